package cli

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"mime/quotedprintable"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/google/go-cmp/cmp"

	"exitclause/internal/report"
)

// savedFiles are the documents that the tests put into archives.
var savedFiles = []string{"larkfin/privacy.html", "larkfin/terms.md", "yunque/privacy.html", "yunque/agreement.txt", "yunque/privacy-hant.html"}

// analyzed analyses sources and returns the report, and the exit code.
func analyzed(t testing.TB, sources ...string) (*report.Report, int) {
	t.Helper()
	var out, errs bytes.Buffer
	env := Env{
		Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errs, Now: time.Now,
		Getenv: func(string) string { return "" },
	}
	code := Main(t.Context(), append([]string{"analyze", "--format", "json"}, sources...), env)
	r := new(report.Report)
	if err := json.Unmarshal(out.Bytes(), r); err != nil {
		t.Fatalf("%v: %s%s", err, out.Bytes(), errs.Bytes())
	}
	return r, code
}

// said is what a finding says, wherever its document was saved.
type said struct {
	Practice, Rule, Quote, Section, Clause string
	Span                                   report.Span
	Values                                 *report.Values
}

// findings returns what was found in the document whose URI has the ending.
func findings(t *testing.T, r *report.Report, ending string) []said {
	t.Helper()
	for _, d := range r.Documents {
		if !strings.HasSuffix(d.Source.URI, ending) {
			continue
		}
		var all []said
		for _, f := range r.Findings {
			if f.Document == d.ID {
				all = append(all, said{string(f.Practice), f.Rule, f.Quote, f.Section.Number, f.Clause, f.Span, f.Values})
			}
		}
		return all
	}
	t.Fatalf("no document %s in %v, failures %v", ending, r.Documents, r.Failures)
	return nil
}

func readSaved(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../../testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestArchivesSayTheSame holds that a document says the same in every archive,
// and at the same place of its own bytes.
func TestArchivesSayTheSame(t *testing.T) {
	packers := map[string]func(*testing.T, map[string][]byte) []byte{
		"zip": packZip, "tar": packTar, "tar.gz": func(t *testing.T, files map[string][]byte) []byte { return packGzip(t, packTar(t, files)) },
		"warc":    func(t *testing.T, files map[string][]byte) []byte { return packWARC(t, files, "identity", false) },
		"warc.gz": func(t *testing.T, files map[string][]byte) []byte { return packWARC(t, files, "gzip", true) },
		"br.warc": func(t *testing.T, files map[string][]byte) []byte { return packWARC(t, files, "br", false) },
		"wacz": func(t *testing.T, files map[string][]byte) []byte {
			return packZip(t, map[string][]byte{
				"datapackage.json": []byte("{}"), "archive/data.warc.gz": packWARC(t, files, "identity", true),
				"pages/pages.jsonl": []byte("{}"), "indexes/index.cdx.gz": packGzip(t, []byte("example,larkfin)/ 2026")),
			})
		},
		"quoted.eml": func(t *testing.T, files map[string][]byte) []byte { return packMail(t, files, "quoted-printable") },
		"base64.eml": func(t *testing.T, files map[string][]byte) []byte { return packMail(t, files, "base64") },
	}
	files, want := map[string][]byte{}, map[string]*report.Report{}
	for _, name := range savedFiles {
		files[name] = readSaved(t, name)
		want[name], _ = analyzed(t, filepath.Join("../../testdata", name))
	}
	for ending, pack := range packers {
		t.Run(ending, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "saved."+ending)
			if err := os.WriteFile(path, pack(t, files), 0o600); err != nil {
				t.Fatal(err)
			}
			r, code := analyzed(t, path)
			if code != ExitDone || len(r.Documents) != len(savedFiles) {
				t.Errorf("code %d, %d documents, failures %v", code, len(r.Documents), r.Failures)
			}
			for _, name := range savedFiles {
				checkSame(t, want[name], r, name)
			}
			checkMember(t, r)
		})
	}
}

// checkSame holds the document called name in r to that in want.
func checkSame(t *testing.T, want, r *report.Report, name string) {
	t.Helper()
	compareFindings(t, findings(t, want, name), findings(t, r, name))
	for _, d := range r.Documents {
		w := want.Documents[0]
		if strings.HasSuffix(d.Source.URI, name) && (d.Source.SHA256 != w.Source.SHA256 || d.Title != w.Title || d.Kind != w.Kind) {
			t.Errorf("%s: %+v, want %+v", name, d, w)
		}
	}
}

func compareFindings(t *testing.T, want, got []said) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// checkMember holds that the URI of a document in an archive names that document.
func checkMember(t *testing.T, r *report.Report) {
	t.Helper()
	if len(r.Documents) == 0 {
		return
	}
	one, code := analyzed(t, r.Documents[0].Source.URI)
	if code != ExitDone || len(one.Documents) != 1 || cmp.Diff(one.Documents[0], r.Documents[0]) != "" {
		t.Errorf("code %d, %+v, want %+v", code, one.Documents, r.Documents[0])
	}
}

func packZip(t *testing.T, files map[string][]byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, data := range files {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func packTar(t *testing.T, files map[string][]byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for name, data := range files {
		if err := w.WriteHeader(&tar.Header{Name: "saved/" + name, Mode: 0o600, Size: int64(len(data))}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func packGzip(t *testing.T, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// packWARC writes a web archive as a crawler does, with what else it met.
func packWARC(t *testing.T, files map[string][]byte, coding string, members bool) []byte {
	t.Helper()
	var b bytes.Buffer
	add := func(fields string, block string) {
		record := fmt.Sprintf("WARC/1.1\r\n%sContent-Length: %d\r\n\r\n%s\r\n\r\n", fields, len(block), block)
		if members {
			b.Write(packGzip(t, []byte(record)))
			return
		}
		b.WriteString(record)
	}
	add("WARC-Type: warcinfo\r\nContent-Type: application/warc-fields\r\n", "software: larkfin\r\n")
	for name, data := range files {
		uri := "https://" + name[:strings.Index(name, "/")] + ".example/" + name
		add("WARC-Type: request\r\nWARC-Target-URI: "+uri+"\r\nContent-Type: application/http;msgtype=request\r\n", "GET / HTTP/1.1\r\n\r\n")
		add("WARC-Type: response\r\nWARC-Date: 2026-01-10T09:00:00Z\r\nWARC-Target-URI: <"+uri+">\r\nContent-Type: application/http;msgtype=response\r\n",
			"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: "+coding+"\r\nTransfer-Encoding: chunked\r\n\r\n"+chunks(encode(t, data, coding)))
	}
	add("WARC-Type: response\r\nWARC-Target-URI: https://larkfin.example/\r\nContent-Type: application/http\r\n",
		"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>Larkfin</title><h1>Boats</h1><p>The boats come in with the evening tide.</p>")
	add("WARC-Type: response\r\nWARC-Target-URI: https://larkfin.example/privacy\r\nContent-Type: application/http\r\n",
		"HTTP/1.1 301 Moved\r\nLocation: /larkfin/privacy.html\r\nContent-Type: text/html\r\n\r\n<p>Moved.")
	return b.Bytes()
}

func encode(t *testing.T, data []byte, coding string) []byte {
	t.Helper()
	switch coding {
	case "gzip":
		return packGzip(t, data)
	case "br":
		var b bytes.Buffer
		w := brotli.NewWriter(&b)
		if _, err := w.Write(data); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	return data
}

func chunks(data []byte) string {
	var b strings.Builder
	for len(data) > 0 {
		n := min(len(data), 1000)
		fmt.Fprintf(&b, "%x\r\n%s\r\n", n, data[:n])
		data = data[n:]
	}
	return b.String() + "0\r\n\r\n"
}

// packMail writes a message with the files attached.
func packMail(t *testing.T, files map[string][]byte, encoding string) []byte {
	t.Helper()
	var b bytes.Buffer
	b.WriteString("From: Larkfin <help@larkfin.example>\r\nMessage-ID: <1@larkfin.example>\r\nSubject: =?utf-8?q?Your_documents?=\r\n" +
		"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b=1\"\r\n\r\n--b=1\r\n\r\nHere they are.\r\n")
	for name, data := range files {
		fmt.Fprintf(&b, "--b=1\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\"%s\"\r\nContent-Transfer-Encoding: %s\r\n\r\n", name, encoding)
		if encoding == "base64" {
			b.WriteString(base64.StdEncoding.EncodeToString(data))
		} else {
			w := quotedprintable.NewWriter(&b)
			w.Binary = true
			if _, err := w.Write(data); err != nil {
				t.Fatal(err)
			}
			w.Close()
		}
		b.WriteString("\r\n")
	}
	b.WriteString("--b=1--\r\n")
	return b.Bytes()
}

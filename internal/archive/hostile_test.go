package archive

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

// zeros is an endless file.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}

// packed writes a ZIP archive with the files, in order of names and contents.
func packed(t testing.TB, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		f, err := w.CreateHeader(&zip.FileHeader{Name: files[i], Method: zip.Store})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(f, files[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// zipped returns what is in a ZIP archive, by name.
func zipped(data []byte) (found map[string]string, failed map[string]error, err error) {
	found, failed = map[string]string{}, map[string]error{}
	for m, err := range Zip(bytes.NewReader(data), int64(len(data))) {
		if m == nil {
			return found, failed, err
		}
		if err == nil {
			var body []byte
			body, err = io.ReadAll(m.Body)
			found[m.Name] = string(body)
		}
		if err != nil {
			failed[m.Name] = err
		}
	}
	return found, failed, nil
}

func TestZip(t *testing.T) {
	data := packed(t, "../a.html", "One.", "dir/", "", "b/c.txt", "Two.")
	found, failed, err := zipped(data)
	if err != nil || len(failed) > 0 || found["a.html"] != "One." || found["b/c.txt"] != "Two." || len(found) != 2 {
		t.Errorf("%v, %v, %v", found, failed, err)
	}
	_, _, err = zipped(data[:len(data)-30])
	checkError(t, "without its end", err, ErrTruncated)
	_, _, err = zipped([]byte("PK\x05\x06nothing"))
	checkError(t, "not one", err, ErrDamaged)
	damaged := bytes.Replace(data, []byte("Two."), []byte("two!"), 1)
	found, failed, err = zipped(damaged)
	checkError(t, "bad sum", failed["b/c.txt"], ErrDamaged)
	if err != nil || found["a.html"] != "One." {
		t.Errorf("%v, %v", found, err)
	}
}

func TestZipThatCannotBeRead(t *testing.T) {
	data := packed(t, "a.html", "One.", "b.html", "Two.")
	directory := bytes.Index(data, []byte("PK\x01\x02"))
	encrypted := bytes.Clone(data)
	encrypted[directory+8] |= 1
	found, failed, err := zipped(encrypted)
	checkError(t, "encrypted", failed["a.html"], ErrEncrypted)
	if err != nil || found["b.html"] != "Two." {
		t.Errorf("%v, %v", found, err)
	}
	unknown := bytes.Clone(data)
	binary.LittleEndian.PutUint16(unknown[directory+10:], 14) // LZMA
	_, failed, _ = zipped(unknown)
	checkError(t, "LZMA", failed["a.html"], ErrMethod)
}

func TestZipNamesOfWindows(t *testing.T) {
	data := packed(t, "\xd2\xfe\xcb\xbd.html", "One.")
	if found, _, err := zipped(data); found["隐私.html"] != "One." {
		t.Errorf("%v, %v", found, err)
	}
}

func TestZipBomb(t *testing.T) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	f, err := w.Create("bomb.html")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.CopyN(f, zeros{}, 40<<20); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for m, err := range Zip(bytes.NewReader(b.Bytes()), int64(b.Len())) {
		if err != nil {
			t.Fatal(err)
		}
		n, err := readBounded(m.Body, 1<<30)
		checkError(t, "bomb", err, ErrBomb)
		if n > 2*maxRatio*int64(b.Len()) {
			t.Errorf("%d bytes were read of %d", n, b.Len())
		}
	}
}

// TestZipDirectoryBomb has a list of files that is longer than anyone's.
func TestZipDirectoryBomb(t *testing.T) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := range maxMembers + 1 {
		if _, err := w.CreateRaw(&zip.FileHeader{Name: fmt.Sprint(i)}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	_, _, err := zipped(b.Bytes())
	checkError(t, "many files", err, ErrTooMany)
}

func TestTar(t *testing.T) {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, h := range []tar.Header{
		{Name: "/dir/", Typeflag: tar.TypeDir},
		{Name: "../a.html", Size: 4},
		{Name: "link", Typeflag: tar.TypeSymlink, Linkname: "/etc/passwd"},
		{Name: strings.Repeat("long/", 50) + "b.html", Size: 4, Format: tar.FormatPAX},
	} {
		if err := w.WriteHeader(&h); err != nil {
			t.Fatal(err)
		}
		if h.Size > 0 {
			if _, err := io.WriteString(w, "One."); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if !IsTar(b.Bytes()) || IsTar(make([]byte, 1024)) || IsTar(bytes.Repeat([]byte("a"), 1024)) {
		t.Error("not told from other files")
	}
	if got, want := streamed(Tar(&b)), "file a.html\n  body: \"One.\"\nfile "+strings.Repeat("long/", 50)+"b.html\n  body: \"One.\"\n"; got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	for m, err := range Tar(bytes.NewReader([]byte("no tar at all, but long enough to be looked at" + strings.Repeat(" ", 600)))) {
		if m != nil {
			t.Error(m.Name)
		}
		checkError(t, "no tar", err, ErrDamaged)
	}
}

func TestGzipBomb(t *testing.T) {
	r, w := io.Pipe()
	go func() {
		z := gzip.NewWriter(w)
		_, err := io.CopyN(z, zeros{}, 1<<40)
		_ = w.CloseWithError(err)
	}()
	defer r.Close()
	m, err := Decompress(r)
	if err != nil {
		t.Fatal(err)
	}
	n, err := readBounded(m.Body, 1<<40)
	checkError(t, "bomb", err, ErrBomb)
	if n > 2*ratioAfter {
		t.Errorf("%d bytes were read", n)
	}
}

// TestMailBomb has messages whose parts lie in each other without end, and one
// of countless parts.
func TestMailBomb(t *testing.T) {
	var nested strings.Builder
	for i := range 10_000 {
		fmt.Fprintf(&nested, "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i)
	}
	_, err := Mail([]byte(nested.String()))
	checkError(t, "nested parts", err, ErrBomb)
	_, err = Mail([]byte(strings.Repeat("Content-Type: message/rfc822\n\n", 10_000)))
	checkError(t, "nested messages", err, ErrBomb)
	_, err = Mail([]byte("Content-Type: multipart/mixed; boundary=b\n\n" + strings.Repeat("--b\n\n", 10_000)))
	checkError(t, "many parts", err, ErrTooMany)
	start := time.Now()
	for _, data := range []string{
		"A: b\n\n" + strings.Repeat("=", 1<<20), "Content-Transfer-Encoding: quoted-printable\n\n" + strings.Repeat("= ", 1<<19),
		"Content-Transfer-Encoding: quoted-printable\n\n=" + strings.Repeat(" ", 1<<20),
		"Subject: " + strings.Repeat("=?utf-8?q?", 1<<15) + "\n\n", "Content-Type: multipart/mixed; boundary=" + strings.Repeat("-", 60) + "\n\n" + strings.Repeat("-", 1<<20),
	} {
		if _, err := Mail([]byte(data)); err != nil && !known(err) {
			t.Error(err)
		}
	}
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("%v for a few megabytes", took)
	}
}

// TestDamagedWARC changes bytes of an archive at random: the records that were
// not touched are still read, and all that were are told of.
func TestDamagedWARC(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, compressed := range []bool{false, true} {
		for range 30 {
			const records = 20
			hit := random.IntN(records)
			data := warcOf(t, records, hit, compressed, random)
			read := map[string]bool{}
			var damage error
			for m, err := range WARC(bytes.NewReader(data)) {
				if m == nil {
					damage = err
					continue
				}
				body, failed := io.ReadAll(m.Body)
				if failed == nil && strings.HasPrefix(string(body), "<p>"+m.URL+" ") {
					read[m.URL] = true
				}
			}
			for i := range records {
				// A wrong length may take along the record that follows.
				if address := fmt.Sprintf("https://larkfin.example/%d", i); !read[address] && i != hit && i != hit+1 {
					t.Fatalf("%d is lost with %d, compressed %v", i, hit, compressed)
				}
			}
			if len(read) < records-1 && damage == nil {
				t.Fatalf("%d records are left, and nothing is said", len(read))
			}
		}
	}
}

// warcOf returns a web archive with so many records, a byte of one of which is
// wrong.
func warcOf(t *testing.T, records, hit int, compressed bool, random *rand.Rand) []byte {
	t.Helper()
	var b bytes.Buffer
	for i := range records {
		address := fmt.Sprintf("https://larkfin.example/%d", i)
		block := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>" + address + " "
		noise := make([]byte, 1200) // so that it cannot be packed into nothing
		for i := range noise {
			noise[i] = byte(random.Uint32())
		}
		block += fmt.Sprintf("%x", noise)
		record := fmt.Appendf(nil, "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", address, len(block), block)
		if compressed {
			record = gzipped(t, record)
		}
		if i == hit {
			record[random.IntN(len(record))] ^= byte(1 + random.IntN(255))
		}
		b.Write(record)
	}
	return b.Bytes()
}

func gzipped(t testing.TB, data []byte) []byte {
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

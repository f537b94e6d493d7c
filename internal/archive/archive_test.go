package archive

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"exitclause/internal/golden"
)

// TestListings reads testdata: a listing of what is in a file stands beside it,
// with the ending .want.
func TestListings(t *testing.T) {
	readers := map[string]func([]byte) string{
		"mail": func(data []byte) string {
			members, err := Mail(data)
			return listing(slices.All(members), err)
		},
		"warc": func(data []byte) string { return streamed(WARC(bytes.NewReader(data))) },
	}
	for kind, read := range readers {
		for _, name := range golden.Cases(t, filepath.Join("testdata", kind, "*")) {
			data := golden.Read(t, name)
			golden.Check(t, name+".want", read(data))
			// As mail is sent, and as a checkout or an editor leaves it.
			if other := bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n")); kind == "mail" && !bytes.Contains(data, []byte("\r")) {
				if got, want := strings.ReplaceAll(read(other), `\r`, ""), read(data); got != want {
					t.Errorf("%s with carriage returns:\n%s\nwant:\n%s", name, got, want)
				}
			}
		}
	}
}

func streamed(members iter.Seq2[*Member, error]) string {
	var b strings.Builder
	for m, err := range members {
		if m == nil {
			fmt.Fprintf(&b, "error: %v\n", err)
			continue
		}
		describe(&b, m, err)
	}
	return b.String()
}

func listing(members iter.Seq2[int, *Member], err error) string {
	var b strings.Builder
	for _, m := range members {
		describe(&b, m, nil)
	}
	if err != nil {
		fmt.Fprintf(&b, "error: %v\n", err)
	}
	return b.String()
}

// describe writes what is known of m, and its body.
func describe(b *strings.Builder, m *Member, err error) {
	roles := map[Role]string{File: "file", Main: "main", Frame: "frame", Attachment: "attachment", Record: "record", Unchanged: "unchanged"}
	fmt.Fprintf(b, "%s %s\n", roles[m.Role], m.Name)
	for _, field := range [][2]string{{"url", m.URL}, {"type", m.MediaType}, {"charset", m.Charset}, {"title", m.Title}, {"digest", m.Digest}} {
		if field[1] != "" {
			fmt.Fprintf(b, "  %s: %s\n", field[0], field[1])
		}
	}
	if !m.Time.IsZero() {
		fmt.Fprintf(b, "  time: %s\n", m.Time.Format(time.RFC3339))
	}
	if err != nil {
		fmt.Fprintf(b, "  error: %v\n", err)
	}
	if m.Body != nil {
		data, err := io.ReadAll(m.Body)
		fmt.Fprintf(b, "  body: %q\n", data)
		if err != nil {
			fmt.Fprintf(b, "  error: %v\n", err)
		}
	}
}

func TestNamesAreOnlyNames(t *testing.T) {
	for name, want := range map[string]string{
		"../../etc/passwd": "etc/passwd", "/etc/passwd": "etc/passwd", `..\..\a\b`: "a/b", "a/./b//c": "a/b/c",
		"a\x1b[31m\r\nb": "a[31mb", "\u202egnp.exe": "gnp.exe", "..": "", "隐私/政策.html": "隐私/政策.html", "a\xffb": "ab",
		strings.Repeat("é", maxName): strings.Repeat("é", maxName/2),
	} {
		if got := clean(name); got != want {
			t.Errorf("clean(%q) = %q, want %q", name, got, want)
		}
	}
}

// readBounded reads r, at most limit bytes and one more.
func readBounded(r io.Reader, limit int64) (int64, error) {
	n, err := io.Copy(io.Discard, io.LimitReader(r, limit+1))
	return n, err
}

// checkError holds that err is of the kind want.
func checkError(t *testing.T, what string, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Errorf("%s: %v, want %v", what, err, want)
	}
}

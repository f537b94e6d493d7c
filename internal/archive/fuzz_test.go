package archive

import (
	"bytes"
	"io"
	"iter"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"exitclause/internal/golden"
)

// consume reads all members, and holds that what they say is fit to show and
// that every error is of a known kind.
func consume(t *testing.T, members iter.Seq2[*Member, error]) {
	t.Helper()
	total := int64(0)
	for m, err := range members {
		if err != nil && !known(err) {
			t.Fatalf("error %v", err)
		}
		if m == nil {
			continue
		}
		for _, s := range []string{m.Name, m.URL, m.Title, m.MediaType, m.Digest} {
			if !utf8.ValidString(s) || strings.ContainsFunc(s, unicode.IsControl) || len(s) > maxName {
				t.Fatalf("%q is not fit to show", s)
			}
		}
		if slices.Contains(strings.Split(m.Name, "/"), "..") && m.URL == "" && m.Role == File {
			t.Fatalf("%q leads up", m.Name)
		}
		if m.Body == nil {
			continue
		}
		n, err := readBounded(m.Body, 8<<20)
		if err != nil && !known(err) {
			t.Fatalf("%s: error %v", m.Name, err)
		}
		if total += n; total > 64<<20 {
			return
		}
	}
}

func seeds(f *testing.F, pattern string) {
	f.Helper()
	for _, name := range golden.Cases(f, pattern) {
		data := golden.Read(f, name)
		f.Add(data)
	}
}

func FuzzWARC(f *testing.F) {
	seeds(f, "testdata/warc/*")
	f.Fuzz(func(t *testing.T, data []byte) { consume(t, WARC(bytes.NewReader(data))) })
}

func FuzzMail(f *testing.F) {
	seeds(f, "testdata/mail/*")
	f.Fuzz(func(t *testing.T, data []byte) {
		members, err := Mail(data)
		if err != nil && !known(err) {
			t.Fatalf("error %v", err)
		}
		consume(t, func(yield func(*Member, error) bool) {
			for _, m := range members {
				if !yield(m, nil) {
					return
				}
			}
		})
	})
}

func FuzzZip(f *testing.F) {
	f.Add(packed(f, "a.html", "One.", "b/c.txt", strings.Repeat("Two. ", 100)))
	f.Add(packed(f))
	f.Fuzz(func(t *testing.T, data []byte) {
		_, _ = ZipNames(bytes.NewReader(data), int64(len(data))) // fails as Zip does
		consume(t, Zip(bytes.NewReader(data), int64(len(data))))
	})
}

func FuzzTar(f *testing.F) {
	f.Add(make([]byte, 2048))
	f.Add([]byte("a.html" + strings.Repeat("\x00", 94) + "0000644\x000000000\x000000000\x0000000000004\x0014000000000\x00005725\x00 0" + strings.Repeat("\x00", 355) + "One."))
	f.Fuzz(func(t *testing.T, data []byte) {
		IsTar(data)
		consume(t, Tar(bytes.NewReader(data)))
	})
}

func FuzzDecompress(f *testing.F) {
	f.Add(gzipped(f, []byte("One.")))
	f.Add(zstded(f, []byte("One."), nil))
	f.Add([]byte("BZh91AY&SY\x8b\x1c\x94\xf0\x00\x00\x02\x97\x80\x40\x00\x00\x10\x00\x10\x44\x90\x20\x00\x31\x0c\x01\x00\x34"))
	f.Fuzz(func(t *testing.T, data []byte) {
		consume(t, func(yield func(*Member, error) bool) {
			yield(Decompress(bytes.NewReader(data)))
		})
		for _, coding := range []string{"gzip", "deflate", "br", "br, gzip", "zstd"} {
			r, err := decoded(bytes.NewReader(data), coding)
			if err == nil {
				_, err = io.Copy(io.Discard, io.LimitReader(r, 1<<20))
			}
			if err != nil && !known(err) {
				t.Fatalf("%s: error %v", coding, err)
			}
		}
	})
}

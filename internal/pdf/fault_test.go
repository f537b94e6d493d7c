package pdf

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"exitclause/internal/golden"
)

// page is a file of one page with the given instructions and further objects.
func page(content, resources, objects string) []byte {
	return fmt.Appendf(nil, `%%PDF-1.4
1 0 obj <</Type/Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type/Pages /Kids[3 0 R] /Count 1>> endobj
3 0 obj <</Type/Page /Parent 2 0 R /MediaBox[0 0 600 800] /Contents 4 0 R /Resources<<%s>>>> endobj
4 0 obj <</Length %d>> stream
%s
endstream endobj
%s
trailer <</Root 1 0 R>>
`, resources, len(content), content, objects)
}

const (
	plainFont = "/Font<</F<</Type/Font /Subtype/Type1 /BaseFont/Helvetica>>>>"
	// mute is a font that says nothing of what its codes mean.
	mute   = "/Font<</F<</Type/Font /Subtype/Type0 /Encoding/Identity-H /DescendantFonts[<</Subtype/CIDFontType2>>]>>>>"
	image  = "9 0 obj <</Subtype/Image /Width 1 /Height 1 /Length 1>> stream\nx\nendstream endobj"
	phrase = "BT /F 10 Tf 50 700 Td (We delete your data when you close the account.) Tj ET"
)

// turned is English after every letter was turned into another, as by a font
// whose map was made to mislead.
func turned() string {
	text := strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' {
			return 'a' + (r-'a'+7)%26
		}
		return r
	}, "We delete your data when you close the account.")
	return strings.Repeat("("+text+") '\n", 20)
}

func TestFaults(t *testing.T) {
	late, cancel := context.WithCancel(context.Background())
	cancel()
	many := string(page("", "", ""))
	many = strings.Replace(many, "[3 0 R]", "["+strings.Repeat("[3 0 R] 3 0 R <</Type/Page>> ", 100)+"]", 1)
	for name, c := range map[string]struct {
		data []byte
		opts Options
		want Fault
		says string
	}{
		"nothing":      {nil, Options{}, Damaged, "damaged"},
		"no PDF":       {[]byte("%PDF-1.4\nbut no more"), Options{}, Damaged, "print it to a new PDF"},
		"half a file":  {page(phrase, plainFont, "")[:120], Options{}, Damaged, "damaged"},
		"scanned":      {page("/I Do", "/XObject<</I 9 0 R>>", image), Options{}, Scanned, "OCR"},
		"stamped scan": {page(phrase[:40]+") Tj ET", plainFont, image), Options{}, Scanned, "one scanned page"},
		"blank":        {page("", "", ""), Options{Pdftotext: "/nonexistent/pdftotext"}, Scanned, "without any text"},
		"mute font":    {page(phrase, mute, ""), Options{}, Garbled, "install poppler"},
		"turned text":  {page("BT /F 10 Tf 12 TL 50 700 Td "+turned()+" ET", plainFont, ""), Options{}, Garbled, "install poppler"},
		"many pages":   {[]byte(many), Options{MaxPages: 50}, Limit, "50 pages"},
		"much text":    {page(strings.Repeat(phrase+"\n", 100), plainFont, ""), Options{MaxText: 2000}, Limit, "more text"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Extract(context.Background(), c.data, c.opts)
			var fault *Error
			if !errors.As(err, &fault) || fault.Fault != c.want || !strings.Contains(err.Error(), c.says) {
				t.Errorf("%v, want %s with %q", err, c.want, c.says)
			}
		})
	}
	if _, err := Extract(late, page(phrase, plainFont, ""), Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want that it was called off", err)
	}
}

// TestEncrypted has qpdf ask for a password, which nobody can give, and for none.
func TestEncrypted(t *testing.T) {
	qpdf, err := exec.LookPath("qpdf")
	if err != nil {
		t.Skip("qpdf is not installed, which is to encrypt the file")
	}
	for password, want := range map[string]string{"secret": "asks for a password", "": ""} {
		in, out := filepath.Join(t.TempDir(), "in.pdf"), filepath.Join(t.TempDir(), "out.pdf")
		if err := os.WriteFile(in, page(phrase, plainFont, ""), 0o600); err != nil {
			t.Fatal(err)
		}
		_ = exec.Command(qpdf, "--encrypt", password, "owner", "256", "--extract=n", "--", in, out).Run() // it warns of the missing table
		for _, opts := range []Options{{}, installed(t)} {
			text, err := Extract(context.Background(), golden.Read(t, out), opts)
			switch {
			case want != "" && (err == nil || !strings.Contains(err.Error(), want)):
				t.Errorf("%v, want that it %s", err, want)
			case want == "" && (err != nil || !strings.Contains(text.HTML, "We delete your data")):
				t.Errorf("%v: %s", err, text.HTML)
			}
		}
	}
}

// TestHostile reads files that mean harm. Each ends, and soon.
func TestHostile(t *testing.T) {
	var bomb bytes.Buffer
	w := zlib.NewWriter(&bomb)
	for range 30 << 10 {
		_, _ = w.Write([]byte(strings.Repeat("BT ET q ", 128)))
	}
	w.Close()
	var nested strings.Builder
	for i := 20; i < 60; i++ { // each form draws the next twice
		fmt.Fprintf(&nested, "%d 0 obj <</Subtype/Form /Resources<</XObject<</N %d 0 R>>>> /Length 13>> stream\n/N Do /N Do  \nendstream endobj\n", i, i+1)
	}
	long := strings.Repeat("/F 10 Tf (x) Tj 1e9 1e9 Td ", 1<<15)
	for name, data := range map[string][]byte{
		"loop of pages":  []byte("1 0 obj <</Type/Catalog /Pages 2 0 R>> endobj 2 0 obj <</Type/Pages /Kids[2 0 R 3 0 R 2 0 R] /Parent 3 0 R>> endobj 3 0 obj <</Type/Pages /Kids[2 0 R]>> endobj trailer <</Root 1 0 R>>"),
		"forms in forms": page("/N Do", "/XObject<</N 20 0 R>>", nested.String()),
		"bomb":           page("", "", fmt.Sprintf("4 0 obj <</Filter/FlateDecode /Length %d>> stream\n%s\nendstream endobj", bomb.Len(), bomb.String())),
		"far away":       page("BT "+long+" ET", plainFont, ""),
		"open states":    page(strings.Repeat("q BMC BDC ", 1<<17), plainFont, ""),
		"no size":        page("BT /F 0 Tf (nothing) Tj /F 1e300 Tf (much) Tj 0 0 0 0 0 0 Tm (flat) Tj ET", plainFont, ""),
		"picture":        page("BI ID "+strings.Repeat("EI", 1<<16)+phrase, plainFont, ""),
		"wide":           page(strings.Repeat("BT /F 10 Tf 50 700 Td (a) Tj ET ", 1<<14), plainFont, ""),
		"bullets":        page(strings.Repeat("0 0 5 5 re f ", 1<<16)+phrase, plainFont, ""),
		"dense":          page(strings.Repeat("BT /F 10 Tf 50 700 Td (a) Tj 9 0 Td (b) Tj ET ", 1<<13), plainFont, ""),
		"crowded":        page(strings.Repeat("BT /F 1 Tf 50 700 Td (a b c d e f) Tj ET ", 1<<14), plainFont, ""),
		"white":          page("1 g "+strings.Repeat("0 0 500 500 re f BT /F 10 Tf 50 700 Td (a) Tj ET ", 1<<14), plainFont, ""),
		"grid":           page(gridOf(300, 60), plainFont, ""),
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			_, err := Extract(context.Background(), data, Options{Timeout: 20 * time.Second})
			var fault *Error
			if err != nil && !errors.As(err, &fault) {
				t.Error(err)
			}
			if took := time.Since(start); took > 30*time.Second { // the limit, and what another test takes of the machine
				t.Errorf("took %v: %v", took, err)
			}
		})
	}
}

// gridOf returns a page full of cells.
func gridOf(rows, columns int) string {
	var b strings.Builder
	b.WriteString("BT /F 1.5 Tf ")
	for i := range rows {
		for j := range columns {
			fmt.Fprintf(&b, "1 0 0 1 %d %g Tm (x) Tj ", 10*j, 790-2.5*float64(i))
		}
	}
	return b.String() + "ET"
}

// installed returns the options with poppler, as far as it is installed.
func installed(t testing.TB) Options {
	t.Helper()
	var opts Options
	opts.Pdftotext, _ = exec.LookPath("pdftotext")
	opts.Pdftohtml, _ = exec.LookPath("pdftohtml")
	return opts
}

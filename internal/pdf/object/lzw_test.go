package object

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// packLZW packs data as the PDF standard has it: codes of 9 to 12 bits, the first
// of which clears the table, as one does when it is full. Early lets the codes
// grow one code before they have to.
func packLZW(data []byte, early bool) []byte {
	const reset, end = 256, 257
	var out bytes.Buffer
	var bits, held uint
	width, next := uint(9), end+1
	codes := map[string]int{}
	write := func(code int) {
		bits, held = bits<<width|uint(code), held+width
		for ; held >= 8; held -= 8 {
			out.WriteByte(byte(bits >> (held - 8)))
		}
	}
	start := func() {
		write(reset)
		width, next = 9, end+1
		clear(codes)
	}
	code := func(s string) int {
		if len(s) == 1 {
			return int(s[0])
		}
		return codes[s]
	}
	start()
	run := ""
	for _, b := range data {
		longer := run + string([]byte{b})
		if _, known := codes[longer]; known || len(longer) == 1 {
			run = longer
			continue
		}
		write(code(run))
		codes[longer], next = next, next+1
		grown := next - 1 // what the reader of it has in its table by the next code
		if early {
			grown++
		}
		switch {
		case next == 4095:
			start()
		case grown >= 1<<width && width < 12:
			width++
		}
		run = string([]byte{b})
	}
	if run != "" {
		write(code(run))
		next++
		if early && next >= 1<<width && width < 12 || !early && next > 1<<width && width < 12 {
			width++
		}
	}
	write(end)
	out.WriteByte(byte(bits << (8 - held)))
	return out.Bytes()
}

// prose is a content long enough for codes of every width.
func prose(lines int) []byte {
	var b bytes.Buffer
	for i := range lines {
		fmt.Fprintf(&b, "BT 50 %d Td (Clause %d: we keep your records for %x years.) Tj ET\n", i%800, i, i*i*7919)
	}
	return b.Bytes()
}

// lzwFile returns a file whose only content is packed so.
func lzwFile(content []byte, early bool) string {
	packed := packLZW(content, early)
	parms := ""
	if !early {
		parms = "/DecodeParms<</EarlyChange 0>>"
	}
	return fmt.Sprintf("%%PDF-1.4\n1 0 obj <</Type/Catalog /Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages /Kids[3 0 R] /Count 1>> endobj\n"+
		"3 0 obj <</Type/Page /Parent 2 0 R /Contents 4 0 R>> endobj\n4 0 obj <</Filter/LZWDecode %s /Length %d>> stream\n%s\nendstream endobj\n"+
		"trailer <</Root 1 0 R>>\n", parms, len(packed), packed)
}

func TestLZW(t *testing.T) {
	for _, lines := range []int{0, 1, 10, 100, 3000} {
		content := prose(lines)
		for _, early := range []bool{true, false} {
			f := open(t, lzwFile(content, early))
			s, _ := f.Get(Ref{Number: 4}).(*Stream)
			if s == nil {
				t.Fatal("no stream")
			}
			got, err := f.Data(s)
			if err != nil || !bytes.Equal(got, content) {
				t.Errorf("%d lines, early %v: %d bytes of %d, %v", lines, early, len(got), len(content), err)
			}
		}
	}
	// The example of the standard.
	const packed, want = "\x80\x0B\x60\x50\x22\x0C\x0C\x85\x01", "-----A---B"
	if got, err := unLZW([]byte(packed), true); err != nil || string(got) != want {
		t.Errorf("%q, %v, want %q", got, err, want)
	}
}

// TestQpdfReadsLZW holds the packer of these tests, and so the unpacking, to what
// another program makes of it.
func TestQpdfReadsLZW(t *testing.T) {
	qpdf, err := exec.LookPath("qpdf")
	if err != nil {
		t.Skip("qpdf is not installed, which is to unpack the file")
	}
	content := prose(500)
	for _, early := range []bool{true, false} {
		in, out := filepath.Join(t.TempDir(), "in.pdf"), filepath.Join(t.TempDir(), "out.pdf")
		if err := os.WriteFile(in, []byte(lzwFile(content, early)), 0o600); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(qpdf, "--no-warn", "--qdf", "--decode-level=generalized", in, out)
		if text, err := cmd.CombinedOutput(); err != nil && cmd.ProcessState.ExitCode() != 3 {
			t.Fatalf("%v: %s", err, text)
		}
		data, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Contains(data, bytes.TrimSpace(content)) {
			t.Errorf("early %v: qpdf reads something else", early)
		}
	}
}

func TestDamagedLZW(t *testing.T) {
	cut, err := unLZW(packLZW(prose(50), true)[:900], true)
	if err != nil || len(cut) < 500 || !strings.HasPrefix(string(prose(50)), string(cut)) {
		t.Errorf("%d bytes before the cut, %v", len(cut), err)
	}
}

package object

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// simple is a file as a person would write it: no table of places, because none
// is used.
const simple = `%PDF-1.4
1 0 obj <</Type/Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type/Pages /Kids[3 0 R] /Count 1>> endobj
3 0 obj <</Type/Page /Parent 2 0 R /Contents 4 0 R>> endobj
4 0 obj <</Length 5 0 R>> stream
BT (Hello\040\(you\)) Tj <48 69> Tj ET
endstream endobj
5 0 obj 39 endobj
6 0 obj (first) endobj
6 0 obj (second) endobj
trailer <</Root 1 0 R /Info <</Title(A \
title)>> >>
`

func open(t *testing.T, data string) *File {
	t.Helper()
	f, err := Open([]byte(data))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestOpen(t *testing.T) {
	f := open(t, simple)
	if got := f.Name(f.Dict(f.Trailer["Root"])["Type"]); got != "Catalog" {
		t.Errorf("the root is a %q", got)
	}
	if got := f.String(f.Dict(f.Trailer["Info"])["Title"]); got != "A title" {
		t.Errorf("title %q", got)
	}
	if got := f.String(Ref{Number: 6}); got != "second" {
		t.Errorf("of two objects the first is in force: %q", got)
	}
	s, is := f.Get(f.Dict(Ref{Number: 3})["Contents"]).(*Stream)
	if !is {
		t.Fatal("no contents")
	}
	data, err := f.Data(s)
	if err != nil || !strings.Contains(string(data), "Tj ET") {
		t.Fatalf("%q, %v", data, err)
	}
	var read []string
	for l := NewLexer(data); l.More(); {
		read = append(read, fmt.Sprintf("%T %v", l.Object(), ""))
	}
	if want := "object.Operator |object.String |object.Operator |object.String |object.Operator |object.Operator "; strings.Join(read, "|") != want {
		t.Errorf("%q", read)
	}
}

func TestLexer(t *testing.T) {
	for text, want := range map[string]string{
		"/A#42C": "object.Name ABC", "(a(b)c)": "object.String a(b)c", `(\101\n\)x)`: "object.String A\n)x", "<4 1 4>": "object.String A@",
		"-.5": "float64 -0.5", "+7": "int64 7", "--3": "float64 -3", "4.": "float64 4", "12 0 R": "object.Ref {12 0}", "12 0 Rx": "int64 12", "true": "bool true",
		"[1 [2 3] <</K(v)>>]": "object.Array [1 [2 3] map[K:v]]", "<</A 1/B[2]/C>>": "object.Dict map[A:1 B:[2]]", "null": "<nil> <nil>", "% x\n9": "int64 9",
		"(never ends": "object.String never ends", "<</A": "object.Dict map[A:<nil>]", "[1 2": "object.Array [1 2]", "BT": "object.Operator BT", ")": "object.Operator )",
		"1e400": "object.Operator 1e400", "99999999999999999999": "float64 1e+20",
	} {
		o := NewLexer([]byte(text)).Object()
		if got := fmt.Sprintf("%T %v", o, o); got != want {
			t.Errorf("%s is read as %q, want %q", text, got, want)
		}
	}
}

// packed returns a file whose objects are in a stream, after zlib.
func packed(objects string, index string) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	_, _ = w.Write([]byte(index + objects))
	w.Close()
	return fmt.Sprintf("%%PDF-1.5\n9 0 obj <</Type/ObjStm /N 2 /First %d /Filter/FlateDecode /Length %d>> stream\n%s\nendstream endobj\n", len(index), b.Len(), b.String())
}

func TestObjectStream(t *testing.T) {
	f := open(t, packed("(one)(two)", "1 0 2 5 ")+"2 0 obj (later) endobj")
	if a, b := f.String(Ref{Number: 1}), f.String(Ref{Number: 2}); a != "one" || b != "later" {
		t.Errorf("%q and %q", a, b)
	}
}

func TestPrediction(t *testing.T) {
	f := &File{}
	// Two rows of three: each by what is left, above, both and by Paeth's way.
	for kind, rows := range map[byte]string{0: "abcdef", 1: "a\x01\x01d\x01\x01", 2: "abc\x03\x03\x03"} {
		data := []byte(string(kind) + rows[:3] + string(kind) + rows[3:])
		if got := string(f.predicted(data, Dict{"Predictor": int64(15), "Columns": int64(3)})); got != "abcdef" {
			t.Errorf("kind %d gives %q", kind, got)
		}
	}
}

// TestQpdfEncrypts opens what qpdf encrypts, in every way it can.
func TestQpdfEncrypts(t *testing.T) {
	qpdf, err := exec.LookPath("qpdf")
	if err != nil {
		t.Skip("qpdf is not installed, which is to encrypt the file")
	}
	plain := filepath.Join(t.TempDir(), "plain.pdf")
	if err := os.WriteFile(plain, []byte(simple), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, way := range map[string][]string{
		"RC4 40": {"40"}, "RC4 128": {"128", "--use-aes=n"}, "AES 128": {"128", "--use-aes=y"}, "open metadata": {"128", "--use-aes=y", "--cleartext-metadata"},
		"AES 256": {"256"}, "AES 256 early": {"256", "--force-R5"},
	} {
		for _, password := range []string{"", "secret"} {
			out := filepath.Join(t.TempDir(), "out.pdf")
			args := append([]string{"--allow-weak-crypto", "--no-warn", "--encrypt", password, "owner"}, way...)
			cmd := exec.Command(qpdf, append(args, "--", plain, out)...)
			if text, err := cmd.CombinedOutput(); err != nil && cmd.ProcessState.ExitCode() != 3 { // 3: it mended the file
				t.Fatalf("%v: %s", err, text)
			}
			data, err := os.ReadFile(out)
			if err != nil {
				t.Fatal(err)
			}
			f, err := Open(data)
			if password != "" {
				if !errors.Is(err, ErrEncrypted) {
					t.Errorf("%s with a password: %v", name, err)
				}
				continue
			}
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			checkDecrypted(t, name, f)
		}
	}
}

func checkDecrypted(t *testing.T, name string, f *File) {
	t.Helper()
	if got := f.String(f.Dict(f.Trailer["Info"])["Title"]); got != "A title" {
		t.Errorf("%s: title %q", name, got)
	}
	found := false
	f.Each(func(_ Ref, o Object) {
		if s, is := o.(*Stream); is {
			data, err := f.Data(s)
			found = found || err == nil && strings.Contains(string(data), `Hello`)
		}
	})
	if !found {
		t.Errorf("%s: no stream can be read", name)
	}
}

// TestHostile opens files that mean harm. Each ends, and soon.
func TestHostile(t *testing.T) {
	var bomb bytes.Buffer
	w := zlib.NewWriter(&bomb)
	for range 100 << 10 {
		_, _ = w.Write(make([]byte, 1<<10))
	}
	w.Close()
	for name, data := range map[string]string{
		"deep arrays":       "1 0 obj " + strings.Repeat("[", 1<<20) + " endobj",
		"deep dictionaries": "1 0 obj " + strings.Repeat("<</A", 1<<20) + " endobj",
		"deep mixture":      "1 0 obj " + strings.Repeat("[<</A", 1<<20),
		"long array":        "1 0 obj [" + strings.Repeat("0 ", 32<<20) + "] endobj",
		"chain of itself":   "1 0 obj 1 0 R endobj 2 0 obj 3 0 R endobj 3 0 obj 2 0 R endobj",
		"many obj":          strings.Repeat("obj ", 1<<20),
		"many streams":      strings.Repeat("1 0 obj <<>> stream ", 1<<16),
		"length beyond":     "1 0 obj <</Length 99999999999>> stream x",
		"negative length":   "1 0 obj <</Length -5>> stream x endstream",
		"many objects said": "1 0 obj <</Type/ObjStm /N 2000000000 /First 4 /Length 8>> stream\n7 0 (x) \nendstream",
		"first beyond":      "1 0 obj <</Type/ObjStm /N 1 /First 400 /Length 8>> stream\n7 0 (x) \nendstream",
		"stream in itself":  "1 0 obj <</Type/ObjStm /N 1 /First 4 /Length 8>> stream\n1 0 (x) \nendstream",
		"bad key":           "1 0 obj <<>> endobj trailer <</Encrypt <</Filter/Standard /V 5 /R 6 /U(x) /UE(y)>> >>",
		"no key":            "1 0 obj <<>> endobj trailer <</Encrypt <</Filter/Other>> >>",
		"short key":         "1 0 obj <<>> endobj trailer <</Encrypt <</Filter/Standard /V 2 /R 3 /Length -80 /U(x) /O(y) /P -1>> >>",
		"bomb":              fmt.Sprintf("1 0 obj <</Filter/FlateDecode /Length %d /Type/ObjStm /N 1 /First 10>> stream\n%s\nendstream endobj", bomb.Len(), bomb.String()),
		"filters of itself": "1 0 obj <</Filter 2 0 R /Length 1>> stream\nx\nendstream endobj 2 0 obj [2 0 R 2 0 R]endobj",
	} {
		t.Run(name, func(_ *testing.T) {
			f, err := Open([]byte(data))
			if err != nil {
				return
			}
			f.Each(func(ref Ref, o Object) {
				f.Get(ref)
				if s, is := o.(*Stream); is {
					_, _ = f.Data(s)
				}
			})
		})
	}
}

func FuzzOpen(f *testing.F) {
	f.Add([]byte(simple))
	f.Add([]byte(packed("(one)(two)", "1 0 2 5 ")))
	f.Add([]byte("1 0 obj <</Filter[/A85/AHx] /DecodeParms[null <</Predictor 12/Columns 2>>] /Length 3>> stream\n<~x\nendstream trailer<</Encrypt 1 0 R/ID[(a)]>>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := Open(data)
		if err != nil {
			return
		}
		file.Each(func(ref Ref, o Object) {
			file.Numbers(ref)
			if s, is := o.(*Stream); is {
				unpacked, err := file.Data(s)
				if err == nil && len(unpacked) > 4*len(data)+maxStream {
					t.Errorf("%d bytes became %d", len(data), len(unpacked))
				}
			}
		})
	})
}

package office

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"unicode/utf16"
)

// checkFault checks that read fails for the given reason.
func checkFault(t *testing.T, want Fault, read func() (Text, error)) {
	t.Helper()
	text, err := read()
	var e *Error
	if !errors.As(err, &e) || e.Fault != want {
		t.Errorf("got %.100q and error %v, want %s", text.HTML, err, want)
	}
}

func TestNoDocument(t *testing.T) {
	for name, read := range map[string]readFunc{"DOCX": DOCX, "ODT": ODT, "EPUB": EPUB, "RTF": RTF} {
		for _, data := range []string{"", "PK", "<html>", "{\\rtf1 {", "{\\rtf1 }}{", string(pack(t, nil)), string(pack(t, map[string]string{"a": "b"}))} {
			text, err := read([]byte(data), Limits{})
			var e *Error
			if err == nil && text.HTML != "" && name == "RTF" && strings.HasSuffix(data, "}{") {
				continue // what follows a document is none of it
			}
			if !errors.As(err, &e) || e.Fault != Damaged {
				t.Errorf("%s of %q: %q, %v", name, data, text.HTML, err)
			}
		}
	}
}

// TestCutShort cuts documents anywhere: that is never taken for a whole one.
func TestCutShort(t *testing.T) {
	document := wordDocument(t, "testdata/docx/levels.txtar")
	for n := range len(document) {
		checkFault(t, Damaged, func() (Text, error) { return DOCX(document[:n], Limits{}) })
	}
	flat := bytes.TrimSpace(flatDocument(t, "testdata/odt/headings.txtar"))
	for n := range len(flat) {
		checkFault(t, Damaged, func() (Text, error) { return ODT(flat[:n], Limits{}) })
	}
	rich, err := os.ReadFile("testdata/rtf/tables.rtf")
	if err != nil {
		t.Fatal(err)
	}
	for n := range len(bytes.TrimSpace(rich)) {
		checkFault(t, Damaged, func() (Text, error) { return RTF(rich[:n], Limits{}) })
	}
}

func TestIllFormedXML(t *testing.T) {
	for _, body := range []string{
		"<w:p>", "</w:p>", "<w:p></w:r>", "<w:p", "<w:p a=", "<w:p a=\"", "a < b", "<!x>", "<![CDATA[", "<!--", "\x00", "<w:p a='<b>'/></w:body>",
		"<w:p " + strings.Repeat("a='' ", maxAttrs+1) + "/>",
	} {
		data := pack(t, map[string]string{"word/document.xml": strings.NewReplacer("NS", wordNamespaces, "CONTENT", body).Replace(wordRoots["document"])})
		checkFault(t, Damaged, func() (Text, error) { return DOCX(data, Limits{}) })
	}
}

func TestEncrypted(t *testing.T) {
	name := utf16.Encode([]rune("EncryptedPackage"))
	data := []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 504))
	checkFault(t, Damaged, func() (Text, error) { return DOCX(data, Limits{}) })
	for _, c := range name {
		data = append(data, byte(c), byte(c>>8))
	}
	checkFault(t, Protected, func() (Text, error) { return DOCX(data, Limits{}) })

	var b bytes.Buffer
	z := zip.NewWriter(&b)
	if _, err := z.CreateRaw(&zip.FileHeader{Name: "word/document.xml", Flags: 1, Method: zip.Store}); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	checkFault(t, Protected, func() (Text, error) { return DOCX(b.Bytes(), Limits{}) })
}

// TestBounds reads documents that are made to take more than there is. None may
// take more than a few times the limit of memory.
func TestBounds(t *testing.T) {
	limits := Limits{MaxBytes: 8 << 20}
	deep := strings.Repeat("<w:tbl><w:tr><w:tc>", 100_000)
	many := map[string]string{"word/document.xml": ""}
	for i := range 11_000 {
		many["f"+string(rune('a'+i%26))+strings.Repeat("x", i/26%50)+string(rune(0x4e00+i))] = ""
	}
	for name, c := range map[string]struct {
		want Fault
		read func() (Text, error)
	}{
		"a bomb":        {Bomb, docxOf(t, limits, strings.Repeat("<w:p><w:r><w:t>aaaa</w:t></w:r></w:p>", 1<<20))},
		"one long text": {Bomb, docxOf(t, limits, "<w:p><w:r><w:t>"+strings.Repeat("a", 64<<20))},
		"too large":     {Limit, docxOf(t, Limits{MaxBytes: 1 << 10}, noise(8<<10))},
		"deep":          {Limit, docxOf(t, limits, deep)},
		"many files":    {Limit, func() (Text, error) { return DOCX(pack(t, many), limits) }},
		"nested lists": {Limit, func() (Text, error) {
			return ODT([]byte("<o><office:body xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'>"+strings.Repeat("<text:list>", 100_000)), limits)
		}},
		"nested groups":   {Limit, func() (Text, error) { return RTF([]byte(`{\rtf1`+strings.Repeat("{", 100_000)), limits) }},
		"a long RTF":      {Limit, func() (Text, error) { return RTF([]byte(`{\rtf1`+strings.Repeat("a", 9<<20)), limits) }},
		"a long flat ODT": {Limit, func() (Text, error) { return ODT([]byte("<o>"+strings.Repeat("a", 9<<20)), limits) }},
	} {
		t.Run(name, func(t *testing.T) {
			before := memory()
			checkFault(t, c.want, c.read)
			if used := memory() - before; used > 64<<20 {
				t.Errorf("took %d MiB", used>>20)
			}
		})
	}
}

// TestNumbersOutgrowTheFile counts on where the numbers of lists take far more
// room than the paragraphs that have them.
func TestNumbersOutgrowTheFile(t *testing.T) {
	x := newXML("part", nil, 1)
	for range maxNumbers >> 20 {
		x.spend(1 << 20)
	}
	if x.err != nil {
		t.Fatal(x.err)
	}
	x.spend(1)
	checkFault(t, Limit, func() (Text, error) { return Text{}, x.err })

	label := strings.Repeat("第%1条", 1000)
	if n := len(readLabel(label)); n > maxLabel {
		t.Errorf("a label of %d parts", n)
	}
}

// TestManyDefinitions reads more lists than any document has.
func TestManyDefinitions(t *testing.T) {
	var numbering strings.Builder
	for i := range 400_000 {
		fmt.Fprintf(&numbering, `<w:abstractNum w:abstractNumId="%d"/>`, i)
	}
	data := pack(t, map[string]string{
		"word/document.xml":  strings.NewReplacer("NS", wordNamespaces, "CONTENT", "<w:p><w:r><w:t>text</w:t></w:r></w:p>").Replace(wordRoots["document"]),
		"word/numbering.xml": strings.NewReplacer("NS", wordNamespaces, "CONTENT", numbering.String()).Replace(wordRoots["numbering"]),
	})
	before := memory()
	if _, err := DOCX(data, Limits{}); err != nil {
		t.Fatal(err)
	}
	if used := memory() - before; used > 256<<20 {
		t.Errorf("took %d MiB", used>>20)
	}
}

// docxOf returns a function that reads a document with the given body.
func docxOf(t *testing.T, limits Limits, body string) func() (Text, error) {
	data := pack(t, map[string]string{"word/document.xml": strings.NewReplacer("NS", wordNamespaces, "CONTENT", body).Replace(wordRoots["document"])})
	return func() (Text, error) { return DOCX(data, limits) }
}

// noise returns n letters that do not pack well.
func noise(n int) string {
	var s strings.Builder
	for x := uint32(1); s.Len() < n; x = x*1664525 + 1013904223 {
		s.WriteByte('a' + byte(x>>24)%26)
	}
	return s.String()
}

// memory returns how many bytes were ever asked for, less those given back.
func memory() int64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapSys)
}

// TestNamesLeadNowhere reads a document whose parts are said to lie outside.
func TestNamesLeadNowhere(t *testing.T) {
	secret := filepath.Join(t.TempDir(), "secret.xml")
	if err := os.WriteFile(secret, []byte("<w:document "+wordNamespaces+"><w:body><w:p><w:r><w:t>secret</w:t></w:r></w:p></w:body></w:document>"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, target := range []string{secret, "file://" + secret, "../../../../../../../../" + secret, strings.ReplaceAll(secret, "/", `\`)} {
		data := pack(t, map[string]string{"_rels/.rels": relationships(target, "officeDocument")})
		checkFault(t, Damaged, func() (Text, error) { return DOCX(data, Limits{}) })
	}
}

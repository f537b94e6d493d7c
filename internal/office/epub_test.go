package office

import (
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"exitclause/internal/golden"
)

// TestEPUB reads the cases in testdata/epub: the parts of a book, as NAME.txtar,
// and the body of the page that they make, as NAME.want.
func TestEPUB(t *testing.T) {
	golden.Each(t, "testdata/epub/*.txtar", func(t *testing.T, name string) {
		text, err := EPUB(book(t, name, nil), Limits{})
		checkBody(t, name, text, err)
	})
}

// book packs the case called name, with more parts, as a book.
func book(t *testing.T, name string, more map[string]string) []byte {
	t.Helper()
	a, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{
		"mimetype": "application/epub+zip",
		"META-INF/container.xml": `<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>` +
			`<rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`,
	}
	for _, f := range a.Files {
		parts[f.Name] = string(f.Data)
	}
	for part, content := range more {
		parts[part] = content
	}
	return pack(t, parts)
}

func TestEncryptedEPUB(t *testing.T) {
	encryption := func(part string) map[string]string {
		return map[string]string{"META-INF/encryption.xml": `<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#">` +
			`<enc:EncryptedData><enc:CipherData><enc:CipherReference URI="` + part + `"/></enc:CipherData></enc:EncryptedData></encryption>`}
	}
	const name = "testdata/epub/book.txtar"
	checkFault(t, Protected, func() (Text, error) { return EPUB(book(t, name, encryption("OEBPS/text/chapter%201.xhtml")), Limits{}) })
	if _, err := EPUB(book(t, name, encryption("OEBPS/font.otf")), Limits{}); err != nil {
		t.Errorf("an encrypted font: %v", err)
	}
}

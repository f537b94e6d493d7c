package office

import (
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"exitclause/internal/golden"
)

const odfNamespaces = `xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" ` +
	`xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" ` +
	`xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" ` +
	`xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" ` +
	`xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" ` +
	`xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" ` +
	`xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" ` +
	`xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
	`xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" ` +
	`xmlns:xlink="http://www.w3.org/1999/xlink"`

// TestODT reads the cases in testdata/odt: the styles, automatic styles and the
// body of a document, as NAME.txtar, and the body of the page that they make, as
// NAME.want.
func TestODT(t *testing.T) {
	golden.Each(t, "testdata/odt/*.txtar", func(t *testing.T, name string) {
		text, err := ODT(flatDocument(t, name), Limits{})
		checkBody(t, name, text, err)
	})
}

// TestPackedODT reads the same document in parts.
func TestPackedODT(t *testing.T) {
	part := func(root, content string) string {
		return "<office:" + root + " " + odfNamespaces + ">" + content + "</office:" + root + ">"
	}
	files := map[string]string{
		"mimetype":              "application/vnd.oasis.opendocument.text",
		"META-INF/manifest.xml": `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>`,
		"meta.xml":              part("document-meta", "<office:meta><dc:title>Larkfin Privacy Policy</dc:title></office:meta>"),
		"styles.xml":            part("document-styles", `<office:styles><style:style style:name="Strong" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style></office:styles>`),
		"content.xml":           part("document-content", `<office:body><office:text><text:p>We <text:span text:style-name="Strong">delete</text:span> it.</text:p></office:text></office:body>`),
	}
	text, err := ODT(pack(t, files), Limits{})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"<title>Larkfin Privacy Policy</title>", "<p>We <b>delete</b> it.</p>"} {
		if !strings.Contains(text.HTML, want) {
			t.Errorf("no %s in %s", want, text.HTML)
		}
	}
	files["META-INF/manifest.xml"] = `<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>`
	checkFault(t, Protected, func() (Text, error) { return ODT(pack(t, files), Limits{}) })
}

// flatDocument makes a flat document of the case called name.
func flatDocument(t *testing.T, name string) []byte {
	t.Helper()
	a, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range a.Files {
		parts[f.Name] = string(f.Data)
	}
	return []byte(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" +
		"<office:document " + odfNamespaces + ` office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">` +
		"<office:styles>" + parts["styles"] + "</office:styles>" +
		"<office:automatic-styles>" + parts["automatic"] + "</office:automatic-styles>" +
		"<office:body><office:text>" + parts["body"] + "</office:text></office:body></office:document>")
}

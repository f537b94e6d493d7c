package office

import (
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"exitclause/internal/golden"
)

// wordRoots are what stands around the parts of a case, which hold only what
// matters.
var wordRoots = map[string]string{
	"document":  "<w:document NS><w:body>CONTENT</w:body></w:document>",
	"styles":    "<w:styles NS>CONTENT</w:styles>",
	"numbering": "<w:numbering NS>CONTENT</w:numbering>",
	"footnotes": "<w:footnotes NS>CONTENT</w:footnotes>",
	"endnotes":  "<w:endnotes NS>CONTENT</w:endnotes>",
}

const wordNamespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ` +
	`xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ` +
	`xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" ` +
	`xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ` +
	`xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ` +
	`xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" ` +
	`xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" ` +
	`xmlns:v="urn:schemas-microsoft-com:vml"`

// TestDOCX reads the cases in testdata/docx: the parts of a document, as
// NAME.txtar, and the body of the page that they make, as NAME.want. A part
// named document, styles, numbering, footnotes or endnotes is put into the
// element that such a part has; any other is taken as it is.
func TestDOCX(t *testing.T) {
	golden.Each(t, "testdata/docx/*.txtar", func(t *testing.T, name string) {
		text, err := DOCX(wordDocument(t, name), Limits{})
		checkBody(t, name, text, err)
	})
}

// wordDocument packs the case called name as a document.
func wordDocument(t *testing.T, name string) []byte {
	t.Helper()
	a, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Default Extension="xml" ContentType="application/xml"/>`,
		"_rels/.rels":                  relationships("word/document.xml", "officeDocument"),
		"word/_rels/document.xml.rels": "",
	}
	var related []string
	for _, f := range a.Files {
		root, known := wordRoots[f.Name]
		if !known {
			parts[f.Name] = string(f.Data)
			continue
		}
		parts["word/"+f.Name+".xml"] = strings.NewReplacer("NS", wordNamespaces, "CONTENT", string(f.Data)).Replace(root)
		kind := f.Name
		if kind == "document" {
			kind = "document.main"
		} else {
			related = append(related, f.Name+".xml", f.Name)
		}
		parts["[Content_Types].xml"] += `<Override PartName="/word/` + f.Name + `.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.` + kind + `+xml"/>`
	}
	parts["[Content_Types].xml"] += "</Types>"
	if parts["word/_rels/document.xml.rels"] == "" {
		parts["word/_rels/document.xml.rels"] = relationships(related...)
	}
	return pack(t, parts)
}

// relationships returns a part that relates to others: pairs of a name and a
// kind.
func relationships(pairs ...string) string {
	const types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	s := `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	for i := 0; i < len(pairs); i += 2 {
		s += `<Relationship Id="auto` + pairs[i+1] + `" Type="` + types + pairs[i+1] + `" Target="` + pairs[i] + `"/>`
	}
	return s + "</Relationships>"
}

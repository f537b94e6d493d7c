package office

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkDOCX reads a document of some 100 pages as Word writes them, with a
// style, a language and a number of revision on every run.
func BenchmarkDOCX(b *testing.B) {
	data := pack(b, map[string]string{
		"word/document.xml":  strings.NewReplacer("NS", wordNamespaces, "CONTENT", longBody()).Replace(wordRoots["document"]),
		"word/styles.xml":    strings.NewReplacer("NS", wordNamespaces, "CONTENT", longStyles).Replace(wordRoots["styles"]),
		"word/numbering.xml": strings.NewReplacer("NS", wordNamespaces, "CONTENT", longNumbering).Replace(wordRoots["numbering"]),
	})
	b.SetBytes(int64(len(longBody())))
	b.ReportAllocs()
	for b.Loop() {
		text, err := DOCX(data, Limits{})
		if err != nil || !strings.Contains(text.HTML, "<p>120.5 ") {
			b.Fatal(err)
		}
	}
}

// longBody returns 120 sections of six clauses of 45 words, each cut into runs.
func longBody() string {
	const run = `<w:r w:rsidR="00A77B3E" w:rsidRPr="00D8311D"><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>%s<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="en-GB"/></w:rPr><w:t xml:space="preserve">%s</w:t></w:r>`
	const paragraph = `<w:p w14:paraId="5E2F3A01" w14:textId="77777777" w:rsidR="00A77B3E" w:rsidRDefault="00F17B3C" w:rsidP="00D8311D"><w:pPr><w:pStyle w:val="%s"/><w:spacing w:before="120" w:after="120" w:line="276" w:lineRule="auto"/><w:jc w:val="both"/><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:pPr>%s</w:p>`
	words := "If you close your account with us, we keep your personal data "
	runs := fmt.Sprintf(run, "", words) + fmt.Sprintf(run, "<w:b/>", "for five years after the end of our relationship ") +
		fmt.Sprintf(run, "", "and delete it then, unless a law or a court asks us to keep it for a longer time; in that case we tell you which law it is.")
	var s strings.Builder
	for i := range 120 {
		fmt.Fprintf(&s, paragraph, "Heading1", fmt.Sprintf(run, "", fmt.Sprintf("Keeping your data, part %d", i+1)))
		for range 6 {
			fmt.Fprintf(&s, paragraph, "Clause", runs)
		}
	}
	return s.String()
}

const longStyles = `<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="Clause"><w:name w:val="Clause"/><w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`

const longNumbering = `<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading1"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Clause"/><w:lvlText w:val="%1.%2"/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`

package office

import (
	"slices"
	"strings"
)

// docxField is a field: what it is to show, and what it showed last.
type docxField struct {
	instruction string
	kind        string // its first word; "" while the instruction is read
	result      bool   // the place is in what it showed
	linked      bool   // it began a link
	said        int    // what was said of the document before the result
}

const (
	maxInstruction = 2000 // bytes of an instruction that are kept
	maxFields      = 64   // fields around a place
)

// fieldChar reads the beginning, middle or end of a field.
func (r *docxReader) fieldChar() {
	n := len(r.fields)
	switch r.x.attr("w:fldCharType") {
	case "begin":
		r.fields = append(r.fields[max(0, n-maxFields):], docxField{})
	case "separate":
		if n > 0 {
			r.openResult()
		}
	case "end":
		if n > 0 {
			r.closeField()
		}
	}
}

func (r *docxReader) instruct(s string) {
	if n := len(r.fields); n > 0 {
		f := &r.fields[n-1]
		if !f.result && len(f.instruction) < maxInstruction {
			f.instruction += s
		}
	}
}

func (r *docxReader) openResult() {
	f := &r.fields[len(r.fields)-1]
	f.result, f.kind, f.said = true, f.word(), r.said
	if f.kind == "PAGEREF" && r.para != nil {
		r.para.refers = true
	}
	if f.kind == "HYPERLINK" && r.shows() {
		f.linked = true
		r.para.text.link(f.address())
	}
}

func (r *docxReader) closeField() {
	n := len(r.fields)
	f := r.fields[n-1]
	r.fields = r.fields[:n-1]
	if f.linked && r.para != nil {
		r.para.text.unlink()
	}
	if f.result && f.said != r.said || !r.shows() {
		return
	}
	switch word := f.word(); {
	case word == "EQ":
		r.write(overlaid(f.instruction), &docxText{})
	case slices.Contains(countingFields, word):
		r.left[warnCounted]++
	}
}

// simpleField reads a w:fldSimple.
func (r *docxReader) simpleField() {
	r.fields = append(r.fields, docxField{instruction: r.x.attr("w:instr")})
	r.openResult()
	r.inlines()
	if len(r.fields) > 0 {
		r.closeField()
	}
}

// dropInstructions forgets, at the end of a paragraph, the fields whose
// instruction has no end.
func (r *docxReader) dropInstructions() {
	r.fields = slices.DeleteFunc(r.fields, func(f docxField) bool { return !f.result })
}

// shows reports whether text at the place is shown: it is in no page number, and
// in no result that goes into the instruction of a field around it. Text that
// stands in an instruction by itself is there because a field has no end.
func (r *docxReader) shows() bool {
	if r.para == nil {
		return false
	}
	for i := range r.fields {
		f := &r.fields[i]
		if !f.result && i+1 < len(r.fields) || f.result && slices.Contains(pageFields, f.kind) {
			return false
		}
	}
	return true
}

// inContents reports whether the place is in a table of contents.
func (r *docxReader) inContents() bool {
	return slices.ContainsFunc(r.fields, func(f docxField) bool { return f.kind == "TOC" })
}

var (
	pageFields     = []string{"PAGE", "NUMPAGES", "SECTIONPAGES"}
	countingFields = []string{"LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT"}
)

// word returns the first word of the instruction.
func (f *docxField) word() string {
	word, _, _ := strings.Cut(strings.TrimSpace(f.instruction), " ")
	return strings.ToUpper(word)
}

// address returns the first word in quotes of the instruction.
func (f *docxField) address() string {
	_, after, _ := strings.Cut(f.instruction, `"`)
	address, _, _ := strings.Cut(after, `"`)
	return address
}

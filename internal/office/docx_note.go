package office

import (
	"bytes"
	"strconv"
	"strings"
)

// docxNotes are the notes of a document.
type docxNotes struct {
	html   map[string]string // by kind and id, of those still to be shown; nil before the first
	marked map[string]int    // how many were, by kind
	own    bool              // the document has its own way to count them
}

// ownCount reports whether a part asks for notes to be counted otherwise than
// from 1 to the last: then their marks are not known.
func ownCount(part []byte) bool {
	for _, setting := range []string{"<w:numRestart ", "<w:numStart "} {
		if bytes.Contains(part, []byte(setting)) {
			return true
		}
	}
	for kind, usual := range map[string]string{"footnote": "decimal", "endnote": "lowerRoman"} {
		for rest := part; ; {
			_, after, found := bytes.Cut(rest, []byte("<w:"+kind+"Pr>"))
			if !found {
				break
			}
			set, behind, _ := bytes.Cut(after, []byte("</w:"+kind+"Pr>"))
			if rest = behind; bytes.Contains(set, []byte("<w:numFmt ")) && !bytes.Contains(set, []byte(`w:val="`+usual+`"`)) {
				return true
			}
		}
	}
	return false
}

// settingsCount is ownCount of the settings.
func (f *docxFile) settingsCount() bool {
	part := f.related("settings")
	if !f.archive.has(part) {
		return false
	}
	data, err := f.archive.read(part)
	return err == nil && ownCount(data)
}

// note puts a note behind the paragraph. Its mark in the text is left out, as
// in a quotation.
func (r *docxReader) note(reference string) {
	if r.notes.html == nil {
		r.notes.html, r.notes.marked = map[string]string{}, map[string]int{}
		r.readNotes("footnote")
		r.readNotes("endnote")
	}
	kind := strings.TrimSuffix(strings.TrimPrefix(reference, "w:"), "Reference")
	key := kind + " " + r.x.attr("w:id")
	if html := r.notes.html[key]; html != "" {
		r.para.note(r.noteMark(kind), html)
		r.said++
	}
	delete(r.notes.html, key)
}

// noteMark returns the mark of the next note of a kind, "" if it is not known.
func (r *docxReader) noteMark(kind string) string {
	if custom := r.x.attr("w:customMarkFollows"); r.notes.own || custom == "1" || custom == "true" || custom == "on" {
		return ""
	}
	r.notes.marked[kind]++
	if kind == "endnote" {
		return roman(r.notes.marked[kind])
	}
	return strconv.Itoa(r.notes.marked[kind])
}

// readNotes reads the notes of one kind.
func (r *docxReader) readNotes(kind string) {
	n := docxReader{docxFile: r.docxFile, story: newDocxStory()}
	err := r.each(r.related(kind+"s"), func(x *xmlReader, name string) {
		n.x = x
		if t := x.attr("w:type"); name == "w:"+kind && (t == "" || t == "normal") {
			key := kind + " " + x.attr("w:id")
			n.flow = &flow{}
			n.blocks()
			n.notes.html[key] = n.close()
		}
	})
	if r.x.err == nil {
		r.x.err = err
	}
}

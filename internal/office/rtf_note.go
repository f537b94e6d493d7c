package office

import (
	"strconv"
	"strings"
)

// rtfNote is a note being read.
type rtfNote struct {
	end     bool // it stands at the end of the document
	counted bool // its mark is its number
}

// rtfNotes is how the notes of one kind are counted.
type rtfNotes struct {
	system string // the end of the word that names it, "" for the usual one
	own    bool   // they are counted otherwise than from 1 to the last
	said   int    // how many were
}

// rtfSystems write numbers in the systems that words name: "nrlc" in ftnnrlc.
var rtfSystems = map[string]func(n int) string{
	"": strconv.Itoa, "nar": strconv.Itoa, "nalc": alphabetic, "nrlc": roman,
	"nauc": func(n int) string { return strings.ToUpper(alphabetic(n)) },
	"nruc": func(n int) string { return strings.ToUpper(roman(n)) },
}

// countNotes takes in a word that says how notes are counted: ftn… those at the
// foot of the page, aftn… those at the end, each with an s before it in a section.
func (r *rtfReader) countNotes(name string, n int) bool {
	how, found := strings.CutPrefix(strings.TrimPrefix(name, "s"), "ftn")
	notes := &r.notes[0]
	if !found {
		if how, found = strings.CutPrefix(strings.TrimPrefix(name, "s"), "aftn"); !found {
			return false
		}
		notes = &r.notes[1]
	}
	switch {
	case how == "restart", how == "rstpg", how == "start" && n != 1:
		notes.own = true
	case strings.HasPrefix(how, "n"):
		notes.system = how
	}
	return true
}

// inNote takes in a word that says something of the note being read.
func (r *rtfReader) inNote(name string) bool {
	note := r.out.note
	switch {
	case note == nil:
		return false
	case name == "ftnalt":
		note.end = true
	case name == "chftn":
		note.counted = true
	default:
		return false
	}
	return true
}

// mark returns the mark of the next note, "" if it is not known.
func (r *rtfReader) mark(note *rtfNote) string {
	if note == nil || !note.counted {
		return ""
	}
	notes := &r.notes[0]
	if note.end {
		notes = &r.notes[1]
	}
	notes.said++
	write, known := rtfSystems[notes.system]
	if notes.own || !known {
		return ""
	}
	return write(notes.said)
}

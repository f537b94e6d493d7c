// Package message holds everything the program says to a person, in English,
// Simplified and Traditional Chinese, as data.
package message

import (
	"errors"
	"maps"
)

// Note is something to tell a person, still without a language: the key of a
// message in the catalogue, and its arguments by placeholder name.
type Note struct {
	Key   string
	Args  map[string]string
	Parts map[string]Note // arguments that are notes themselves
	Words string          // said as they are in every language, in place of a message
}

// New returns the note key with its arguments given as name, value pairs.
func New(key string, pairs ...string) Note {
	n := Note{Key: key}
	for i := 0; i+1 < len(pairs); i += 2 {
		if n.Args == nil {
			n.Args = make(map[string]string, len(pairs)/2)
		}
		n.Args[pairs[i]] = pairs[i+1]
	}
	return n
}

// Words returns a note of words that are the same in every language, such as a
// name or what a library says.
func Words(text string) Note { return Note{Words: text} }

// With returns n with one more argument, which is a note itself.
func (n Note) With(name string, part Note) Note {
	parts := maps.Clone(n.Parts)
	if parts == nil {
		parts = make(map[string]Note, 1)
	}
	parts[name] = part
	n.Parts = parts
	return n
}

// Err returns n as an error, which Of makes a note again.
func (n Note) Err() error { return noteError{n} }

type noteError struct{ note Note }

func (e noteError) Error() string { return English(e.note) }

// Note returns what e says.
func (e noteError) Note() Note { return e.note }

// Of returns what err says: its note if it has a method Note, else its words.
func Of(err error) Note {
	var told interface {
		error
		Note() Note
	}
	if errors.As(err, &told) {
		return told.Note()
	}
	return Words(err.Error())
}

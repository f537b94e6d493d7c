// Package message holds everything the program says to a person, in English,
// Simplified and Traditional Chinese, as data.
package message

// Note is something to tell a person, still without a language: the key of a
// message in the catalogue, and its arguments by placeholder name.
type Note struct {
	Key  string
	Args map[string]string
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

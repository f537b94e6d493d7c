package document

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// entityReader reads character references. It remembers them: a page uses the
// same few over and over.
type entityReader struct {
	known map[string]entity
}

// entity is a character reference.
type entity struct {
	text   string // what it stands for; "&" if it is none
	length int    // of the reference in the source, from its "&" on; 1 if it is none
}

// maxEntity is longer than any name of a character.
const maxEntity = 40

// maxEntities bounds how many references are remembered.
const maxEntities = 1024

// read reads the reference at the start of s, which begins with "&".
func (r *entityReader) read(s string) entity {
	name := s[:entityEnd(s)]
	if e, ok := r.known[name]; ok {
		return e
	}
	e := readEntity(name)
	if r.known == nil {
		r.known = map[string]entity{}
	}
	if len(r.known) < maxEntities {
		r.known[name] = e
	}
	return e
}

// readEntity reads the reference that s begins with. Old names end without a
// semicolon, before more letters: "&copyright" is "©right".
func readEntity(s string) entity {
	decoded := html.UnescapeString(s)
	if decoded == s {
		return entity{"&", 1}
	}
	_, size := utf8.DecodeRuneInString(decoded)
	rest := decoded[size:]
	if rest == "" || !strings.HasSuffix(s, rest) {
		return entity{flatten(decoded), len(s)}
	}
	return entity{flatten(decoded[:size]), len(s) - len(rest)}
}

// shownSize returns about how many bytes s has once the references in it are
// read, each as one Chinese character: pages write all of their text in them.
func shownSize(s string) int {
	size := len(s)
	for {
		i := strings.IndexByte(s, '&')
		if i < 0 {
			return size
		}
		s = s[i:]
		n := entityEnd(s)
		if n > 1 && s[n-1] == ';' {
			size -= max(0, n-len("中"))
		}
		s = s[n:]
	}
}

// flatten makes a control character that counts as white space a space.
func flatten(s string) string {
	if len(s) == 1 && isHTMLSpace(s[0]) {
		return " "
	}
	return s
}

// entityEnd returns the length of what can be a character reference at the start
// of s: "&", "#", letters and digits, and a semicolon.
func entityEnd(s string) int {
	i, most := 1, min(len(s), maxEntity)
	if i < len(s) && s[i] == '#' {
		i, most = i+1, len(s) // zeros may lead
	}
	for i < most && (isLetter(s[i]) || '0' <= s[i] && s[i] <= '9') {
		i++
	}
	if i < len(s) && s[i] == ';' {
		i++
	}
	return i
}

package change

import (
	"slices"
	"strings"

	"exitclause/internal/plain"
)

// phrases returns names as a reader finds them in text: in its order, and those
// that stand there side by side as one.
func phrases(names []string, text string) []string {
	if len(names) < 2 {
		return names
	}
	var all, run []string
	end := func() {
		if phrase := strings.Join(run, " "); phrase != "" && !slices.ContainsFunc(all, func(other string) bool { return within(phrase, other) }) {
			all = slices.DeleteFunc(all, func(other string) bool { return within(other, phrase) })
			all = append(all, phrase)
		}
		run = nil
	}
	for _, t := range tokens(plain.String(text)) {
		switch {
		case slices.Contains(names, t.text) && !slices.Contains(run, t.text):
			run = append(run, t.text)
		case t.kind != space:
			end()
		}
	}
	end()
	for _, name := range names { // what is written otherwise there
		run = []string{name}
		end()
	}
	return all
}

// within reports whether the words of one phrase stand in another.
func within(phrase, other string) bool { return strings.Contains(" "+other+" ", " "+phrase+" ") }

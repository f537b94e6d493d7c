package strictyaml

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"exitclause/internal/message"
)

// Error is something wrong in a file.
type Error struct {
	File         string
	Line, Column int          // from 1
	Note         message.Note // what
}

func (e Error) Error() string { return e.In(message.For("en")) }

// In returns e in the language of p.
func (e Error) In(p *message.Printer) string {
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, p.Text(e.Note))
}

// Errors is everything wrong in a set of files, in order of place.
type Errors []Error

func (e Errors) Error() string {
	lines := make([]string, len(e))
	for i, err := range e {
		lines[i] = err.Error()
	}
	return strings.Join(lines, "\n")
}

// Sorted returns e in order of place, or nil if it is empty.
func (e Errors) Sorted() error {
	if len(e) == 0 {
		return nil
	}
	slices.SortStableFunc(e, func(a, b Error) int {
		return cmp.Or(cmp.Compare(a.File, b.File), a.Line-b.Line, a.Column-b.Column)
	})
	return slices.CompactFunc(e, func(a, b Error) bool { return a.Error() == b.Error() })
}

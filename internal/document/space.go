package document

import "strings"

// FoldSpace returns s with every run of white space made one space, and none at
// the ends.
func FoldSpace(s string) string { return strings.Join(strings.Fields(s), " ") }

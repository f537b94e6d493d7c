package render

import (
	"strings"
	"unicode/utf8"
)

// escape returns s, text from a document, so that Markdown shows it as it is.
// Words that forges make links or mentions of on their own (addresses, @names,
// #123) become code, where nothing is linked and they can be copied.
func escape(s string) string {
	s = Harmless(s)
	var b strings.Builder
	if marker := listMarker(s); marker > 0 {
		b.WriteString(s[:marker-1] + `\` + s[marker-1:marker])
		s = s[marker:]
	}
	for s != "" {
		n := asciiRun(s)
		if n == 0 {
			_, n = utf8.DecodeRuneInString(s)
			b.WriteString(s[:n])
		} else {
			escapeRun(&b, s[:n])
		}
		s = s[n:]
	}
	return b.String()
}

// listMarker returns the length of what would begin a list if s stood at the
// start of a line, or 0. (Other markup at the start of a line is escaped
// wherever it stands.)
func listMarker(s string) int {
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	if digits == len(s) {
		return 0
	}
	switch c := s[digits]; {
	case digits == 0 && (c == '-' || c == '+' || c == '='):
		return 1
	case digits > 0 && (c == '.' || c == ')'):
		return digits + 1
	}
	return 0
}

// asciiRun returns how many bytes at the start of s are ASCII without a space.
func asciiRun(s string) int {
	n := 0
	for n < len(s) && s[n] > ' ' && s[n] < utf8.RuneSelf {
		n++
	}
	return n
}

// escapeRun writes an ASCII word with the punctuation around it.
func escapeRun(b *strings.Builder, run string) {
	core := strings.TrimRight(strings.TrimLeft(run, `("'[<{`), `.,;:!?)"'>]}`)
	if core == "" || !linkable(core) {
		escapePunctuation(b, run)
		return
	}
	before, after, _ := strings.Cut(run, core)
	escapePunctuation(b, before)
	b.WriteString(code(core))
	escapePunctuation(b, after)
}

// linkable reports whether a forge could link word although nothing marks it.
func linkable(word string) bool {
	lower := strings.ToLower(word)
	return strings.ContainsAny(word, "@#") || strings.Contains(lower, "://") ||
		strings.Contains(lower, "www.") || strings.HasPrefix(lower, "gh-")
}

func escapePunctuation(b *strings.Builder, s string) {
	for i := range len(s) {
		if strings.IndexByte("\\`*_[]<>|~&$!#@", s[i]) >= 0 {
			b.WriteByte('\\')
		}
		b.WriteByte(s[i])
	}
}

// code returns s, made harmless, as a code span.
func code(s string) string {
	s = Harmless(s)
	longest, run := 0, 0
	for i := range len(s) {
		if s[i] != '`' {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	fence := strings.Repeat("`", longest+1)
	if strings.HasPrefix(s, "`") || strings.HasSuffix(s, "`") {
		s = " " + s + " "
	}
	return fence + s + fence
}

// cell returns Markdown for a table cell: a bar ends a cell even in code.
func cell(markdown string) string {
	return strings.ReplaceAll(strings.ReplaceAll(markdown, `\|`, "|"), "|", `\|`)
}

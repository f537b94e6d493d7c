package render

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"exitclause/internal/report"
)

// longestQuote bounds a quoted clause, in characters, unless all is asked for.
const longestQuote = 600

// wordings returns the clause of a result as it was and as it is, "" where there
// is nothing to show. What is longer than so many characters is cut, and so that
// what changed is to be seen; if longest is 0, nothing is.
func (v *checkView) wordings(r *report.CheckResult, longest int) (old, now string) {
	if r.Change == nil {
		now = r.Text
	} else if old = r.Change.Old; r.Change.New != "" {
		now = r.Text
	}
	if longest == 0 {
		return old, now
	}
	if old != "" && now != "" && max(utf8.RuneCountInString(old), utf8.RuneCountInString(now)) > longest {
		old, now = around(r.Change.Words, old, now)
	}
	return clip(Harmless(old), longest), clip(Harmless(now), longest)
}

// quoted returns the clause of a result as it is or, where it is gone, as it was,
// for messages that are short.
func (v *checkView) quoted(r *report.CheckResult) string {
	old, now := v.wordings(r, longestQuote)
	return cmp.Or(now, old)
}

// around returns both wordings without most of what stayed, or as they are where
// it is not known what did.
func around(words []report.Edit, old, now string) (before, after string) {
	if len(words) == 0 {
		return old, now
	}
	var was, is strings.Builder
	for _, e := range shorten(words) {
		if e.Op != report.Insert {
			was.WriteString(e.Text)
		}
		if e.Op != report.Delete {
			is.WriteString(e.Text)
		}
	}
	return strings.TrimSpace(was.String()), strings.TrimSpace(is.String())
}

// clip returns s cut to n characters at most, where that can be at the end of a
// word.
func clip(s string, n int) string {
	count := 0
	for i := range s {
		if count == n {
			return strings.TrimRight(s[:endOfWord(s, i)], " ") + "…"
		}
		count++
	}
	return s
}

// longestCut is how much more is cut off for the sake of whole words, in bytes.
const longestCut = 20

// endOfWord returns the end of the last whole word in s[:i], or i if that is far
// away or words have no ends.
func endOfWord(s string, i int) int {
	last, _ := utf8.DecodeLastRuneInString(s[:i])
	if s[i] == ' ' || last >= 0x2E80 {
		return i
	}
	from := max(0, i-longestCut)
	if space := strings.LastIndexByte(s[from:i], ' '); space > 0 {
		return from + space
	}
	return i
}

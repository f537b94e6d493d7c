package render

import (
	"strings"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
)

// Characters that must not begin a line, and those that must not end one,
// beside a wide character. (Between narrow ones a line breaks only at spaces.)
const (
	neverFirst = "。，、；：？！．）】》〉」』〕｝］〗’”…—·％℃〃々ー,.;:?!)]}%"
	neverLast  = "（【《〈「『〔｛［〖‘“￥＄([{$"
)

// atom is a piece of text that a line break cannot divide.
type atom struct {
	text  string
	width int  // in columns
	space bool // a space stands before it
}

// wrap breaks s, which is harmless, into lines of at most width columns: at
// spaces, and beside wide characters where Chinese rules allow it. What cannot
// be divided, such as a long URL, goes over the edge on a line of its own.
func wrap(s string, width int) []string {
	var lines []string
	var line strings.Builder
	column := 0
	for _, a := range atoms(s) {
		gap := 0
		if a.space && line.Len() > 0 {
			gap = 1
		}
		if line.Len() > 0 && column+gap+a.width > width {
			lines = append(lines, line.String())
			line.Reset()
			column, gap = 0, 0
		}
		if gap > 0 {
			line.WriteByte(' ')
		}
		line.WriteString(a.text)
		column += gap + a.width
	}
	if line.Len() > 0 {
		lines = append(lines, line.String())
	}
	return lines
}

// atoms cuts s at every place where a line may break.
func atoms(s string) []atom {
	var all []atom
	start, end, width := 0, 0, 0
	space, previous, previousWide := false, "", false
	flush := func() {
		if end > start {
			all = append(all, atom{s[start:end], width, space})
		}
		start, width, space = end, 0, false
	}
	for g := displaywidth.StringGraphemes(s); g.Next(); {
		value, w := g.Value(), g.Width()
		if value == " " {
			flush()
			end += len(value)
			start, space, previous, previousWide = end, true, "", false
			continue
		}
		wide := w > 1
		if (wide || previousWide) && divides(previous, value) {
			flush()
		}
		end += len(value)
		width += w
		previous, previousWide = value, wide
	}
	flush()
	return all
}

// divides reports whether a line may end with the character a and the next
// begin with b, one of them being wide. Accents on either change nothing.
func divides(a, b string) bool {
	last, _ := utf8.DecodeRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	return a != "" && !strings.ContainsRune(neverLast, last) && !strings.ContainsRune(neverFirst, first)
}

// pad appends spaces to s until it is width columns wide.
func pad(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-displaywidth.String(s)))
}

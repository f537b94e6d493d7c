package change

import (
	"strings"
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"

	"exitclause/internal/report"
)

// mostWork bounds what all comparisons word by word take together, in pairs of
// words. A hundred pages rewritten from end to end stay well below.
const mostWork = 1 << 29

// words returns how old became new, word by word, and whether there was time
// for that: if not, all of it was replaced.
func (c *comparison) words(old, new string) ([]report.Edit, bool) {
	a, b := tokens(old), tokens(new)
	if c.work += len(a) * len(b); c.work > mostWork {
		return edits(a, b, []stretch{{gone: len(a), came: len(b)}}), false
	}
	return edits(a, b, readable(a, shortest(a, b))), true
}

// stretch is a run of tokens that stayed, or that went and came; numbers of
// tokens.
type stretch struct{ kept, gone, came int }

// shortest returns the least that has to change, by the algorithm of Myers.
func shortest(a, b []token) []stretch {
	from, to := runes(a, b)
	dmp := diffmatchpatch.DiffMatchPatch{} // without a limit of time, which would make it coarse
	var all []stretch
	for _, d := range dmp.DiffMainRunes(from, to, false) {
		n := utf8.RuneCountInString(d.Text)
		if d.Type == diffmatchpatch.DiffEqual {
			all = append(all, stretch{kept: n})
			continue
		}
		if len(all) == 0 || all[len(all)-1].kept > 0 {
			all = append(all, stretch{})
		}
		if last := &all[len(all)-1]; d.Type == diffmatchpatch.DiffDelete {
			last.gone += n
		} else {
			last.came += n
		}
	}
	return all
}

// readable joins changes with nothing between them that says something: a reader
// takes in a few words that became others at once, not letter by letter.
func readable(a []token, all []stretch) []stretch {
	var out []stretch
	at := 0
	for i, s := range all {
		between := s.kept > 0 && i > 0 && i+1 < len(all) && saysLittle(a[at:at+s.kept])
		at += s.kept + s.gone
		switch {
		case between:
			last := &out[len(out)-1]
			last.gone, last.came = last.gone+s.kept, last.came+s.kept
		case s.kept == 0 && len(out) > 0 && out[len(out)-1].kept == 0:
			last := &out[len(out)-1]
			last.gone, last.came = last.gone+s.gone, last.came+s.came
		default:
			out = append(out, s)
		}
	}
	return out
}

// saysLittle reports whether a run has no more than one word, which says nothing
// by itself.
func saysLittle(run []token) bool {
	words := 0
	for _, t := range run {
		switch {
		case t.kind == digit || t.kind == word && !neutral[t.folded()]:
			return false
		case t.kind == word || t.kind == han:
			words++
		}
	}
	return words <= 1
}

// runes writes each different token as a character of its own.
func runes(a, b []token) (from, to []rune) {
	codes := make(map[string]rune)
	next := rune(1)
	code := func(t token) rune {
		r, known := codes[t.text]
		if !known {
			if next == 0xD800 {
				next = 0xE000 // there are no characters between
			}
			r = next
			codes[t.text] = r
			next++
		}
		return r
	}
	for _, t := range a {
		from = append(from, code(t))
	}
	for _, t := range b {
		to = append(to, code(t))
	}
	return from, to
}

// edits turns stretches into runs of text.
func edits(a, b []token, all []stretch) []report.Edit {
	var out []report.Edit
	add := func(op report.EditOp, run []token) {
		if len(run) == 0 {
			return
		}
		var text strings.Builder
		for _, t := range run {
			text.WriteString(t.text)
		}
		out = append(out, report.Edit{Op: op, Text: text.String()})
	}
	for _, s := range all {
		add(report.Keep, a[:s.kept])
		a, b = a[s.kept:], b[s.kept:]
		add(report.Delete, a[:s.gone])
		add(report.Insert, b[:s.came])
		a, b = a[s.gone:], b[s.came:]
	}
	return out
}

package pdf

import (
	"math"
	"strings"
	"unicode/utf8"

	"exitclause/internal/pdf/font"
	"exitclause/internal/pdf/object"
)

// made is a word as it was painted.
type made struct {
	word
	unseen bool    // painted without paint, or off the page
	light  float64 // how light the paint is
	fills  int     // how many areas had been filled before
}

// begin opens marked content.
func (p *painter) begin(args []object.Object, resources object.Dict) {
	m := mark{}
	if len(args) > 1 && len(p.marks) < maxMarks {
		tag, _ := args[0].(object.Name)
		d := p.file.Dict(args[1])
		if name, is := args[1].(object.Name); is {
			d = p.file.Dict(p.file.Dict(resources["Properties"])[name])
		}
		if s, is := p.file.Get(d["ActualText"]).(object.String); is {
			m.replaced, m.actual = true, textString(s)
		}
		if d["MCID"] != nil {
			p.flush()
			p.begins = true
		}
		m.artifact = tag == "Artifact" && p.file.Name(d["Type"]) == "Pagination"
	}
	p.marks = append(p.marks, m)
}

func (p *painter) end() {
	if n := len(p.marks); n > 0 {
		p.marks = p.marks[:n-1]
	}
}

// meaning returns what a sign says: what the content that it is in is marked to
// say, once, or else what its font says. Nothing is said of a sign that is to be
// left out.
func (p *painter) meaning(g font.Glyph) (text string, drop bool) {
	for i := range p.marks {
		m := &p.marks[i]
		if m.artifact {
			return "", true
		}
		if m.replaced {
			text, m.actual = m.actual, ""
			return text, false
		}
	}
	if g.Text == "" || p.state.font.Upright {
		return "\ufffd", false
	}
	return g.Text, false
}

// place adds a sign to the word being set, or begins a new one.
func (p *painter) place(g font.Glyph, at sign) {
	text, drop := p.meaning(g)
	if drop {
		text = g.Text
	}
	if text != " " {
		p.pages.met += utf8.RuneCountInString(text)
	}
	if drop || !at.upright || !at.sane() {
		return
	}
	p.letters += len(text)
	if strings.TrimSpace(text) == "" && text != "" {
		p.flush()
		p.space = true
		return
	}
	bold := p.state.font.Bold || p.state.mode == 2
	next := made{
		word:   word{text: text, x0: at.x0, x1: at.x1, y: at.y, size: at.size, bold: bold},
		unseen: p.unseen(at), light: p.light(), fills: len(p.fills),
	}
	if p.open && p.goesOn(next) {
		last := &p.words[len(p.words)-1]
		last.text += text
		last.x1 = max(last.x1, at.x1)
		return
	}
	if text == "" {
		return // the rest of what was replaced
	}
	next.space, next.begins = p.spaceBefore(next), p.begins
	p.words = append(p.words, next)
	p.open, p.space, p.begins = true, false, false
}

// sane reports whether the sign stands where it can be reckoned with.
func (s sign) sane() bool {
	for _, x := range []float64{s.x0, s.x1, s.y, s.size} {
		if math.IsNaN(x) || math.Abs(x) > farthest {
			return false
		}
	}
	return true
}

// flush ends the word being set.
func (p *painter) flush() { p.open = false }

// goesOn reports whether next goes on with the word being set.
func (p *painter) goesOn(next made) bool {
	last := p.words[len(p.words)-1]
	gap := (next.x0 - last.x1) / max(next.size, 0.1)
	return !p.space && -0.35 < gap && gap < tightLatin && math.Abs(next.y-last.y) < 0.1*last.size &&
		math.Abs(next.size-last.size) < 0.05*last.size && next.bold == last.bold && next.unseen == last.unseen && next.light == last.light
}

// spaceBefore tells whether white space stands between the last word and next.
func (p *painter) spaceBefore(next made) space {
	if p.space {
		return spaced
	}
	if len(p.words) == 0 {
		return byGap
	}
	last := p.words[len(p.words)-1]
	gap := (next.x0 - last.x1) / max(next.size, 0.1)
	if -0.35 < gap && gap < tightLatin && math.Abs(next.y-last.y) < 0.5*last.size {
		return unspaced
	}
	return byGap
}

// unseen reports whether a sign is not to be seen, whatever is behind it.
func (p *painter) unseen(at sign) bool {
	const leastSize = 1
	off := at.x1 < 0 || at.x0 > p.page.width || at.y < 0 || at.y-at.size > p.page.height
	return off || at.size < leastSize || p.state.mode == 3 || p.state.mode == 7 || p.state.clear
}

// light returns how light the paint of text is.
func (p *painter) light() float64 {
	if p.state.mode == 1 {
		return p.state.stroke
	}
	return p.state.paint
}

// finish returns the page with the words that are to be seen. Where all are
// hidden they are what text recognition laid under a picture.
func (p *painter) finish() sheet {
	var seen, hidden []word
	for _, m := range p.words {
		if m.unseen || p.vanishes(m) {
			hidden = append(hidden, m.word)
			continue
		}
		m.turn = len(seen) + 1
		seen = append(seen, m.word)
	}
	if len(seen) == 0 {
		seen, hidden = hidden, nil
	}
	p.page.words = append(seen, p.drawnBullets(seen)...)
	p.hiddenWords = len(hidden)
	return p.page
}

// vanishes reports whether m is white on white.
func (p *painter) vanishes(m made) bool {
	const white = 0.95
	if m.light < white {
		return false
	}
	for i := m.fills - 1; i >= 0; i-- {
		if p.fills[i].area.holds((m.x0+m.x1)/2, m.y-0.3*m.size) {
			return p.fills[i].light >= white
		}
	}
	return true
}

package office

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// listLevels is how many levels a list has: nine in Word, ten in OpenDocument.
const listLevels = 10

// level is how one level of a list is counted and shown.
type level struct {
	start   int
	format  string // how it is counted, to compare
	numeral numeral
	label   []labelPart
	legal   bool   // the numbers of the levels above are shown in digits
	bullet  bool   // it has a mark and no number
	hidden  bool   // the number is counted and not shown
	style   string // of the paragraphs at this level; "" if not said
	restart int    // up to which level, from 1, one above begins it anew; 0 for none, -1 for all
}

// labelPart is a part of a label: the number of a level, or what stands between.
type labelPart struct {
	level int // from 0; -1 for text
	text  string
}

// maxLabel is the most bytes of what stands around numbers: every paragraph
// repeats it.
const maxLabel = 60

// firstBytes returns s, or as many of its whole characters as n bytes hold.
func firstBytes(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

func newLevel() level { return level{start: 1, numeral: strconv.Itoa, restart: -1} }

// counter counts the paragraphs of a list.
type counter struct {
	levels [listLevels]level
	values [listLevels]int
	met    [listLevels]bool // there has been a paragraph at the level or one deeper
	live   [listLevels]bool // and the level has not begun anew since
	// everySkip says that a level that is left out counts as one each time, not
	// only before the very first paragraph at the level below.
	everySkip bool
}

// asBefore tells count to go on from the last number, or begin where the level says.
const asBefore = -1 << 31

// count counts p at a level, with the number value if that is not asBefore.
//
// A numbered paragraph stays a paragraph with its number in front, as a clause
// is, and is an item of a list only where the list alone tells what it stands
// under: plain paragraphs between two numbers, which go on with the first, would
// end a list.
func (c *counter) count(p *paragraph, at, value int) {
	c.step(at, value)
	l := &c.levels[at]
	p.list, p.depth, p.bullet = c, at, l.bullet
	if !l.bullet && !l.hidden {
		p.number, p.item = c.number(at), c.ambiguous(at)
	}
}

// step counts a paragraph at a level.
func (c *counter) step(at, value int) {
	for i := at - 1; i >= 0 && c.skips(at, i); i-- {
		c.begin(i, c.levels[i].start)
	}
	switch {
	case value != asBefore:
		c.begin(at, value)
	case c.live[at]:
		c.values[at]++
	default:
		c.begin(at, c.levels[at].start)
	}
	c.restart(at + 1)
}

// skips reports whether a paragraph at a level leaves out one above it that then
// counts as one.
func (c *counter) skips(at, above int) bool {
	if c.everySkip {
		return !c.live[above]
	}
	return !c.met[at] && !c.met[above]
}

func (c *counter) begin(at, value int) {
	c.values[at], c.met[at], c.live[at] = value, true, true
}

// restart lets the levels from the given one on begin anew, as the one above
// them makes them do.
func (c *counter) restart(from int) {
	for i := from; i < listLevels; i++ {
		if r := c.levels[i].restart; r < 0 || from-1 < r {
			c.live[i] = false
		}
	}
}

// value returns the number at a level, also if that has had no paragraph yet.
func (c *counter) value(at int) int {
	if !c.live[at] {
		return c.levels[at].start
	}
	return c.values[at]
}

// number returns the number at a level as it is shown.
func (c *counter) number(at int) string {
	l := &c.levels[at]
	var s strings.Builder
	for _, p := range l.label {
		switch {
		case p.level < 0:
			s.WriteString(p.text)
		case l.legal && p.level < at && c.levels[p.level].format != "none":
			s.WriteString(strconv.Itoa(c.value(p.level)))
		default:
			s.WriteString(c.levels[p.level].numeral(c.value(p.level)))
		}
	}
	return strings.TrimSpace(s.String())
}

// ambiguous reports whether numbers at a level look like those of a level above
// it, so that only their place in a list tells one from the other: 1. in 1.
func (c *counter) ambiguous(at int) bool {
	for i := range at {
		if c.live[i] && c.levels[i].format == c.levels[at].format && c.alike(i, at) {
			return true
		}
	}
	return false
}

// alike reports whether two levels have the same around their own numbers.
func (c *counter) alike(i, j int) bool {
	return slices.EqualFunc(c.levels[i].label, c.levels[j].label, func(p, q labelPart) bool {
		return p == q || p.level == i && q.level == j
	})
}

// numbers reports whether a label shows anything that could be cited.
func numbers(label string) bool {
	return strings.Trim(label, " .,:;()[]-–—、，。：；（）") != ""
}

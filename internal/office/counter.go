package office

import (
	"strconv"
	"strings"
)

// level is how one level of a list is counted and shown.
type level struct {
	start   int
	format  string // how it is counted, to compare
	numeral numeral
	text    string // as shown, with %1 for the number of the first level and so on
	legal   bool   // the numbers of the levels above are shown in digits
	bullet  bool   // it has a mark and no number
	hidden  bool   // the number is counted and not shown
	style   string // of the paragraphs at this level; "" if not said
	restart int    // up to which level, from 1, one above begins it anew; 0 for none, -1 for all
}

func newLevel() level { return level{start: 1, numeral: strconv.Itoa, restart: -1} }

// counter counts the paragraphs of a list.
type counter struct {
	levels [listLevels]level
	values [listLevels]int
	met    [listLevels]bool // there has been a paragraph at the level or one deeper
	live   [listLevels]bool // and the level has not begun anew since
}

// step counts a paragraph at a level. With restart the level begins anew. Where
// the very first paragraph of a list is not at its first level, those above
// count as one each.
func (c *counter) step(at int, restart bool) {
	for i := at - 1; i >= 0 && !c.met[at] && !c.met[i]; i-- {
		c.begin(i)
	}
	if c.live[at] && !restart {
		c.values[at]++
	} else {
		c.begin(at)
	}
	for i := at + 1; i < listLevels; i++ {
		if r := c.levels[i].restart; r < 0 || at < r {
			c.live[i] = false
		}
	}
}

func (c *counter) begin(at int) {
	c.values[at], c.met[at], c.live[at] = c.levels[at].start, true, true
}

// value returns the number at a level, also if that has had no paragraph yet.
func (c *counter) value(at int) int {
	if !c.live[at] {
		return c.levels[at].start
	}
	return c.values[at]
}

// text returns the number at a level as it is shown.
func (c *counter) text(at int) string {
	text := c.levels[at].text
	var s strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] != '%' || i+1 == len(text) || text[i+1] < '1' || text[i+1] > '9' {
			s.WriteByte(text[i])
			continue
		}
		i++
		n := int(text[i] - '1')
		s.WriteString(c.shown(n, c.levels[at].legal && n < at))
	}
	return strings.TrimSpace(s.String())
}

func (c *counter) shown(at int, digits bool) string {
	if digits && c.levels[at].format != "none" {
		return strconv.Itoa(c.value(at))
	}
	return c.levels[at].numeral(c.value(at))
}

// ambiguous reports whether numbers at a level look like those of a level above
// it, so that only their place in a list tells one from the other: 1. in 1.
func (c *counter) ambiguous(at int) bool {
	shape := func(i int) string {
		return strings.ReplaceAll(c.levels[i].text, "%"+strconv.Itoa(i+1), "%")
	}
	for i := range at {
		if c.live[i] && c.levels[i].format == c.levels[at].format && shape(i) == shape(at) {
			return true
		}
	}
	return false
}

package capture

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// By how much a later capture may fall short of an earlier one. Real versions
// of one document that were a third shorter than the one before are known, none
// that was half as long.
const (
	shrinks = 3    // a text this many times shorter is no new version
	gone    = 4    // nor one that says this many times less, unless its text is mostly the same
	fewGone = 8    // if the earlier one said at least so much
	tail    = 0.10 // share of the end of a text that is missing from one that has all the rest
	whole   = 0.95 // share of a text that counts as all of it: dates and counters change
	short   = 3000 // letters; no whole policy is known that is below
	cutEnd  = 20   // letters missing behind the place where a text breaks off
)

// lacking returns what is wrong with m, a later capture than before.
func (m *measures) lacking(before *measures) *Fault {
	switch {
	case m.startOf(before):
		return fault(Truncated, "n", number(m.Read.Characters), "other", number(before.Read.Characters))
	case m.letters*shrinks < before.letters && before.letters >= short/shrinks:
		return fault(Shrunk, "n", number(m.Read.Characters), "other", number(before.Read.Characters))
	case before.findings >= fewGone && m.findings*gone <= before.findings && before.sharedWith(m) < mostly:
		return fault(Hollow, "n", number(m.findings), "other", number(before.findings))
	}
	return nil
}

// outgrown returns what is wrong with m, an earlier capture than after. Documents
// do grow, so it takes more: a text that breaks off, or one that is short and
// was many times longer the next time.
func (m *measures) outgrown(after *measures) *Fault {
	if m.breaksOff(after) || m.letters < short && m.letters*shrinks < after.letters {
		return fault(Truncated, "n", number(m.Read.Characters), "other", number(after.Read.Characters))
	}
	return nil
}

// startOf reports whether m is the other text up to a place where that goes on.
func (m *measures) startOf(other *measures) bool {
	return m.breaksOff(other) || m.endsBefore(other)
}

// breaksOff reports whether m ends within a block of the other text, and the
// rest of m is in that too.
func (m *measures) breaksOff(other *measures) bool {
	if len(m.blocks) == 0 {
		return false
	}
	last := m.blocks[len(m.blocks)-1]
	rest := m.blocks[:len(m.blocks)-1]
	if other.known[last.text] || finished(last.text) || m.in(other, rest) < int(whole*float64(m.letters-last.letters)) {
		return false
	}
	for i, b := range other.blocks {
		if strings.HasPrefix(b.text, last.text) {
			return b.letters-last.letters+m.missing(other.blocks[i+1:]) >= cutEnd
		}
	}
	return false
}

// missing returns how many letters of blocks m does not have.
func (m *measures) missing(blocks []block) int {
	n := 0
	for _, b := range blocks {
		if !m.known[b.text] {
			n += b.letters
		}
	}
	return n
}

// endsBefore reports whether m is the other text without its end, and with
// nothing else changed.
func (m *measures) endsBefore(other *measures) bool {
	if m.in(other, m.blocks) < int(whole*float64(m.letters)) {
		return false
	}
	end := m.reach(other)
	missing := m.missing(other.blocks[end:])
	return float64(missing) >= tail*float64(other.letters) && float64(m.missing(other.blocks[:end])) < (1-whole)*float64(missing)
}

// reach returns how many blocks of the other text m comes by, if both are read
// in order.
func (m *measures) reach(other *measures) int {
	places := make(map[string][]int, len(other.blocks))
	for i, b := range other.blocks {
		places[b.text] = append(places[b.text], i)
	}
	end := 0
	for _, b := range m.blocks {
		all := places[b.text]
		if next := sort.SearchInts(all, end); next < len(all) {
			end = all[next] + 1
		}
	}
	return end
}

// finished reports whether a sentence can end where s does.
func finished(s string) bool {
	s = strings.TrimRight(s, " \"'”’»）)]】*_")
	r, _ := utf8.DecodeLastRuneInString(s)
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(",，、-–", r)
}

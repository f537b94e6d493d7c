package document

import "sort"

// origin maps a document's text, as it is written, to the source text it was read
// from.
type origin []segment // by text offset; gaps are invented text

// segment says that text[text:text+textLen] came from source[source:source+sourceLen].
type segment struct {
	text, source       int
	textLen, sourceLen int
	whole              bool // the run stands for its source only as a whole, not byte for byte
}

// add appends s, joining it to the last segment where both run on. Of more than
// maxSegments it keeps one more than that.
func (o *origin) add(s segment) {
	if s.textLen == 0 {
		return
	}
	if n := len(*o); n > 0 && !s.whole {
		last := &(*o)[n-1]
		if !last.whole && last.text+last.textLen == s.text && last.source+last.sourceLen == s.source {
			last.textLen += s.textLen
			last.sourceLen += s.sourceLen
			return
		}
	}
	if len(*o) <= maxSegments {
		*o = append(*o, s)
	}
}

// source returns the source range that s came from: from the source of its
// first byte to the source of its last. An empty or wholly invented span gives
// an empty range.
func (o origin) source(s Span) Span {
	first := sort.Search(len(o), func(i int) bool { return o[i].text+o[i].textLen > s.Start })
	last := sort.Search(len(o), func(i int) bool { return o[i].text >= s.End }) - 1
	if first > last || s.Len() <= 0 {
		return Span{}
	}
	return Span{o[first].at(s.Start), o[last].after(s.End)}
}

// at returns the source offset where the text byte at offset text begins.
func (g segment) at(text int) int {
	if g.whole || text <= g.text {
		return g.source
	}
	return g.source + text - g.text
}

// after returns the source offset just behind the text that ends at offset text.
func (g segment) after(text int) int {
	if g.whole || text >= g.text+g.textLen {
		return g.source + g.sourceLen
	}
	return g.source + text - g.text
}

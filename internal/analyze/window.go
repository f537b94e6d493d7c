package analyze

import (
	"slices"
	"strings"

	"exitclause/internal/document"
	"exitclause/internal/pattern"
)

// maxLeads bounds how many enclosing lead-ins a list item is read with.
const maxLeads = 3

// longestHead is how many words or Chinese characters a table heading has at
// most: a first cell that is a paragraph heads nothing, and its words are not to
// be read with every other cell of the row.
const longestHead = 25

// parts returns the parts a sentence is read as: table headings and enclosing
// lead-ins first, then the beginning of an enumeration within the sentence, then
// the sentence itself, which is own. They are valid until the next call.
func (rd *reader) parts(at site, own pattern.Part) []pattern.Part {
	parts := rd.pieces[:0]
	for _, head := range slices.Backward(at.clause.Heads) {
		if pattern.Units(rd.doc.Text[head.Start:head.End]) <= longestHead {
			parts = append(parts, rd.part(head))
		}
	}
	parts = append(parts, rd.leadParts(at.clause.Lead)...)
	if head, ok := rd.enumerationHead(at); ok {
		parts = append(parts, rd.part(head))
	}
	rd.pieces = append(parts, own)
	return rd.pieces
}

// leadIns is what the items of a list are read behind.
type leadIns struct {
	lead  *document.Clause // the nearest
	parts []pattern.Part   // the outermost first
}

// leadParts returns the parts that lead, which leads into a list, and the lead-ins
// around it are read as. The items of the list ask one after the other.
func (rd *reader) leadParts(lead *document.Clause) []pattern.Part {
	if rd.leadIns.lead == lead {
		return rd.leadIns.parts
	}
	rd.leadIns = leadIns{lead, rd.leadIns.parts[:0]}
	for range maxLeads {
		if lead == nil || len(lead.Sentences) == 0 {
			break
		}
		rd.leadIns.parts = append(rd.leadIns.parts, rd.part(rd.leadIn(lead)))
		lead = lead.Lead
	}
	slices.Reverse(rd.leadIns.parts)
	return rd.leadIns.parts
}

// leadIn returns what of the clause lead leads into a list: its last sentence,
// whole where it was cut at its enumerators or semicolons, and with the one before
// if it only takes that up: "These cases include:".
func (rd *reader) leadIn(lead *document.Clause) document.Span {
	last := len(lead.Sentences) - 1
	first := rd.firstPiece(lead, last)
	if first > 0 && takesUp(rd.doc.Text[lead.Sentences[first].Span.Start:lead.Sentences[last].Span.End]) {
		first = rd.firstPiece(lead, first-1)
	}
	return document.Span{Start: lead.Sentences[first].Span.Start, End: lead.Sentences[last].Span.End}
}

// longestLink is how many words or Chinese characters a sentence has at most that
// only takes up the one before.
const longestLink = 12

// takesUp reports whether text, which leads into a list, says what the list is of
// only by what was said before.
func takesUp(text string) bool {
	if pattern.Units(text) > longestLink {
		return false
	}
	text = strings.ToLower(text)
	return slices.ContainsFunc([]string{
		"this ", "these ", "those ", "such ", "reasons ",
		"前述", "上述", "该等", "此类", "此等", "这些", "这类", "该情形", "情形包括", "前開", "前揭", "該等", "此類", "這些", "上開",
	}, func(word string) bool { return strings.HasPrefix(text, word) })
}

// enumerationHead returns what the sentence at the site is read behind, if it is a
// further piece of an enumeration: of "we may (1) …; (2) …" what stands before the
// first number, of the list in the lines of a cell the line before.
func (rd *reader) enumerationHead(at site) (document.Span, bool) {
	if at.index == 0 {
		return document.Span{}, false // as most
	}
	own := rd.doc.Text[at.sentence.Start:at.sentence.End]
	mark, bracketed := document.FirstMark(own), startsEnumerated(document.SkipConjunction(own))
	if mark == "" && !bracketed {
		return document.Span{}, false
	}
	first := rd.firstPiece(at.clause, at.index)
	if first == at.index {
		return document.Span{}, false
	}
	head := at.clause.Sentences[first].Span
	if mark == "" {
		return head, true
	}
	begins := document.MarkIn(rd.doc.Text[head.Start:head.End], mark)
	if begins < 0 {
		return head, bracketed
	}
	head.End = head.Start + begins
	return head, begins > 0
}

// firstPiece returns the index of the first piece of the sentence of c that
// piece i belongs to: behind the last piece that ends like a sentence, or is the
// title of the paragraph. The pieces ask one after the other.
func (rd *reader) firstPiece(c *document.Clause, i int) int {
	first := i
	known := func() bool { return rd.cut.clause == c && rd.cut.piece == first }
	for first > 0 && !known() && !endsSentence(rd.doc.Text[:c.Sentences[first-1].Span.End]) && c.Sentences[first-1].Span != c.Title {
		first--
	}
	if known() {
		first = rd.cut.first
	}
	rd.cut = cutSentence{c, i, first}
	return first
}

// cutSentence is a sentence that was cut into pieces.
type cutSentence struct {
	clause       *document.Clause
	piece, first int // one of its pieces, and its first
}

func endsSentence(text string) bool {
	text = strings.TrimRight(text, "\"'”’」』)）")
	for _, stop := range []string{".", "!", "?", "。", "！", "？"} {
		if strings.HasSuffix(text, stop) {
			return true
		}
	}
	return false
}

// startsEnumerated reports whether text begins as a piece of an enumeration: with
// a bracket, as around a number, or with a bullet where a cell has a list in its lines.
func startsEnumerated(text string) bool {
	return strings.HasPrefix(text, "(") || strings.HasPrefix(text, "（") || document.StartsWithBullet(text)
}

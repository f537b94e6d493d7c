package document

import (
	"cmp"
	"slices"
	"strings"

	"exitclause/internal/plain"
	"exitclause/internal/source"
)

// reading is a page, or a part of one, as its reader gave it.
type reading struct {
	page   *source.Page
	info   pageInfo
	title  string // of the document, if it is known
	text   string // as it is written
	start  int    // of text in that of the page, in bytes
	origin origin // of the text of the page
	links  []MailLink
	blocks []block
}

// outline returns r as a document with sections and clauses, and nothing else
// yet.
func (r *reading) outline() *Document {
	read := plain.Read(r.text)
	d := &Document{Title: r.title, Text: read.String, plain: read, written: r.text, start: r.start, origin: r.origin, page: r.page}
	d.mailLinks = r.mailLinks(d)
	d.Sections, d.Clauses = outline(d.Text, toPlain(read, r.blocks))
	return d
}

// understand fills in the rest of d, which is the outline of r. The error is that
// of a page that holds more than a document does.
func (r *reading) understand(d *Document) error {
	if err := d.cutSentences(); err != nil {
		return err
	}
	d.describe(r.info)
	d.writeTitles(d.Sections)
	d.warnOfGarble()
	return nil
}

// cutSentences cuts the clauses into sentences, unless there are too many.
func (d *Document) cutSentences() error {
	n := 0
	for _, c := range d.Clauses {
		if c.Title.Len() > 0 {
			c.Sentences = sentences(d.Text, c.Title)
		}
		c.Sentences = append(c.Sentences, sentences(d.Text, Span{max(c.Span.Start, c.Title.End), c.Span.End})...)
		if n += len(c.Sentences); n > maxSentences {
			return tooManySentences()
		}
	}
	return nil
}

// parts returns the documents of which r, that was read as whole, consists.
func (r *reading) parts(whole *Document, begin []opening) ([]*Document, error) {
	var all []*Document
	service := whole.Service
	for i, b := range begin {
		part := r
		if i+1 < len(begin) {
			part, r = r.cut(whole.Written(Span{begin[i+1].at, len(whole.Text)}).Start - r.start)
		}
		part.title = b.title
		d := part.outline()
		d.warn(whole.length(), i+1 == len(begin) && d.cutShort()) // a document that another follows is there to its end
		if err := part.understand(d); err != nil {
			return nil, err
		}
		service = cmp.Or(service, d.Service)
		all = append(all, d)
	}
	for _, d := range all {
		d.Service, d.Parties = service, whole.Parties
	}
	return all, nil
}

// cut cuts r in two, the second of which begins at offset at of its text.
func (r *reading) cut(at int) (head, rest *reading) {
	n, _ := slices.BinarySearchFunc(r.blocks, at, func(b block, at int) int { return cmp.Compare(b.span.End, at+1) })
	one, other := *r, *r
	one.text, one.blocks = r.text[:at], slices.Clone(r.blocks[:n])
	other.text, other.start = r.text[at:], r.start+at
	other.blocks = make([]block, len(r.blocks)-n)
	for i, b := range r.blocks[n:] {
		other.blocks[i] = b.behind(at, n)
	}
	one.links, other.links = cutLinks(r.links, at)
	if b := r.blocks[n]; b.span.Start < at { // a title on a line of its own in a longer block
		before := strings.TrimRight(r.text[b.span.Start:at], " \t\r\n")
		one.blocks = append(one.blocks, piece(b, Span{b.span.Start, b.span.Start + len(before)}))
		other.blocks[0] = remainder(other.blocks[0])
	}
	return &one, &other
}

// behind returns b for a text that begins at offset at, and blocks that begin at
// block n. What leads into it or heads it before that is not there any more.
func (b block) behind(at, n int) block {
	b.span = Span{max(0, b.span.Start-at), b.span.End - at}
	b.lead, b.runIn = max(-1, b.lead-n), max(0, b.runIn-at)
	var heads []Span
	for _, h := range b.heads {
		if h.Start >= at {
			heads = append(heads, Span{h.Start - at, h.End - at})
		}
	}
	b.heads = heads
	return b
}

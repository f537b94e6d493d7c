package document

import (
	"strconv"
	"strings"

	"exitclause/internal/message"
	"exitclause/internal/plain"
	"exitclause/internal/source"
)

// Parse reads a page into one document, whatever stands in it. Where the page
// holds no document that could be read, the error is an *Error.
func Parse(page *source.Page) (*Document, error) {
	d, _, err := parse(page)
	return d, err
}

// ParseAll reads a page into the documents that stand in it one behind the other,
// as a user agreement and a privacy policy do: nearly always one. Each has its own
// kind, title, date, language and numbers; their texts together are that of the
// page, and they are of one service. The error is that of Parse.
func ParseAll(page *source.Page) ([]*Document, error) {
	whole, r, err := parse(page)
	if err != nil {
		return nil, err
	}
	if all := whole.openings(); len(all) > 1 {
		return r.parts(whole, all)
	}
	return []*Document{whole}, nil
}

// parse reads a page into one document, and returns also what that was made of.
func parse(page *source.Page) (*Document, *reading, error) {
	var b textBuilder
	blocks, info, err := readerOf(page.TextType)(page.Text, &b)
	if err != nil {
		return nil, nil, err
	}
	if err := b.checkLimits(); err != nil {
		return nil, nil, err
	}
	setIfEmpty(&info.title, page.Title)
	r := &reading{page: page, info: info, text: b.text.String(), origin: b.origin, links: b.links, blocks: blocks}
	d := r.outline()
	if err := d.checkWhole(info); err != nil {
		return nil, nil, err
	}
	if err := r.understand(d); err != nil {
		return nil, nil, err
	}
	return d, r, nil
}

// readFunc turns a page of one format into blocks over the text it writes.
type readFunc func(src string, b *textBuilder) ([]block, pageInfo, error)

func readerOf(mediaType string) readFunc {
	switch mediaType {
	case "text/html":
		return readHTML
	case "application/xhtml+xml":
		return readXHTML
	case "text/markdown":
		return inLines(readMarkdown)
	}
	return inLines(readText)
}

// inLines returns read for a source that may end its lines with anything.
func inLines(read readFunc) readFunc {
	return func(src string, b *textBuilder) ([]block, pageInfo, error) {
		return read(plain.LineFeeds(src), b)
	}
}

// Source returns the bytes of the page's Text that s came from.
func (d *Document) Source(s Span) Span {
	w := d.Written(s)
	return d.origin.source(Span{d.start + w.Start, d.start + w.End})
}

// Place returns where s stands in the page as it was received.
func (d *Document) Place(s Span) source.Place {
	from := d.Source(s)
	return d.page.Place(from.Start, from.End)
}

// Error says why a page holds no document that could be read.
type Error struct {
	Kind source.Kind // source.Empty, source.Truncated or source.Limit
	Note message.Note
}

// Error returns the note in English.
func (e *Error) Error() string { return message.English(e.Note) }

// Lengths of text in letters; a Chinese character says as much as three.
const (
	tooShort     = 20   // below: no sentence that anyone could cite
	stubLength   = 200  // below: an error page, unless it says something that can be cited
	shortForHTML = 1000 // below, beside much script: the text is made by the script
	suspicious   = 3000 // below: perhaps a part of a policy
)

// scriptRatio is how many times its text a page's scripts outweigh that makes
// the text on it no document.
const scriptRatio = 20

// checkWhole returns an error if d holds no document, and else adds warnings for
// what makes it look like part of one.
func (d *Document) checkWhole(info pageInfo) error {
	length, cut := d.length(), d.cutShort()
	args := []string{"n", strconv.Itoa(length.characters)}
	switch {
	case d.isShell(info, length.letters):
		return &Error{source.Empty, message.New("document.script", args...)}
	case length.letters < tooShort || len(d.Clauses) == 0:
		return &Error{source.Empty, message.New("document.empty", args...)}
	case cut && length.letters < suspicious:
		return &Error{source.Truncated, message.New("document.truncated", args...)}
	}
	d.warn(length, cut)
	if info.unclosed() {
		d.warnPartial(message.New("document.unclosed"))
	}
	return nil
}

// warn adds warnings for what makes d look like part of a document: that its text
// is cut short, or that of the page, of this length, is too short as it is.
func (d *Document) warn(length textLength, cut bool) {
	switch {
	case cut:
		d.warnPartial(message.New("document.cut"))
	case length.letters < suspicious:
		d.Stub = length.letters < stubLength
		d.warnPartial(message.New("document.short", "n", strconv.Itoa(length.characters)))
	}
}

// NoDocument is the error for a stub in which nothing was found.
func (d *Document) NoDocument() error {
	return &Error{source.Empty, message.New("document.empty", "n", strconv.Itoa(d.length().characters))}
}

// warnPartial notes that d looks like part of a document.
func (d *Document) warnPartial(why message.Note) {
	d.Partial = true
	d.Warnings = append(d.Warnings, why)
}

type textLength struct{ characters, letters int }

// length measures the text of d, not counting more than matters here.
func (d *Document) length() textLength {
	var n textLength
	for _, r := range d.Text {
		if n.characters++; r >= 0x2e80 {
			n.letters += 2
		}
		if n.letters++; n.letters > 2*suspicious {
			break
		}
	}
	return n
}

// cutShort reports whether the text breaks off: its last clause is running text
// without an end. HTML has other text behind the document, so there it tells
// nothing.
func (d *Document) cutShort() bool {
	if len(d.Clauses) == 0 || readsHTML(d.page.TextType) {
		return false
	}
	last := d.Clauses[len(d.Clauses)-1]
	if len(last.Heads) > 0 {
		return false
	}
	text := strings.TrimRight(d.Text[last.Span.Start:last.Span.End], " \n")
	s := strings.TrimRight(text, " \n\"'”’)）*_")
	r := lastRune(s)
	if !letter(r) || fits(s, maxTitle) || closes(text) {
		return false
	}
	end := strings.LastIndexAny(s, ".。！？!?;；")
	return end >= 0 && s[len(s)-1] != '/' && !strings.ContainsAny(s[strings.LastIndexByte(s, ' ')+1:], "@/.")
}

// closes reports whether text ends in a remark in brackets behind its last sentence,
// as （以下无正文）.
func closes(text string) bool {
	open := strings.LastIndexAny(text, "(（")
	return open > 0 && hasAnySuffix(text, ")", "）") && fits(text[open:], maxTitle/2) && strings.ContainsRune(".!?。！？", lastRune(text[:open]))
}

func readsHTML(mediaType string) bool {
	return mediaType == "text/html" || mediaType == "application/xhtml+xml"
}

// letter reports whether r is part of a word, so that a sentence cannot end with it.
func letter(r rune) bool { return r < 0x80 && isASCIILetter(byte(r)) || 0x3400 <= r && r <= 0x9fff }

package office

import (
	"bytes"
	"errors"
	"io"
	"strconv"

	"exitclause/internal/message"
)

// RTF reads a document in Rich Text Format. The error is always an *Error.
//
// The text is what Word shows with its changes accepted: headings by outline
// level, numbers of lists as the program that wrote the file left them beside
// each paragraph, tables, notes and text boxes behind the paragraph that they
// hang on. Left out are headers and footers, tables of contents, comments, hidden
// and deleted text, the marks of notes, page numbers, pictures and objects with
// the text in them, and numbers of lists that the file leaves to its reader: Word
// and LibreOffice write all of them out.
//
// No library is used: those there are keep neither numbers nor tables, or know no
// Chinese.
func RTF(data []byte, limits Limits) (Text, error) {
	limits = limits.withDefaults()
	if int64(len(data)) > limits.MaxBytes {
		return Text{}, tooLarge(limits.MaxBytes)
	}
	r := rtfReader{scan: rtfScanner{src: data}, limits: limits, left: leftOut{}, fonts: map[int]rtfFont{}, styles: map[int]rtfStyle{}, shapes: map[int][listLevels]string{}}
	r.out = &rtfOutput{flow: &flow{}}
	if !bytes.HasPrefix(data, []byte(`{\rtf`)) {
		return Text{}, damaged("RTF", nil)
	}
	if err := r.read(); err != nil {
		return Text{}, err
	}
	return Text{HTML: page(r.title.String(), r.out.close()), Warnings: r.left.warnings()}, nil
}

// rtfReader reads a document from beginning to end.
type rtfReader struct {
	scan   rtfScanner
	limits Limits
	left   leftOut
	fonts  map[int]rtfFont
	styles map[int]rtfStyle
	shapes map[int][listLevels]string // of the numbers that lists had last, by level
	title  bytes.Buffer
	page   int         // code page of the document
	notes  [2]rtfNotes // at the foot of the page, at the end

	groups []rtfState // around the place, outermost first
	state  rtfState
	out    *rtfOutput
	raw    []byte // characters in the code page of the font that are not decoded yet
	high   rune   // first half of a character that is written as two
	skip   int    // characters to leave out, which stand for the last one by number
	star   bool   // the next word names a destination that readers may not know
}

// rtfState is what holds until the end of a group.
type rtfState struct {
	to        rtfTarget
	font      int
	skip      int // how many characters stand in for one by number
	bold      bool
	hidden    bool
	deleted   bool
	paragraph rtfFormat
	field     *rtfField
	linked    bool       // the text is that of a link
	outer     *rtfOutput // what goes on when the group ends; nil if nothing changes
}

// rtfFormat is how a paragraph is set.
type rtfFormat struct {
	style   int
	outline int // from 0; -1 if not said
	list    int // number of its list
	level   int // in that
	tables  int // how many tables it is in
}

// rtfTarget is what becomes of text.
type rtfTarget uint8

const (
	toText rtfTarget = iota
	toNothing
	toNumber // of the paragraph
	toFonts
	toStyles
	toTitle
	toInstruction // of a field
	toInfo
)

func (r *rtfReader) read() error {
	r.page = 1252
	r.state = rtfState{skip: 1, paragraph: rtfFormat{outline: -1}}
	for {
		switch token := r.scan.next(); token {
		case rtfEnd:
			if len(r.groups) > 0 {
				return damaged("RTF", io.ErrUnexpectedEOF)
			}
			return nil
		case rtfOpen:
			if len(r.groups) >= r.limits.MaxDepth {
				return &Error{Limit, message.New("office.limit.depth", "part", "RTF", "n", strconv.Itoa(r.limits.MaxDepth)), nil}
			}
			r.open()
		case rtfClose:
			if len(r.groups) == 0 {
				return damaged("RTF", errors.New("a } that closes nothing"))
			}
			if r.close(); len(r.groups) == 0 {
				return nil // what follows is no part of the document
			}
		case rtfWord:
			r.word()
		case rtfByte:
			r.char(r.scan.char)
		}
	}
}

func (r *rtfReader) open() {
	r.flush()
	r.skip, r.star = 0, false
	r.groups = append(r.groups, r.state)
	r.state.outer = nil
}

func (r *rtfReader) close() {
	r.flush()
	r.skip, r.star = 0, false
	if len(r.groups) == 1 && r.out.open != nil {
		r.endParagraph() // the last one needs no end of its own
	}
	if r.state.outer != nil {
		r.endAside(r.state.outer)
	}
	before := r.groups[len(r.groups)-1]
	if r.state.linked && !before.linked {
		r.out.para().text.unlink()
	}
	field := r.state.field
	r.state = before
	r.groups = r.groups[:len(r.groups)-1]
	if field != nil && field != before.field {
		r.endField(field)
	}
}

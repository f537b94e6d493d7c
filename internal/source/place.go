package source

import (
	"math/bits"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/transform"
)

// Place is a half-open range of Page.Data, or of Page.Text if that was
// extracted, with the line and column of its start.
type Place struct {
	Start, End   int // bytes
	Line, Column int // from 1; the column counts code points
	Sheet        int // page of a PDF where it starts, from 1; 0 if it has none
}

// Place returns where Text[start:end] came from: the bytes of every character
// that the range touches. Of extracted text it is the range itself. Offsets outside Text are taken as its nearest end.
// CR, LF and CRLF end lines. It may be called from several goroutines.
func (p *Page) Place(start, end int) Place {
	start = runeStart(p.Text, min(max(start, 0), len(p.Text)))
	end = runeEnd(p.Text, min(max(end, start), len(p.Text)))
	line, column := p.lines.at(p.Text, start)
	if p.Extracted {
		return Place{Start: start, End: end, Line: line, Column: column, Sheet: p.sheet(start)}
	}
	place := Place{Start: p.origin.before(p.Data, start), Line: line, Column: column}
	place.End = place.Start
	if end > start {
		place.End = p.origin.behind(p.Data, end)
	}
	return place
}

// sheet returns the page of a PDF that the byte at offset of Text is from, or 0.
func (p *Page) sheet(offset int) int {
	return sort.Search(len(p.sheets), func(i int) bool { return p.sheets[i] > offset })
}

// runeStart returns the start of the character that the byte at i belongs to.
func runeStart(s string, i int) int {
	for i > 0 && i < len(s) && !utf8.RuneStart(s[i]) {
		i--
	}
	return i
}

// runeEnd returns the end of the character that the byte before i belongs to.
func runeEnd(s string, i int) int {
	for i < len(s) && !utf8.RuneStart(s[i]) {
		i++
	}
	return i
}

// origin maps Page.Text to Page.Data. The zero value says that they are the same.
type origin struct {
	shift   int                   // bytes of Data before the first of Text
	decoder transform.Transformer // without state; nil if Data is Text but for shift
	marks   []mark                // by text, at most chunk bytes apart
}

// mark says that the character at offset text of Page.Text came from offset
// data of Page.Data.
type mark struct{ text, data int }

// chunk is the distance between the marks of an index, in bytes of text: the
// work for a place, against the memory for the index.
const chunk = 512

// before returns the offset in data where the character begins that stands at
// offset text. Big5 has characters that become two code points: the second
// begins where the first does.
func (o origin) before(data []byte, text int) int {
	if o.decoder == nil {
		return text + o.shift
	}
	m := o.nearest(text)
	_, read := o.decodeAtMost(data[m.data:], text-m.text)
	return m.data + read
}

// behind returns the offset in data where the character ends that ends at
// offset text, or, where that is but the first of two code points, the second.
func (o origin) behind(data []byte, text int) int {
	if o.decoder == nil {
		return text + o.shift
	}
	m := o.nearest(text)
	want := text - m.text
	for more := range utf8.UTFMax {
		if written, read := o.decodeAtMost(data[m.data:], want+more); written >= want {
			return m.data + read
		}
	}
	return len(data) // not reached: no character is longer
}

// nearest returns the last mark that is not behind offset text.
func (o origin) nearest(text int) mark {
	i := sort.Search(len(o.marks), func(i int) bool { return o.marks[i].text > text })
	if i == 0 {
		return mark{data: o.shift}
	}
	return o.marks[i-1]
}

// decodeAtMost decodes whole characters into at most n bytes, and returns the
// number of bytes written and read.
func (o origin) decodeAtMost(data []byte, n int) (written, read int) {
	if n == 0 {
		return 0, 0
	}
	written, read, _ = o.decoder.Transform(make([]byte, n), data, true) // a short destination is meant
	return written, read
}

// lines finds lines and columns in a text. It is built when first asked.
type lines struct {
	once  sync.Once
	marks []position // every chunk bytes
}

// position is a place in a text, both from 1, the column in code points.
type position struct{ line, column int }

// at returns the line and column of offset i in text, which is the same text at
// every call.
func (l *lines) at(text string, i int) (line, column int) {
	l.once.Do(func() { l.build(text) })
	from := i / chunk
	p := l.marks[from].advance(text, from*chunk, i)
	return p.line, p.column
}

func (l *lines) build(text string) {
	l.marks = make([]position, 1, len(text)/chunk+1)
	p := position{1, 1}
	l.marks[0] = p
	for end := chunk; end <= len(text); end += chunk {
		p = p.advance(text, end-chunk, end)
		l.marks = append(l.marks, p)
	}
}

// advance returns the position at offset to of text, p being that of from.
func (p position) advance(text string, from, to int) position {
	part := text[from:to]
	if strings.IndexByte(part, '\r') >= 0 {
		return p.step(text, from, to)
	}
	if n := strings.Count(part, "\n"); n > 0 {
		p.line += n
		p.column, part = 1, part[strings.LastIndexByte(part, '\n')+1:]
	}
	p.column += runeStarts(part)
	return p
}

// runeStarts returns how many characters begin in part of a text, eight bytes at
// a time: the first two bits of a byte that goes on with one are 10.
func runeStarts(part string) int {
	n := len(part)
	for len(part) >= 8 {
		b := uint64(part[0]) | uint64(part[1])<<8 | uint64(part[2])<<16 | uint64(part[3])<<24 |
			uint64(part[4])<<32 | uint64(part[5])<<40 | uint64(part[6])<<48 | uint64(part[7])<<56
		n -= bits.OnesCount64(b >> 7 &^ (b >> 6) & 0x0101010101010101)
		part = part[8:]
	}
	for i := range len(part) {
		if !utf8.RuneStart(part[i]) {
			n--
		}
	}
	return n
}

// step is advance for text that has carriage returns.
func (p position) step(text string, from, to int) position {
	for i := from; i < to; i++ {
		switch b := text[i]; {
		case b == '\n', b == '\r' && (i+1 == len(text) || text[i+1] != '\n'):
			p.line++
			p.column = 1
		case utf8.RuneStart(b):
			p.column++
		}
	}
	return p
}

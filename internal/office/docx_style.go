package office

import (
	"slices"
	"strconv"
	"strings"
)

// docxStyles are the styles of a document by id.
type docxStyles struct {
	byID     map[string]*docxStyle
	standard string // the style of paragraphs that name none
	bold     bool   // text is bold unless a style or run says otherwise
}

// docxStyle is what a style says by itself.
type docxStyle struct {
	name    string // lower case
	basedOn string
	format  docxFormat
	text    docxText
	headed  bool // a table's first row is set in bold
}

// docxFormat is how a paragraph is set.
type docxFormat struct {
	style   string
	outline int // 0 to 8; 9 is running text, -1 not said
	list    int // number of its list; 0 is none, -1 not said
	level   int // in the list, from 0; -1 if not said
	mark    docxText
	deleted bool // the end of the paragraph is, so it goes on in the next
	capital bool // it is the large letter that begins the next
}

// docxText is how text is set.
type docxText struct {
	style        string
	font         string
	bold, hidden toggle
}

// toggle is yes, no or not said.
type toggle int8

const (
	off toggle = iota - 1
	unsaid
	on
)

func newDocxFormat() docxFormat { return docxFormat{outline: -1, list: -1, level: -1} }

func (f *docxFile) readStyles(part string) error {
	f.styles.byID = map[string]*docxStyle{}
	return f.each(part, func(x *xmlReader, name string) {
		switch name {
		case "w:style":
			f.styles.add(x)
		case "w:docDefaults":
			x.all(func(name string) {
				if name == "w:rPr" {
					f.styles.bold = readDocxText(x).bold == on
				}
			})
		}
	})
}

func (s *docxStyles) add(x *xmlReader) {
	id, kind := x.attr("w:styleId"), x.attr("w:type")
	if d := x.attr("w:default"); kind == "paragraph" && (d == "1" || d == "true") {
		s.standard = id
	}
	style := &docxStyle{format: newDocxFormat()}
	x.children(func(name string) {
		switch name {
		case "w:name":
			style.name = strings.ToLower(x.attr("w:val"))
		case "w:basedOn":
			style.basedOn = x.attr("w:val")
		case "w:pPr":
			style.format = readDocxFormat(x)
		case "w:rPr":
			style.text = readDocxText(x)
		case "w:tblStylePr":
			if x.attr("w:type") == "firstRow" {
				x.children(func(name string) {
					style.headed = style.headed || name == "w:rPr" && readDocxText(x).bold == on
				}, nil)
			}
		}
	}, nil)
	if len(s.byID) < maxDefinitions {
		s.byID[id] = style
	}
}

// maxStyles is how many styles deep one is based on others.
const maxStyles = 32

// find returns the first value that the style called id, or one that it is based
// on, says by get, and the id of that style; or other.
func find[T comparable](s *docxStyles, id string, other T, get func(*docxStyle) T) (T, string) {
	for range maxStyles {
		style := s.byID[id]
		if style == nil {
			break
		}
		if v := get(style); v != other {
			return v, id
		}
		id = style.basedOn
	}
	return other, ""
}

// heading returns the level of a paragraph as a heading, from 1, or 0.
func (s *docxStyles) heading(f *docxFormat) int {
	outline := f.outline
	if outline < 0 {
		outline, _ = find(s, f.style, -1, (*docxStyle).outline)
	}
	if outline < 0 || outline > 8 {
		return 0
	}
	return outline + 1
}

func (s *docxStyle) outline() int {
	if s.format.outline >= 0 {
		return s.format.outline
	}
	return namedLevel(s.name) - 1
}

// namedLevel returns the level of headings in a style of the given name, in
// lower case; 0 if it is not for headings.
func namedLevel(name string) int {
	for _, word := range headingNames {
		if rest, found := strings.CutPrefix(name, word); found {
			if n, err := strconv.Atoi(strings.TrimSpace(rest)); err == nil && 1 <= n && n <= 9 {
				return n
			}
		}
	}
	return 0
}

// headingNames begin the names of heading styles. Word itself writes the English
// ones in every language; other programs, and people, write their own.
var headingNames = []string{
	"heading", "标题", "標題", "見出し", "제목", "titre", "überschrift", "título", "titolo", "kop", "rubrik", "overskrift", "otsikko",
	"nagłówek", "nadpis", "címsor", "başlık", "заголовок", "επικεφαλίδα", "tiêu đề",
}

// titled reports whether a paragraph has the style of a document's title.
func (s *docxStyles) titled(f *docxFormat) bool {
	style := s.byID[f.style]
	return style != nil && slices.Contains(titleNames, style.name)
}

var titleNames = []string{"title", "标题", "標題"}

// inContents reports whether a paragraph has the style of an entry in a table of
// contents, or of the title of one.
func (s *docxStyles) inContents(f *docxFormat) bool {
	style := s.byID[f.style]
	return style != nil && namesContents(style.name)
}

// namesContents reports whether a style of the given name, in lower case, is for
// tables of contents.
func namesContents(name string) bool {
	for _, word := range []string{"toc ", "contents ", "目录 ", "目錄 "} {
		if rest, found := strings.CutPrefix(name, word); found && rest != "" && (rest == "heading" || '0' <= rest[0] && rest[0] <= '9') {
			return true
		}
	}
	return false
}

func (s *docxStyle) isBold() toggle   { return s.text.bold }
func (s *docxStyle) isHidden() toggle { return s.text.hidden }

// bold reports whether text in a paragraph of the given style is bold.
func (s *docxStyles) isBold(paragraph string, t *docxText) bool {
	if t.bold != unsaid {
		return t.bold == on
	}
	return s.toggled(paragraph, t.style, (*docxStyle).isBold) || s.bold
}

// hidden reports the same of hidden text.
func (s *docxStyles) isHidden(paragraph string, t *docxText) bool {
	if t.hidden != unsaid {
		return t.hidden == on
	}
	return s.toggled(paragraph, t.style, (*docxStyle).isHidden)
}

// toggled reports whether one of the two styles, not both, says yes: bold words
// in a bold heading are not bold.
func (s *docxStyles) toggled(paragraph, text string, get func(*docxStyle) toggle) bool {
	p, _ := find(s, paragraph, unsaid, get)
	t, _ := find(s, text, unsaid, get)
	return (p == on) != (t == on)
}

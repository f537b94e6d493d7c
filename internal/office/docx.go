package office

import (
	"bytes"
	"path"
	"strconv"
	"strings"

	"exitclause/internal/message"
)

// DOCX reads a Word document (.docx, .docm, .dotx), also one written by another
// program. The error is always an *Error.
//
// The text is what Word shows with its changes accepted: headings by style or
// outline level, the numbers that lists generate in front of their paragraphs,
// tables, notes and text boxes behind the paragraph that they hang on, embedded
// pages. Left out are headers and footers, tables of contents, comments, hidden
// and deleted text, the marks of notes, page numbers, pictures, diagrams and
// charts with the text in them, numbers that fields count by themselves
// (LISTNUM, AUTONUM), subdocuments, which are other files, and languages.
func DOCX(data []byte, limits Limits) (Text, error) {
	switch {
	case Encrypted(data):
		return Text{}, encrypted()
	case isCompound(data):
		return Text{}, &Error{Damaged, message.New("office.old"), nil}
	}
	limits = limits.withDefaults()
	a, err := openArchive(data, limits)
	if err != nil {
		return Text{}, err
	}
	f := docxFile{archive: a, limits: limits, left: leftOut{}}
	body, err := f.read()
	if err != nil {
		return Text{}, err
	}
	return Text{HTML: page(f.title(), body), Warnings: f.left.warnings()}, nil
}

// isCompound reports whether data is a compound file, which Word made before
// 2007, and makes around a document with a password.
func isCompound(data []byte) bool {
	return bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
}

// Encrypted reports whether data is a Word document behind a password, which
// looks like no other. DOCX says so too.
func Encrypted(data []byte) bool {
	return isCompound(data) &&
		bytes.Contains(data, []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e"))
}

// docxFile is what the parts of a document share.
type docxFile struct {
	archive *archive
	limits  Limits
	styles  docxStyles
	numbers *docxNumbers
	links   map[string]relation // of the main part
	notes   docxNotes
	main    string // name of the main part
	left    leftOut
	inside  bool // of another document
}

// relation is where a part leads to.
type relation struct {
	kind     string // the last word of its type: "styles", "hyperlink"
	target   string // name of a part, or an address
	external bool
}

func (f *docxFile) read() (string, error) {
	if err := f.open(); err != nil {
		return "", err
	}
	data, err := f.archive.read(f.main)
	if err != nil {
		return "", err
	}
	f.notes.own = ownCount(data) || f.settingsCount()
	x := newXML(f.main, data, f.limits.MaxDepth)
	r := docxReader{docxFile: f, x: x, story: newDocxStory(), flow: &flow{}}
	r.x.root()
	r.x.children(func(name string) {
		if name == "w:body" {
			r.blocks()
		}
	}, nil)
	return r.close(), x.err
}

// open finds the main part and reads what belongs to it.
func (f *docxFile) open() error {
	f.main = "word/document.xml"
	roots, err := f.relations("")
	if err != nil {
		return err
	}
	for _, l := range roots {
		if l.kind == "officeDocument" && !l.external {
			f.main = l.target
		}
	}
	if f.links, err = f.relations(f.main); err != nil {
		return err
	}
	if err = f.readStyles(f.related("styles")); err != nil {
		return err
	}
	return f.readNumbers(f.related("numbering"))
}

// related returns the name of the part of the given kind that belongs to the
// main part.
func (f *docxFile) related(kind string) string {
	for _, l := range f.links {
		if l.kind == kind && !l.external {
			return l.target
		}
	}
	return path.Join(path.Dir(f.main), kind+".xml")
}

func (f *docxFile) part(name string) (*xmlReader, error) {
	data, err := f.archive.read(name)
	if err != nil {
		return nil, err
	}
	return newXML(name, data, f.limits.MaxDepth), nil
}

// each calls read at each element of a part. A document without the part has none.
func (f *docxFile) each(part string, read func(x *xmlReader, name string)) error {
	if !f.archive.has(part) {
		return nil
	}
	x, err := f.part(part)
	if err != nil {
		return err
	}
	x.root()
	x.children(func(name string) { read(x, name) }, nil)
	return x.err
}

// relations reads where part leads to, by id; "" is the document as a whole.
func (f *docxFile) relations(part string) (map[string]relation, error) {
	name := path.Join(path.Dir(part), "_rels", path.Base(part)+".rels")
	if part == "" {
		name = "_rels/.rels"
	}
	links := map[string]relation{}
	err := f.each(name, func(x *xmlReader, _ string) {
		l := relation{kind: path.Base(x.attr("Type")), target: x.attr("Target"), external: x.attr("TargetMode") == "External"}
		if !l.external {
			l.target = partPath(path.Dir(part), l.target)
		}
		if len(links) < maxDefinitions {
			links[x.attr("Id")] = l
		}
	})
	return links, err
}

// partPath returns the name of the part that target names from inside dir.
func partPath(dir, target string) string {
	target = strings.ReplaceAll(target, `\`, "/")
	if !strings.HasPrefix(target, "/") {
		target = path.Join("/", dir, target)
	}
	return strings.TrimPrefix(path.Clean(target), "/")
}

// title returns the title that the document's properties give.
func (f *docxFile) title() string {
	x, err := f.part("docProps/core.xml")
	if err != nil {
		return ""
	}
	title := ""
	x.root()
	x.children(func(name string) {
		if name == "dc:title" {
			title = x.text()
		}
	}, nil)
	return title
}

// leftOut counts what of a document is not in the text, by the warning.
type leftOut map[string]int

// warnings returns what was left out and can matter, in the order of its weight.
func (l leftOut) warnings() []message.Note {
	var notes []message.Note
	for _, key := range [...]string{warnTracked, warnHidden, warnCounted, warnElsewhere} {
		if n := l[key]; n > 0 {
			notes = append(notes, message.New(key, "n", strconv.Itoa(n)))
		}
	}
	return notes
}

// The warnings.
const (
	warnTracked   = "office.tracked"   // changes that nobody has accepted yet
	warnHidden    = "office.hidden"    // hidden passages
	warnCounted   = "office.counted"   // numbers that fields count by themselves
	warnElsewhere = "office.elsewhere" // parts that are other files, or of an unknown format
)

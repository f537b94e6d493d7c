package office

import (
	"net/url"
	"path"
	"strings"
)

// EPUB reads a book in EPUB 2 or 3. The error is always an *Error.
//
// The text is that of the chapters in reading order, with their markup, and of
// their style sheets what is bold and what is not shown. Left out are the cover,
// the table of contents where it is no chapter, page numbers of a printed edition,
// the marks of notes, scripts, pictures, drawings and formulas with the text in
// them, and the language of the book, which is often that of the program it was
// made with; that of a chapter is kept.
func EPUB(data []byte, limits Limits) (Text, error) {
	limits = limits.withDefaults()
	a, err := openArchive(data, limits)
	if err != nil {
		return Text{}, err
	}
	b := epubBook{archive: a, limits: limits, types: map[string]string{}, styles: map[string]epubStyle{}, known: map[string]bool{}}
	if err := b.open(); err != nil {
		return Text{}, err
	}
	var body strings.Builder
	for _, part := range b.chapters {
		html, err := b.chapter(part)
		if err != nil {
			return Text{}, err
		}
		body.WriteString(html)
	}
	return Text{HTML: page(b.title, body.String())}, nil
}

// epubBook is what a book says outside its chapters.
type epubBook struct {
	archive  *archive
	limits   Limits
	title    string
	chapters []string             // parts, in reading order
	sheets   []string             // style sheets
	types    map[string]string    // media types by part
	styles   map[string]epubStyle // of classes
	known    map[string]bool      // chapters and style sheets
}

func (b *epubBook) open() error {
	main, err := b.main()
	if err != nil {
		return err
	}
	if err := b.readPackage(main); err != nil {
		return err
	}
	if err := b.refuseEncrypted(); err != nil {
		return err
	}
	for _, part := range b.sheets {
		if err := b.readStyles(part); err != nil {
			return err
		}
	}
	return nil
}

func (b *epubBook) part(name string) (*xmlReader, error) {
	data, err := b.archive.read(name)
	if err != nil {
		return nil, err
	}
	return newXML(name, data, b.limits.MaxDepth), nil
}

// main returns the name of the part that lists the others.
func (b *epubBook) main() (string, error) {
	x, err := b.part("META-INF/container.xml")
	if err != nil {
		return "", err
	}
	main := ""
	x.root()
	x.all(func(name string) {
		if name == "rootfile" && main == "" {
			main = partPath("", x.attr("full-path"))
		}
	})
	return main, x.err
}

// readPackage reads which parts there are and which of them are chapters.
func (b *epubBook) readPackage(main string) error {
	x, err := b.part(main)
	if err != nil {
		return err
	}
	byID := map[string]string{}
	x.root()
	x.all(func(name string) {
		switch name {
		case "dc:title":
			if b.title == "" {
				b.title = x.text()
			}
		case "item":
			part := hrefPath(main, x.attr("href"))
			byID[x.attr("id")], b.types[part] = part, x.attr("media-type")
			if b.types[part] == "text/css" && b.archive.has(part) && !b.known[part] {
				b.sheets = append(b.sheets, part)
				b.known[part] = true
			}
		case "itemref":
			b.addChapter(byID[x.attr("idref")])
		}
	})
	return x.err
}

// addChapter adds a part that has text, once.
func (b *epubBook) addChapter(part string) {
	kind := b.types[part]
	if strings.Contains(kind, "html") && !b.known[part] && len(b.chapters) < maxDefinitions {
		b.chapters = append(b.chapters, part)
		b.known[part] = true
	}
}

// hrefPath returns the name of the part that href names from inside another.
func hrefPath(from, href string) string {
	href, _, _ = strings.Cut(href, "#")
	if plain, err := url.PathUnescape(href); err == nil {
		href = plain
	}
	return partPath(path.Dir(from), href)
}

// refuseEncrypted returns an error if a chapter is encrypted. Fonts often are,
// which does not matter.
func (b *epubBook) refuseEncrypted() error {
	const part = "META-INF/encryption.xml"
	if !b.archive.has(part) {
		return nil
	}
	x, err := b.part(part)
	if err != nil {
		return err
	}
	found := false
	x.root()
	x.all(func(name string) {
		found = found || name == "enc:CipherReference" && b.known[hrefPath("", x.attr("URI"))]
	})
	if found {
		return encrypted()
	}
	return x.err
}

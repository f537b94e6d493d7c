package office

import "bytes"

// ODT reads an OpenDocument text (.odt, .ott), also a flat one (.fodt). The error
// is always an *Error.
//
// The text is what LibreOffice shows with its changes accepted: headings by
// outline level, the numbers of lists and headings in front of their paragraphs,
// tables, sections, notes and text boxes behind the paragraph that they hang on.
// Left out are headers and footers, tables of contents and other indexes,
// comments, hidden and deleted text, the marks of notes, page numbers, forms,
// pictures, formulas and objects with the text in them, linked sections that the
// file has no copy of, and languages.
func ODT(data []byte, limits Limits) (Text, error) {
	limits = limits.withDefaults()
	f := odtFile{limits: limits, left: leftOut{}, styles: map[odtName]*odtStyle{}, lists: map[string]*odtList{}}
	body, err := f.read(data)
	if err != nil {
		return Text{}, err
	}
	return Text{HTML: page(f.title, body), Warnings: f.left.warnings()}, nil
}

// odtFile is what a document says outside its text.
type odtFile struct {
	limits  Limits
	styles  map[odtName]*odtStyle
	lists   map[string]*odtList
	outline *odtList // of headings; nil if not said
	title   string
	left    leftOut
}

func (f *odtFile) read(data []byte) (string, error) {
	if !bytes.HasPrefix(data, []byte("PK")) {
		if int64(len(data)) > f.limits.MaxBytes {
			return "", tooLarge(f.limits.MaxBytes)
		}
		return f.readPart(newXML("XML", data, f.limits.MaxDepth))
	}
	a, err := openArchive(data, f.limits)
	if err != nil {
		return "", err
	}
	if err := refuseEncrypted(a, f.limits); err != nil {
		return "", err
	}
	body := ""
	for _, part := range []string{"meta.xml", "styles.xml", "content.xml"} {
		if part != "content.xml" && !a.has(part) {
			continue
		}
		data, err := a.read(part)
		if err != nil {
			return "", err
		}
		if body, err = f.readPart(newXML(part, data, f.limits.MaxDepth)); err != nil {
			return "", err
		}
	}
	return body, nil
}

// refuseEncrypted returns an error if the directory of a says that a file in it
// is encrypted.
func refuseEncrypted(a *archive, limits Limits) error {
	const part = "META-INF/manifest.xml"
	if !a.has(part) {
		return nil
	}
	data, err := a.read(part)
	if err != nil {
		return err
	}
	found := false
	x := newXML(part, data, limits.MaxDepth)
	x.root()
	x.all(func(name string) { found = found || name == "manifest:encryption-data" })
	if found {
		return encrypted()
	}
	return x.err
}

// readPart reads a part, or all of a flat document, and returns the HTML of the
// body if that is in it.
func (f *odtFile) readPart(x *xmlReader) (string, error) {
	body := ""
	x.root()
	x.children(func(name string) {
		switch name {
		case "office:meta":
			x.children(func(name string) {
				if name == "dc:title" {
					f.title = x.text()
				}
			}, nil)
		case "office:styles", "office:automatic-styles":
			f.readStyles(x)
		case "office:body":
			r := newODTReader(f, x)
			r.blocks()
			body = r.flow.close()
		}
	}, nil)
	return body, x.err
}

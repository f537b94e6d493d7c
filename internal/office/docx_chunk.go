package office

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
)

// embedded returns the HTML of a document of another format that stands in the
// place of paragraphs. Programs that make Word documents of web pages leave it to
// Word to read the page. One that cannot be read is left out, with a warning.
func (f *docxFile) embedded(l relation) (string, error) {
	if l.external || l.target == "" || !f.archive.has(l.target) {
		f.left[warnElsewhere]++
		return "", nil
	}
	data, err := f.archive.read(l.target)
	if err != nil {
		return "", err
	}
	body, ok, err := f.readEmbedded(data)
	if err == nil && !ok {
		f.left[warnElsewhere]++
	}
	return body, err
}

// readEmbedded reads a document of the format that its first bytes tell. A
// document in a document in a document is not read.
func (f *docxFile) readEmbedded(data []byte) (body string, ok bool, err error) {
	switch {
	case bytes.HasPrefix(data, []byte("PK")) && !f.inside:
		return f.embeddedDOCX(data)
	case bytes.HasPrefix(data, []byte("PK")):
		return "", false, nil
	case bytes.HasPrefix(data, []byte(`{\rtf`)):
		return f.embeddedRTF(data)
	}
	page, isMail := mailedPage(data)
	if page != nil {
		body, err = inner(page)
	}
	if isMail {
		return body, page != nil, err
	}
	if !bytes.Contains(data, []byte("<")) {
		return "<pre>" + html.EscapeString(string(bytes.ToValidUTF8(data, []byte("\uFFFD")))) + "</pre>", true, nil
	}
	if page, err = charset.NewReader(bytes.NewReader(data), "text/html"); err != nil {
		return "", false, nil // of an encoding that nobody knows
	}
	body, err = inner(page)
	return body, err == nil, err
}

func (f *docxFile) embeddedRTF(data []byte) (string, bool, error) {
	text, err := RTF(data, f.limits)
	if err != nil {
		return "", false, err
	}
	body, err := inner(strings.NewReader(text.HTML))
	return body, err == nil, err
}

func (f *docxFile) embeddedDOCX(data []byte) (string, bool, error) {
	limits := f.limits
	limits.MaxBytes = max(1, f.archive.left)
	a, err := openArchive(data, limits)
	if err != nil {
		return "", false, err
	}
	other := docxFile{archive: a, limits: limits, left: f.left, inside: true}
	body, err := other.read()
	f.archive.left = a.left
	return body, err == nil, err
}

// mailedPage returns the page of a web archive in the form of a mail, nil if it
// has none, and whether data is such a mail.
func mailedPage(data []byte) (page io.Reader, isMail bool) {
	m, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		return nil, false
	}
	kind, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil || !strings.HasPrefix(kind, "multipart/") {
		return nil, false
	}
	parts := multipart.NewReader(m.Body, params["boundary"])
	for {
		p, err := parts.NextPart()
		if err != nil {
			return nil, true
		}
		declared := p.Header.Get("Content-Type")
		if !strings.HasPrefix(declared, "text/html") {
			continue
		}
		var body io.Reader = p
		if strings.EqualFold(p.Header.Get("Content-Transfer-Encoding"), "base64") {
			body = base64.NewDecoder(base64.StdEncoding, body)
		}
		if page, err = charset.NewReader(body, declared); err != nil {
			return nil, true
		}
		return page, true
	}
}

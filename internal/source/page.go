// Package source loads pages: files and standard input become bytes with a
// media type, an encoding and a provenance. It is the only package that opens
// anything on behalf of a document.
package source

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strconv"
	"strings"
	"time"

	"exitclause/internal/bundle"
	"exitclause/internal/message"
)

// Page is one document as it came: the bytes, what they are, and where they
// are from. It is never changed after Load, and not to be copied.
type Page struct {
	// URI is as the user gave it; "-" is standard input. A file in an archive
	// has the archive's, "!/" and its name there.
	URI       string
	MediaType string // told from the content, e.g. text/html, text/plain or application/pdf
	Charset   string // WHATWG name of the encoding the bytes were decoded from, e.g. "gb18030"; "binary" if they are no text
	Data      []byte // the bytes as received, or as the archive held them
	// Text is Data decoded to valid UTF-8, without byte order mark and with
	// every NUL replaced by a space. Where Data is already that, Text shares
	// its memory. Where Extracted says so, it was taken out of Data instead.
	Text string
	// TextType is what Text is to be read as: text/html, text/markdown or
	// text/plain. It is MediaType unless Text was extracted.
	TextType  string
	Extracted bool           // Text was made from Data, and places are in Text
	Title     string         // that the archive or the file gives the document; "" if none
	SHA256    string         // of Data, lower-case hexadecimal
	Warnings  []message.Note // what a reader of the report should know, e.g. a wrong declaration
	Exchange  *Exchange      // how it, or the archive it lay in, came from the network; nil if it did not
	Claim     *Claim         // what its file says of how it came from there; nil if nothing
	// Incidental says that nobody picked the page out: it lay in a web archive or
	// in a frame. If it is neither policy nor agreement, it is not meant.
	Incidental bool

	origin origin // from Text to Data; unused if Text was extracted
	sheets []int  // offsets in Text where the pages of a PDF begin; nil if it has none
	lines  lines  // of Text
}

// Claim is what an archive, or a browser that saved a page, noted of where it
// got it from. Nobody has checked it, and anybody can write it.
type Claim struct {
	URL  string    // http or https
	Time time.Time // in UTC; zero if it does not say
}

// New makes a page of data, which must not change afterwards. Its errors are
// those of Load.
func New(uri string, data []byte) (*Page, error) {
	return only(uri, unfold(context.Background(), memory(uri, data), Options{}))
}

// newPage makes a page of data, which is no archive and was said to be in the
// encoding label, unless that is "".
func newPage(ctx context.Context, uri string, data []byte, label string, opts Options) (*Page, error) {
	if len(data) == 0 {
		return nil, failure(uri, Empty, message.New("source.empty"))
	}
	sum := sha256.Sum256(data)
	p := &Page{URI: uri, Data: data, SHA256: hex.EncodeToString(sum[:])}
	if f := binaryFormat(data); f != nil {
		if err := p.extract(ctx, f, opts); err != nil {
			return nil, err
		}
		return p, nil
	}
	if err := p.decode(label); err != nil {
		return nil, err
	}
	mediaType, f := textFormat(p.Text)
	switch {
	case f == jsonFile && json.Valid([]byte(p.Text)) && p.showBundle(bundle.Find(p.Text)): // rows of it are no page's data
		p.MediaType = "application/json"
		return p, nil
	case f != nil:
		return nil, f.unsupported(uri)
	}
	if mediaType == "text/html" && isXHTML(p.Text) {
		mediaType = "application/xhtml+xml"
	}
	p.MediaType, p.TextType = mediaType, mediaType
	if isJavaScript(p.Text) && p.showBundle(bundle.Find(p.Text)) {
		p.MediaType = "text/javascript"
		return p, nil
	}
	p.lookInside()
	return p, nil
}

// decode sets Text and what is known of how it came from Data.
func (p *Page) decode(label string) error {
	coding, warnings := detect(p.Data, label)
	text, from := coding.decode(p.Data)
	nuls, firstNUL := strings.Count(text, "\x00"), -1
	if mostlyControls(text, nuls) {
		return binaryFile.unsupported(p.URI)
	}
	if nuls > 0 {
		firstNUL = strings.IndexByte(text, 0)
		text = strings.ReplaceAll(text, "\x00", " ")
	}
	if strings.TrimSpace(text) == "" {
		return failure(p.URI, Empty, message.New("source.blank"))
	}
	p.Text, p.Charset, p.Warnings, p.origin = text, coding.name, warnings, from
	if from.decoder != nil {
		broken, first := coding.broken(p.Data, text)
		p.warnOfDamage("source.broken", broken, first)
	}
	p.warnOfDamage("source.nul", nuls, firstNUL)
	if coding.garbled != "" {
		p.Warnings = append(p.Warnings, message.New("source.garbled", "charset", coding.garbled))
	}
	return nil
}

// warnOfDamage adds the warning key if anything was damaged, with the number of
// places and the first of them, an offset in Text.
func (p *Page) warnOfDamage(key string, count, first int) {
	if count == 0 {
		return
	}
	line, column := p.lines.at(p.Text, first)
	p.Warnings = append(p.Warnings, message.New(key, "n", strconv.Itoa(count), "charset", p.Charset,
		"line", strconv.Itoa(line), "column", strconv.Itoa(column)))
}

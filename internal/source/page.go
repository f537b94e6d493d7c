// Package source loads pages: files and standard input become bytes with a
// media type, an encoding and a provenance. It is the only package that opens
// anything on behalf of a document.
package source

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"

	"exitclause/internal/message"
)

// Page is one document as it came: the bytes, what they are, and where they
// are from. It is never changed after Load, and not to be copied.
type Page struct {
	URI       string // as the user gave it; "-" is standard input
	MediaType string // told from the content: text/html, text/markdown or text/plain
	Charset   string // WHATWG name of the encoding the bytes were decoded from, e.g. "gb18030"
	Data      []byte // the bytes as received
	// Text is Data decoded to valid UTF-8, without byte order mark and with
	// every NUL replaced by a space. Where Data is already that, Text shares
	// its memory.
	Text     string
	SHA256   string         // of Data, lower-case hexadecimal
	Warnings []message.Note // what a reader of the report should know, e.g. a wrong declaration
	Exchange *Exchange      // how it came from the network; nil if it did not

	origin origin // from Text to Data
	lines  lines  // of Text
}

// New makes a page of data, which must not change afterwards. Its errors are
// those of Load.
func New(uri string, data []byte) (*Page, error) {
	if len(data) == 0 {
		return nil, failure(uri, Empty, message.New("source.empty"))
	}
	if f := binaryFormat(data); f != nil {
		return nil, f.unsupported(uri)
	}
	coding, warnings := detect(data)
	text, from := coding.decode(data)
	if mostlyControls(text) {
		return nil, binaryFile.unsupported(uri)
	}
	nuls, firstNUL := strings.Count(text, "\x00"), strings.IndexByte(text, 0)
	if nuls > 0 {
		text = strings.ReplaceAll(text, "\x00", " ")
	}
	if strings.TrimSpace(text) == "" {
		return nil, failure(uri, Empty, message.New("source.blank"))
	}
	mediaType, f := textFormat(text)
	if f != nil {
		return nil, f.unsupported(uri)
	}
	sum := sha256.Sum256(data)
	p := &Page{
		URI: uri, MediaType: mediaType, Charset: coding.name, Data: data, Text: text,
		SHA256: hex.EncodeToString(sum[:]), Warnings: warnings, origin: from,
	}
	if from.decoder != nil {
		broken, first := coding.broken(data, text)
		p.warnOfDamage("source.broken", broken, first)
	}
	p.warnOfDamage("source.nul", nuls, firstNUL)
	return p, nil
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

package source

import (
	"bytes"
	"context"
	"encoding/json"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"exitclause/internal/archive"
	"exitclause/internal/message"
	"exitclause/internal/office"
)

// format is a format whose bytes are no text.
type format struct {
	name      string      // what it is called, for the message
	advice    string      // the message, after "source.unsupported."; "" if it can be read
	mediaType string      // if it can be read
	extract   extractFunc // nil if it cannot be read
}

// extractFunc makes a text of data.
type extractFunc func(ctx context.Context, data []byte, opts Options) (extraction, error)

func (f *format) unsupported(uri string) *Error {
	return failure(uri, Unreadable, message.New("source.unsupported."+f.advice, "format", f.name))
}

var (
	binaryFile = &format{name: "", advice: "binary"}
	jsonFile   = &format{name: "JSON", advice: "data"}
	xmlFile    = &format{name: "XML", advice: "data"}
	svgFile    = &format{name: "SVG", advice: "image"}
	zipFile    = &format{name: "ZIP", advice: "archive"}

	pdfFile = &format{name: "PDF", mediaType: "application/pdf", extract: fromPDF}
	rtfFile = &format{name: "RTF", mediaType: "application/rtf", extract: fromOffice(office.RTF)}
	epub    = &format{name: "EPUB", mediaType: "application/epub+zip", extract: fromOffice(office.EPUB)}
	odt     = &format{name: "ODT", mediaType: "application/vnd.oasis.opendocument.text", extract: fromOffice(office.ODT)}
	docx    = &format{
		name: "DOCX", mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
		extract: fromOffice(office.DOCX),
	}
)

// signatures are the first bytes of formats that are no text.
var signatures = []struct {
	bytes  string
	format *format
}{
	{"%PDF-", pdfFile},
	{"{\\rtf", rtfFile},
	{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", &format{name: "DOC", advice: "office"}},
	{"\xFD7zXZ\x00", &format{name: "xz", advice: "archive"}},
	{"7z\xBC\xAF\x27\x1C", &format{name: "7z", advice: "archive"}},
	{"Rar!\x1A\x07", &format{name: "RAR", advice: "archive"}},
	{"bplist00", &format{name: "webarchive", advice: "archive"}},
	{"\x89PNG\r\n\x1A\n", &format{name: "PNG", advice: "image"}},
	{"\xFF\xD8\xFF", &format{name: "JPEG", advice: "image"}},
	{"GIF87a", &format{name: "GIF", advice: "image"}},
	{"GIF89a", &format{name: "GIF", advice: "image"}},
	{"II*\x00", &format{name: "TIFF", advice: "image"}},
	{"MM\x00*", &format{name: "TIFF", advice: "image"}},
}

// pdfPreamble is how far into a file a PDF may begin.
const pdfPreamble = 1024

// binaryFormat returns the format that the first bytes of data are known for,
// or nil.
func binaryFormat(data []byte) *format {
	if office.Encrypted(data) {
		return docx // whose reader says so
	}
	for _, s := range signatures {
		if bytes.HasPrefix(data, []byte(s.bytes)) {
			return s.format
		}
	}
	switch {
	case isZip(data):
		names, err := archive.ZipNames(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return zipFile
		}
		return zipFormat(data, names)
	case bytes.HasPrefix(data, []byte("RIFF")) && len(data) > 12 && string(data[8:12]) == "WEBP":
		return &format{name: "WebP", advice: "image"}
	case bytes.Contains(data[:min(len(data), pdfPreamble)], []byte("\n%PDF-1.")):
		return pdfFile
	case isFlatODT(data[:min(len(data), flatHead)]):
		return odt
	}
	return nil
}

// flatHead is how far into a flat OpenDocument text the names of its namespaces
// may reach.
const flatHead = 8192

// isFlatODT reports whether head begins an OpenDocument text in a single file.
func isFlatODT(head []byte) bool {
	return bytes.HasPrefix(head, []byte("<?xml")) && bytes.Contains(head, []byte("urn:oasis:names:tc:opendocument:xmlns:office:1.0")) &&
		bytes.Contains(head, []byte(`"application/vnd.oasis.opendocument.text"`))
}

// isZip reports whether a file that begins with head is a ZIP archive, or what
// is made of one.
func isZip(head []byte) bool {
	return bytes.HasPrefix(head, []byte("PK\x03\x04")) || bytes.HasPrefix(head, []byte("PK\x05\x06"))
}

// zipFormat tells what a ZIP archive is that begins with head and has files of
// these names.
func zipFormat(head []byte, names []string) *format {
	head = head[:min(len(head), 256)]
	has := func(prefix, suffix string) bool {
		return slices.ContainsFunc(names, func(name string) bool {
			return strings.HasPrefix(name, prefix) && strings.HasSuffix(name, suffix)
		})
	}
	switch {
	case bytes.Contains(head, []byte("application/epub+zip")), has("META-INF/container.xml", "") && has("", ".opf"):
		return epub
	case bytes.Contains(head, []byte("application/vnd.oasis.opendocument.text")):
		return odt
	case bytes.Contains(head, []byte("application/vnd.oasis.opendocument")):
		return &format{name: "OpenDocument", advice: "office"}
	case has("word/document", ".xml"):
		return docx
	case has("xl/workbook.xml", ""):
		return &format{name: "XLSX", advice: "office"}
	case has("ppt/presentation.xml", ""):
		return &format{name: "PPTX", advice: "office"}
	}
	return zipFile
}

// mostlyControls reports whether text with so many NULs is none: they are more
// than a quarter, or in its beginning more than one in twenty is another control
// character. Bytes at random have one in eight.
func mostlyControls(text string, nuls int) bool {
	if nuls*4 > len(text) {
		return true
	}
	sample, others := head(text, sampleSize), 0
	for i := range len(sample) {
		if controls[sample[i]] && (sample[i] != firstOfControls || secondControl(sample[i:])) {
			others++
		}
	}
	return others > 0 && others*20 > utf8.RuneCountInString(sample)
}

// secondControl reports whether s begins with one of the control characters from
// U+0080, none of which but U+0085 is white space.
func secondControl(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r != 0x85 && unicode.IsControl(r)
}

// firstOfControls begins the control characters from U+0080, and others.
const firstOfControls = 0xC2

// controls is true for each control character of ASCII but NUL and white space,
// and for firstOfControls.
var controls = func() (is [256]bool) {
	for c := range utf8.RuneSelf {
		is[c] = unicode.IsControl(rune(c)) && !unicode.IsSpace(rune(c)) && c != 0
	}
	is[firstOfControls] = true
	return is
}()

// textFormat returns the media type of text, or the format if it cannot be read.
func textFormat(text string) (mediaType string, unsupported *format) {
	if isJSON(strings.TrimLeftFunc(text, unicode.IsSpace)) {
		return "", jsonFile
	}
	switch tag, xml := firstTag(text); {
	case slices.Contains(pageTags, tag):
		return "text/html", nil
	case tag == "svg":
		return "", svgFile
	case xml:
		return "", xmlFile
	default:
		return looseFormat(text, tag), nil
	}
}

// looseFormat returns the media type of a text that is no whole page. tag is
// what it begins with, "" if with words.
func looseFormat(text, tag string) string {
	evidence := weighMarkdown(text)
	switch {
	case slices.Contains(bodyTags, tag) && !evidence.isMarkdown(), closedBlocks(text) > evidence.marks:
		return "text/html"
	case evidence.isMarkdown():
		return "text/markdown"
	}
	return "text/plain"
}

func head(s string, n int) string { return s[:min(len(s), n)] }

// isJSON reports whether body is JSON, or begins like several lines of it: a plain
// text may begin with a mark in brackets, such as [1].
func isJSON(body string) bool {
	if body[0] != '{' && body[0] != '[' {
		return false
	}
	line, _, _ := strings.Cut(body, "\n")
	return strings.Contains(line, `"`) && json.Valid([]byte(line)) || json.Valid([]byte(body))
}

// isMail reports whether data begins with the header of a message.
func isMail(data []byte) bool {
	body := strings.TrimPrefix(string(data[:min(len(data), 4096)]), "\xEF\xBB\xBF")
	if strings.HasPrefix(body, "From ") { // in a mailbox
		_, body, _ = strings.Cut(body, "\n")
	}
	known := 0
	for line := range strings.Lines(body) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" {
			break
		}
		name, _, found := strings.Cut(line, ":")
		if line[0] == ' ' || line[0] == '\t' {
			continue // goes on with the line before
		}
		if !found || strings.ContainsAny(name, " \t") {
			return false
		}
		if slices.Contains(mailFields, strings.ToLower(name)) {
			known++
		}
	}
	return known >= 2
}

var mailFields = []string{
	"mime-version", "content-type", "message-id", "received", "return-path", "delivered-to", "snapshot-content-location", "content-transfer-encoding",
}

// firstTag returns the name of the tag that text begins with, "" if it begins
// with something else, and whether an XML declaration stands before it. White
// space, comments, a document type and front matter do not count.
func firstTag(text string) (name string, xml bool) {
	rest := text[frontMatter(text):]
	for {
		rest = strings.TrimLeftFunc(rest, unicode.IsSpace)
		end := ""
		switch {
		case strings.HasPrefix(rest, "<!--"):
			end = "-->"
		case strings.HasPrefix(rest, "<?"):
			end, xml = ">", xml || strings.HasPrefix(rest, "<?xml")
		case len(rest) > 14 && strings.EqualFold(rest[:14], "<!doctype html"):
			return "html", xml
		case strings.HasPrefix(rest, "<!"):
			end = ">"
		default:
			return tagName(rest), xml
		}
		_, after, found := strings.Cut(rest, end)
		if !found {
			return "", xml
		}
		rest = after
	}
}

// tagName returns the lower-case name of the tag at the start of s, or "".
func tagName(s string) string {
	s, found := strings.CutPrefix(s, "<")
	if !found {
		return ""
	}
	end := strings.IndexFunc(s, func(r rune) bool {
		return r >= utf8.RuneSelf || !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	if end < 0 || !strings.ContainsRune(" \t\r\n/>", rune(s[end])) {
		return ""
	}
	return strings.ToLower(s[:end])
}

// pageTags begin nothing but an HTML page, bodyTags also a piece of HTML in
// Markdown.
var (
	pageTags = []string{"html", "head", "body", "meta", "title", "link", "script", "style", "base"}
	bodyTags = []string{
		"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "dl", "span", "a", "b", "strong", "em", "i", "u",
		"font", "center", "br", "hr", "img", "section", "article", "main", "header", "footer", "nav", "aside", "form",
		"iframe", "blockquote", "pre", "noscript", "template",
	}
)

// closedBlocks counts the ends of HTML blocks in the beginning of text.
func closedBlocks(text string) int {
	text, n := head(text, weighed), 0
	for _, tag := range []string{"</p>", "</div>", "</li>", "</td>", "</h1>", "</h2>", "</h3>"} {
		n += strings.Count(text, tag)
	}
	return n
}

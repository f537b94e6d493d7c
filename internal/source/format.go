package source

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"exitclause/internal/message"
)

// format is a format that cannot be read.
type format struct {
	name   string // what it is called, for the message
	advice string // the message, after "source.unsupported."
}

func (f *format) unsupported(uri string) *Error {
	return failure(uri, Unreadable, message.New("source.unsupported."+f.advice, "format", f.name))
}

var (
	binaryFile = &format{"", "binary"}
	jsonFile   = &format{"JSON", "data"}
	xmlFile    = &format{"XML", "data"}
	svgFile    = &format{"SVG", "image"}
	mhtmlFile  = &format{"MHTML", "mail"}
	mailFile   = &format{"EML", "mail"}
	docx       = &format{"DOCX", "office"}
	epub       = &format{"EPUB", "office"}
	odt        = &format{"ODT", "office"}
	zip        = &format{"ZIP", "archive"}
)

// signatures are the first bytes of formats that cannot be read.
var signatures = []struct {
	bytes  string
	format *format
}{
	{"%PDF-", &format{"PDF", "pdf"}},
	{"{\\rtf", &format{"RTF", "office"}},
	{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", &format{"DOC", "office"}},
	{"WARC/", &format{"WARC", "archive"}},
	{"\x1F\x8B", &format{"gzip", "archive"}},
	{"BZh", &format{"bzip2", "archive"}},
	{"\xFD7zXZ\x00", &format{"xz", "archive"}},
	{"\x28\xB5\x2F\xFD", &format{"zstd", "archive"}},
	{"7z\xBC\xAF\x27\x1C", &format{"7z", "archive"}},
	{"Rar!\x1A\x07", &format{"RAR", "archive"}},
	{"bplist00", &format{"webarchive", "archive"}},
	{"\x89PNG\r\n\x1A\n", &format{"PNG", "image"}},
	{"\xFF\xD8\xFF", &format{"JPEG", "image"}},
	{"GIF87a", &format{"GIF", "image"}},
	{"GIF89a", &format{"GIF", "image"}},
	{"II*\x00", &format{"TIFF", "image"}},
	{"MM\x00*", &format{"TIFF", "image"}},
}

// binaryFormat returns the format that the first bytes of data are known for,
// or nil.
func binaryFormat(data []byte) *format {
	for _, s := range signatures {
		if bytes.HasPrefix(data, []byte(s.bytes)) {
			return s.format
		}
	}
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return zipFormat(data)
	case bytes.HasPrefix(data, []byte("RIFF")) && len(data) > 12 && string(data[8:12]) == "WEBP":
		return &format{"WebP", "image"}
	}
	return nil
}

// zipFormat tells the kind of document in a ZIP file from the names in it.
func zipFormat(data []byte) *format {
	head := data[:min(len(data), 256)]
	switch {
	case bytes.Contains(head, []byte("application/epub+zip")):
		return epub
	case bytes.Contains(head, []byte("application/vnd.oasis.opendocument")):
		return odt
	case bytes.Contains(data, []byte("word/document.xml")):
		return docx
	}
	return zip
}

// mostlyControls reports whether text is none: more than a quarter is NUL, or
// in its beginning more than one in twenty is another control character. Bytes
// at random have one in eight.
func mostlyControls(text string) bool {
	if strings.Count(text, "\x00")*4 > len(text) {
		return true
	}
	all, controls := 0, 0
	for _, r := range head(text, sampleSize) {
		all++
		if ' ' <= r && r <= '~' {
			continue // as most are
		}
		if unicode.IsControl(r) && !unicode.IsSpace(r) && r != 0 {
			controls++
		}
	}
	return controls*20 > all
}

// textFormat returns the media type of text, or the format if it cannot be read.
func textFormat(text string) (mediaType string, unsupported *format) {
	body := strings.TrimLeftFunc(text, unicode.IsSpace)
	switch {
	case isJSON(body):
		return "", jsonFile
	case isMail(body):
		if strings.Contains(head(body, 4096), "multipart/related") {
			return "", mhtmlFile
		}
		return "", mailFile
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

// isJSON reports whether body is JSON, or begins like several lines of it.
func isJSON(body string) bool {
	if body[0] != '{' && body[0] != '[' {
		return false
	}
	line, _, _ := strings.Cut(body, "\n")
	return json.Valid([]byte(line)) || json.Valid([]byte(body))
}

// isMail reports whether body begins with the header of a message.
func isMail(body string) bool {
	known := 0
	for line := range strings.Lines(head(body, 4096)) {
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

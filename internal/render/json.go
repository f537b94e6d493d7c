package render

import (
	"bytes"
	"encoding/json"
	"io"
	"unicode/utf16"
	"unicode/utf8"

	"exitclause/internal/report"
)

// JSON writes r as one JSON document, indented by two spaces. Characters that
// could deceive a terminal are written as escapes, so that the value stays what
// it is.
func JSON(w io.Writer, r *report.Report) error {
	data, err := marshal(whole(r), "  ")
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return err
}

// whole returns r with empty lists where the format asks for lists.
func whole(r *report.Report) *report.Report {
	c := *r
	if c.Documents == nil {
		c.Documents = []report.Document{}
	}
	if c.Findings == nil {
		c.Findings = []report.Finding{}
	}
	if c.Citations == nil {
		c.Citations = []report.Citation{}
	}
	return &c
}

// marshal returns v as JSON with a line feed behind it.
func marshal(v any, indent string) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return escapeDeceptive(b.Bytes()), nil
}

// escapeDeceptive writes what a terminal could obey in JSON as \u escapes. Such
// characters can only stand in strings.
func escapeDeceptive(data []byte) []byte {
	out := make([]byte, 0, len(data)+64)
	for len(data) > 0 {
		plain := 0
		for plain < len(data) && (data[plain] >= ' ' && data[plain] < 0x7F || data[plain] == '\n') {
			plain++
		}
		out = append(out, data[:plain]...)
		if data = data[plain:]; len(data) == 0 {
			break
		}
		r, n := utf8.DecodeRune(data)
		switch {
		case r == '\n' || !deceptive(r) && !invisible(r):
			out = append(out, data[:n]...)
		case r > 0xFFFF:
			high, low := utf16.EncodeRune(r)
			out = appendEscape(appendEscape(out, high), low)
		default:
			out = appendEscape(out, r)
		}
		data = data[n:]
	}
	return out
}

func appendEscape(out []byte, r rune) []byte {
	const hex = "0123456789abcdef"
	return append(out, '\\', 'u', hex[r>>12&15], hex[r>>8&15], hex[r>>4&15], hex[r&15])
}

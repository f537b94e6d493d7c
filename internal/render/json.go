package render

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"iter"
	"reflect"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"exitclause/internal/crew"
	"exitclause/internal/report"
)

// JSON writes r as one JSON document, indented by two spaces. Characters that
// could deceive a terminal are written as escapes, so that the value stays what
// it is.
func JSON(w io.Writer, r *report.Report) error {
	b := bufio.NewWriterSize(w, 1<<16)
	m := newMarshaler("  ")
	separator := "{\n"
	for name, value := range fields(whole(r)) {
		b.WriteString(separator + `  "` + name + `": `)
		separator = ",\n"
		if err := m.field(b, value); err != nil {
			return err
		}
	}
	b.WriteString("\n}\n")
	return b.Flush()
}

// fields returns the fields of r that are to be written, with their JSON names.
func fields(r *report.Report) iter.Seq2[string, reflect.Value] {
	return func(yield func(string, reflect.Value) bool) {
		whole := reflect.ValueOf(r).Elem()
		for i := range whole.NumField() {
			name, options, _ := strings.Cut(whole.Type().Field(i).Tag.Get("json"), ",")
			value := whole.Field(i)
			empty := value.IsZero() || value.Kind() == reflect.Slice && value.Len() == 0
			if options == "omitempty" && empty {
				continue
			}
			if !yield(name, value) {
				return
			}
		}
	}
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

// marshaler writes values as JSON, one after the other in the same memory.
type marshaler struct {
	indent  string
	compact bytes.Buffer
	encoder *json.Encoder
	lines   []byte // indented
	out     []byte
}

func newMarshaler(indent string) *marshaler {
	m := &marshaler{indent: indent}
	m.encoder = json.NewEncoder(&m.compact)
	m.encoder.SetEscapeHTML(false)
	return m
}

// field writes the value of a field of a report.
func (m *marshaler) field(b *bufio.Writer, value reflect.Value) error {
	if value.Kind() == reflect.Slice && value.Len() > 0 {
		return list(b, value)
	}
	data, err := m.marshal(value.Interface(), "  ")
	b.Write(data)
	return err
}

// The entries of a list are marshalled some at a time, since all together would
// take several times their size: so many in a piece, by so many hands at once.
const (
	listPiece = 32
	listHands = 8
)

// list writes a list that is the value of a field of a report.
func list(b *bufio.Writer, all reflect.Value) error {
	writers := make([]listWriter, listHands)
	for first := 0; first < all.Len(); first += listHands * listPiece {
		n := min(listHands, (all.Len()-first+listPiece-1)/listPiece)
		crew.Do(n, func(i int) {
			from := first + i*listPiece
			writers[i].write(all.Slice(from, min(all.Len(), from+listPiece)))
		})
		for i := range writers[:n] {
			if writers[i].err != nil {
				return writers[i].err
			}
			b.WriteString(separatorAt(first + i))
			b.Write(writers[i].text.Bytes())
		}
	}
	b.WriteString("\n  ]")
	return nil
}

// separatorAt returns what stands before entry or piece i of a list.
func separatorAt(i int) string {
	if i == 0 {
		return "[\n    "
	}
	return ",\n    "
}

// listWriter writes a piece of a list, without what parts it from others.
type listWriter struct {
	*marshaler
	text bytes.Buffer
	err  error
}

func (w *listWriter) write(piece reflect.Value) {
	if w.marshaler == nil {
		w.marshaler = newMarshaler("  ")
	}
	w.text.Reset()
	for i := range piece.Len() {
		data, err := w.marshal(piece.Index(i).Addr().Interface(), "    ")
		if err != nil {
			w.err = err
			return
		}
		if i > 0 {
			w.text.WriteString(separatorAt(i))
		}
		w.text.Write(data)
	}
}

// marshal returns v as JSON, each line but the first behind prefix. The result
// is valid until the next call.
func (m *marshaler) marshal(v any, prefix string) ([]byte, error) {
	m.compact.Reset()
	if err := m.encoder.Encode(v); err != nil {
		return nil, err
	}
	data := bytes.TrimSuffix(m.compact.Bytes(), []byte("\n"))
	if m.indent != "" {
		m.lines = indent(m.lines[:0], data, prefix, m.indent)
		data = m.lines
	}
	m.out = escapeDeceptive(m.out[:0], data)
	return m.out, nil
}

// escapeDeceptive appends data to out, and writes what a terminal could obey in
// JSON as \u escapes. Such characters can only stand in strings.
func escapeDeceptive(out, data []byte) []byte {
	for len(data) > 0 {
		plain := 0
		for plain < len(data) && harmless[data[plain]] {
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

// harmless is true for each byte of a character that is never escaped, or that
// goes on with one: ASCII that shows, or one from U+4000 to U+9FFF, which most of
// a Chinese text is made of. The second and third byte of others are met only
// behind their first.
var harmless = func() (is [256]bool) {
	for c := range is {
		is[c] = c >= ' ' && c < 0x7F || c == '\n' || c >= 0xE4 && c <= 0xE9 || c >= 0x80 && c < 0xC0
	}
	return is
}()

func appendEscape(out []byte, r rune) []byte {
	const hex = "0123456789abcdef"
	return append(out, '\\', 'u', hex[r>>12&15], hex[r>>8&15], hex[r>>4&15], hex[r&15])
}

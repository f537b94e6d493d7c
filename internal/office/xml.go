package office

import (
	"bytes"
	"errors"
	"html"
	"io"
	"strconv"
	"strings"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/xml"

	"exitclause/internal/message"
)

// xmlReader reads a part element by element. Elements and attributes go by the
// prefixes of namespaces, whatever the part itself calls them. Entities that
// the part defines are not known, and nothing outside it is ever opened.
//
// It stands on a lexer because encoding/xml takes twelve times as long, 67 ms
// for the text of 109 pages. What a lexer does not check is checked here: that
// tags match, and how deep they nest.
type xmlReader struct {
	part     string
	lexer    *xml.Lexer
	maxDepth int
	names    prefixes
	open     []string // the elements around the place, as written
	ended    bool     // the element just begun has ended too
	numbers  int      // how many bytes of numbers were written that the part does not have
	err      error    // why reading stopped; nil at the proper end

	name  string // of the element just begun
	attrs []attr // likewise; good until the next one begins
	said  string // the text just read
}

// attr is an attribute as it stands in the part: the value with its quotes. Few
// of them are ever asked for.
type attr struct{ name, value []byte }

// maxAttrs is the most attributes of one element.
const maxAttrs = 1000

func newXML(part string, data []byte, maxDepth int) *xmlReader {
	data, err := decodeXML(data)
	x := &xmlReader{part: part, lexer: xml.NewLexer(parse.NewInputBytes(data)), maxDepth: maxDepth, names: newPrefixes()}
	if err != nil {
		x.fail(err)
	}
	return x
}

// event is what next came upon.
type event uint8

const (
	over  event = iota // the end of the part, or an error
	begun              // an element
	ended
	said // text
)

func (x *xmlReader) next() event {
	if x.err != nil {
		return over
	}
	if x.ended {
		return x.end()
	}
	for {
		switch token, _ := x.lexer.Next(); token {
		case xml.ErrorToken:
			return x.stop()
		case xml.StartTagToken:
			return x.begin()
		case xml.EndTagToken:
			if n := len(x.open); n == 0 || x.open[n-1] != string(x.lexer.Text()) {
				return x.fail(errors.New("</" + string(x.lexer.Text()) + "> closes nothing"))
			}
			return x.end()
		case xml.TextToken:
			x.said = string(x.lexer.Text())
			if strings.IndexByte(x.said, '&') >= 0 {
				x.said = html.UnescapeString(x.said)
			}
			return said
		case xml.CDATAToken:
			x.said = string(x.lexer.Text())
			return said
		}
	}
}

// stop ends the reading where the part ends.
func (x *xmlReader) stop() event {
	if err := x.lexer.Err(); !errors.Is(err, io.EOF) {
		return x.fail(err)
	}
	if len(x.open) > 0 {
		return x.fail(io.ErrUnexpectedEOF)
	}
	return over
}

func (x *xmlReader) fail(cause error) event {
	if x.err == nil {
		x.err = damaged(x.part, cause)
	}
	return over
}

func (x *xmlReader) begin() event {
	raw := x.lexer.Text()
	if len(raw) == 0 || raw[0] == '!' {
		return x.fail(errors.New("a < that begins nothing"))
	}
	if len(x.open) >= x.maxDepth {
		x.err = &Error{Limit, message.New("office.limit.depth", "part", x.part, "n", strconv.Itoa(x.maxDepth)), nil}
		return over
	}
	x.attrs = x.attrs[:0]
	for {
		switch token, _ := x.lexer.Next(); token {
		case xml.AttributeToken:
			if len(x.attrs) >= maxAttrs {
				return x.fail(errors.New("too many attributes"))
			}
			x.attrs = append(x.attrs, attr{x.lexer.Text(), x.lexer.AttrVal()})
		case xml.StartTagCloseToken, xml.StartTagCloseVoidToken:
			x.names.declare(x.attrs, len(x.open)+1)
			name := x.names.element(raw)
			x.open, x.name = append(x.open, name.raw), name.name
			x.ended = token == xml.StartTagCloseVoidToken
			return begun
		default:
			return x.fail(io.ErrUnexpectedEOF)
		}
	}
}

func unquote(value []byte) string {
	if n := len(value); n >= 2 && value[0] == value[n-1] && (value[0] == '"' || value[0] == '\'') {
		value = value[1 : n-1]
	}
	if bytes.IndexByte(value, '&') < 0 {
		return string(value)
	}
	return html.UnescapeString(string(value))
}

func (x *xmlReader) end() event {
	x.ended = false
	x.names.undeclare(len(x.open))
	x.open = x.open[:len(x.open)-1]
	return ended
}

// maxNumbers is the most bytes of numbers. They could be many times the size of
// the part: all paragraphs of a style may be numbered.
const maxNumbers = 64 << 20

// spend notes that n bytes were written that the part does not have.
func (x *xmlReader) spend(n int) {
	if x.numbers += n; x.numbers > maxNumbers && x.err == nil {
		x.err = tooLarge(maxNumbers)
	}
}

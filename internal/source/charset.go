package source

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"exitclause/internal/message"
)

// detect tells the encoding of data: from its byte order mark, from what its
// server says (sent, "" if nothing) or what it declares itself, in this order,
// where the bytes do not contradict, and else from the bytes.
func detect(data []byte, sent string) (coding, []message.Note) {
	mark, bom := byteOrderMark(data)
	valid := utf8.Valid(data[bom:])
	claims := []claim{
		{label: printable(sent), key: "fetch.charset."},
		{label: printable(declared(data[bom:])), key: "source.charset.", inASCII: true},
	}
	for i := range claims {
		claims[i].judge(data, valid, mark)
	}
	name := settle(claims, func() string { return fromBytes(data, valid, "") })
	if mark != "" {
		name = mark
	}
	var warnings []message.Note
	for _, c := range claims {
		warnings = append(warnings, c.warning(name)...)
	}
	c := coding{name: name, bom: bom}
	if valid && (name == utf8Name || !strings.HasPrefix(name, "utf-")) { // then it is UTF-8 or ASCII
		c.garbled = garbledFrom(data)
		c.asIs = c.garbled == ""
	}
	return c, warnings
}

// claim is an encoding that somebody says data is in.
type claim struct {
	label   string // as it was said; "" if nothing was
	key     string // that the warnings begin with
	inASCII bool   // said in the data, in ASCII characters
	name    string // canonical, "" if it is none that can be read
	found   string // what the bytes say to it
}

// judge asks the bytes what they say to c. mark is the encoding of their byte
// order mark, "" if they have none.
func (c *claim) judge(data []byte, valid bool, mark string) {
	c.name = canonical(c.label)
	if c.inASCII && strings.HasPrefix(c.name, "utf-16") {
		c.name = utf8Name // which it cannot be; browsers read this the same way
	}
	if c.found = mark; mark == "" && c.label != "" {
		c.found = fromBytes(data, valid, c.name)
	}
}

// settle returns the first claim that holds, or else what the bytes say.
func settle(claims []claim, guess func() string) string {
	found := ""
	for _, c := range claims {
		if c.label != "" && c.found == c.name {
			return c.name
		}
		if c.label != "" {
			found = c.found
		}
	}
	if found == "" {
		return guess()
	}
	return found
}

// warning returns what to tell of c if data is read as name.
func (c claim) warning(name string) []message.Note {
	why := "wrong"
	switch {
	case c.label == "" || c.name != "" && c.found == c.name:
		return nil
	case c.name == "":
		why = "unknown"
	}
	return []message.Note{message.New(c.key+why, "declared", c.label, "charset", name)}
}

// printable returns label fit for a message: of one line and bounded.
func printable(label string) string {
	label = strings.Map(func(r rune) rune {
		if r <= ' ' || r >= utf8.RuneSelf-1 {
			return -1
		}
		return r
	}, label)
	return head(label, 40)
}

// byteOrderMark returns the encoding that data's byte order mark stands for,
// and the length of the mark.
func byteOrderMark(data []byte) (name string, length int) {
	switch {
	case bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")):
		return utf8Name, 3
	case bytes.HasPrefix(data, []byte("\xFF\xFE\x00\x00")) && len(data)%4 == 0: // else it may be UTF-16
		return utf32LE, 4
	case bytes.HasPrefix(data, []byte("\x00\x00\xFE\xFF")):
		return utf32BE, 4
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		return "utf-16le", 2
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return "utf-16be", 2
	}
	return "", 0
}

// declarationLimit is how far into a page its encoding may be declared. The
// standard says 1024 bytes; real pages put scripts and comments before it.
const declarationLimit = 16 << 10

// declared returns the label in the XML declaration or the first meta tag that
// has one, or "".
func declared(data []byte) string {
	if len(data) > declarationLimit {
		data = data[:declarationLimit]
	}
	start := bytes.IndexByte(data, '<')
	if start < 0 {
		return ""
	}
	z := html.NewTokenizer(bytes.NewReader(data[start:]))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return ""
		case html.CommentToken: // the tokenizer takes <?xml …?> for a comment
			if label := xmlLabel(string(z.Text())); label != "" {
				return label
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			if string(name) != "meta" || !more {
				continue
			}
			if label := metaLabel(z); label != "" {
				return label
			}
		}
	}
}

// xmlLabel returns the encoding in an XML declaration without its angle
// brackets, or "".
func xmlLabel(comment string) string {
	rest, found := strings.CutPrefix(comment, "?xml ")
	if !found {
		return ""
	}
	_, rest, _ = strings.Cut(rest, "encoding")
	return firstValue(rest)
}

// metaLabel returns the encoding that the meta tag at which z stands declares,
// or "".
func metaLabel(z *html.Tokenizer) string {
	var charset, content string
	contentType := false
	for more := true; more; {
		var key, value []byte
		key, value, more = z.TagAttr()
		switch string(key) {
		case "charset":
			charset = strings.TrimSpace(string(value))
		case "content":
			content = string(value)
		case "http-equiv":
			contentType = strings.EqualFold(strings.TrimSpace(string(value)), "content-type")
		}
	}
	if charset != "" || !contentType {
		return charset
	}
	_, rest, _ := strings.Cut(strings.ToLower(content), "charset")
	return firstValue(rest)
}

// firstValue returns the value in `="value" …`, quoted or not, or "".
func firstValue(s string) string {
	s, found := strings.CutPrefix(strings.TrimSpace(s), "=")
	if !found {
		return ""
	}
	s = strings.TrimLeft(strings.TrimSpace(s), `"'`)
	if end := strings.IndexAny(s, "\"'; \t\r\n?"); end >= 0 {
		s = s[:end]
	}
	return s
}

// fromBytes tells the encoding of data without a byte order mark. valid says
// whether it is UTF-8. claim is the canonical name that data declares, "" if
// none: it wins unless the bytes contradict.
func fromBytes(data []byte, valid bool, claim string) string {
	if name := utf16Order(data); name != "" {
		return name
	}
	if valid {
		if claim != "" && firstHigh(data) < 0 {
			return claim
		}
		return utf8Name
	}
	good, bad := countUTF8(data)
	if good > 2*bad || claim == utf8Name && good >= bad {
		return utf8Name
	}
	if claim == utf8Name {
		claim = ""
	}
	return legacy(data, claim)
}

// countUTF8 returns the number of multi-byte characters in data, and of bytes
// that belong to none. Text in another encoding has mostly the latter.
func countUTF8(data []byte) (good, bad int) {
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		_, size := utf8.DecodeRune(data[i:])
		if size > 1 {
			good++
		} else {
			bad++
		}
		i += size
	}
	return good, bad
}

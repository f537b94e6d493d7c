package office

import (
	"strings"
	"unicode/utf8"
)

// inline is the text of a paragraph as HTML, in the making.
type inline struct {
	html   strings.Builder
	bold   bool
	linked bool
	shown  bool // something other than white space
	last   rune // the last of it
}

// text adds s, bold or not. White space goes with what is before it, so that a
// paragraph whose spaces alone are not bold is bold.
func (in *inline) text(s string, bold bool) {
	if s == "" {
		return
	}
	if shown := strings.TrimSpace(s); shown != "" {
		in.shown = true
		in.last, _ = utf8.DecodeLastRuneInString(shown)
		in.weigh(bold)
	}
	if strings.ContainsAny(s, "\n\r") {
		s = strings.NewReplacer("\n", " ", "\r", " ").Replace(s)
	}
	escape(&in.html, s)
}

func (in *inline) weigh(bold bool) {
	switch {
	case bold && !in.bold:
		in.html.WriteString("<b>")
	case in.bold && !bold:
		in.html.WriteString("</b>")
	}
	in.bold = bold
}

func (in *inline) lineBreak() { in.html.WriteString("<br>") }

// link begins a link to target. Only addresses of pages and of mail are links.
func (in *inline) link(target string) {
	if in.linked || !hasScheme(target, "http", "https", "mailto") {
		return
	}
	in.weigh(false)
	in.linked = true
	in.html.WriteString(`<a href="`)
	escape(&in.html, target)
	in.html.WriteString(`">`)
}

func (in *inline) unlink() {
	in.weigh(false)
	if in.linked {
		in.html.WriteString("</a>")
	}
	in.linked = false
}

func hasScheme(target string, schemes ...string) bool {
	scheme, _, found := strings.Cut(target, ":")
	if !found {
		return false
	}
	for _, s := range schemes {
		if strings.EqualFold(scheme, s) {
			return true
		}
	}
	return false
}

// close ends what is open and returns the HTML.
func (in *inline) close() string {
	in.unlink()
	return in.html.String()
}

// escape writes s as text of HTML, without the control characters that it
// cannot hold.
func escape(b *strings.Builder, s string) {
	from := 0
	for i := 0; i < len(s); i++ {
		entity, size := "", 1
		switch c := s[i]; {
		case c == '&':
			entity = "&amp;"
		case c == '<':
			entity = "&lt;"
		case c == '>':
			entity = "&gt;"
		case c == '"':
			entity = "&quot;"
		case c < ' ' && c != '\t' && c != '\n', c == 0x7f:
		case c == 0xC2 && i+1 < len(s) && s[i+1] < 0xA0:
			size = 2 // U+0080 to U+009F
		default:
			continue
		}
		b.WriteString(s[from:i])
		b.WriteString(entity)
		i += size - 1
		from = i + 1
	}
	b.WriteString(s[from:])
}

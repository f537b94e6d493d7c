package analyze

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"exitclause/internal/document"
	"exitclause/internal/report"
)

// The lengths, in code points, of what a selector quotes.
const (
	contextLength  = 32  // prefix and suffix
	fragmentWhole  = 120 // a sentence up to this length goes into the fragment whole
	fragmentPhrase = 40  // of a longer one, about this much of its start and of its end
)

// selector returns the W3C TextQuoteSelector of a sentence in text, with the
// text fragment (WICG Scroll To Text Fragment) that makes a browser show it.
func selector(text string, sentence document.Span) report.Selector {
	exact := document.FoldSpace(text[sentence.Start:sentence.End])
	return report.Selector{
		Exact:    exact,
		Prefix:   before(text[:sentence.Start]),
		Suffix:   after(text[sentence.End:]),
		Fragment: "#:~:text=" + fragment(exact),
	}
}

// before returns the last code points of s, white space folded.
func before(s string) string {
	start := len(s)
	for n := 0; n < contextLength && start > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(s[:start])
		start -= size
	}
	return document.FoldSpace(s[start:])
}

// after returns the first code points of s, white space folded.
func after(s string) string {
	end := 0
	for n := 0; n < contextLength && end < len(s); n++ {
		_, size := utf8.DecodeRuneInString(s[end:])
		end += size
	}
	return document.FoldSpace(s[:end])
}

// fragment returns the text directive's value: the whole quote, or the start
// and the end of a long one.
func fragment(quote string) string {
	if utf8.RuneCountInString(quote) <= fragmentWhole {
		return encode(quote)
	}
	return encode(phraseAtStart(quote)) + "," + encode(phraseAtEnd(quote))
}

// phraseAtStart returns the beginning of quote, cut where a word surely ends:
// browsers match whole words, and in Chinese nobody but a dictionary knows
// where one ends, save at punctuation.
func phraseAtStart(quote string) string {
	n := 0
	var last rune
	for i, r := range quote {
		if n >= fragmentPhrase && wordEnds(last, r) {
			return strings.TrimSpace(quote[:i])
		}
		n++
		last = r
	}
	return quote
}

func phraseAtEnd(quote string) string {
	end := len(quote)
	var next rune
	for n := 0; end > 0; n++ {
		r, size := utf8.DecodeLastRuneInString(quote[:end])
		if n >= fragmentPhrase && wordEnds(r, next) {
			return strings.TrimSpace(quote[end:])
		}
		end -= size
		next = r
	}
	return quote
}

// wordEnds reports whether a word surely ends between two code points.
func wordEnds(a, b rune) bool {
	return unicode.IsSpace(a) || unicode.IsSpace(b) || unicode.IsPunct(a) && unicode.Is(unicode.Han, b) ||
		unicode.IsPunct(b) && unicode.Is(unicode.Han, a)
}

// encode percent-encodes s for a text directive: all but unreserved characters,
// and of those also the hyphen, which has a meaning there.
func encode(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(s) {
		c := s[i]
		if 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '.' || c == '_' || c == '~' {
			b.WriteByte(c)
			continue
		}
		b.WriteByte('%')
		b.WriteByte(hex[c>>4])
		b.WriteByte(hex[c&15])
	}
	return b.String()
}

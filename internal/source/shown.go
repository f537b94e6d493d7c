package source

import (
	"strings"
	"unicode"
)

// textLetters is how many letters of text a page shows that has some.
const textLetters = 300

// hasText reports whether an HTML page shows text, beyond what stands around it.
// It is asked of every page, most of which is scripts, so it jumps over what it
// need not read; a tokenizer would take a tenth of all the time for a page.
func hasText(page string) bool {
	letters, around := 0, ""
	for letters < textLetters {
		text, rest, found := strings.Cut(page, "<")
		if around == "" {
			letters += countLetters(text)
		}
		if !found {
			break
		}
		var name string
		var closes bool
		name, closes, page = cutTag(rest)
		switch {
		case !closes && rawText[name]:
			page = behindEnd(page, name)
		case !closes && around == "" && aroundText[name]:
			around = name
		case closes && name == around:
			around = ""
		}
	}
	return letters >= textLetters
}

// rawText are the elements without markup in them, whose text is not shown.
var rawText = map[string]bool{
	"script": true, "style": true, "noscript": true, "title": true, "textarea": true, "iframe": true,
}

// aroundText are the other elements whose text is not that of the page.
var aroundText = map[string]bool{
	"template": true, "svg": true, "nav": true, "footer": true, "header": true, "a": true, "button": true, "option": true, "label": true,
}

// cutTag cuts the tag or comment off page, which begins behind its "<", and
// returns its name in lower case, "" if it has none.
func cutTag(page string) (name string, closes bool, rest string) {
	if comment, found := strings.CutPrefix(page, "!--"); found {
		_, rest, _ = strings.Cut(comment, "-->")
		return "", false, rest
	}
	tag, closes := strings.CutPrefix(page, "/")
	n := 0
	for n < len(tag) && isLetterOrDigit(tag[n]) {
		n++
	}
	if n == 0 && !strings.HasPrefix(page, "!") && !strings.HasPrefix(page, "?") {
		return "", false, page // no more than a sign
	}
	return strings.ToLower(tag[:n]), closes, behindTag(tag[n:])
}

func isLetterOrDigit(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' }

// behindTag returns what stands behind the ">" that ends a tag: not one in a
// quoted value.
func behindTag(tag string) string {
	for {
		i := strings.IndexAny(tag, `>"'`)
		if i < 0 {
			return ""
		}
		if tag[i] == '>' {
			return tag[i+1:]
		}
		_, behind, found := strings.Cut(tag[i+1:], tag[i:i+1])
		if !found {
			return ""
		}
		tag = behind
	}
}

// behindEnd returns what stands behind the end tag of the element name, however
// that is spelt, or "" if there is none.
func behindEnd(page, name string) string {
	for {
		i := strings.Index(page, "</")
		if i < 0 {
			return ""
		}
		page = page[i+2:]
		if len(page) >= len(name) && strings.EqualFold(page[:len(name)], name) {
			return behindTag(page[len(name):])
		}
	}
}

// countLetters counts letters. A Chinese character says as much as three.
func countLetters(text string) int {
	n := 0
	for _, r := range text {
		switch {
		case r >= 0x2e80:
			n += 3
		case unicode.IsLetter(r):
			n++
		}
	}
	return n
}

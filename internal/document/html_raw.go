package document

import "strings"

// jump skips over the rest of the element whose start tag was just read, and
// its end tag, without looking at what it holds. It does nothing if the element
// is never closed: then what follows may not be its content.
func (s *htmlScanner) jump() {
	if s.empty {
		return
	}
	name := strings.ToLower(s.name)
	at := s.pos
	for depth := 1; depth > 0; {
		i := -1
		if !s.unclosed[name] {
			i = indexEndTag(s.src[at:], name)
		}
		if i < 0 {
			s.giveUp(name)
			return
		}
		depth += countStartTags(s.src[at:at+i], name) - 1
		at += i + len("</") + len(name)
	}
	s.pos, s.raw = s.through(at, '>'), ""
}

// giveUp remembers that name is never closed, not to look for it over and over.
func (s *htmlScanner) giveUp(name string) {
	if s.unclosed == nil {
		s.unclosed = map[string]bool{}
	}
	s.unclosed[name] = true
}

// indexEndTag returns the offset of the first "</name" that ends there, in any
// case, or -1.
func indexEndTag(s, name string) int {
	for at := 0; ; {
		i := strings.Index(s[at:], "</")
		if i < 0 {
			return -1
		}
		at += i
		if namedAt(s, at+len("</"), name) {
			return at
		}
		at += len("</")
	}
}

// countStartTags counts "<name" in s, in any case.
func countStartTags(s, name string) int {
	n := 0
	for at := 0; ; n++ {
		for {
			i := strings.IndexByte(s[at:], '<')
			if i < 0 {
				return n
			}
			at += i + 1
			if namedAt(s, at, name) {
				break
			}
		}
	}
}

// namedAt reports whether a tag called name, in any case, has its name at s[at:].
func namedAt(s string, at int, name string) bool {
	end := at + len(name)
	if end >= len(s) || !strings.EqualFold(s[at:end], name) {
		return false
	}
	c := s[end]
	return isHTMLSpace(c) || c == '/' || c == '>'
}

// scriptEnd returns the offset of the "</script" that ends the script whose
// content begins at from. A "<!--" hides a whole <script>…</script> inside it.
func scriptEnd(src string, from int) int {
	const name = "script"
	hidden, nested := false, false // in "<!--", and there in "<script>"
	for at := from; at < len(src); at++ {
		if !hidden {
			i := strings.IndexByte(src[at:], '<')
			if i < 0 {
				break
			}
			at += i
		}
		switch src[at] {
		case '<':
			switch rest := src[at:]; {
			case !hidden && strings.HasPrefix(rest, "<!--"):
				hidden = true
				at++ // the dashes may already be those of "-->"
			case hidden && !nested && namedAt(rest, 1, name):
				nested = true
			case strings.HasPrefix(rest, "</") && namedAt(rest, 2, name):
				if !nested {
					return at
				}
				nested = false
			}
		case '-':
			if hidden && strings.HasPrefix(src[at:], "-->") {
				hidden, nested = false, false
			}
		}
	}
	return len(src)
}

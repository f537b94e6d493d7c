package document

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// maxAnnotation is how long the markup of an annotation may be, in bytes. A
// longer one was never closed, and what follows is text of the page.
const maxAnnotation = 400

// annotation skips what stands beside the characters of a ruby to say how they
// are read, up to the tag that ends it: its end tag may be left out. The text of
// the page is that without it, as it is when read aloud or copied.
func (s *htmlScanner) annotation() {
	if s.empty {
		return
	}
	rest := s.src[s.pos:min(len(s.src), s.pos+maxAnnotation)]
	for at := 0; ; at++ {
		i := strings.IndexByte(rest[at:], '<')
		if i < 0 {
			return
		}
		if at += i; endsAnnotation(rest[at+1:]) {
			s.pos += at
			return
		}
	}
}

// endsAnnotation reports whether a tag, without its angle bracket, ends an
// annotation: one of the ruby, or of a block.
func endsAnnotation(tag string) bool {
	tag = strings.TrimPrefix(tag, "/")
	n := strings.IndexAny(tag, "> \t\r\n/")
	if n < 0 {
		return false
	}
	switch name := lookupTag(tag[:n]); name {
	case atom.Ruby, atom.Rb, atom.Rt, atom.Rp, atom.Rtc, atom.Body, atom.Html:
		return true
	default:
		return blockName(name) != ""
	}
}

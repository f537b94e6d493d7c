package office

// rtfScanner cuts a document into tokens.
type rtfScanner struct {
	src []byte
	at  int

	char   byte   // of rtfByte
	name   string // of rtfWord: letters, or one other character
	number int    // behind the name
	given  bool   // there is one
}

type rtfToken uint8

const (
	rtfEnd rtfToken = iota
	rtfOpen
	rtfClose
	rtfWord
	rtfByte
)

// next reads the next token. Line ends between tokens mean nothing.
func (s *rtfScanner) next() rtfToken {
	for s.at < len(s.src) {
		c := s.src[s.at]
		s.at++
		switch c {
		case '{':
			return rtfOpen
		case '}':
			return rtfClose
		case '\\':
			return s.control()
		case '\r', '\n', 0:
			continue
		}
		s.char = c
		return rtfByte
	}
	return rtfEnd
}

// control reads what stands behind a backslash.
func (s *rtfScanner) control() rtfToken {
	if s.at == len(s.src) {
		return rtfEnd
	}
	start := s.at
	for s.at < len(s.src) && s.at-start < 32 && isLetter(s.src[s.at]) {
		s.at++
	}
	if s.at > start {
		s.name = string(s.src[start:s.at])
		s.parameter()
		return rtfWord
	}
	c := s.src[s.at]
	s.at++
	switch c {
	case '\'':
		if s.char = s.hex(); s.char != 0 {
			return rtfByte
		}
		return s.next()
	case '\\', '{', '}':
		s.char = c
		return rtfByte
	}
	s.name, s.number, s.given = string(c), 0, false
	return rtfWord
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// parameter reads the number behind a word, and the space that ends it.
func (s *rtfScanner) parameter() {
	s.number, s.given = 0, false
	at := s.at
	negative := at < len(s.src) && s.src[at] == '-'
	if negative {
		at++
	}
	for ; at < len(s.src) && '0' <= s.src[at] && s.src[at] <= '9'; at++ {
		s.given = true
		if s.number < 1<<26 {
			s.number = s.number*10 + int(s.src[at]-'0')
		}
	}
	if s.given {
		s.at = at
	}
	if negative {
		s.number = -s.number
	}
	if s.at < len(s.src) && s.src[s.at] == ' ' {
		s.at++
	}
}

// hex reads two hexadecimal digits, 0 if there are none.
func (s *rtfScanner) hex() byte {
	var v byte
	for range 2 {
		if s.at == len(s.src) {
			return 0
		}
		c := s.src[s.at] | 0x20
		switch {
		case '0' <= s.src[s.at] && s.src[s.at] <= '9':
			v = v<<4 | (s.src[s.at] - '0')
		case 'a' <= c && c <= 'f':
			v = v<<4 | (c - 'a' + 10)
		default:
			return 0
		}
		s.at++
	}
	return v
}

// pass skips n bytes that are no text.
func (s *rtfScanner) pass(n int) { s.at = min(len(s.src), s.at+max(0, n)) }

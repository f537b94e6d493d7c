package object

// name reads a name behind its slash.
func (l *Lexer) name() Object {
	start, plain := l.at, true
	for l.at < len(l.data) && !isSpace(l.data[l.at]) && !isDelimiter(l.data[l.at]) {
		plain = plain && l.data[l.at] != '#'
		l.at++
	}
	text := l.data[start:l.at]
	if plain {
		return Name(text)
	}
	var out []byte
	for i := 0; i < len(text); i++ {
		if text[i] == '#' && i+2 < len(text)+0 && hexDigit(text[i+1]) >= 0 && hexDigit(text[i+2]) >= 0 {
			out = append(out, byte(hexDigit(text[i+1])<<4|hexDigit(text[i+2])))
			i += 2
			continue
		}
		out = append(out, text[i])
	}
	return Name(out)
}

func hexDigit(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

// hex reads a string in hexadecimal digits behind its bracket.
func (l *Lexer) hex() Object {
	var out []byte
	half := -1
	for l.at < len(l.data) {
		c := l.data[l.at]
		l.at++
		if c == '>' {
			break
		}
		switch d := hexDigit(c); {
		case d < 0:
		case half < 0:
			half = d
		default:
			out = append(out, byte(half<<4|d))
			half = -1
		}
	}
	if half >= 0 {
		out = append(out, byte(half<<4))
	}
	return String(out)
}

// literal reads a string behind its bracket.
func (l *Lexer) literal() Object {
	var out []byte
	open := 1
	for l.at < len(l.data) {
		c := l.data[l.at]
		l.at++
		switch c {
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				return String(out)
			}
		case '\\':
			out = l.escape(out)
			continue
		case '\r':
			if l.at < len(l.data) && l.data[l.at] == '\n' {
				l.at++
			}
			c = '\n'
		}
		out = append(out, c)
	}
	return String(out)
}

// escape reads what follows a backslash.
func (l *Lexer) escape(out []byte) []byte {
	if l.at >= len(l.data) {
		return out
	}
	c := l.data[l.at]
	l.at++
	switch c {
	case 'n':
		return append(out, '\n')
	case 'r':
		return append(out, '\r')
	case 't':
		return append(out, '\t')
	case 'b':
		return append(out, '\b')
	case 'f':
		return append(out, '\f')
	case '\r':
		if l.at < len(l.data) && l.data[l.at] == '\n' {
			l.at++
		}
		return out
	case '\n':
		return out
	}
	if c < '0' || c > '7' {
		return append(out, c)
	}
	n := int(c - '0')
	for range 2 {
		if l.at < len(l.data) && '0' <= l.data[l.at] && l.data[l.at] <= '7' {
			n = n<<3 | int(l.data[l.at]-'0')
			l.at++
		}
	}
	return append(out, byte(n))
}

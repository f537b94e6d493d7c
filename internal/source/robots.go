package source

import (
	"bytes"
	"strings"
	"unicode"
)

// robots is what a robots.txt says to us, read by RFC 9309. The known libraries
// for it are older than that and differ: they take a whole file for broken
// because of a line, or measure a rule by the expression they make of it.
type robots []robotsRule

// robotsRule allows or forbids the paths that pattern matches.
type robotsRule struct {
	pattern string // normalised
	allow   bool
}

// maxRobots is how much of a robots.txt is read, in bytes: as much as the RFC
// asks for.
const maxRobots = 500 << 10

// parseRobots returns what data says to agent, the name of a program without
// its version. Lines that say nothing known are left out.
func parseRobots(data []byte, agent string) robots {
	var own, others robots
	named, anyone, found, listing := false, false, false, false
	for line := range bytes.FieldsFuncSeq(bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF")), isLineEnd) {
		key, value := robotsLine(line)
		switch key {
		case "user-agent":
			if !listing {
				named, anyone, listing = false, false, true
			}
			named = named || strings.EqualFold(productToken(value), agent)
			anyone = anyone || value == "*"
			found = found || named
		case "allow", "disallow":
			listing = false
			if value == "" {
				continue // forbids nothing
			}
			rule := robotsRule{normalPath(value), key == "allow"}
			if named {
				own = append(own, rule)
			}
			if anyone {
				others = append(others, rule)
			}
		}
	}
	if found {
		return own
	}
	return others
}

func isLineEnd(r rune) bool { return r == '\n' || r == '\r' }

// robotsLine returns the key of line in lower case, and its value.
func robotsLine(line []byte) (key, value string) {
	text, _, _ := strings.Cut(string(line), "#")
	key, value, _ = strings.Cut(text, ":")
	return strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value)
}

// productToken returns the name at the start of value, which some follow with a
// version.
func productToken(value string) string {
	end := strings.IndexFunc(value, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '_' })
	if end < 0 {
		return value
	}
	return value[:end]
}

// allows reports whether path, with its query, may be fetched: the longest rule
// that matches decides, and of two that are as long the one that allows.
func (r robots) allows(path string) bool {
	path = normalPath(path)
	allow, longest := true, -1
	for _, rule := range r {
		n := len(rule.pattern)
		if (n > longest || n == longest && rule.allow) && matchesPath(rule.pattern, path) {
			allow, longest = rule.allow, n
		}
	}
	return allow
}

// matchesPath reports whether pattern matches the beginning of path, or all of
// it if it ends in $. Each * stands for anything.
func matchesPath(pattern, path string) bool {
	pattern, whole := strings.CutSuffix(pattern, "$")
	parts := strings.Split(pattern, "*")
	rest, found := strings.CutPrefix(path, parts[0])
	if !found {
		return false
	}
	last := len(parts) - 1
	for i, part := range parts[1:] {
		if whole && i+1 == last {
			return strings.HasSuffix(rest, part)
		}
		_, after, found := strings.Cut(rest, part)
		if !found {
			return false
		}
		rest = after
	}
	return !whole || rest == ""
}

// normalPath returns path with what needs no escape unescaped and what needs
// one escaped, in capitals, so that the same path is always the same text.
func normalPath(path string) string {
	var b strings.Builder
	for i := 0; i < len(path); i++ {
		c, escaped := path[i], false
		if c == '%' && i+2 < len(path) {
			high, low := unhex(path[i+1]), unhex(path[i+2])
			if high >= 0 && low >= 0 {
				c, escaped, i = byte(high<<4|low), true, i+2
			}
		}
		if unreserved(c) || !escaped && c > ' ' && c < 0x7F && c != '%' {
			b.WriteByte(c)
			continue
		}
		const digits = "0123456789ABCDEF"
		b.Write([]byte{'%', digits[c>>4], digits[c&0x0F]})
	}
	return b.String()
}

// unhex returns the value of a hexadecimal digit, or a negative number.
func unhex(c byte) int {
	if c >= '0' && c <= '9' {
		return int(c - '0')
	}
	return strings.IndexByte("          abcdef", c|0x20)
}

// unreserved reports whether c means the same escaped or not (RFC 3986, 2.3).
func unreserved(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || strings.IndexByte("-._~", c) >= 0
}

package value

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/publicsuffix"
)

// atSigns are the ways to write the @ of an address; the bracketed ones keep
// harvesters out.
var atSigns = []string{"@", "＠", "[at]", "(at)", "[AT]", "(AT)"}

// emailAt reads the address whose @ is at i and which begins at or after from.
func emailAt(s string, i, from int) (Contact, bool) {
	sign := prefixOf(s[i:], atSigns)
	if sign == "" {
		if s[i] == '(' {
			return phoneAt(s, i, from)
		}
		return Contact{}, false
	}
	left := i
	if len(sign) > 1 {
		left = trimRight(s, i)
	}
	start := left
	for start > from && isLocal(s[start-1]) {
		start--
	}
	for start < left && !isAlnum(s[start]) {
		start++
	}
	right := i + len(sign)
	if len(sign) > 1 {
		right = trimLeft(s, right)
	}
	end := hostEnd(s, right)
	return Contact{start, end, Email}, start < left && end > right
}

func isAlnum(c byte) bool { return isLetter(c) || isDigit(c) }
func isLocal(c byte) bool { return isAlnum(c) || strings.IndexByte("._%+-", c) >= 0 }

// hostEnd returns the end of the domain name that begins at i, or i if there is
// none: labels joined by points, the last of two letters or more.
func hostEnd(s string, i int) int {
	end, points, label := i, 0, i
	for {
		j := label
		for j < len(s) && (isAlnum(s[j]) || s[j] == '-') {
			j++
		}
		if j == label || s[label] == '-' {
			return end
		}
		if points > 0 && j-label >= 2 && isLetter(s[label]) {
			end = j
		}
		next := pointEnd(s, j)
		if next == j {
			return end
		}
		points, label = points+1, next
	}
}

// pointSigns are the ways to write a point of an address that keep harvesters out.
var pointSigns = []string{"[dot]", "(dot)", "[DOT]", "(DOT)"}

// pointEnd returns the end of the point at i, with the space around one in
// brackets, or i if there is none.
func pointEnd(s string, i int) int {
	if i < len(s) && s[i] == '.' {
		return i + 1
	}
	at := trimLeft(s, i)
	sign := prefixOf(s[at:], pointSigns)
	if sign == "" {
		return i
	}
	return trimLeft(s, at+len(sign))
}

// urlAt reads the URL whose "://" or "www." is at i.
func urlAt(s string, i, from int) (Contact, bool) {
	start, host := i, i
	switch {
	case strings.HasPrefix(s[i:], "://"):
		scheme := tokenBefore(s, i)
		if scheme.end != i || !scheme.is("http", "https") || scheme.start < from {
			return Contact{}, false
		}
		if start, host = scheme.start, i+len("://"); !hasPoint(s, host) {
			return Contact{}, false
		}
	case len(s) < i+4 || !strings.EqualFold(s[i:i+4], "www.") || i > 0 && isAlnum(s[i-1]):
		return Contact{}, false
	}
	end := trimURL(s, host, urlEnd(s, host))
	return Contact{start, end, URL}, end > host && strings.IndexByte(s[host:end], '.') > 0
}

// hasPoint reports whether the host whose name begins at i has a point in it. It
// looks no further than that name, so that text made of schemes is soon read.
func hasPoint(s string, i int) bool {
	for at := i; at < len(s) && s[at] > ' ' && s[at] < utf8.RuneSelf && s[at] != '/'; at++ {
		if s[at] == '.' {
			return at > i
		}
	}
	return false
}

// pathAt reads the address of a page, as example.com/privacy, whose first slash is
// at i. Without a scheme it is one only if the host ends like a real one.
func pathAt(s string, i, from int) (Contact, bool) {
	start := i
	for start > from && (isAlnum(s[start-1]) || s[start-1] == '-' || s[start-1] == '.') {
		start--
	}
	if start < i && !isAlnum(s[start]) || start > 0 && strings.IndexByte("@/_", s[start-1]) >= 0 || i+1 == len(s) || !isAlnum(s[i+1]) {
		return Contact{}, false
	}
	host := strings.ToLower(s[start:i])
	suffix, known := publicsuffix.PublicSuffix(host)
	end := trimURL(s, i, urlEnd(s, i))
	return Contact{start, end, URL}, known && len(host) > len(suffix) && hostEnd(host, 0) == len(host)
}

// urlEnd returns where white space, a delimiter or a character outside ASCII
// ends the URL that goes on at i: in Chinese text nothing else does.
func urlEnd(s string, i int) int {
	for i < len(s) && s[i] > ' ' && s[i] < utf8.RuneSelf && strings.IndexByte("<>\"`|\\^{}[]*", s[i]) < 0 {
		i++
	}
	return i
}

// trimURL moves end left over punctuation of the sentence, and over a closing
// bracket that the URL does not open.
func trimURL(s string, start, end int) int {
	unopened := strings.Count(s[start:end], ")") - strings.Count(s[start:end], "(")
	for ; end > start; end-- {
		switch c := s[end-1]; {
		case c == ')' && unopened > 0:
			unopened--
		case strings.IndexByte(".,;:!?'_", c) < 0:
			return end
		}
	}
	return end
}

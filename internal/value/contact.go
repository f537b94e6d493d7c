package value

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/publicsuffix"
)

// Contacts returns the e-mail addresses, URLs, phone numbers and postal
// addresses in s, in order and without overlap, without the punctuation that
// follows them.
//
// A number is a phone number if it is written like one (+44 20 5550 0100,
// 400-555-0100) or if a word in front says so (热线：95000). A postal address
// is what follows "address:", "by mail to", "located at" or 地址： to the end of
// the sentence or to another way to write.
func Contacts(s string) []Contact {
	var found []Contact
	last := 0
	for i := 0; i < len(s); i++ {
		read := contactReader(s[i])
		if read == nil {
			continue
		}
		if c, ok := read(s, i, last); ok {
			found = append(found, c)
			last = c.End
			i = max(i, c.End-1)
		}
	}
	return found
}

// contactReader returns what reads the contacts that have c as their sign, or
// nil.
func contactReader(c byte) func(s string, i, from int) (Contact, bool) {
	switch {
	case c == '@' || c == '[' || c == '(' || c == '\xEF':
		return emailAt
	case c == ':' || c|0x20 == 'w':
		return urlAt
	case c == '/':
		return pathAt
	case isDigit(c) || c == '+':
		return phoneAt
	case c|0x20 == 'a' || c|0x20 == 'm' || c|0x20 == 'l' || c == '\xE5':
		return postalAt
	}
	return nil
}

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

// maxPhone bounds the digits of a phone number (ITU-T E.164 has 15).
const maxPhone = 15

// phoneAt reads the phone number that begins at i.
func phoneAt(s string, i, from int) (Contact, bool) {
	if i > 0 && (isAlnum(s[i-1]) || strings.IndexByte(".-/_#$", s[i-1]) >= 0) {
		return Contact{}, false
	}
	groups, end := digitGroups(s, i)
	if end < len(s) && (isAlnum(s[end]) || s[end] == '@' || s[end] == '%') || strings.HasPrefix(s[end:], "＠") {
		return Contact{}, false
	}
	total := 0
	for _, g := range groups {
		total += g
	}
	ok := total <= maxPhone && (total >= 5 && announced(s, i) || s[i] == '+' && total >= 8 || phoneShaped(s[i:end], groups, total))
	return Contact{phoneStart(s, from, i, end), end, Phone}, ok
}

// phoneStart returns where the number s[i:end] begins, in front of which s is taken
// up to from: with or without the bracket at its start, as that is closed within
// the number or not: "(+44) 20 …", "(555 …)", "( 555 …)".
func phoneStart(s string, from, i, end int) int {
	opened, closed := strings.Count(s[i:end], "("), strings.Count(s[i:end], ")")
	switch {
	case closed > opened && i > from && s[i-1] == '(':
		return i - 1
	case opened > closed && s[i] == '(':
		return i + strings.IndexFunc(s[i:end], unicode.IsDigit)
	}
	return i
}

// digitGroups returns the lengths of the runs of digits from i on, as far as
// single separators join them, and where the last of them ends.
func digitGroups(s string, i int) ([]int, int) {
	var groups []int
	end, n := i, 0
	for j := i; j < len(s) && len(groups) <= maxPhone; {
		if isDigit(s[j]) {
			j, n = j+1, n+1
			end = j
			continue
		}
		if n > 0 {
			groups, n = append(groups, n), 0
		}
		k := separator(s, j, j == i)
		if k == j {
			break
		}
		j = k
	}
	if n > 0 {
		groups = append(groups, n)
	}
	return groups, end
}

// separator returns where the separator of a phone number at j ends, or j.
func separator(s string, j int, first bool) int {
	k := j
	if first && s[k] == '+' {
		k++
	}
	for k < len(s) && k-j < 3 && strings.IndexByte(" -()", s[k]) >= 0 {
		k++
	}
	if k == j && (strings.HasPrefix(s[k:], "–") || strings.HasPrefix(s[k:], "－") || strings.HasPrefix(s[k:], "—")) {
		k += len("–")
	}
	if k < len(s) && isDigit(s[k]) || first && k < len(s) && s[k] == '(' {
		return k
	}
	return j
}

// phoneShaped reports whether text, with digits in groups, is written as only
// phone numbers are: 400-555-0100, (555) 555-0100, 0755-55550100, a Chinese
// mobile number.
func phoneShaped(text string, groups []int, total int) bool {
	separated := strings.ContainsAny(text, "-–－—()")
	switch {
	case len(groups) == 1:
		return total == 11 && text[0] == '1' && text[1] >= '3'
	case len(groups) == 2 && separated:
		return text[0] == '0' && (groups[0] == 3 || groups[0] == 4) && groups[1] >= 7 && groups[1] <= 8 ||
			strings.HasPrefix(text, "(0") && groups[1] >= 7
	case len(groups) == 3 && separated:
		return groups[0] == 3 && total == 10
	case len(groups) == 4 && separated:
		return groups[0] == 1 && groups[1] == 3 && total == 11
	}
	return false
}

// announceReach is how many bytes in front of a number a word may stand that
// makes it a phone number.
const announceReach = 24

// announced reports whether a word in front of i says that a phone number
// follows.
func announced(s string, i int) bool {
	left := s[max(0, i-announceReach):i]
	if strings.Contains(left, "QQ") || strings.Contains(left, "微信") {
		return false
	}
	for _, word := range [...]string{"电话", "電話", "热线", "熱線", "致电", "致電", "拨打", "撥打", "客服：", "手机号", "传真", "傳真"} {
		if strings.Contains(left, word) {
			return true
		}
	}
	left = strings.ToLower(left)
	for _, word := range [...]string{"tel:", "tel.", "telephone", "phone", "hotline", "toll-free", "toll free", "fax", "call us"} {
		if strings.Contains(left, word) {
			return true
		}
	}
	return false
}

// maxPostal bounds a postal address, in bytes.
const maxPostal = 400

// postalAt reads the postal address that "address:" or 地址： at i announces.
func postalAt(s string, i, _ int) (Contact, bool) {
	start := addressStart(s, i)
	if start < 0 || electronic(s[:i]) {
		return Contact{}, false
	}
	end := len(s)
	if n := strings.IndexAny(s[start:min(len(s), start+maxPostal)], "。；;\n"); n >= 0 {
		end = start + n
	} else if len(s) > start+maxPostal {
		return Contact{}, false
	}
	end = start + postalLength(s[start:end])
	return Contact{start, end, Postal}, isPostal(s[start:end])
}

// behindPostal are what a notice may put behind an address.
var behindPostal = []string{
	"联系电话", "聯絡電話", "电话", "電話", "邮箱", "郵箱", "电子邮件", "（以下", "(以下", "以下简称", "以下簡稱",
	"tel:", "Tel:", "phone:", "Phone:", ", or by ", " or by ", ", or via ", " or via ", ", by ", ", and by ", " and by ", ", will be ", ", who ", ", which ",
}

// postalLength returns how much of text is an address and not what a notice
// puts behind it, nor the mark between the two.
func postalLength(text string) int {
	for _, next := range behindPostal {
		if i := strings.Index(text, next); i > 0 {
			text = text[:i]
		}
	}
	text = text[:bracketEnd(text)]
	text = strings.TrimRightFunc(text, func(r rune) bool { return isSpace(r) || strings.ContainsRune(".,，、；;:：】", r) })
	return len(text)
}

// bracketEnd returns where the bracket closes that text stands in, or else the
// length of text.
func bracketEnd(text string) int {
	open := 0
	for i, r := range text {
		switch r {
		case '(', '（':
			open++
		case ')', '）':
			if open--; open < 0 {
				return i
			}
		}
	}
	return len(text)
}

// addressLabels announce a postal address, with what follows them.
var addressLabels = []struct {
	label string
	then  []string
}{
	{"地址", []string{":", "：", "为", "為"}},
	{"address", []string{":", "is", "at"}},
	{"mail", []string{":", "at", "to"}},
	{"mailing us", []string{"at"}},
	{"located", []string{"at"}},
	{"letter", []string{"at", "to"}},
}

// addressStart returns where the text after the label at i begins, or -1.
func addressStart(s string, i int) int {
	for _, l := range addressLabels {
		end := i + len(l.label)
		if len(s) < end || !strings.EqualFold(s[i:end], l.label) || i > 0 && (isLetter(s[i-1]) || s[i-1] == '-') && isLetter(s[i]) {
			continue
		}
		then := tokenAfter(s, end)
		if !then.is(l.then...) {
			continue
		}
		for next := tokenAfter(s, then.end); next.is(":", "：", "【", "us", "at"); next = tokenAfter(s, then.end) {
			then = next
		}
		return trimLeft(s, then.end)
	}
	return -1
}

// electronic reports whether left ends in a word that makes an address one of
// mail or network.
func electronic(left string) bool {
	left = left[:trimRight(left, len(left))]
	left = strings.ToLower(left[max(0, len(left)-len("網站")):])
	for _, word := range [...]string{"mail", "ip", "mac", "web", "wallet", "邮箱", "郵箱", "邮件", "郵件", "网络", "網絡", "钱包", "链接", "网站", "網站"} {
		if strings.HasSuffix(left, word) {
			return true
		}
	}
	return false
}

// isPostal reports whether text can be a postal address: long enough, with a
// number or a street, and not of a computer, nor a word for an address.
func isPostal(text string) bool {
	n := utf8.RuneCountInString(text)
	if n < 8 || tokenAfter(text, 0).in(" the our this that your any a an us you all such their its ") || strings.ContainsAny(text, "@＠") || strings.Contains(text, "://") || strings.Contains(text, "www.") {
		return false
	}
	return strings.ContainsAny(text, "0123456789路街号號楼樓区區")
}

// prefixOf returns the first of prefixes that s begins with, or "".
func prefixOf(s string, prefixes []string) string {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return p
		}
	}
	return ""
}

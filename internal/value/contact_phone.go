package value

import (
	"strings"
	"unicode"
)

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

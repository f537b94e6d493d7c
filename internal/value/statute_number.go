package value

import "strings"

// numberAfter returns where the year, date or number ends that the law whose
// word ends at end has behind it, and whether it has one: Act 2015, Act, 2012,
// Act of 30 May 2014, Law No. 13,709/2018, Regulation (EU) 2016/679.
func numberAfter(s string, end int) (int, bool) {
	at := end
	for _, union := range unions {
		if t := trimLeft(s, at); strings.HasPrefix(s[t:], union) {
			at = t + len(union)
		}
	}
	if n := dateAfter(s, at); n > at {
		return n, true
	}
	word := tokenAfter(s, at)
	announced := false
	if w := tokenAfter(s, word.end); word.is("w") && w.is(".") { // "w. no 6698"
		word = tokenAfter(s, w.end)
	}
	if word.is("No", "Nr", "N", "Number", "Nos") && word.end < len(s) {
		announced, at = true, word.end
		for _, sign := range [...]string{".", "º", "°", ":"} {
			at += len(s[at:]) - len(strings.TrimPrefix(s[at:], sign))
		}
	}
	at = trimLeft(s, at)
	if announced && strings.HasPrefix(s[at:], "(") { // No. (20) of 2018
		n := numberEnd(s, at+1)
		if n > at+1 && strings.HasPrefix(s[n:], ")") {
			return dateBehind(s, n+1), true
		}
	}
	n := numberEnd(s, at)
	if number := s[at:n]; number != "" && (announced || isLawNumber(number)) {
		return dateBehind(s, n), true
	}
	return end, false
}

// unions are the makers that stand before the number of a law.
var unions = []string{"(EU)", "(EC)", "(EEC)", "(EU, Euratom)", "(UK)", "(CE)", "(UE)"}

// dateBehind returns the end of the date that a number has behind it, or i:
// "Law no. 25.326 of 30 October 2000".
func dateBehind(s string, i int) int {
	if !tokenAfter(s, i).is("of", "dated") {
		return i
	}
	if n := dateAfter(s, i); n > i {
		return n
	}
	day := tokenAfter(s, tokenAfter(s, i).end)
	if month := tokenAfter(s, day.end); day.kind == digits && monthNumber(month) != "" {
		return month.end
	}
	return i
}

// dateAfter returns the end of the year or date at i, which "of" or a comma may
// announce, or i.
func dateAfter(s string, i int) int {
	t := tokenAfter(s, i)
	of := t.is("of", "dated")
	if of || t.is(",") {
		t = tokenAfter(s, t.end)
	}
	if isYearToken(s, t) {
		return t.end
	}
	if !of {
		return i
	}
	for range 4 { // 30 May 2014, May 30, 2014, 30th of May 2014
		if isYearToken(s, t) {
			return t.end
		}
		if t.kind != digits && monthNumber(t) == "" && !t.is(",", "st", "nd", "rd", "th", "of") {
			break
		}
		t = tokenAfter(s, t.end)
	}
	return i
}

// isYearToken reports whether t is a year and not the first half of a number.
func isYearToken(s string, t token) bool {
	return t.kind == digits && len(t.text) == 4 && isYear(s, t.start) && !strings.HasPrefix(s[t.end:], "/")
}

// numberEnd returns the end of the number at i, with its letters: 2002/58/EC,
// 25,326, 152-FZ.
func numberEnd(s string, i int) int {
	if i == len(s) || !isDigit(s[i]) {
		return i
	}
	end := i
	for end < len(s) && (isAlnum(s[end]) || strings.IndexByte("/-.,", s[end]) >= 0 && end+1 < len(s) && isAlnum(s[end+1])) {
		end++
	}
	return end
}

// isLawNumber reports whether number, which nothing announces, is one that laws
// have and their parts have not.
func isLawNumber(number string) bool {
	longest := 0
	for part := range strings.FieldsFuncSeq(number, func(r rune) bool { return r == '/' || r == ',' || r == '-' }) {
		longest = max(longest, len(part))
	}
	switch {
	case strings.Contains(number, "/"):
		return longest >= 3 || hasAnySuffix(number, "EC", "EEC", "EU")
	case strings.Contains(number, ","):
		return longest == 3 && len(number) >= 5
	}
	return !strings.Contains(number, ".") && (len(number) >= 4 || strings.HasSuffix(number, "-FZ"))
}

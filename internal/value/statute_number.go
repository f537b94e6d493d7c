package value

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

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

// maxTopic bounds what a law says it is on, in bytes.
const maxTopic = 240

// topicAfter returns where the words end by which the law that ends at end says
// what it is on: "Act on the Protection of Personal Data", in capitals unless
// the law has a number.
func topicAfter(s string, end int, numbered bool) int {
	on := tokenAfter(s, makerAfter(s, end))
	if on.is("\"", "“", "‘") {
		on = tokenAfter(s, on.end)
	}
	if !on.is("on", "concerning", "regarding") || on.start == end {
		return end
	}
	topic, capitals := end, 0
	for i := on.end; i < min(len(s), end+maxTopic); {
		w := wordAfter(s, i)
		upper := isNameWord(w)
		if w == "" || !upper && !isOneOf(w, topicWords) && (!numbered || capitals == 0 && !isOneOf(w, subjects) || isOneOf(w, notTopics)) {
			break
		}
		i = trimLeft(s, i) + len(w)
		if upper || isOneOf(w, subjects) {
			capitals++
		}
		if !isOneOf(w, topicWords) {
			topic = i
		}
	}
	if capitals == 0 || !numbered && capitals < 2 {
		return end
	}
	return topic
}

// maxMaker bounds who made a law, in words.
const maxMaker = 12

// makerAfter returns the end of who made the law that ends at i, and when: "of
// the European Parliament and of the Council of 20 May 2015", or i.
func makerAfter(s string, i int) int {
	at := i
	for range maxMaker {
		if n := dateAfter(s, at); n > at {
			return n
		}
		w := wordAfter(s, at)
		if w != "of" && (at == i || w != "the" && w != "and" && !isNameWord(w)) {
			break
		}
		at = trimLeft(s, at) + len(w)
	}
	return at
}

// topicWords join the words that say what a law is on.
var topicWords = []string{"the", "of", "and", "to", "for", "on", "in", "or", "by", "from", "with", "held", "against", "their", "as", "its"}

// subjects are the words without a capital that can begin what a law is on.
var subjects = []string{
	"protection", "prevention", "processing", "security", "privacy", "data", "personal", "consumer", "consumers", "payment", "markets",
	"information", "electronic", "digital", "combating", "measures", "arrangements", "certain", "unfair", "safeguarding", "financial", "rights",
	"counteracting", "countering", "combatting", "preventing", "fighting",
}

// notTopics end it: the sentence goes on.
var notTopics = []string{
	"we", "you", "our", "your", "is", "are", "was", "were", "shall", "may", "will", "must", "can", "which", "that", "when", "if", "who",
	"they", "it", "has", "have", "requires", "applies", "allows", "provides", "because", "where", "unless", "this", "these", "such",
}

// wordAfter returns the word that begins at i or behind the space there; "" if a
// mark does.
func wordAfter(s string, i int) string {
	i = trimLeft(s, i)
	end := i
	for end < len(s) {
		r, size := utf8.DecodeRuneInString(s[end:])
		if !isNameRune(r) || r == '.' {
			break
		}
		end += size
	}
	return s[i:end]
}

// maxShort bounds a short name in brackets, in bytes.
const maxShort = 80

// isShortName reports whether a bracket at i gives the law a short name or its
// name in its own language: (PDPL), (“the Data Law”), (Lei Geral).
func isShortName(s string, i int) bool {
	at := trimLeft(s, i)
	inner, ok := strings.CutPrefix(s[at:], "(")
	end := strings.IndexByte(inner[:min(len(inner), maxShort)], ')')
	if !ok || end < 0 {
		return false
	}
	inner = strings.TrimPrefix(inner[:end], "the ")
	name := strings.Trim(inner, "\"“”‘’' ")
	quoted := len(name) < len(inner)
	first, _, spaced := strings.Cut(name, " ")
	capitals := 0
	for _, r := range name {
		if unicode.IsUpper(r) {
			capitals++
		}
	}
	switch {
	case quoted && isHead(lastWord(name)):
		return true
	case !spaced && len(name) > 2 && capitals > 1:
		return true
	}
	return !quoted && isNameWord(first) && len(name) > 7 && capitals > 1
}

// isHead reports whether word is one that laws are called by.
func isHead(word string) bool { return heads[word] != noHead || word == "Code" }

// isOfCountry reports whether "of" and a name follow the law that ends at i: the
// Data Law of Norland.
func isOfCountry(s string, i int) bool {
	of := tokenAfter(s, i)
	if !of.is("of") {
		return false
	}
	w := wordAfter(s, of.end)
	if w == "the" {
		w = wordAfter(s, trimLeft(s, of.end)+len(w))
	}
	return isNameWord(w)
}

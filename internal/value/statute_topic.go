package value

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

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
		if w == "" || !upper && !slices.Contains(topicWords, w) && (!numbered || capitals == 0 && !slices.Contains(subjects, w) || slices.Contains(notTopics, w)) {
			break
		}
		i = trimLeft(s, i) + len(w)
		if upper || slices.Contains(subjects, w) {
			capitals++
		}
		if !slices.Contains(topicWords, w) {
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

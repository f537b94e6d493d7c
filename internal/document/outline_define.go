package document

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// define sets what c defines, if it is a definition: "“Personal Data” means …",
// “个人信息”是指…, 个人信息：指…, a term in a definition list and the clause that
// follows it.
func (o *outliner) define(i int, c *Clause) {
	text := o.text[c.Span.Start:c.Span.End]
	switch {
	case o.blocks[i].kind == term:
		c.Defines = FoldSpace(text)
		o.term = c
		return
	case o.term != nil:
		c.Defines = o.term.Defines
	default:
		c.Defines = definedTerm(text)
	}
	o.term = nil
}

// maxTerm bounds a defined term, in bytes.
const maxTerm = 90

// definedTerm returns the term that s, a clause, begins by defining; "" if none.
func definedTerm(s string) string {
	if term, rest := quotedTerm(s); term != "" {
		rest = afterAside(rest)
		if hasAnyPrefix(rest, "指", "是指", "系指", "係指", "意指", "即指", "：", ":", "，是指", "，指") || definesInEnglish(rest) {
			return term
		}
		return ""
	}
	if term := chineseTerm(s); term != "" {
		return term
	}
	return englishTerm(s)
}

// quotedTerm returns the text in the quotation marks that s begins with, and
// what follows them.
func quotedTerm(s string) (term, rest string) {
	r, size := utf8.DecodeRuneInString(s)
	var close string
	switch r {
	case '“', '”', '"':
		close = "”\"“"
	case '‘':
		close = "’"
	case '「':
		close = "」"
	case '『':
		close = "』"
	default:
		return "", s
	}
	n := strings.IndexAny(s[size:], close)
	if n <= 0 || n > maxTerm {
		return "", s
	}
	_, closeSize := utf8.DecodeRuneInString(s[size+n:])
	return FoldSpace(strings.TrimRight(s[size:size+n], ",，")), s[size+n+closeSize:]
}

// afterAside returns s without the bracketed aside and the comma it may begin with.
func afterAside(s string) string {
	s = strings.TrimLeftFunc(s, unicode.IsSpace)
	for _, p := range [...]struct{ open, close string }{{"(", ")"}, {"（", "）"}} {
		if strings.HasPrefix(s, p.open) {
			if n := strings.Index(s, p.close); n > 0 && n < 2*maxTerm {
				s = strings.TrimLeftFunc(s[n+len(p.close):], unicode.IsSpace)
			}
		}
	}
	return s
}

func definesInEnglish(s string) bool {
	return hasAnyPrefix(strings.TrimLeft(s, ", "), "means", "shall mean", "mean ", "refers to", "refer to", "has the meaning",
		"have the meaning", "shall have the meaning", "is defined as", "typically means", "is Personal Data", "includes")
}

func hasAnyPrefix(s string, prefixes ...string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

// chineseTerm reads 个人信息：指…, 个人信息，是指… and 个人信息是指….
func chineseTerm(s string) string {
	n := strings.Index(s[:min(len(s), 2*maxTerm)], "指")
	if n <= 0 {
		return ""
	}
	before := strings.TrimRight(s[:n], " ")
	term := strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(before, "是"), "系"), " ：:，")
	if term == before || term == "" || len(term) > maxTerm || strings.ContainsAny(term, "。，；：:,;、\n“”") {
		return ""
	}
	if hasAnyPrefix(term, "本条", "上述", "前述", "这", "其") || strings.Contains(term, "所称") {
		return ""
	}
	return FoldSpace(term)
}

// englishTerm reads "Personal Data means …": up to five capitalised words.
func englishTerm(s string) string {
	n := strings.Index(s[:min(len(s), maxTerm)], " means ")
	if n <= 0 {
		return ""
	}
	words := strings.Fields(s[:n])
	for _, w := range words {
		if len(words) > 5 || !startsUpper(w) && w != "of" && w != "and" {
			return ""
		}
	}
	if len(words) == 1 && (words[0] == "This" || words[0] == "It" || words[0] == "That" || words[0] == "Which") {
		return ""
	}
	return strings.Join(words, " ")
}

package document

import (
	"iter"
	"slices"
	"strings"
	"unicode/utf8"
)

// introduction is a row of terms that a text introduces together: “Larkfin”,
// “we” or “us”.
type introduction struct {
	terms      []string
	start, end int  // of the row: from its bracket to its last quotation mark
	aside      bool // it stands in a bracket, or behind 以下简称, after what it is short for
}

// maxTerms bounds how many terms a row has.
const maxTerms = 8

// introductions yields the rows of terms in text, in order.
func introductions(text string) iter.Seq[introduction] {
	return func(yield func(introduction) bool) {
		for at := 0; at < len(text); {
			if !mayOpen[text[at]] || !hasAnyPrefix(text[at:], openers...) {
				at++
				continue
			}
			in := readIntroduction(text, at)
			if len(in.terms) == 0 {
				_, size := utf8.DecodeRuneInString(text[at:])
				at += size
				continue
			}
			if !yield(in) {
				return
			}
			at = in.end
		}
	}
}

// openers are the brackets and quotation marks that open.
var openers = []string{"\"", "(", "“", "”", "‘", "「", "『", "（"}

// mayOpen has the first bytes of openers: nearly all else is quickly passed over.
var mayOpen = func() (first [256]bool) {
	for _, opener := range openers {
		first[opener[0]] = true
	}
	return first
}()

// readIntroduction reads the row of terms that begins at offset at, if one does.
func readIntroduction(text string, at int) introduction {
	rest := text[at:min(len(text), at+maxTerms*maxTerm)]
	in := introduction{start: at}
	inner, bracket := cutPrefixAny(rest, "(", "（")
	if bracket {
		if !mayIntroduce(inner[:min(len(inner), maxTerm)]) {
			return introduction{}
		}
		inner = afterShortFor(inner)
	}
	in.aside = bracket
	if before, short := cutSuffixAny(text[max(0, at-maxTerm):at], shortFor...); !bracket && short {
		in.aside, in.start = true, at-len(text[max(0, at-maxTerm):at])+len(strings.TrimRight(before, "，, （("))
	}
	for len(in.terms) < maxTerms {
		term, after := partyTerm(inner, bracket)
		if term == "" {
			break
		}
		in.terms = append(in.terms, term)
		in.end = at + len(rest) - len(after)
		inner = afterConjunction(after)
	}
	return in
}

// mayIntroduce reports whether s, from inside a bracket, has a quotation mark or
// begins with a bare pronoun. Most brackets are soon passed over.
func mayIntroduce(s string) bool {
	for _, mark := range [...]string{"“", "\"", "「", "‘", "『"} {
		if strings.Contains(s, mark) {
			return true
		}
	}
	return hasAnyPrefix(s, provider.words...) || hasAnyPrefix(s, user.words...)
}

// partyTerm returns the term in quotation marks, or in a bracket the bare
// pronoun, that s begins with.
func partyTerm(s string, bracket bool) (term, rest string) {
	if term, rest = quotedTerm(s[:min(len(s), maxTerm)]); term != "" {
		return term, s[len(s[:min(len(s), maxTerm)])-len(rest):]
	}
	if !bracket {
		return "", s
	}
	n := strings.IndexAny(s[:min(len(s), maxTerm)], " ,)，、）/")
	if n > 0 && (slices.Contains(provider.words, s[:n]) || slices.Contains(user.words, s[:n])) {
		return s[:n], s[n:]
	}
	return "", s
}

// shortFor are the words that introduce a short name.
var shortFor = []string{
	"以下简称为", "以下簡稱為", "以下简称", "以下簡稱", "以下称为", "以下称", "以下稱", "以下统称为", "以下统称", "以下合称", "下称", "下稱", "简称为", "简称", "簡稱", "统称为", "统称", "或称",
	"hereinafter referred to as", "hereafter referred to as", "hereinafter called", "referred to as", "referred to herein as", "hereinafter", "hereafter",
	"herein", "collectively", "together", "individually and collectively", "or", "also",
}

// afterShortFor returns s, from inside a bracket, behind the words that
// introduce a short name.
func afterShortFor(s string) string {
	for range 4 {
		s = strings.TrimLeft(s, " ,，：:")
		rest, cut := cutPrefixAny(s, shortFor...)
		if !cut {
			rest, cut = cutPrefixAny(s, "the ", "our ", "as ")
		}
		if !cut {
			break
		}
		s = rest
	}
	return s
}

// afterConjunction returns s behind the comma or conjunction that goes on with a
// row of terms.
func afterConjunction(s string) string {
	for range 3 {
		s = strings.TrimLeft(s, " ,，、/;；")
		rest, cut := cutPrefixAny(s, "and/or ", "or ", "and ", "as well as ", "the ", "collectively ", "以及", "或者", "或", "和", "及", "、")
		if !cut {
			break
		}
		s = rest
	}
	return s
}

func cutPrefixAny(s string, prefixes ...string) (rest string, found bool) {
	for _, p := range prefixes {
		if rest, found = strings.CutPrefix(s, p); found {
			return rest, true
		}
	}
	return s, false
}

func cutSuffixAny(s string, suffixes ...string) (rest string, found bool) {
	s = strings.TrimRight(s, " ：:")
	for _, p := range suffixes {
		if rest, found = strings.CutSuffix(s, p); found {
			return rest, true
		}
	}
	return s, false
}

package analyze

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"exitclause/internal/practice"
)

// longestTitle is how many bytes a title has at most.
const longestTitle = 110

// untitle drops what was found in a sentence that is no more than the title of
// what follows.
func (s *session) untitle(at site) {
	if len(s.found) > 0 && s.isTitle(at) {
		s.found = slices.DeleteFunc(s.found, func(f Finding) bool { return !titleSays(f.Rule.Practice) })
	}
}

// titleSays reports whether a title may carry p: an address may stand as one,
// and says what it says.
func titleSays(p practice.Practice) bool { return p == practice.PrivacyContact }

// isTitle reports whether the sentence at the site is a title.
func (s *session) isTitle(at site) bool {
	return isTitle(s.doc.Text[at.sentence.Start:at.sentence.End], at)
}

// isTitle reports whether text, the sentence at the site, is a title: a line by
// itself or words that more of the paragraph follows, in English with capitals
// and without a verb. A whole item of a list is none, for its lead-in may make it
// say something. A run-in title in bold is one, a clause that only points elsewhere,
// and a word that joins two items.
func isTitle(text string, at site) bool {
	c := at.clause
	last := at.index == len(c.Sentences)-1
	if isJoint(text) {
		return true
	}
	if c.Pointer || at.index == 0 && c.Title.Len() > 0 {
		return true
	}
	if len(text) > longestTitle || len(c.Heads) > 0 || last && (at.index > 0 || c.Lead != nil) {
		return false
	}
	if !last && !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, ":") {
		return false
	}
	words := strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("/-–—&", r) })
	return len(words) > 0 && !slices.ContainsFunc(words, func(w string) bool { return !titleWord(w) })
}

// joints are the words that stand alone on a line between two items of a list.
var joints = []string{"and", "or", "and/or", "以及", "或者", "和", "或", "及", "与", "且", "并且"}

// isJoint reports whether text does no more than join two items.
func isJoint(text string) bool {
	return len(text) <= 2*len("以及") && slices.Contains(joints, strings.ToLower(strings.Trim(text, " ,;，；、。.")))
}

// smallWords are written small in titles.
var smallWords = []string{"a", "an", "and", "or", "of", "the", "to", "for", "in", "on", "by", "with", "from", "at", "as", "your", "our", "under", "about"}

// sayingWords make a row of capitals a sentence.
var sayingWords = []string{
	"you", "we", "may", "will", "shall", "must", "can", "cannot", "agree", "agrees", "contains", "is", "are", "be", "has", "have", "waive", "waives", "please",
	"not", "contact", "email", "this", "that", "these", "us", "do", "does", "remain", "remains", "include", "includes", "apply", "applies",
	"prevail", "prevails", "govern", "governs", "survive", "survives", "takes", "goes", "leads", "ends", "terminates",
}

// titleWord reports whether w may be a word of a title.
func titleWord(w string) bool {
	w = strings.Trim(w, ".,:;()“”\"'’‘")
	if w == "" {
		return true
	}
	if lower := strings.ToLower(w); slices.Contains(sayingWords, lower) {
		return false
	} else if slices.Contains(smallWords, lower) {
		return true
	}
	first, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(first) && !strings.ContainsAny(w, "@0123456789")
}

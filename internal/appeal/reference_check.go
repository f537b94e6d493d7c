package appeal

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"exitclause/internal/crew"
	"exitclause/internal/document"
	"exitclause/internal/report"
)

// fault is what is wrong with a reference: the message key, and the title that
// the part has or the number that the title has.
type fault struct {
	key   string
	found string
}

// check looks r up and returns what is wrong with it, if anything surely is. An
// outline that may have lost its numbers proves nothing.
func (o *outline) check(r reference) (fault, bool) {
	if r.number == "" {
		if len(o.sections) >= minOrdered && !o.named(r.title) {
			return fault{key: "title"}, true
		}
		return fault{}, false
	}
	key := r.number
	if r.unit != "" && len(o.units) > 0 {
		if !o.units[r.unit] {
			return fault{}, false
		}
		key = r.unit + "." + key
	}
	titles, there := o.titles[key]
	switch {
	case !there:
		return fault{key: "number"}, o.lacks(key, r.unit)
	case r.title == "" || o.anyAbout(titles, r.title):
		return fault{}, false
	}
	return fault{"subject", firstTitle(titles)}, firstTitle(titles) != ""
}

// lacks reports whether the outline is so complete that it surely has no part of
// that key: the numbers beside it end before.
func (o *outline) lacks(key, unit string) bool {
	parent, last := cutLast(key)
	n, err := strconv.Atoi(last)
	if err != nil || n >= maxSection {
		return false
	}
	if parent == "" {
		return o.ordered && o.highest[""] >= minOrdered && n > o.highest[""]
	}
	if parent == unit {
		return o.highest[parent] >= minOrdered && n > o.highest[parent]
	}
	if _, there := o.titles[parent]; !there {
		return o.lacks(parent, unit)
	}
	return o.highest[parent] >= 2 && n > o.highest[parent]
}

// maxSection is a number that only sections of statutes have.
const maxSection = 150

func firstTitle(titles []string) string {
	for _, t := range titles {
		if t != "" {
			return t
		}
	}
	return ""
}

// anyAbout reports whether one of titles can be what a reference calls title. A
// clause without a title of its own can be about anything.
func (o *outline) anyAbout(titles []string, title string) bool {
	for _, t := range titles {
		if t == "" || about(t, title) {
			return true
		}
	}
	return false
}

// named reports whether some heading, or the beginning of some clause, can be
// what a reference calls title.
func (o *outline) named(title string) bool {
	words := contentWords(title)
	if o.words == nil {
		for _, t := range slices.Concat(o.sections, o.clauses) {
			o.words = append(o.words, contentWords(t))
		}
	}
	return len(words) == 0 || slices.ContainsFunc(o.words, func(own []string) bool { return shareWord(own, words) })
}

// about reports whether a heading and the title that a reference gives share a
// content word, or a pair of Chinese characters.
func about(heading, title string) bool {
	words := contentWords(title)
	return len(words) == 0 || shareWord(contentWords(heading), words) // without words, nothing tells subjects apart
}

// shareWord reports whether two titles have a word in common, in any form.
func shareWord(a, b []string) bool {
	for _, w := range a {
		for _, v := range b {
			if v == w || commonPrefix(v, w) >= stem {
				return true
			}
		}
	}
	return false
}

// stem is how many letters two words must begin with in common to be taken for
// forms of one.
const stem = 5

func commonPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	if n > 0 && a[0] >= utf8.RuneSelf {
		return 0
	}
	return n
}

// commonWords tell no subject of a policy from another.
var commonWords = strings.Fields(`the and for with this that from our your you who what how why when which are does where have use
	will about into personal data information privacy notice policy section terms
	我们 我們 们如 們如 您的 个人 個人 人信 信息 如何 关于 的个 的個 何收`)

// contentWords returns the words of a title that tell its subject: of Latin
// script the longer ones, of Chinese every pair of characters.
func contentWords(title string) []string {
	var all []string
	add := func(w string) {
		if !slices.Contains(commonWords, w) {
			all = append(all, w)
		}
	}
	for _, field := range strings.FieldsFunc(strings.ToLower(title), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if field[0] < utf8.RuneSelf {
			if len(field) > 2 {
				add(field)
			}
			continue
		}
		runes := []rune(field)
		for i := 0; i+1 < len(runes); i++ {
			add(string(runes[i : i+2]))
		}
	}
	return all
}

// How many references of a document are looked up, and how many broken ones are
// told.
const (
	maxReferences = 300
	maxBroken     = 10
)

// brokenReferences returns a problem for each reference of a document that
// points nowhere or at another subject, however often it is made.
func (c *conclusion) brokenReferences() []report.Problem {
	each := make([][]report.Problem, len(c.inputs))
	crew.Do(len(c.inputs), func(i int) {
		if doc := c.inputs[i].Document; !doc.Partial {
			each[i] = c.brokenIn(doc, &c.r.Documents[i])
		}
	})
	return slices.Concat(each...)
}

func (c *conclusion) brokenIn(doc *document.Document, described *report.Document) []report.Problem {
	var all []report.Problem
	var o *outline
	seen := make(map[string]bool)
	for _, clause := range doc.Clauses {
		for _, sentence := range clause.Sentences {
			text := doc.Text[sentence.Span.Start:sentence.Span.End]
			if !mayRefer(text) {
				continue
			}
			for _, r := range references(document.FoldSpace(text)) {
				if o == nil {
					o = outlineOf(doc)
				}
				if seen[r.text] || len(seen) == maxReferences {
					continue
				}
				seen[r.text] = true
				f, broken := o.check(r)
				if !broken || len(all) == maxBroken || r.clause && takesIn(doc, clause.Section) {
					continue
				}
				all = append(all, report.Problem{
					Kind: "broken-reference", Findings: findingsAt(c.r, described.ID, doc.Written(sentence.Span)),
					Because: c.T("appeal.reference."+f.key, "where", c.at(described.ID, clause.Ref),
						"reference", c.quote(r.text), "title", c.quote(f.found)),
				})
			}
		}
	}
	return all
}

// mayRefer reports whether text has a word that references need, or a character of
// one. Most sentences have none.
func mayRefer(text string) bool {
	start, _ := nextUnit(text)
	return start >= 0 || strings.Contains(text, "第") || strings.Contains(text, "一") || strings.Contains(text, "章")
}

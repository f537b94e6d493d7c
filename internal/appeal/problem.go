package appeal

import (
	"strings"

	"exitclause/internal/document"
	"exitclause/internal/practice"
	"exitclause/internal/report"
)

// noteConflicts notes which findings contradict each other.
func (c *conclusion) noteConflicts(contradictions []report.Problem) {
	for _, p := range contradictions {
		for _, id := range p.Findings {
			c.conflicts[id] = true
		}
	}
}

// vague returns one problem for each document that says how long data is kept
// by a criterion only.
func (c *conclusion) vague() []report.Problem {
	periods := make(map[string][]string) // the findings of each document, by their ids
	definite := make(map[string]bool)    // documents that give a period
	for i := range c.r.Findings {
		if f := &c.r.Findings[i]; f.Practice == practice.RetentionPeriod {
			periods[f.Document] = append(periods[f.Document], f.ID)
			definite[f.Document] = definite[f.Document] || !criterionOnly(f)
		}
	}
	var problems []report.Problem
	for _, doc := range c.r.Documents {
		if findings := periods[doc.ID]; len(findings) > 0 && !definite[doc.ID] {
			problems = append(problems, report.Problem{
				Kind: "vague", Findings: findings, Because: c.T("appeal.problem.vague"),
			})
		}
	}
	return problems
}

// translations returns a problem for each document that says that another
// language prevails than the one it is written in.
func (c *conclusion) translations() []report.Problem {
	var problems []report.Problem
	for i := range c.r.Findings {
		f := &c.r.Findings[i]
		if f.Practice != practice.LanguagePrecedence {
			continue
		}
		written := c.document(f.Document).Language
		prevails := prevailing(f.Quote)
		if prevails == "" || written == "" || written == string(document.Mixed) || strings.HasPrefix(written, prevails) {
			continue
		}
		problems = append(problems, report.Problem{
			Kind: "translation", Findings: []string{f.ID},
			Because: c.T("appeal.problem.translation", "prevails", c.T("appeal.language."+prevails)),
		})
	}
	return problems
}

func (c *conclusion) document(id string) *report.Document {
	for i := range c.r.Documents {
		if c.r.Documents[i].ID == id {
			return &c.r.Documents[i]
		}
	}
	return &report.Document{}
}

// languageNames are the names of the languages that documents say prevail.
var languageNames = []struct{ name, language string }{
	{"english", "en"},
	{"英文", "en"},
	{"英语", "en"},
	{"英語", "en"},
	{"chinese", "zh"},
	{"中文", "zh"},
	{"汉语", "zh"},
	{"华文", "zh"},
	{"華文", "zh"},
}

// precedence are the words with which a language prevails.
var precedence = []string{
	"prevail", "govern", "control", "precedence", "take priority", "authoritative",
	"为准", "為準", "为准据", "优先", "優先",
}

// prevailing returns the language, en or zh, that a sentence says prevails: the
// one named last before it says so. It is "" if that cannot be told.
func prevailing(sentence string) string {
	lower := strings.ToLower(sentence)
	end := -1
	for _, w := range precedence {
		if i := strings.Index(lower, w); i >= 0 && (end < 0 || i < end) {
			end = i
		}
	}
	if end < 0 {
		return ""
	}
	last, language := -1, ""
	for _, l := range languageNames {
		if i := strings.LastIndex(lower[:end], l.name); i > last {
			last, language = i, l.language
		}
	}
	return language
}

package appeal

import (
	"slices"
	"strconv"
	"strings"

	"exitclause/internal/document"
	"exitclause/internal/practice"
	"exitclause/internal/report"
)

// due says which kind of document should say what. A practice that is due in
// two kinds is missing only where neither has it.
var due = []struct {
	practice practice.Practice
	kinds    []document.Kind
}{
	{practice.RetentionPeriod, []document.Kind{document.PrivacyPolicy}},
	{practice.ErasureRight, []document.Kind{document.PrivacyPolicy}},
	{practice.ResponseTime, []document.Kind{document.PrivacyPolicy}},
	{practice.ClosureRight, []document.Kind{document.PrivacyPolicy, document.UserAgreement}},
	{practice.ClosureProcedure, []document.Kind{document.PrivacyPolicy, document.UserAgreement}},
	{practice.ComplaintRight, []document.Kind{document.PrivacyPolicy}},
	{practice.PrivacyContact, []document.Kind{document.PrivacyPolicy}},
}

// omissions returns what the documents of the right kind should say and do not.
// A document of which only a part was saved proves nothing by its silence.
func (c *conclusion) omissions() []report.Omission {
	var missing []report.Omission
	for _, d := range due {
		documents := c.concerned(d.kinds)
		if len(documents) == 0 || len(c.of(d.practice)) > 0 {
			continue
		}
		var ids []string
		var read report.Read
		for _, doc := range documents {
			ids = append(ids, doc.ID)
			read.Clauses += doc.Read.Clauses
			read.Characters += doc.Read.Characters
		}
		book := openBook(c.book.Statutes, c.given, c.r, documents)
		missing = append(missing, report.Omission{
			Practice: d.practice, Documents: ids, Laws: c.refer(book.missed(d.practice)),
			Because: c.T("appeal.omission."+string(d.practice),
				"n", strconv.Itoa(read.Clauses), "characters", strconv.Itoa(read.Characters)),
		})
	}
	return missing
}

// concerned returns the documents that should say what is due in kinds.
func (c *conclusion) concerned(kinds []document.Kind) []report.Document {
	var all []report.Document
	for i, doc := range c.r.Documents {
		if !c.inputs[i].Document.Partial && !apart(doc.Title) && c.concerns(doc, c.inputs[i].Document, kinds) {
			all = append(all, doc)
		}
	}
	return all
}

// concerns reports whether a document should say what is due in kinds. Where
// there is no policy, an agreement may hold it as a part of its own. One file
// that is neither policy nor agreement alone may hold both, or be about
// something else altogether: its findings tell.
func (c *conclusion) concerns(doc report.Document, parsed *document.Document, kinds []document.Kind) bool {
	switch document.Kind(doc.Kind) {
	case document.PrivacyPolicy:
		return slices.Contains(kinds, document.PrivacyPolicy)
	case document.UserAgreement:
		return slices.Contains(kinds, document.UserAgreement) || c.noPolicy() && holdsPolicy(parsed)
	}
	return c.onData[doc.ID]
}

// noPolicy reports whether none of the documents is a privacy policy.
func (c *conclusion) noPolicy() bool {
	return !slices.ContainsFunc(c.r.Documents, func(d report.Document) bool { return d.Kind == string(document.PrivacyPolicy) })
}

// policyWords are what a part of an agreement is called that is its privacy
// policy.
var policyWords = []string{"privacy", "隐私", "隱私", "私隱", "个人信息保护", "個人資料保護"}

// minPolicySections is how many headings make such a part more than a clause
// that points to the policy.
const minPolicySections = 2

// holdsPolicy reports whether the headings of an agreement speak of privacy as
// often as those of a policy would.
func holdsPolicy(doc *document.Document) bool {
	n := 0
	for _, title := range titles(doc.Sections) {
		title = strings.ToLower(title)
		if slices.ContainsFunc(policyWords, func(w string) bool { return strings.Contains(title, w) }) {
			n++
		}
	}
	return n >= minPolicySections
}

// titles returns the titles of sections and of those below them.
func titles(sections []*document.Section) []string {
	var all []string
	for _, s := range sections {
		all = append(all, s.Title)
		all = append(all, titles(s.Sections)...)
	}
	return all
}

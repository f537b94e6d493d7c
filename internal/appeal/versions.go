package appeal

import (
	"slices"
	"unicode/utf8"

	"exitclause/internal/analyze"
	"exitclause/internal/change"
	"exitclause/internal/law"
	"exitclause/internal/message"
	"exitclause/internal/practice"
	"exitclause/internal/report"
)

// Earlier is the version of a document that was in force when the account was
// opened.
type Earlier struct {
	Document int            // index among those of the report of the version that is quoted
	Now      analyze.Input  // that version
	Then     *analyze.Input // the other one, or the same; nil if it is not known
	Because  []message.Note // why Then is taken for that, or why it is not known
}

// AddVersions adds to r what the documents say otherwise than when the account
// was opened. It is to be called before Write, whose letter then tells of it.
func AddVersions(r *report.Report, earlier []Earlier, opened law.Date, a *analyze.Analyzer, printer *message.Printer) {
	for _, e := range earlier {
		doc := &r.Documents[e.Document]
		v := report.Versions{Document: doc.ID, Opened: opened.String(), Now: versionOf(doc)}
		for _, note := range e.Because {
			v.Because = append(v.Because, printer.Text(note))
		}
		if e.Then != nil {
			d := &differ{report: r, document: doc.ID, tool: r.Tool, analyzer: a, printer: printer}
			v.Then, v.Changes = d.compare(*e.Then, e.Now)
		}
		r.Versions = append(r.Versions, v)
	}
}

func versionOf(doc *report.Document) report.Version {
	return report.Version{URI: doc.Source.URI, Updated: doc.Updated, SHA256: doc.Source.SHA256}
}

// differ compares two versions of a document of a report.
type differ struct {
	report   *report.Report
	document string // id of the newer one there
	tool     report.Tool
	analyzer *analyze.Analyzer
	printer  *message.Printer
}

// compare returns what the older version is, and what differs from it.
func (d *differ) compare(then, now analyze.Input) (*report.Version, []report.VersionChange) {
	older, newer := d.side(then), d.side(now)
	version := versionOf(older.Document)
	if version.SHA256 == newer.Document.Source.SHA256 {
		return &version, nil
	}
	ids := d.renumber(older, newer)
	var all []report.VersionChange
	for _, ch := range change.Compare(d.tool, older, newer, d.printer).Changes {
		for _, x := range ch.Differences {
			all = join(all, report.VersionChange{
				Practices: []practice.Practice{x.Practice}, Effect: x.Effect,
				Then: excerpt(ch.Old, x.Practice, nil), Now: excerpt(ch.New, x.Practice, ids),
			})
		}
	}
	return &version, all
}

// side returns a version as package change compares it.
func (d *differ) side(in analyze.Input) change.Side {
	inputs := []analyze.Input{in}
	r := analyze.Report(d.tool, inputs, d.printer)
	analyze.AddBodies(r, inputs)
	d.analyzer.AddEvidence(r, inputs)
	return change.Side{Document: &r.Documents[0], Findings: r.Findings}
}

// renumber numbers the findings of both versions, and returns which of the
// report those of the newer one are.
func (d *differ) renumber(older, newer change.Side) map[string]string {
	change.Number([]change.Side{older, newer})
	ids := make(map[string]string, len(newer.Findings))
	i := 0
	for _, f := range d.report.Findings {
		if f.Document == d.document && i < len(newer.Findings) {
			ids[newer.Findings[i].ID] = f.ID
			i++
		}
	}
	return ids
}

// excerpt returns what a passage says of p: the first sentence that does, or
// else all of it. ids are the names of findings in the report.
func excerpt(at *report.Passage, p practice.Practice, ids map[string]string) *report.Excerpt {
	if at == nil {
		return nil
	}
	for _, f := range at.Findings {
		if f.Practice == p {
			return &report.Excerpt{Clause: f.Clause, Quote: f.Quote, Finding: ids[f.ID]}
		}
	}
	return &report.Excerpt{Clause: at.Clause, Quote: at.Text}
}

// join adds ch to all, together with one that stands there in the same words.
func join(all []report.VersionChange, ch report.VersionChange) []report.VersionChange {
	for i := range all {
		old := &all[i]
		if quote(old.Then) != quote(ch.Then) || quote(old.Now) != quote(ch.Now) {
			continue
		}
		if !slices.Contains(old.Practices, ch.Practices[0]) {
			old.Practices = append(old.Practices, ch.Practices...)
		}
		if graver[ch.Effect] > graver[old.Effect] {
			old.Effect = ch.Effect
		}
		return all
	}
	return append(all, ch)
}

// graver ranks effects by how much a person must know of them.
var graver = map[report.Effect]int{report.Worse: 2, report.Better: 1, report.Neutral: 0}

func quote(e *report.Excerpt) string {
	if e == nil {
		return ""
	}
	return e.Quote
}

// How much of what has become worse is told in a letter: changes of each
// document, and characters of one quote.
const (
	maxWorse    = 4
	maxWorseLen = 700
)

// worse is what has become worse in a document since the account was opened.
type worse struct {
	Document, Opened string
	Then             string // the date that the version then in force states, or ""
	SHA256           string // of that version
	Changes          []worsened
}

// worsened is a change, of which Then or Now is nil if there is none.
type worsened struct{ Then, Now *passage }

// passage is a quote with its place, in Markdown.
type passage struct{ Where, Quote string }

// worse returns what the letter tells of what has become worse.
func (l *letter) worse() []worse {
	var all []worse
	for _, v := range l.r.Versions {
		w := worse{Document: escape(l.document(v.Document)), Opened: l.date(l.Case.Account.Opened)}
		for _, ch := range v.Changes {
			short := utf8.RuneCountInString(quote(ch.Then)) <= maxWorseLen && utf8.RuneCountInString(quote(ch.Now)) <= maxWorseLen
			if ch.Effect == report.Worse && short && len(w.Changes) < maxWorse && slices.ContainsFunc(ch.Practices, leaving) {
				w.Changes = append(w.Changes, worsened{l.passage(ch.Then), l.passage(ch.Now)})
			}
		}
		if len(w.Changes) == 0 {
			continue
		}
		w.SHA256 = v.Then.SHA256
		if d, err := law.ParseMonth(v.Then.Updated); err == nil {
			w.Then = l.date(d)
		}
		all = append(all, w)
	}
	return all
}

// leaving reports whether p matters to somebody who wants to leave: that the
// provider may close the account is not what he fears.
func leaving(p practice.Practice) bool {
	switch p.Group() {
	case practice.Retention, practice.Erasure, practice.Closure:
		return p != practice.ProviderTermination
	}
	return false
}

func (l *letter) passage(e *report.Excerpt) *passage {
	if e == nil {
		return nil
	}
	return &passage{escape(l.place(e.Clause)), escape(e.Quote)}
}

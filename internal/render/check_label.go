package render

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"exitclause/internal/message"
	"exitclause/internal/practice"
	"exitclause/internal/report"
)

// checkView is a check, said in a person's language.
type checkView struct {
	labels
	*report.Check
	documents map[string]*report.CheckedDocument // by id
}

func newCheckView(c *report.Check, p *message.Printer) *checkView {
	v := &checkView{labels: labels{p, newView(&report.Report{})}, Check: c, documents: make(map[string]*report.CheckedDocument)}
	for i := range c.Documents {
		v.documents[c.Documents[i].ID] = &c.Documents[i]
	}
	return v
}

func (v *checkView) rule(r report.CheckRule) string { return v.T("check.rule." + string(r)) }
func (v *checkView) help(r report.CheckRule) string { return v.T("check.rule." + string(r) + ".help") }

// named returns the name of the document with an id.
func (v *checkView) named(id string) string {
	if d := v.documents[id]; d != nil {
		return d.Name
	}
	return v.Config
}

// headline says what a result is: the kind, and what it is about.
func (v *checkView) headline(r *report.CheckResult) string {
	about := r.Practice
	var practices []practice.Practice
	if r.Change != nil {
		for _, d := range r.Change.Differences {
			if !slices.Contains(practices, d.Practice) {
				practices = append(practices, d.Practice)
			}
		}
	} else if about != "" {
		practices = append(practices, about)
	}
	if len(practices) == 0 {
		return v.rule(r.Rule)
	}
	return v.T("report.fact", "name", v.rule(r.Rule), "text", v.practices(practices))
}

// sentence says all of a result on one line.
func (v *checkView) sentence(r *report.CheckResult) string {
	return v.reasons(append([]string{v.headline(r)}, r.Because...))
}

// lines says all there is to say of a result, with as much of its clause as
// wordings shows.
func (v *checkView) lines(r *report.CheckResult, longest int) []string {
	all := []string{v.headline(r), v.place(r)}
	all = append(all, r.Because...)
	old, now := v.wordings(r, longest)
	if old != "" {
		all = append(all, v.T("report.fact", "name", v.T("check.was"), "text", v.quote(old)))
	}
	switch {
	case now != "" && old != "":
		all = append(all, v.T("report.fact", "name", v.T("check.is"), "text", v.quote(now)))
	case now != "":
		all = append(all, v.quote(now))
	}
	if r.Ignored != nil {
		all = append(all, v.T("check.ignored.because", "date", r.Ignored.Expires, "reason", r.Ignored.Reason))
	}
	if r.Hash != "" {
		all = append(all, v.T("check.hash", "hash", r.Hash))
	}
	return all
}

// place names the place of a result as an editor would open it.
func (v *checkView) place(r *report.CheckResult) string {
	at := fmt.Sprintf("%s:%d:%d", r.At.URI, r.At.Line, r.At.Column)
	if r.At.Page > 0 {
		at = v.T("report.place.page", "file", r.At.URI, "n", strconv.Itoa(r.At.Page))
	}
	if r.Clause == "" {
		return at
	}
	return r.Clause + " · " + at
}

// failed returns a broken capture as a result, for formats that know nothing
// else. One that is no file is where the configuration names the document.
func (v *checkView) failed(d *report.CheckedDocument, f report.Failure) report.CheckResult {
	r := report.CheckResult{
		Rule: report.CaptureBroken, Level: report.LevelError, Document: d.ID, Test: "capture",
		At: report.CheckPlace{URI: f.URI, Line: 1, Column: 1}, Because: []string{f.Because},
		Fingerprint: fmt.Sprintf("%x", sha256.Sum256([]byte(f.URI)))[:16],
	}
	if isAddress(f.URI) {
		r.At, r.Because = d.At, []string{f.URI + ": " + f.Because}
	}
	if v.Baseline != "" {
		r.State = "new"
	}
	return r
}

// isAddress reports whether uri names no file.
func isAddress(uri string) bool {
	return strings.HasPrefix(uri, "http://") || strings.HasPrefix(uri, "https://") || strings.HasPrefix(uri, "snapshot:")
}

// everything returns the results, the broken captures among them, the worst
// first: some consumers show only so many.
func (v *checkView) everything() []report.CheckResult {
	var all []report.CheckResult
	for i := range v.Documents {
		for _, f := range v.Documents[i].Failures {
			all = append(all, v.failed(&v.Documents[i], f))
		}
	}
	all = append(all, v.Results...)
	slices.SortStableFunc(all, func(a, b report.CheckResult) int { return rank(&a) - rank(&b) })
	return all
}

func rank(r *report.CheckResult) int {
	if r.Ignored != nil {
		return 3
	}
	return slices.Index([]report.Level{report.LevelError, report.LevelWarning, report.LevelNote}, r.Level)
}

package render

import (
	"strings"

	"exitclause/internal/report"
)

// htmlRest is what is not about single sentences.
type htmlRest struct {
	Missing  []htmlFault
	Problems []htmlFault
	Data     []htmlRow
	Statutes []htmlStatute
	Letter   *htmlLetter
	Near     []htmlNear
	Failures []htmlFault
}

// htmlFault is something missing or wrong, with where and why.
type htmlFault struct {
	Title, About, Because, Laws string
	Numbers                     []int
}

// htmlRow is what becomes of one kind of data.
type htmlRow struct {
	Data, Periods, Verdict, Label, Because string
	Keep, Delete                           []int
}

type htmlStatute struct {
	Cite, Says, Limit, Standing, InForce, Source, Link string
	For                                                bool
	Precedent                                          bool
}

// htmlNear is a sentence in which rules nearly held.
type htmlNear struct {
	Clause, Quote, Lang string
	Lacks               []string
}

// htmlLetter is the letter to send.
type htmlLetter struct {
	Title, Lang, Body string
	Exhibits          []htmlExhibit
	Deadlines         []htmlDeadline
}

type htmlExhibit struct {
	report.Exhibit
	Numbers []int
}

type htmlDeadline struct{ Act, From, Date, Extends, Because, Law string }

func (h *htmlWriter) rest() htmlRest {
	rest := htmlRest{Near: h.near(), Letter: h.letter()}
	for _, o := range h.view.Omissions {
		missing := htmlFault{Title: h.practice(o.Practice), About: h.documentList(o.Documents), Because: o.Because}
		if len(o.Laws) > 0 {
			missing.Laws = h.T("report.fact", "name", h.T("report.fact.law"), "text", h.laws(o.Laws))
		}
		rest.Missing = append(rest.Missing, missing)
	}
	for _, p := range h.view.Problems {
		rest.Problems = append(rest.Problems, htmlFault{Title: h.problem(p.Kind), Because: p.Because, Numbers: h.view.numbers(p.Findings)})
	}
	for _, f := range h.view.Failures {
		rest.Failures = append(rest.Failures, htmlFault{Title: h.failure(f.Kind), About: f.URI, Because: f.Because})
	}
	for i := range h.view.Data {
		rest.Data = append(rest.Data, h.row(&h.view.Data[i]))
	}
	for i := range h.view.Statutes {
		rest.Statutes = append(rest.Statutes, h.law(&h.view.Statutes[i]))
	}
	return rest
}

func (h *htmlWriter) row(d *report.DataRow) htmlRow {
	return htmlRow{
		Data: h.data(d.Data), Keep: h.view.numbers(d.Keep), Delete: h.view.numbers(d.Delete),
		Periods: h.list(d.Periods), Verdict: d.Verdict, Label: h.name("html.verdict.", d.Verdict), Because: d.Because,
	}
}

func (h *htmlWriter) law(s *report.Statute) htmlStatute {
	out := htmlStatute{
		Cite: s.Cite, Says: s.Says, Limit: s.Limit, For: s.Side != "against", InForce: s.InForce,
		Standing: h.T("law.standing."+s.Standing, "reasons", s.Because),
		Source:   s.Source, Precedent: s.Precedent,
	}
	if i := strings.LastIndex(s.Source, "https://"); i >= 0 && !strings.Contains(s.Source[i:], " ") {
		out.Source, out.Link = s.Source[:i], s.Source[i:]
	}
	return out
}

// near returns the sentences in which rules nearly held, each once.
func (h *htmlWriter) near() []htmlNear {
	var all []htmlNear
	for i, m := range h.view.NearMisses {
		if i == 0 || !sameSentence(h.view.NearMisses[i-1], m) {
			f := at(m)
			near := htmlNear{Clause: h.clause(f), Quote: f.Quote}
			if d := h.view.documents[f.Document]; d != nil {
				near.Lang = language(d.Language)
			}
			all = append(all, near)
		}
		last := &all[len(all)-1]
		last.Lacks = append(last.Lacks, h.lacks(m))
	}
	return all
}

func (h *htmlWriter) letter() *htmlLetter {
	letter := h.view.Letter
	if letter == nil {
		return nil
	}
	out := &htmlLetter{Title: letter.Title, Lang: language(letter.Language), Body: strings.TrimSpace(letter.Body)}
	for _, e := range letter.Exhibits {
		out.Exhibits = append(out.Exhibits, htmlExhibit{e, h.view.numbers([]string{e.Finding})})
	}
	for _, d := range letter.Deadlines {
		deadline := htmlDeadline{Act: h.name("html.act.", d.Act), From: d.From, Date: d.Date, Extends: d.Extends, Because: d.Because}
		if d.Law != "" {
			deadline.Law = h.laws([]string{d.Law})
		}
		out.Deadlines = append(out.Deadlines, deadline)
	}
	return out
}

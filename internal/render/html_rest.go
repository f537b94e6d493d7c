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
	Statutes []htmlGround
	Near     []htmlNear
	Failures []htmlFault
}

// htmlFault is something missing or wrong, with where and why.
type htmlFault struct {
	Title, About, Because, Laws string
	Numbers                     []int
}

// htmlRow is kinds of data of which the same becomes.
type htmlRow struct {
	Data, Periods, Verdict, Label, Because string
	Keep, Delete                           htmlRefs
}

// htmlRefs are the numbers of the first sentences of many.
type htmlRefs struct {
	Numbers []int
	More    bool
}

// htmlGround is statutes that stand on the same ground.
type htmlGround struct {
	Ground   string
	Statutes []htmlStatute
}

type htmlStatute struct {
	Cite, Says, InForce string
	Source, Link        string // Link is the address at the end of the source, if there is one
	Against, Precedent  bool
}

// htmlNear is a sentence in which rules nearly held.
type htmlNear struct {
	Clause, Quote, Lang string
	Lacks               []string
}

func (h *htmlWriter) rest() htmlRest {
	rest := htmlRest{Statutes: h.statutes(), Near: h.near()}
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
	for _, g := range h.view.dataGroups() {
		rest.Data = append(rest.Data, htmlRow{
			Data: h.list(each(g.kinds, h.data)), Keep: h.firstRefs(g.row.Keep), Delete: h.firstRefs(g.row.Delete),
			Periods: h.list(g.row.Periods), Because: g.row.Because,
			Verdict: g.row.Verdict, Label: h.name("report.verdict.", g.row.Verdict),
		})
	}
	return rest
}

func (h *htmlWriter) firstRefs(findings []string) htmlRefs {
	numbers := h.view.numbers(findings)
	return htmlRefs{numbers[:min(len(numbers), maxRefs)], len(numbers) > maxRefs}
}

// statutes returns the statutes in their order, neighbours on one ground together.
func (h *htmlWriter) statutes() []htmlGround {
	var all []htmlGround
	for i := range h.view.Statutes {
		s := &h.view.Statutes[i]
		if ground := h.ground(s); len(all) == 0 || all[len(all)-1].Ground != ground {
			all = append(all, htmlGround{Ground: ground})
		}
		last := &all[len(all)-1]
		last.Statutes = append(last.Statutes, h.provision(s))
	}
	return all
}

func (h *htmlWriter) provision(s *report.Statute) htmlStatute {
	out := htmlStatute{Cite: s.Cite, Says: s.Says, InForce: s.InForce, Source: s.Source, Against: s.Side == "against", Precedent: s.Precedent}
	if s.Limit != "" {
		out.Says += h.space() + h.T("report.limit", "text", s.Limit)
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

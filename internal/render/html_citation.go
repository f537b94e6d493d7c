package render

import (
	"slices"
	"strconv"
	"strings"

	"exitclause/internal/message"
	"exitclause/internal/report"
)

// htmlDocument is one document in the summary.
type htmlDocument struct {
	Name, Title, Lang, About string
	URI                      string
	Link                     string // the URI, if a browser can open it
	SHA256, Fetched, Read    string
	Official                 string
	Unofficial               bool
	Warnings                 []string
	Text                     string // fragment of its text; "" if that is not shown
}

// htmlPart is everything of one use.
type htmlPart struct {
	ID, Title string
	Use       report.Use
	Count     int        // of sentences
	Steps     []htmlStep // what to do before anything is cited
	Groups    []htmlGroup
}

// htmlStep is one line of the checklist.
type htmlStep struct {
	Kind, Label, Text string
	Numbers           []int
}

type htmlGroup struct {
	Title    string
	Strength report.Strength
	Label    string // of the strength
	Reasons  string // those that all entries share
	Entries  []htmlEntry
}

// htmlEntry is a sentence in a part.
type htmlEntry struct {
	Number   int
	Again    bool   // an earlier part shows it
	Also     string // practices besides that of the group, said of one shown again
	Clause   string
	Shown    bool // the text shows it
	Quote    string
	Lang     string
	Place    string
	Original string // address of the sentence in the page it came from; "" if it has none
	Reasons  string
	Facts    []htmlFact
	Against  []int        // the sentences that bear against it
	For      []int        // the sentences that it bears against
	Answers  []htmlAnswer // to those that bear against it
	Replies  []htmlAnswer // to it, if it will be held against a person
}

type htmlFact struct{ Name, Text string }

// htmlAnswer is what to reply to a sentence that is held against another.
type htmlAnswer struct {
	Number int // of the sentence to be answered; 0 if it is not shown
	Clause string
	Reply  string
	Facts  []htmlFact
}

func (h *htmlWriter) documents() []htmlDocument {
	var all []htmlDocument
	for i := range h.view.Documents {
		d := &h.view.Documents[i]
		doc := htmlDocument{
			Name: h.document(d.ID), Title: d.Title, Lang: language(d.Language), About: h.about(d),
			URI: d.Source.URI, Link: webAddress(d.Source.URI), SHA256: d.Source.SHA256, Fetched: d.Source.FetchedAt,
			Read: h.read(d), Unofficial: d.Source.Official == "no",
		}
		if d.Source.Official != "" {
			doc.Official = h.name("html.official.", d.Source.Official)
		}
		for _, w := range d.Source.Warnings {
			doc.Warnings = append(doc.Warnings, h.T("report.warning", "text", w))
		}
		if len(d.Body) > 0 {
			doc.Text = textID(i)
		}
		all = append(all, doc)
	}
	return all
}

// webAddress returns uri if it is one that a browser opens from the web, else "".
func webAddress(uri string) string {
	if strings.HasPrefix(uri, "https://") || strings.HasPrefix(uri, "http://") {
		return uri
	}
	return ""
}

// language returns code if a page can be marked with it, else "": a document may
// be in several languages or in none that is known.
func language(code string) string {
	if slices.Contains(message.Languages(), code) {
		return code
	}
	return ""
}

// parts returns what can be done, in the order of uses.
func (h *htmlWriter) parts() []htmlPart {
	var all []htmlPart
	for _, use := range uses {
		p := htmlPart{ID: string(use), Title: h.use(use), Use: use}
		if use == report.Do {
			p.Steps = h.steps()
		}
		h.fillPart(&p)
		if p.Groups != nil || p.Steps != nil {
			all = append(all, p)
		}
	}
	return all
}

func (h *htmlWriter) fillPart(out *htmlPart) {
	for _, p := range h.view.parts {
		if p.use != out.Use {
			continue
		}
		for _, g := range p.groups {
			out.Groups = append(out.Groups, h.group(g))
			out.Count += len(g.entries)
		}
	}
}

func (h *htmlWriter) steps() []htmlStep {
	var all []htmlStep
	for _, s := range h.view.Checklist {
		step := htmlStep{Kind: s.Kind, Label: h.name("html.step.", s.Kind), Text: s.Text}
		if s.Finding != "" {
			step.Numbers = h.view.numbers([]string{s.Finding})
		}
		all = append(all, step)
	}
	return all
}

func (h *htmlWriter) group(g group) htmlGroup {
	out := htmlGroup{Title: h.practice(g.practice), Strength: g.strength}
	if g.strength != "" {
		out.Label = h.strength(g.strength)
	}
	reasons, shared := g.shared()
	out.Reasons = h.reasons(reasons)
	for _, e := range g.entries {
		entry := h.entry(e)
		if !shared {
			entry.Reasons = h.reasons(e.because())
		}
		out.Entries = append(out.Entries, entry)
	}
	return out
}

func (h *htmlWriter) entry(e entry) htmlEntry {
	f := e.first()
	out := htmlEntry{Number: e.sentence.number, Again: e.again, Clause: h.clause(f), Shown: h.shown[e.sentence.number]}
	if e.citations[0].Use == report.Expect {
		out.Replies = h.replies(e)
	}
	if e.again {
		out.Also = h.practices(h.view.also(e))
		return out
	}
	out.Quote, out.Place = f.Quote, h.place(f, true)
	if d := h.view.documents[f.Document]; d != nil {
		out.Lang = language(d.Language)
		if address := webAddress(d.Source.URI); address != "" {
			address, _, _ = strings.Cut(address, "#")
			out.Original = address + f.Selector.Fragment
		}
	}
	for _, fact := range append(h.known(e), h.evidence(e.sentence)...) {
		out.Facts = append(out.Facts, htmlFact{fact.name, fact.text})
	}
	out.Against = h.view.counters(e)
	out.For = h.bearsOn(e.sentence)
	out.Answers = h.answers(e)
	return out
}

// bearsOn returns the numbers of the sentences that s is a counter to.
func (h *htmlWriter) bearsOn(s *sentence) []int {
	var all []int
	for _, f := range s.findings {
		all = appendNew(all, h.against[f.ID]...)
	}
	return slices.DeleteFunc(all, func(n int) bool { return n == s.number })
}

// countered returns, for each finding that is a counter, the numbers of the
// sentences that it bears against.
func (v *view) countered() map[string][]int {
	all := map[string][]int{}
	for i := range v.Citations {
		c := &v.Citations[i]
		for _, counter := range c.Counters {
			all[counter] = appendNew(all[counter], v.numbers([]string{c.Finding})...)
		}
	}
	return all
}

// answers returns what to reply to each counter of e.
func (h *htmlWriter) answers(e entry) []htmlAnswer {
	var all []htmlAnswer
	for _, c := range e.citations {
		for i := range c.Answers {
			all = append(all, h.answer(&c.Answers[i]))
		}
	}
	return all
}

// replies returns what to reply to e, the same words once.
func (h *htmlWriter) replies(e entry) []htmlAnswer {
	var all []htmlAnswer
	for _, c := range e.citations {
		for _, a := range h.answered[c.Finding] {
			reply := h.answer(a)
			if !slices.ContainsFunc(all, func(b htmlAnswer) bool { return b.Reply == reply.Reply }) {
				all = append(all, reply)
			}
		}
	}
	return all
}

func (h *htmlWriter) answer(a *report.Answer) htmlAnswer {
	out := htmlAnswer{Reply: a.Reply}
	if numbers := h.view.numbers([]string{a.Counter}); len(numbers) > 0 {
		out.Number = numbers[0]
	}
	if f := h.view.findings[a.Counter]; f != nil {
		out.Clause = h.clause(f)
	}
	for _, fact := range []htmlFact{
		{h.T("html.answer.covers"), h.list(a.Covers)},
		{h.T("html.answer.concedes"), h.reasons(a.Concedes)},
		{h.T("report.fact.law"), h.laws(a.Laws)},
	} {
		if fact.Text != "" {
			out.Facts = append(out.Facts, fact)
		}
	}
	return out
}

// answered returns the answers to each finding that is a counter.
func (v *view) answered() map[string][]*report.Answer {
	all := map[string][]*report.Answer{}
	for i := range v.Citations {
		for j := range v.Citations[i].Answers {
			a := &v.Citations[i].Answers[j]
			all[a.Counter] = append(all[a.Counter], a)
		}
	}
	return all
}

func textID(document int) string { return "d" + strconv.Itoa(document+1) }

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
	Frame     string     // whom the contract is with
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
	Against  []int       // the sentences that bear against it
	For      []int       // the sentences that it bears against
	Answer   *htmlAnswer // to it, if it will be held against a person
}

type htmlFact struct{ Name, Text string }

// htmlAnswer is what to reply to a sentence.
type htmlAnswer struct {
	Reply string
	At    int // the sentence that has the same reply; Reply is not said again then
	Facts []htmlFact
}

func (h *htmlWriter) documents() []htmlDocument {
	var all []htmlDocument
	for i := range h.view.Documents {
		d := &h.view.Documents[i]
		doc := htmlDocument{
			Name: h.kindOf(d.ID), Title: d.Title, Lang: language(d.Language), About: h.about(d),
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
		if use == report.Note {
			p.Frame = h.frame()
		}
		h.fillPart(&p)
		if p.Groups != nil || p.Steps != nil || p.Frame != "" {
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
	for _, s := range h.view.stages() {
		for _, step := range s.steps {
			all = append(all, htmlStep{s.kind, h.name("report.step.", s.kind), step.text, step.numbers})
		}
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
		out.Answer = h.answer(e)
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

// answer returns what to reply to e; nil if it bears on nothing that can be cited.
func (h *htmlWriter) answer(e entry) *htmlAnswer {
	a := h.view.answer(e)
	if a == nil {
		return nil
	}
	out := &htmlAnswer{At: h.replied[a.Reply]}
	add := func(key, text string) {
		if text != "" {
			out.Facts = append(out.Facts, htmlFact{h.T(key), text})
		}
	}
	add("html.answer.covers", h.reasons(a.Covers))
	add("report.fact.concedes", h.reasons(a.Concedes))
	if out.At == 0 {
		h.replied[a.Reply] = e.sentence.number
		out.Reply = a.Reply
		add("report.fact.law", h.cites(a.Laws))
	}
	return out
}

func textID(document int) string { return "d" + strconv.Itoa(document+1) }

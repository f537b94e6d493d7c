package gold

import (
	"fmt"
	"slices"
	"strings"

	"exitclause/internal/crew"
	"exitclause/internal/practice"
	"exitclause/internal/report"
)

// Folder measures a on the documents of the folder dir.
func Folder(dir string, a Analyzer, o Options) (*Result, error) {
	documents, err := readFolder(dir)
	if err != nil {
		return nil, err
	}
	sheets := make([]*sheet, len(documents))
	errs := make([]error, len(documents))
	crew.Do(len(documents), func(i int) { sheets[i], errs[i] = mark(&documents[i], a, o) })
	for i, err := range errs {
		if err != nil {
			return nil, fmt.Errorf("%s: %w", documents[i].name, err)
		}
	}
	return sum(sheets, o), nil
}

// sheet is what was counted in one document.
type sheet struct {
	document  *document
	reading   Reading
	findings  []placed
	tallies   []Tally // by the index of the practice
	durations Durations
	mistakes  []Mistake
	removals  removals
}

// placed is a finding and the sentences it overlaps, by index.
type placed struct {
	Finding
	over []int
}

// mark analyses the source of d and lays the findings against its sentences.
func mark(d *document, a Analyzer, o Options) (*sheet, error) {
	reading, err := a.Document(d.source)
	if err != nil {
		return nil, err
	}
	s := newSheet(d)
	s.reading = reading
	for _, f := range reading.Findings() {
		s.findings = append(s.findings, d.place(f))
	}
	s.count()
	for i := range d.sentences {
		s.countDurations(i)
	}
	if o.Mistakes > 0 {
		s.explain()
	}
	if len(o.Ablate) > 0 {
		s.removals = d.ablate(reading.Holdings())
	}
	slices.SortStableFunc(s.mistakes, byPlace)
	return s, nil
}

func newSheet(d *document) *sheet {
	return &sheet{document: d, tallies: make([]Tally, len(practice.All()))}
}

// count counts the findings that are right and wrong, and the labels that were
// found and missed.
func (s *sheet) count() {
	s.countFindings()
	for i := range s.document.sentences {
		s.countLabels(i)
	}
}

// explain adds to each label that was missed the rule that came nearest.
func (s *sheet) explain() {
	for i := range s.mistakes {
		m := &s.mistakes[i]
		if m.Kind != FalseNegative {
			continue
		}
		labelled := s.document.sentences[m.place].reduced
		chosen := func(quote string) bool { return overlaps(reduce(quote), labelled) }
		m.explain(s.reading, []practice.Practice{practice.Practice(m.Label)}, chosen)
	}
}

func (d *document) place(f Finding) placed {
	p := placed{Finding: f}
	quote := reduce(f.Quote)
	for i, s := range d.sentences {
		if overlaps(quote, s.reduced) {
			p.over = append(p.over, i)
		}
	}
	return p
}

// countFindings counts the findings that are right and wrong.
func (s *sheet) countFindings() {
	place := 0 // of the last finding, for one that overlaps no sentence
	for _, f := range s.findings {
		if len(f.over) > 0 {
			place = f.over[0]
		}
		if s.right(f) {
			s.tallies[f.Practice.Index()].TP++
			continue
		}
		s.tallies[f.Practice.Index()].FP++
		m := Mistake{
			Kind: FalsePositive, Label: string(f.Practice), Document: s.document.name,
			Text: f.Quote, Rule: f.Rule, Evidence: f.Evidence, place: place,
		}
		if len(f.over) > 0 {
			m.Number = s.document.sentences[place].number
			m.Gold = names(s.document.sentences[place].labels)
		}
		s.mistakes = append(s.mistakes, m)
	}
}

// right reports whether a sentence that f overlaps carries its practice.
func (s *sheet) right(f placed) bool {
	if len(f.over) > maxSpan {
		return false
	}
	return slices.ContainsFunc(f.over, func(i int) bool {
		return slices.Contains(s.document.sentences[i].labels, f.Practice)
	})
}

// countLabels counts the labels of sentence i that were found and missed.
func (s *sheet) countLabels(i int) {
	labelled := s.document.sentences[i]
	for _, p := range labelled.labels {
		if s.found(i, p) {
			s.tallies[p.Index()].Found++
			continue
		}
		s.tallies[p.Index()].FN++
		s.mistakes = append(s.mistakes, Mistake{
			Kind: FalseNegative, Label: string(p), Document: s.document.name, Number: labelled.number,
			Text: labelled.text, Gold: names(labelled.labels), place: i,
		})
	}
}

// found reports whether a finding of practice p overlaps sentence i.
func (s *sheet) found(i int, p practice.Practice) bool {
	return slices.ContainsFunc(s.findings, func(f placed) bool {
		return f.Practice == p && slices.Contains(f.over, i)
	})
}

// countDurations compares the durations of sentence i with those of the
// findings that are right about it. Each one read answers for one of the gold.
func (s *sheet) countDurations(i int) {
	labelled := s.document.sentences[i]
	if len(labelled.durations) == 0 {
		return
	}
	read, any := s.durationsRead(i)
	if !any {
		return
	}
	for _, want := range labelled.durations {
		length := isLength(want)
		s.durations.Of++
		if length {
			s.durations.LengthsOf++
		}
		at := closest(read, want)
		if at < 0 {
			continue
		}
		s.durations.Exact++
		if length {
			s.durations.LengthsExact++
		}
		if read[at].Trigger == want.Trigger {
			s.durations.Triggers++
		}
		read = slices.Delete(read, at, at+1)
	}
}

// durationsRead returns the durations of the findings that are right about
// sentence i, each once, and whether there are such findings.
func (s *sheet) durationsRead(i int) (read []report.Duration, any bool) {
	for _, f := range s.findings {
		if !slices.Contains(f.over, i) || !slices.Contains(s.document.sentences[i].labels, f.Practice) {
			continue
		}
		any = true
		for _, d := range f.Durations {
			if !slices.Contains(read, d) {
				read = append(read, d)
			}
		}
	}
	return read, any
}

// closest returns the first of read that says the same as want, if possible
// with the same trigger, or -1.
func closest(read []report.Duration, want report.Duration) int {
	same := -1
	for i, d := range read {
		if d.ISO != want.ISO || d.Business != want.Business || isLength(want) && bound(d) != bound(want) {
			continue
		}
		if d.Trigger == want.Trigger {
			return i
		}
		if same < 0 {
			same = i
		}
	}
	return same
}

// isLength reports whether d is a length of time, and not an end event, a
// criterion or forever.
func isLength(d report.Duration) bool { return strings.HasPrefix(d.ISO, "P") }

func bound(d report.Duration) string {
	if d.Bound == "" {
		return "exact"
	}
	return d.Bound
}

func names(practices []practice.Practice) []string {
	var names []string
	for _, p := range practices {
		names = append(names, string(p))
	}
	return names
}

// sum adds up the sheets of a folder.
func sum(sheets []*sheet, o Options) *Result {
	tallies := make([]Tally, len(practice.All()))
	durations := new(Durations)
	languages := map[string][]Tally{}
	var documents []DocumentScore
	var mistakes []Mistake
	for _, s := range sheets {
		var all Tally
		for i, t := range s.tallies {
			tallies[i] = tallies[i].plus(t)
			all = all.plus(t)
		}
		language := s.document.language()
		languages[language] = plus(languages[language], s.tallies)
		documents = append(documents, DocumentScore{s.document.name, language, all.score()})
		durations.add(s.durations)
		mistakes = append(mistakes, s.mistakes...)
	}
	result := newResult(names(practice.All()), tallies)
	result.Durations, result.Documents = durations, documents
	for _, language := range [...]string{"en", "zh"} {
		if t, ok := languages[language]; ok {
			of := newResult(names(practice.All()), t)
			result.Languages = append(result.Languages, LanguageScore{language, of.Micro, of.Labels})
		}
	}
	result.list(mistakes, o.Mistakes)
	if len(o.Ablate) > 0 {
		all := removals{}
		for _, s := range sheets {
			all.add(s.removals)
		}
		result.ablate(o.Ablate, names(practice.All()), tallies, all)
	}
	return result
}

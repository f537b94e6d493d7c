package analyze

import (
	"slices"
	"strings"

	"exitclause/internal/document"
	"exitclause/internal/message"
	"exitclause/internal/pattern"
	"exitclause/internal/practice"
	"exitclause/internal/rule"
)

// NearMiss is a rule that did not hold in a sentence, and what it lacked.
type NearMiss struct {
	Rule     *rule.Rule
	Clause   *document.Clause
	Sentence document.Span      // in the document's text
	Lacks    []message.Note     // what would have to be otherwise, at least one thing
	Evidence []pattern.Evidence // the words that would have counted, in order of place

	slight bool // what it lacks is little
}

// NearMisses returns the rules that nearly held in the sentences of doc, in
// document order: those whose words are all there but stand too far apart, under
// a negation, beside a word that must not stand there, or in the wrong
// surroundings; and those of three parts or more that lack one. A sentence in
// which the practice was found by another rule is no near miss.
func (a *Analyzer) NearMisses(doc *document.Document) []NearMiss {
	s := a.session(doc)
	defer a.release(s)
	var misses []NearMiss
	for _, b := range batches(doc) {
		s.scan(b.span)
		for _, c := range b.clauses {
			for i := range c.Sentences {
				misses = s.nearMisses(misses, c, i)
			}
		}
	}
	return misses
}

func (s *session) nearMisses(misses []NearMiss, c *document.Clause, i int) []NearMiss {
	at := site{c, i, c.Sentences[i].Span}
	found := s.sentence(nil, c, i)
	s.look(at)
	for _, r := range s.packs.Rules {
		if slices.ContainsFunc(found, func(f Finding) bool { return f.Rule.Practice == r.Practice }) {
			continue
		}
		if miss, ok := s.miss(r, at); ok && miss.slight {
			misses = append(misses, miss)
		}
	}
	return misses
}

// Nearest returns the rule for one of the practices that came nearest to holding
// in one of the sentences chosen: the one that lacks least, of those the one
// with most words there. There is none if no rule has a word there.
func (a *Analyzer) Nearest(doc *document.Document, chosen func(document.Span) bool, practices []practice.Practice) (NearMiss, bool) {
	s := a.sessions.Get().(*session)
	defer a.sessions.Put(s)
	s.begin(doc)
	var nearest NearMiss
	for _, c := range doc.Clauses {
		for i, sentence := range c.Sentences {
			if !chosen(sentence.Span) {
				continue
			}
			at := site{c, i, sentence.Span}
			s.look(at)
			for _, r := range s.packs.Rules {
				if !slices.Contains(practices, r.Practice) {
					continue
				}
				if miss, ok := s.miss(r, at); ok && miss.nearerThan(nearest) {
					nearest = miss
				}
			}
		}
	}
	return nearest, nearest.Rule != nil
}

func (m NearMiss) nearerThan(other NearMiss) bool {
	if other.Rule == nil || len(m.Lacks) != len(other.Lacks) {
		return other.Rule == nil || len(m.Lacks) < len(other.Lacks)
	}
	return len(m.Evidence) > len(other.Evidence)
}

// miss returns what r lacks at the site; ok is false if it holds there, if no
// word of it stands there, or if it is not a sentence that it looks at.
func (s *session) miss(r *rule.Rule, at site) (miss NearMiss, ok bool) {
	rd := s.reader(r.Language)
	if r.Scope != rule.Sentence || !rd.speaks {
		return NearMiss{}, false
	}
	miss = NearMiss{Rule: r, Clause: at.clause, Sentence: at.sentence, Evidence: rd.own.Partial(r.When)}
	isWord := func(e pattern.Evidence) bool { return !rd.program.IsValue(e.Node) }
	if !slices.ContainsFunc(miss.Evidence, isWord) {
		return NearMiss{}, false
	}
	if match, holds := rd.match(r, at); holds {
		miss.Lacks, miss.slight = s.barred(r, at, match.Evidence)
	} else {
		miss.Lacks, miss.slight = rd.gaps(r)
	}
	return miss, len(miss.Lacks) > 0
}

// barred returns why r, whose words are all there, as counted, finds nothing at the site,
// and whether that is little. It is much if what is missing around the sentence
// is all that would make a single weak word tell something.
func (s *session) barred(r *rule.Rule, at site, counted []pattern.Evidence) (lacks []message.Note, slight bool) {
	if !s.allows(r) {
		return []message.Note{message.New("explain.kind." + r.Kind)}, true
	}
	rd := s.reader(r.Language)
	if key, condition := rd.unmet(r, at); key != "" {
		note := message.New("explain.around."+key, "condition", rd.program.Describe(condition))
		return []message.Note{note}, strings.HasPrefix(key, "not-") || rd.program.Parts(r.When) > 1
	}
	if id := s.excludedBy(r, at, counted); id != "" {
		return []message.Note{message.New("explain.excluded", "rule", id)}, true
	}
	return nil, false
}

// gapKeys are the messages of the reasons why a condition does not hold.
var gapKeys = map[pattern.Why]string{
	pattern.Missing:  "explain.missing",
	pattern.Barred:   "explain.barred",
	pattern.Apart:    "explain.apart",
	pattern.Negation: "explain.negation",
	pattern.Light:    "explain.light",
}

// gaps returns why the condition of r does not hold in the window, and whether
// that is little. If it does hold, all of its words are in the lead-in.
func (rd *reader) gaps(r *rule.Rule) (lacks []message.Note, slight bool) {
	gaps := rd.own.Explain(r.When)
	if gaps == nil {
		return []message.Note{message.New("explain.elsewhere")}, false
	}
	for _, gap := range gaps {
		lacks = append(lacks, message.New(gapKeys[gap.Why], "condition", rd.program.Describe(gap.Node)))
	}
	slight = len(gaps) == 1 && (gaps[0].Why != pattern.Missing || rd.program.Parts(r.When) >= 3)
	return lacks, slight
}

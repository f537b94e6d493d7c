package check

import (
	"slices"
	"strconv"
	"strings"

	"exitclause/internal/report"
)

// recall returns the version that k remembers, as far as it can be told beside
// the version now. Of a clause that both have, the words are taken from now. Of
// one that said nothing and is not there any more, something of the same length
// takes the place.
//
// Where the same words say something else than before, that counts only if the
// same tool found it both times: the heading or lead-in above must have changed
// then. Else only the rules did.
//
// Same says that the versions are word for word the same.
func recall(k *report.KnownDocument, now *Version, sameTool bool) (b *before, same bool) {
	r := &recalled{sameTool: sameTool, now: now, says: now.byBlock(), left: make(map[string][]int)}
	d := &r.Document
	*d = now.Document
	d.Kind, d.Language, d.Title, d.Body = k.Kind, k.Language, "", nil
	d.Source.Official, d.Source.SHA256 = k.Official, k.SHA256
	d.Read = report.Read{Characters: k.Characters, Clauses: len(k.Clauses)}
	r.Captured = k.Captured
	for i := range now.Document.Body {
		h := contentHash(&now.Document.Body[i])
		r.left[h] = append(r.left[h], i)
	}
	for i := range k.Clauses {
		r.add(&k.Clauses[i])
	}
	same = !r.otherwise && r.copied == len(now.Document.Body)
	return &before{Version: r.Version, told: r.told(), forgotten: r.forgotten, rulesOnly: !sameTool}, same
}

// recalled is a version under way, made from a baseline and the version now.
type recalled struct {
	Version
	sameTool  bool
	now       *Version
	says      map[int][]*report.Finding // of the version now, by block
	left      map[string][]int          // blocks of the version now, by hash: those not taken yet, or the last
	unknown   []bool                    // by block: its words are not known
	forgotten []string                  // hashes of clauses that are not there any more and of which no words are kept
	at        int                       // end of the text so far
	copied    int                       // how many blocks of the version now were taken, one behind the other
	otherwise bool                      // something was not the next block of the version now, or said something else
}

func (r *recalled) add(c *report.KnownClause) {
	same, found := -1, r.left[c.Hash]
	if len(found) > 0 {
		same = found[0]
	}
	if len(found) > 1 { // what stood more often before has the same words all the same
		r.left[c.Hash] = found[1:]
	}
	if same == r.copied {
		r.copied++
	} else {
		r.otherwise = true
	}
	switch {
	case same < 0 && len(c.Sentences) == 0:
		r.forget(c)
	case same < 0:
		r.restore(c)
	case !r.sameTool:
		r.copy(same, r.says[same])
	case len(c.Sentences) == 0:
		r.otherwise = r.otherwise || len(r.says[same]) > 0
		r.copy(same, nil)
	case r.saysTheSame(c, same):
		r.copy(same, r.says[same])
	default:
		r.otherwise = true
		r.restore(c)
	}
}

// saysTheSame reports whether c says what block i of the version now says.
func (r *recalled) saysTheSame(c *report.KnownClause, i int) bool {
	now := knownClause(&r.now.Document.Body[i], r.says[i])
	return slices.EqualFunc(now.Sentences, c.Sentences, func(a, b report.KnownSentence) bool {
		return a.Text == b.Text && slices.EqualFunc(a.Says, b.Says, sameFinding)
	})
}

func sameFinding(a, b report.KnownFinding) bool {
	if a.Practice != b.Practice || !slices.Equal(a.Qualities, b.Qualities) || (a.Values == nil) != (b.Values == nil) {
		return false
	}
	v, w := a.Values, b.Values
	return v == nil || slices.Equal(v.Durations, w.Durations) && slices.Equal(v.Data, w.Data) &&
		slices.Equal(v.Purposes, w.Purposes) && slices.Equal(v.Laws, w.Laws) && slices.Equal(v.Contacts, w.Contacts)
}

// copy adds block i of the version now, which says so much.
func (r *recalled) copy(i int, says []*report.Finding) {
	b := r.now.Document.Body[i]
	by := r.at - b.Span.Start
	b.Span = moved(b.Span, by)
	sentences := make([]report.Sentence, len(b.Sentences))
	for j, s := range b.Sentences {
		sentences[j] = report.Sentence{Span: moved(s.Span, by), Source: s.Source}
	}
	b.Sentences = sentences
	r.append(b, false)
	for _, f := range says {
		finding := *f
		finding.Span = moved(f.Span, by)
		r.find(finding)
	}
}

func moved(s report.Span, by int) report.Span {
	return report.Span{Start: s.Start + by, End: s.End + by}
}

// restore adds c as the baseline has it.
func (r *recalled) restore(c *report.KnownClause) {
	b := report.Block{Kind: c.Kind, Level: c.Level, Clause: c.Clause, Heads: c.Heads, Language: c.Language}
	var text strings.Builder
	for i := range c.Sentences {
		s := &c.Sentences[i]
		words := strings.TrimSuffix(s.Text, " ")
		start := r.at + text.Len()
		span := report.Span{Start: start, End: start + len(words)}
		b.Sentences = append(b.Sentences, report.Sentence{Span: span})
		text.WriteString(s.Text)
		for _, f := range s.Says {
			finding := report.Finding{
				Practice: f.Practice, Stance: f.Practice.Stance(), Quote: words, Span: span,
				Section: report.Section{Path: c.Path}, Clause: c.Clause, Values: f.Values, Qualities: f.Qualities,
			}
			for _, w := range f.Words {
				finding.Evidence = append(finding.Evidence, report.Evidence{Text: w})
			}
			r.find(finding)
		}
	}
	b.Text = text.String()
	b.Span = report.Span{Start: r.at, End: r.at + len(b.Text)}
	r.append(b, false)
}

// forget adds a block as long as c in its place.
func (r *recalled) forget(c *report.KnownClause) {
	if c.Kind != heading {
		r.forgotten = append(r.forgotten, c.Hash)
	}
	text := c.Hash + strings.Repeat("x", max(0, c.Letters-len(c.Hash)))
	text = text[:min(len(text), c.Letters)]
	b := report.Block{Kind: "paragraph", Text: text, Span: report.Span{Start: r.at, End: r.at + len(text)}}
	if c.Kind == heading {
		b.Kind = heading
	}
	r.append(b, true)
}

// told returns the version without what is not known of it.
func (r *recalled) told() Version {
	v := r.Version
	v.Document.Body = nil
	for i, b := range r.Document.Body {
		if !r.unknown[i] {
			v.Document.Body = append(v.Document.Body, b)
		}
	}
	return v
}

func (r *recalled) append(b report.Block, unknown bool) {
	r.Document.Body = append(r.Document.Body, b)
	r.unknown = append(r.unknown, unknown)
	r.at = b.Span.End + 1
}

func (r *recalled) find(f report.Finding) {
	f.ID, f.Document = "f"+strconv.Itoa(len(r.Findings)+1), r.Document.ID
	r.Findings = append(r.Findings, f)
}

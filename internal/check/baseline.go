package check

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"exitclause/internal/capture"
	"exitclause/internal/report"
	"exitclause/internal/strictyaml"
)

// MaxBaselineBytes is how large a baseline may be.
const MaxBaselineBytes = 1 << 28

// ReadBaseline reads a baseline. What is wrong in it is told as
// strictyaml.Errors, with its place.
func ReadBaseline(name string, data []byte) (*report.Baseline, error) {
	b := new(report.Baseline)
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(b); err != nil {
		return nil, baselineFault(name, data, d.InputOffset(), err)
	}
	if rest, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, baselineFault(name, data, d.InputOffset(), errors.New("something follows the baseline: "+tokenText(rest)))
	}
	if b.Schema != report.BaselineSchema {
		return nil, baselineFault(name, data, 0, errors.New("this is no baseline of this version: its schema is not "+report.BaselineSchema))
	}
	seen := make(map[string]bool)
	for i := range b.Documents {
		k := &b.Documents[i]
		if seen[k.Name] {
			return nil, baselineFault(name, data, 0, errors.New("the document "+k.Name+" comes twice"))
		}
		seen[k.Name] = true
		if !complete(k) {
			return nil, baselineFault(name, data, 0, errors.New("the clauses of the document "+k.Name+" are longer than it is"))
		}
	}
	return b, nil
}

// complete adds to k what is told from its words, and reports whether it can be
// so: whoever reads it makes room for as many letters as it says.
func complete(k *report.KnownDocument) bool {
	total := 0
	for i := range k.Clauses {
		c := &k.Clauses[i]
		if len(c.Sentences) > 0 {
			words := knownWords(c)
			c.Hash, c.Letters = hash(words), capture.Letters(words)
		}
		total += c.Letters
	}
	return total <= lettersPerCharacter*min(k.Characters, longestDocument)
}

const (
	lettersPerCharacter = 3       // at most, as captures are judged
	longestDocument     = 1 << 26 // characters
)

func tokenText(t json.Token) string {
	if s, ok := t.(json.Delim); ok {
		return s.String()
	}
	return "more text"
}

// baselineFault says where in a baseline err is.
func baselineFault(name string, data []byte, offset int64, err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	reason := strings.TrimPrefix(err.Error(), "json: ")
	switch {
	case len(bytes.TrimSpace(data)) == 0:
		reason = "the baseline is empty"
	case errors.Is(err, io.ErrUnexpectedEOF):
		offset, reason = int64(len(data)), "the baseline ends too early"
	case errors.As(err, &syntax):
		offset = syntax.Offset - 1
	case errors.As(err, &kind):
		offset = kind.Offset - 1
	}
	before := data[:max(0, min(int(offset), len(data)))]
	line := 1 + bytes.Count(before, []byte("\n"))
	column := 1 + utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:])
	var errs strictyaml.Errors
	d := strictyaml.Decoder{File: name, Errs: &errs}
	d.Fail(&yaml.Node{Line: line, Column: column}, "%s; exitclause check --update-baseline makes it anew", reason)
	return errs
}

// knownWords returns the words of a clause whose sentences are kept.
func knownWords(c *report.KnownClause) string {
	var b strings.Builder
	for i := range c.Sentences {
		b.WriteString(c.Sentences[i].Text)
	}
	return fold(b.String())
}

// ending is the share of a text, at its end, of which a baseline keeps all words:
// whether a capture breaks off there can be told by them only.
const ending = 0.10

// remember returns what a baseline keeps of a document.
func remember(name string, v *Version) report.KnownDocument {
	d := &v.Document
	k := report.KnownDocument{
		Name: name, Captured: v.Captured, Kind: d.Kind, Language: d.Language, SHA256: d.Source.SHA256,
		Official: d.Source.Official, Characters: d.Read.Characters, Clauses: make([]report.KnownClause, 0, len(d.Body)),
	}
	says, total, read := v.byBlock(), 0, 0
	for i := range d.Body {
		total += capture.Letters(d.Body[i].Text)
	}
	for i := range d.Body {
		b := &d.Body[i]
		read += capture.Letters(b.Text)
		if len(says[i]) > 0 || float64(read) > (1-ending)*float64(total) {
			k.Clauses = append(k.Clauses, knownClause(b, says[i]))
		} else {
			k.Clauses = append(k.Clauses, knownHash(b))
		}
	}
	return k
}

// heading is the kind of a block that is no clause.
const heading = "heading"

// byBlock returns the findings of each block that has any, by its index.
func (v *Version) byBlock() map[int][]*report.Finding {
	all := make(map[int][]*report.Finding)
	block := 0
	for i := range v.Findings { // which are in document order
		f := &v.Findings[i]
		for block < len(v.Document.Body) && v.Document.Body[block].Span.End <= f.Span.Start {
			block++
		}
		all[block] = append(all[block], f)
	}
	return all
}

// knownHash returns what is kept of a clause that says nothing.
func knownHash(b *report.Block) report.KnownClause {
	words := words(b)
	c := report.KnownClause{Hash: hash(words), Letters: capture.Letters(words)}
	if b.Kind == heading {
		c.Kind = heading
	}
	return c
}

// knownClause returns what is kept of a clause in words.
func knownClause(b *report.Block, says []*report.Finding) report.KnownClause {
	c := knownHash(b)
	if len(b.Sentences) == 0 {
		return c
	}
	c.Kind, c.Level, c.Clause, c.Heads, c.Language = b.Kind, b.Level, b.Clause, b.Heads, b.Language
	if len(says) > 0 {
		c.Path = says[0].Section.Path
	}
	for i, s := range b.Sentences {
		end := b.Span.End
		if i+1 < len(b.Sentences) {
			end = b.Sentences[i+1].Span.Start
		}
		raw := b.Text[s.Span.Start-b.Span.Start : end-b.Span.Start]
		known := report.KnownSentence{Text: fold(raw)}
		if last, _ := utf8.DecodeLastRuneInString(raw); unicode.IsSpace(last) && i+1 < len(b.Sentences) {
			known.Text += " "
		}
		for _, f := range says {
			if f.Span.Start >= s.Span.Start && f.Span.Start < end {
				known.Says = append(known.Says, knownFinding(f))
			}
		}
		c.Sentences = append(c.Sentences, known)
	}
	return c
}

func knownFinding(f *report.Finding) report.KnownFinding {
	k := report.KnownFinding{Practice: f.Practice, Values: f.Values, Qualities: f.Qualities}
	for _, e := range f.Evidence {
		if !slices.Contains(k.Words, e.Text) {
			k.Words = append(k.Words, e.Text)
		}
	}
	return k
}

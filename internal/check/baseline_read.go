package check

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"exitclause/internal/capture"
	"exitclause/internal/message"
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
		return nil, baselineFault(name, data, d.InputOffset(), misfit(err))
	}
	if rest, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, baselineFault(name, data, d.InputOffset(), message.New("baseline.follows").With("text", tokenText(rest)).Err())
	}
	if b.Schema != report.BaselineSchema {
		return nil, baselineFault(name, data, 0, message.New("baseline.schema", "schema", report.BaselineSchema).Err())
	}
	seen := make(map[string]bool)
	for i := range b.Documents {
		k := &b.Documents[i]
		if seen[k.Name] {
			return nil, baselineFault(name, data, 0, message.New("baseline.twice", "name", k.Name).Err())
		}
		seen[k.Name] = true
		if !complete(k) {
			return nil, baselineFault(name, data, 0, message.New("baseline.clauses", "name", k.Name).Err())
		}
	}
	return b, nil
}

// WasBaseline reports whether data, which cannot be read as a baseline, may be one
// all the same: cut off, edited by hand, of another version. Anything else was put
// there for another purpose, and nobody wants it replaced.
func WasBaseline(data []byte) bool {
	family, _, _ := strings.Cut(report.BaselineSchema, "/")
	return len(bytes.TrimSpace(data)) == 0 || bytes.Contains(data, []byte(family))
}

// misfit says a JSON value of the wrong type in the words of the file, not in
// those of Go.
func misfit(err error) error {
	var wrong *json.UnmarshalTypeError
	switch {
	case !errors.As(err, &wrong):
		return err
	case wrong.Field == "":
		return message.New("baseline.type", "type", wrong.Value).Err()
	}
	return message.New("baseline.field", "field", wrong.Field, "type", wrong.Value).Err()
}

// complete adds to k what is told from its words, and reports whether it can be
// so: whoever reads it makes room for as many letters as it says.
func complete(k *report.KnownDocument) bool {
	total := 0
	for i := range k.Clauses {
		c := &k.Clauses[i]
		if len(c.Sentences) > 0 {
			words := knownWords(c)
			c.Hash, c.Letters = hash(append([]string{words}, c.Heads...)...), capture.Letters(words)
		}
		total += c.Letters
	}
	return total <= lettersPerCharacter*min(k.Characters, longestDocument)
}

const (
	lettersPerCharacter = 3       // at most, as captures are judged
	longestDocument     = 1 << 26 // characters
)

func tokenText(t json.Token) message.Note {
	if s, ok := t.(json.Delim); ok {
		return message.Words(s.String())
	}
	return message.New("baseline.text")
}

// baselineFault says where in a baseline err is.
func baselineFault(name string, data []byte, offset int64, err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	reason, hint := message.Of(err), message.New("baseline.hint.anew")
	reason.Words = strings.TrimPrefix(reason.Words, "json: ")
	switch {
	case !WasBaseline(data):
		offset, reason, hint = 0, message.New("baseline.none"), message.New("baseline.hint.other")
	case len(bytes.TrimSpace(data)) == 0:
		reason = message.New("baseline.empty")
	case errors.Is(err, io.ErrUnexpectedEOF):
		offset, reason = int64(len(data)), message.New("baseline.cut")
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
	d.Fail(&yaml.Node{Line: line, Column: column}, message.New("baseline.fault").With("reason", reason).With("hint", hint))
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

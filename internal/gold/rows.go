package gold

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"exitclause/internal/crew"
)

// row is one labelled passage.
type row struct {
	ID      string   `json:"id"`
	Lang    string   `json:"lang"`
	Context []string `json:"context"` // headings above it
	Text    string   `json:"text"`
	Labels  []string `json:"labels"`
	Ignore  []string `json:"ignore_labels"` // labels for which the row counts neither way
}

// Rows measures a on the rows of r, JSON lines of the file name.
func Rows(r io.Reader, name string, labels Labels, a Analyzer, o Options) (*Result, error) {
	e := rowEvaluation{
		lines:    lineReader{scanner: bufio.NewScanner(r), file: name},
		labels:   labels,
		analyzer: a,
		tallies:  make([]Tally, len(labels)),
		keep:     o.Mistakes > 0,
		ablate:   len(o.Ablate) > 0,
		removals: removals{},
	}
	e.lines.scanner.Buffer(nil, maxLine)
	for {
		batch, err := e.lines.batch()
		if err != nil {
			return nil, err
		}
		if len(batch) == 0 {
			break
		}
		if err := e.run(batch); err != nil {
			return nil, err
		}
	}
	result := newResult(labels.names(), e.tallies)
	result.list(e.mistakes, o.Mistakes)
	if e.ablate {
		result.ablate(o.Ablate, labels.names(), e.tallies, e.removals)
	}
	return result, nil
}

const (
	maxLine   = 16 << 20 // bytes of one row
	batchSize = 1024     // rows read before they are analysed
)

// line is one row still unread.
type line struct {
	number int
	data   []byte
}

// lineReader hands out the lines of a file in batches; empty ones are skipped.
type lineReader struct {
	scanner *bufio.Scanner
	file    string
	number  int
}

func (l *lineReader) batch() ([]line, error) {
	var batch []line
	for len(batch) < batchSize && l.scanner.Scan() {
		l.number++
		if data := bytes.TrimSpace(l.scanner.Bytes()); len(data) > 0 {
			batch = append(batch, line{l.number, bytes.Clone(data)})
		}
	}
	if err := l.scanner.Err(); err != nil {
		return nil, &Error{l.file, l.number + 1, err.Error()}
	}
	return batch, nil
}

// decode decodes a JSON object strictly into v.
func (l line) decode(file string, v any) error {
	d := json.NewDecoder(bytes.NewReader(l.data))
	d.DisallowUnknownFields()
	err := d.Decode(v)
	if err == nil {
		if _, err = d.Token(); err == nil {
			err = errors.New("more than one value on the line")
		} else if errors.Is(err, io.EOF) {
			return nil
		}
	}
	return &Error{file, l.number, err.Error()}
}

// rowEvaluation adds up what the rows show.
type rowEvaluation struct {
	lines    lineReader
	labels   Labels
	analyzer Analyzer
	tallies  []Tally
	keep     bool // mistakes are wanted
	mistakes []Mistake
	ablate   bool // removals are wanted
	removals removals
}

// readRow is what the analysis made of a row.
type readRow struct {
	row
	number   int // of its line
	reading  Reading
	findings []Finding
	holdings []Holding
	err      error
}

// read analyses the row that l holds.
func (e *rowEvaluation) read(l line) (r readRow) {
	r.number = l.number
	if r.err = l.decode(e.lines.file, &r.row); r.err != nil {
		return r
	}
	r.reading = e.analyzer.Passage(r.Context, r.Lang, r.Text)
	r.findings = r.reading.Findings()
	if e.ablate {
		r.holdings = r.reading.Holdings()
	}
	return r
}

// run analyses the rows of batch side by side and counts them in order.
func (e *rowEvaluation) run(batch []line) error {
	rows := make([]readRow, len(batch))
	crew.Do(len(batch), func(i int) { rows[i] = e.read(batch[i]) })
	for i := range rows {
		if rows[i].err != nil {
			return rows[i].err
		}
		e.count(&rows[i])
	}
	return nil
}

// count compares what was found in a row with its labels.
func (e *rowEvaluation) count(r *readRow) {
	for i, label := range e.labels {
		finding, predicted := label.answers(r.findings)
		t := r.tally(label, predicted)
		e.tallies[i] = e.tallies[i].plus(t)
		switch {
		case t.FP > 0:
			e.mistake(FalsePositive, label, r, finding)
		case t.FN > 0:
			e.mistake(FalseNegative, label, r, Finding{})
		}
	}
	if len(r.holdings) > 0 {
		e.removals.add(ablate(r.holdings, func(held []bool) []Tally { return e.recount(r, held) }))
	}
}

// tally counts the decision whether r carries label.
func (r row) tally(label Label, predicted bool) Tally {
	labelled := slices.Contains(r.Labels, label.Name)
	switch {
	case slices.Contains(r.Ignore, label.Name):
		return Tally{}
	case predicted && labelled:
		return Tally{TP: 1, Found: 1}
	case predicted:
		return Tally{FP: 1}
	case labelled:
		return Tally{FN: 1}
	}
	return Tally{}
}

// recount counts r as if just those of its holdings were found.
func (e *rowEvaluation) recount(r *readRow, held []bool) []Tally {
	tallies := make([]Tally, len(e.labels))
	for i, label := range e.labels {
		predicted := false
		for j, h := range r.holdings {
			predicted = predicted || held[j] && slices.Contains(label.Practices, h.Practice)
		}
		tallies[i] = r.tally(label, predicted)
	}
	return tallies
}

func (e *rowEvaluation) mistake(kind MistakeKind, label Label, r *readRow, f Finding) {
	if !e.keep {
		return
	}
	id := r.ID
	if id == "" {
		id = fmt.Sprintf("line %d", r.number)
	}
	m := Mistake{
		Kind: kind, Label: label.Name, Number: id, Text: r.Text, Gold: r.Labels, Rule: f.Rule, Evidence: f.Evidence,
	}
	if kind == FalseNegative {
		m.explain(r.reading, label.Practices, func(string) bool { return true })
	}
	e.mistakes = append(e.mistakes, m)
}

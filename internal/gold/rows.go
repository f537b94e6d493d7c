package gold

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"sync"
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
}

// run analyses the rows of batch side by side and counts them in order.
func (e *rowEvaluation) run(batch []line) error {
	rows := make([]row, len(batch))
	found := make([][]Finding, len(batch))
	errs := make([]error, len(batch))
	sideBySide(len(batch), func(i int) {
		if errs[i] = batch[i].decode(e.lines.file, &rows[i]); errs[i] == nil {
			found[i] = e.analyzer.Passage(rows[i].Context, rows[i].Lang, rows[i].Text)
		}
	})
	for i := range batch {
		if errs[i] != nil {
			return errs[i]
		}
		e.count(rows[i], batch[i].number, found[i])
	}
	return nil
}

// sideBySide calls f with 0 … n-1, on as many processors as there are.
func sideBySide(n int, f func(i int)) {
	workers := min(n, runtime.GOMAXPROCS(0))
	var wait sync.WaitGroup
	for w := range workers {
		wait.Go(func() {
			for i := w; i < n; i += workers {
				f(i)
			}
		})
	}
	wait.Wait()
}

// count compares what was found in a row with its labels.
func (e *rowEvaluation) count(r row, number int, found []Finding) {
	for i, label := range e.labels {
		if slices.Contains(r.Ignore, label.Name) {
			continue
		}
		finding, predicted := label.answers(found)
		labelled := slices.Contains(r.Labels, label.Name)
		t := &e.tallies[i]
		switch {
		case predicted && labelled:
			t.TP++
			t.Found++
		case predicted:
			t.FP++
			e.mistake(FalsePositive, label, r, number, finding)
		case labelled:
			t.FN++
			e.mistake(FalseNegative, label, r, number, Finding{})
		}
	}
}

func (e *rowEvaluation) mistake(kind MistakeKind, label Label, r row, number int, f Finding) {
	if !e.keep {
		return
	}
	id := r.ID
	if id == "" {
		id = fmt.Sprintf("line %d", number)
	}
	e.mistakes = append(e.mistakes, Mistake{
		Kind: kind, Label: label.Name, Number: id, Text: r.Text, Gold: r.Labels, Rule: f.Rule, Evidence: f.Evidence,
	})
}

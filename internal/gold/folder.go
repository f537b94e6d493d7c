package gold

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"exitclause/internal/practice"
	"exitclause/internal/report"
)

// document is one labelled document of a folder.
type document struct {
	name      string
	source    string // path of the file the sentences were taken from
	sentences []sentence
}

// sentence is one numbered sentence or list item.
type sentence struct {
	number    string
	text      string
	reduced   string
	labels    []practice.Practice
	durations []report.Duration
}

// sentenceLabels is a line of NAME.jsonl.
type sentenceLabels struct {
	Doc       string              `json:"doc"`
	N         string              `json:"n"`
	Labels    []practice.Practice `json:"labels"`
	Durations []report.Duration   `json:"durations"`
	Data      []string            `json:"data"`
	Purposes  []string            `json:"purposes"`
	Laws      []string            `json:"laws"`
	Contacts  []string            `json:"contacts"`
}

// readFolder reads every document of the folder dir, by name. A document is a
// NAME.txt with its NAME.jsonl and NAME.source.
func readFolder(dir string) ([]document, error) {
	texts, err := filepath.Glob(filepath.Join(escape(dir), "*.txt"))
	if err != nil {
		return nil, err
	}
	if len(texts) == 0 {
		return nil, &Error{File: dir, Reason: "no NAME.txt with numbered sentences"}
	}
	slices.Sort(texts)
	var documents []document
	for _, text := range texts {
		d, err := readDocument(strings.TrimSuffix(text, ".txt"))
		if err != nil {
			return nil, err
		}
		documents = append(documents, d)
	}
	return documents, nil
}

// escape makes dir a pattern that matches only itself.
func escape(dir string) string {
	return strings.NewReplacer(`*`, `[*]`, `?`, `[?]`, `[`, `[[]`).Replace(dir)
}

func readDocument(stem string) (document, error) {
	d := document{name: filepath.Base(stem)}
	var err error
	if d.source, err = findSource(stem + ".source"); err != nil {
		return d, err
	}
	index, err := d.readSentences(stem + ".txt")
	if err != nil {
		return d, err
	}
	return d, d.readLabels(stem+".jsonl", index)
}

// findSource returns the path that the file name holds, as it stands below the
// folder of name or the nearest of its parents that has it.
func findSource(name string) (string, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return "", err
	}
	relative := filepath.FromSlash(strings.TrimSpace(string(data)))
	if !filepath.IsLocal(relative) {
		return "", &Error{name, 1, fmt.Sprintf("expected a relative path, not %q", relative)}
	}
	dir, err := filepath.Abs(filepath.Dir(name))
	if err != nil {
		return "", err
	}
	for {
		path := filepath.Join(dir, relative)
		if _, err := os.Stat(path); err == nil {
			return path, nil
		} else if !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", &Error{name, 1, fmt.Sprintf("no folder above has a file %s", relative)}
		}
		dir = parent
	}
}

// readSentences reads lines of a number, a tab and a text, and returns the place
// of each number.
func (d *document) readSentences(name string) (map[string]int, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	index := make(map[string]int)
	n := 0
	for raw := range strings.Lines(string(data)) {
		n++
		number, text, ok := strings.Cut(strings.TrimRight(raw, "\r\n"), "\t")
		if !ok {
			if strings.TrimSpace(raw) == "" {
				continue
			}
			return nil, &Error{name, n, "expected a number, a tab and a sentence"}
		}
		if _, twice := index[number]; twice {
			return nil, &Error{name, n, fmt.Sprintf("number %s comes twice", number)}
		}
		index[number] = len(d.sentences)
		d.sentences = append(d.sentences, sentence{number: number, text: text, reduced: reduce(text)})
	}
	return index, nil
}

func (d *document) readLabels(name string, index map[string]int) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	lines := lineReader{scanner: bufio.NewScanner(bytes.NewReader(data)), file: name}
	lines.scanner.Buffer(nil, maxLine)
	for {
		batch, err := lines.batch()
		if err != nil || len(batch) == 0 {
			return err
		}
		for _, l := range batch {
			if err := d.label(name, l, index); err != nil {
				return err
			}
		}
	}
}

// label reads the labels of one sentence.
func (d *document) label(file string, l line, index map[string]int) error {
	var labels sentenceLabels
	if err := l.decode(file, &labels); err != nil {
		return err
	}
	i, ok := index[labels.N]
	if !ok {
		return &Error{file, l.number, fmt.Sprintf("there is no sentence %q", labels.N)}
	}
	for _, p := range labels.Labels {
		if !p.Known() {
			return &Error{file, l.number, fmt.Sprintf("unknown practice %q", p)}
		}
		if !slices.Contains(d.sentences[i].labels, p) {
			d.sentences[i].labels = append(d.sentences[i].labels, p)
		}
	}
	d.sentences[i].durations = append(d.sentences[i].durations, labels.Durations...)
	return nil
}

// language tells Chinese from English by the characters of the sentences.
func (d *document) language() string {
	hans, letters := 0, 0
	for _, s := range d.sentences {
		for _, r := range s.text {
			switch {
			case unicode.Is(unicode.Han, r):
				hans++
			case unicode.IsLetter(r):
				letters++
			}
		}
	}
	if hans > letters {
		return "zh"
	}
	return "en"
}

// byPlace orders mistakes of one document.
func byPlace(a, b Mistake) int {
	return cmp.Or(cmp.Compare(a.place, b.place), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Label, b.Label))
}

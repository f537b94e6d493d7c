package gold

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Accuracy is everything that was measured of one state of the rules. Its JSON
// form is kept to hold later states against it.
type Accuracy struct {
	Rules  RuleSet `json:"rules"`
	Own    *Result `json:"own"`    // the folder of labelled documents
	Public []Set   `json:"public"` // the files of labelled rows
}

// RuleSet says which rules were measured.
type RuleSet struct {
	Digest    string      `json:"digest"`
	Languages []RuleCount `json:"languages"`
}

// RuleCount is how many rules there are in a language.
type RuleCount struct {
	Language   string `json:"language"`
	Rules      int    `json:"rules"`
	Exclusions int    `json:"exclusions"`
}

// Set is the measurement on one file of rows.
type Set struct {
	Name string `json:"name"`
	*Result
}

// MeasureAll measures a on everything in dir: the folder practices, and each
// NAME.jsonl with the labels that maps.yaml has for NAME.
func MeasureAll(dir string, a Analyzer, rules RuleSet) (*Accuracy, error) {
	own, err := Folder(filepath.Join(dir, "practices"), a, Options{})
	if err != nil {
		return nil, err
	}
	all := &Accuracy{Rules: rules, Own: own}
	maps := filepath.Join(dir, "maps.yaml")
	data, err := os.ReadFile(maps)
	if err != nil {
		return nil, err
	}
	names, err := filepath.Glob(filepath.Join(escape(dir), "*.jsonl"))
	if err != nil {
		return nil, err
	}
	slices.Sort(names)
	for _, name := range names {
		base := strings.TrimSuffix(filepath.Base(name), ".jsonl")
		labels, err := ParseLabels(maps, data, base)
		if err != nil {
			return nil, err
		}
		result, err := rowsOf(name, labels, a)
		if err != nil {
			return nil, err
		}
		all.Public = append(all.Public, Set{base, result})
	}
	return all, nil
}

func rowsOf(name string, labels Labels, a Analyzer) (*Result, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return Rows(f, name, labels, a, Options{})
}

// ParseAccuracy reads an accuracy that was saved as JSON in the file name.
func ParseAccuracy(name string, data []byte) (*Accuracy, error) {
	var a Accuracy
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&a); err != nil {
		return nil, &Error{File: name, Reason: err.Error()}
	}
	if a.Own == nil {
		return nil, &Error{File: name, Reason: `"own" is missing`}
	}
	return &a, nil
}

// Tolerance is by how much an F1 may fall from one release to the next without
// a word about it.
const Tolerance = 0.02

// Drop is an F1 that fell by more than the tolerance.
type Drop struct {
	Name     string // of the practice or language, or the set and its label: "gdpr200 Right to Erasure"
	Old, New float64
}

// Drops returns what fell since released, in the order of the file.
func (a *Accuracy) Drops(released *Accuracy) []Drop {
	now := make(map[string]float64)
	for _, f := range a.figures() {
		now[f.Name] = f.New
	}
	var drops []Drop
	for _, f := range released.figures() {
		if f.New-now[f.Name] > Tolerance {
			drops = append(drops, Drop{f.Name, f.New, now[f.Name]})
		}
	}
	return drops
}

// figures returns every F1 that must not fall, as New.
func (a *Accuracy) figures() []Drop {
	var all []Drop
	for _, l := range a.Own.Labels {
		all = append(all, Drop{Name: l.Label, New: l.F1})
	}
	for _, l := range a.Own.Languages {
		all = append(all, Drop{Name: l.Language, New: l.F1})
	}
	for _, set := range a.Public {
		for _, l := range set.Labels {
			all = append(all, Drop{Name: set.Name + " " + l.Label, New: l.F1})
		}
	}
	return all
}

// Untold returns those of drops that notes do not name, as `code`, under the
// heading "## Drops".
func Untold(drops []Drop, notes string) []Drop {
	_, section, _ := strings.Cut("\n"+notes, "\n## Drops\n")
	section, _, _ = strings.Cut(section, "\n## ")
	return slices.DeleteFunc(slices.Clone(drops), func(d Drop) bool { return strings.Contains(section, "`"+d.Name+"`") })
}

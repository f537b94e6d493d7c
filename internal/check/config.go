package check

import (
	"strings"

	"exitclause/internal/law"
	"exitclause/internal/practice"
	"exitclause/internal/report"
)

// FailOn says which changes since the baseline fail a check.
type FailOn string

// What a check can fail on. Each includes the ones before it.
const (
	OnWorse     FailOn = "worse"     // clauses that became worse for the user
	OnSubstance FailOn = "substance" // clauses that say something else, for better or worse
	OnAny       FailOn = "any"       // any clause that is not word for word where it was
)

// FailOns returns all of what a check can fail on.
func FailOns() []string { return []string{string(OnWorse), string(OnSubstance), string(OnAny)} }

// Config says what to check: the file exitclause.yaml.
type Config struct {
	File         string   // its name, as given
	Documents    []Source // at least one
	Store        string   // folder of the snapshots; "" if the file names none
	Baseline     string   // file of the baseline; "" if the file names none
	FailOn       FailOn
	Expectations []Expectation
	Ignores      []Ignore
}

// Source is an entry of the documents: one document, or several that a pattern
// or a folder stands for.
type Source struct {
	Name    string // file, folder, pattern, snapshot: or address, as written
	Service string // "" if it is to be told from the document
	Kind    string // privacy-policy or user-agreement; "" if it is to be told from the document
	At      report.CheckPlace
}

// Expectation is one thing that documents are held to. Exactly one of its first
// five fields is set.
type Expectation struct {
	Must     practice.Practice // must be said
	MustNot  practice.Practice // must not be said
	Limit    *Limit
	Official bool       // the page must be known to be the provider's own
	MaxAge   law.Period // of the capture

	Kind    string // only of documents of this kind; "" for all
	Service string // only of documents of this service; "" for all
	At      report.CheckPlace
}

// Limit is the longest that a period may be.
type Limit struct {
	Practice practice.Practice // retention-period or response-time
	Max      law.Period
	Data     string // of this kind of data; "" for any
}

// Name returns e as the configuration has it, on one line. Two expectations
// with one name are the same.
func (e *Expectation) Name() string {
	var parts []string
	switch {
	case e.Must != "":
		parts = append(parts, "must: "+string(e.Must))
	case e.MustNot != "":
		parts = append(parts, "must-not: "+string(e.MustNot))
	case e.Limit != nil:
		parts = append(parts, string(e.Limit.Practice)+": max "+e.Limit.Max.String())
		if e.Limit.Data != "" {
			parts = append(parts, "data "+e.Limit.Data)
		}
	case e.Official:
		parts = append(parts, "source: official")
	default:
		parts = append(parts, "snapshot: max-age "+e.MaxAge.String())
	}
	if e.Kind != "" {
		parts = append(parts, "kind "+e.Kind)
	}
	if e.Service != "" {
		parts = append(parts, "service "+e.Service)
	}
	return strings.Join(parts, ", ")
}

// concerns reports whether d is held to e.
func (e *Expectation) concerns(d *report.Document) bool {
	return (e.Kind == "" || e.Kind == d.Kind) && (e.Service == "" || strings.EqualFold(e.Service, d.Service))
}

// Ignore leaves a result out, for a reason and for a time.
type Ignore struct {
	Hash    string   // of the result
	Reason  string   // why, for people
	Expires law.Date // the last day on which it holds
	At      report.CheckPlace
}

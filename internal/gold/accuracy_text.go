package gold

import (
	"bytes"
	"fmt"
	"io"
	"strings"
)

// WriteMarkdown writes a as the document that stands beside the rules, with
// notes as its end. It returns the first error of w.
func (a *Accuracy) WriteMarkdown(w io.Writer, notes string) error {
	m := &accuracyText{Accuracy: a}
	m.say("# Accuracy of the rules\n")
	m.say("Measured, not written: change the rules or `accuracy-notes.md`, then run `exitclause rules accuracy GOLD`.")
	m.say("Precision is the share of findings that are right, recall the share of labels that are found, F1 their harmonic mean.\n")
	m.rules()
	m.own()
	m.public()
	if notes != "" {
		m.say("%s", "\n"+strings.TrimRight(notes, "\n"))
	}
	_, err := w.Write(m.out.Bytes())
	return err
}

type accuracyText struct {
	*Accuracy
	out bytes.Buffer
}

func (m *accuracyText) say(format string, args ...any) { fmt.Fprintf(&m.out, format+"\n", args...) }

func (m *accuracyText) rules() {
	m.say("Rules: `%s`\n", m.Rules.Digest)
	m.say("| language | rules | exclusions |\n|---|---:|---:|")
	for _, l := range m.Rules.Languages {
		m.say("| %s | %d | %d |", l.Language, l.Rules, l.Exclusions)
	}
}

const scoreHead = "precision | recall | F1 | gold |\n|---|---:|---:|---:|---:|"

func (s Score) cells() string {
	return fmt.Sprintf("%.3f | %.3f | %.3f | %d |", s.Precision, s.Recall, s.F1, s.Gold())
}

// own writes the labelled documents: by language, practice, document, duration.
func (m *accuracyText) own() {
	m.say("\n## Own documents\n")
	m.say("These were used to build the rules; see the notes for documents that were not.\n")
	m.say("| language | " + scoreHead)
	for _, l := range m.Own.Languages {
		m.say("| %s | %s", l.Language, l.cells())
	}
	m.say("| all | %s", m.Own.Micro.cells())
	m.practices("all", m.Own.Labels)
	for _, l := range m.Own.Languages {
		m.practices(l.Language, l.Labels)
	}
	m.say("\n| document | " + scoreHead)
	for _, d := range m.Own.Documents {
		m.say("| %s (%s) | %s", d.Document, d.Language, d.cells())
	}
	m.durations()
}

func (m *accuracyText) practices(language string, labels []LabelScore) {
	m.say("\n| practice, %s | "+scoreHead, language)
	for _, l := range labels {
		m.say("| %s | %s", l.Label, l.cells())
	}
}

func (m *accuracyText) durations() {
	d := m.Own.Durations
	if d == nil {
		return
	}
	m.say("\n| durations | right | of | |\n|---|---:|---:|---:|")
	m.share("exact: length, event or criterion", d.Exact, d.Of)
	m.share("exact lengths of time", d.LengthsExact, d.LengthsOf)
	m.share("what an exact one runs from", d.Triggers, d.Exact)
}

func (m *accuracyText) share(what string, n, of int) {
	m.say("| %s | %d | %d | %.3f |", what, n, of, ratio(n, of))
}

func (m *accuracyText) public() {
	m.say("\n## Public sets\n")
	m.say("| set and label | " + scoreHead)
	for _, set := range m.Public {
		for _, l := range set.Labels {
			m.say("| %s %s | %s", set.Name, l.Label, l.cells())
		}
	}
}

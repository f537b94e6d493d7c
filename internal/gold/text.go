package gold

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"
	"unicode"
	"unicode/utf8"
)

// WriteText writes r as tables for the people who write rules, compared with
// old unless that is nil. It returns the first error of w.
func (r *Result) WriteText(w io.Writer, old *Result) error {
	rows := r.rows()
	head := "\ttp\tfp\tfn\tprecision\trecall\tf1\t"
	moved := map[string]float64{}
	if old != nil {
		head += "change\t"
		for _, c := range r.Changes(old) {
			moved[c.Label] = c.New.F1 - c.Old.F1
		}
	}
	width := 0
	for _, row := range rows {
		width = max(width, utf8.RuneCountInString(row.name))
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(t, "%*s%s\n", width, "", head)
	for _, row := range rows {
		fmt.Fprintf(t, "%-*s\t%s\t%.3f\t%.3f\t%.3f\t", width, row.name, row.counts, row.Precision, row.Recall, row.F1)
		if delta, ok := moved[row.name]; ok {
			fmt.Fprintf(t, "%+.3f\t", delta)
		}
		fmt.Fprintln(t)
	}
	if err := t.Flush(); err != nil {
		return err
	}
	return r.writeDurations(w)
}

// textRow is one line of the table.
type textRow struct {
	name, counts string
	Average
}

func (r *Result) rows() []textRow {
	var rows []textRow
	for _, l := range r.Labels {
		rows = append(rows, textRow{l.Label, l.counts(), l.Average})
	}
	rows = append(rows, textRow{"micro", r.Micro.counts(), r.Micro.Average}, textRow{"macro", "\t\t", r.Macro})
	for _, l := range r.Languages {
		rows = append(rows, textRow{l.Language, l.counts(), l.Average})
	}
	for _, d := range r.Documents {
		rows = append(rows, textRow{d.Document, d.counts(), d.Average})
	}
	return rows
}

func (t Tally) counts() string { return fmt.Sprintf("%d\t%d\t%d", t.TP, t.FP, t.FN) }

func (r *Result) writeDurations(w io.Writer) error {
	d := r.Durations
	if d == nil || d.Of == 0 {
		return nil
	}
	_, err := fmt.Fprintf(w, "\ndurations: %d of %d exact; lengths of time: %d of %d; triggers: %d of %d\n",
		d.Exact, d.Of, d.LengthsExact, d.LengthsOf, d.Triggers, d.Exact)
	return err
}

// WriteMistakes writes the mistakes of r by their causes.
func (r *Result) WriteMistakes(w io.Writer) error {
	var b strings.Builder
	kind, rest := MistakeKind(""), r.Mistakes
	for _, cause := range r.Causes {
		if cause.Kind != kind {
			kind = cause.Kind
			fmt.Fprintf(&b, "\n%ss: %d\n", strings.Replace(string(kind), "-", " ", 1), r.count(kind))
		}
		fmt.Fprintf(&b, "\n%s: %d\n", cause.name(), cause.Count)
		for cause.Count = 0; len(rest) > 0 && rest[0].cause() == cause; rest = rest[1:] {
			rest[0].write(&b)
		}
	}
	if r.Unlisted > 0 {
		fmt.Fprintf(&b, "\n… and %d more\n", r.Unlisted)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// name is the rule, with the label if the rule does not name it, or the label.
func (c Cause) name() string {
	if strings.Contains(c.Rule, c.Label) {
		return c.Rule
	}
	return strings.TrimSpace(c.Rule + "  " + c.Label)
}

// count returns how many mistakes of a kind there are, listed or not.
func (r *Result) count(kind MistakeKind) int {
	n := 0
	for _, c := range r.Causes {
		if c.Kind == kind {
			n += c.Count
		}
	}
	return n
}

func (m Mistake) write(b *strings.Builder) {
	place := strings.TrimSpace(m.Document + " " + m.Number)
	fmt.Fprintf(b, "  %s  %s\n", printable(place), printable(m.Text))
	evidence := strings.Join(m.Evidence, " | ")
	switch {
	case m.Kind == FalsePositive && evidence != "":
		fmt.Fprintf(b, "      counted: %s\n", printable(evidence))
	case m.Kind == FalseNegative && m.Rule == "":
		fmt.Fprintf(b, "      no rule has a word here\n")
	case m.Kind == FalseNegative:
		fmt.Fprintf(b, "      nearest: %s: %s; it has: %s\n", m.Rule, strings.Join(m.Lacks, "; "), printable(evidence))
	}
	if gold := without(m.Gold, m.Label); len(gold) > 0 {
		fmt.Fprintf(b, "      gold: %s\n", strings.Join(gold, ", "))
	}
}

func without(labels []string, label string) []string {
	return slices.DeleteFunc(slices.Clone(labels), func(l string) bool { return l == label })
}

// WriteAblation writes what the figures become without each rule, the rules that
// cost more than they add first.
func (r *Result) WriteAblation(w io.Writer) error {
	if len(r.Ablation) == 0 {
		return nil
	}
	fmt.Fprintf(w, "\nwithout each rule (micro f1 with all: %.3f)\n\n", r.Micro.F1)
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(t, "holds\talone\ttp\tfp\tfn\tmicro f1\t  rule and what its absence does to f1\n")
	for _, a := range r.Ablation {
		fmt.Fprintf(t, "%d\t%d\t%+d\t%+d\t%+d\t%+.4f\t  %s%s\n",
			a.Holds, a.Alone, a.Change.TP, a.Change.FP, a.Change.FN, a.Micro-r.Micro.F1, a.Rule, a.moved())
	}
	return t.Flush()
}

// moved says how the labels of a move.
func (a Ablation) moved() string {
	var b strings.Builder
	for _, m := range a.Labels {
		fmt.Fprintf(&b, "; %s %.3f → %.3f", m.Label, m.With, m.Without)
	}
	return b.String()
}

// printable folds white space and drops control characters: the texts are not
// ours, and a terminal obeys them.
func printable(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
}

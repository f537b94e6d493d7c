package gold

import (
	"fmt"
	"io"
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

// WriteMistakes writes the mistakes of r, one after the other.
func (r *Result) WriteMistakes(w io.Writer) error {
	var b strings.Builder
	for _, m := range r.Mistakes {
		m.write(&b)
	}
	if r.Unlisted > 0 {
		fmt.Fprintf(&b, "\n… and %d more\n", r.Unlisted)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (m Mistake) write(b *strings.Builder) {
	place := strings.TrimSpace(m.Document + " " + m.Number)
	fmt.Fprintf(b, "\n%s  %s  %s\n  %s\n", m.Kind, m.Label, printable(place), printable(m.Text))
	if m.Rule != "" {
		fmt.Fprintf(b, "  rule: %s\n", m.Rule)
	}
	if len(m.Evidence) > 0 {
		fmt.Fprintf(b, "  evidence: %s\n", strings.Join(m.Evidence, " | "))
	}
	if len(m.Gold) > 0 {
		fmt.Fprintf(b, "  gold: %s\n", strings.Join(m.Gold, ", "))
	}
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

package gold

import (
	"cmp"
	"slices"
)

// Ablation is what one rule or exclusion adds or costs: what the figures become
// without it.
type Ablation struct {
	Rule  string `json:"rule"`
	Holds int    `json:"holds"` // sentences in which it holds where it matters to a practice
	Alone int    `json:"alone"` // of those, sentences that it alone decides
	// Change is what its absence changes: a finding that it alone finds is a TP
	// or FP less, one that it alone excludes is one more.
	Change Tally   `json:"change"`
	Micro  float64 `json:"micro"` // F1 of all labels together without it
	// Labels are those that change, by how much, the greatest first.
	Labels []Moved `json:"labels,omitempty"`
}

// Moved is the F1 of one label with and without a rule.
type Moved struct {
	Label   string  `json:"label"`
	With    float64 `json:"with"`
	Without float64 `json:"without"`
}

func (m Moved) gain() float64 { return m.Without - m.With }

// removal is what was counted of one rule.
type removal struct {
	holds, alone int
	change       []Tally // by label
}

// removals are by the id of the rule or exclusion.
type removals map[string]removal

func (r removals) add(more removals) {
	for id, m := range more {
		sum := r[id]
		sum.holds += m.holds
		sum.alone += m.alone
		sum.change = plus(sum.change, m.change)
		r[id] = sum
	}
}

// plus adds tallies by label; nil is all zero.
func plus(a, b []Tally) []Tally {
	if a == nil {
		return b
	}
	sum := slices.Clone(a)
	for i := range b {
		sum[i] = a[i].plus(b[i])
	}
	return sum
}

// ablate takes away each rule of holdings in turn. Count returns the tallies if
// just those holdings are found that are true in held.
func ablate(holdings []Holding, count func(held []bool) []Tally) removals {
	with := found(holdings, "")
	before := count(with)
	all := removals{}
	for _, h := range holdings {
		for _, id := range slices.Concat(h.Rules, h.Exclusions) {
			r := all[id]
			r.holds++
			all[id] = r
		}
	}
	for id, r := range all {
		without := found(holdings, id)
		for i := range with {
			if with[i] != without[i] {
				r.alone++
			}
		}
		if r.alone > 0 {
			r.change = plus(negated(before), count(without))
		}
		all[id] = r
	}
	return all
}

// found returns which of holdings are findings without the rule or exclusion id.
func found(holdings []Holding, id string) []bool {
	all := make([]bool, len(holdings))
	other := func(s string) bool { return s != id }
	for i, h := range holdings {
		all[i] = slices.ContainsFunc(h.Rules, other) && !slices.ContainsFunc(h.Exclusions, other)
	}
	return all
}

func negated(tallies []Tally) []Tally {
	all := make([]Tally, len(tallies))
	for i, t := range tallies {
		all[i] = Tally{-t.TP, -t.FP, -t.FN, -t.Found}
	}
	return all
}

// ablate takes away each rule that holds in d in turn.
func (d *document) ablate(holdings []Holding) removals {
	all := make([]placed, len(holdings))
	for i, h := range holdings {
		all[i] = d.place(Finding{Practice: h.Practice, Quote: h.Quote})
	}
	return ablate(holdings, func(held []bool) []Tally {
		s := newSheet(d)
		for i, ok := range held {
			if ok {
				s.findings = append(s.findings, all[i])
			}
		}
		s.count()
		return s.tallies
	})
}

// ablate notes what each of rules adds and costs, those that harm most first.
func (r *Result) ablate(rules, labels []string, tallies []Tally, all removals) {
	for _, id := range rules {
		removed := all[id]
		a := Ablation{Rule: id, Holds: removed.holds, Alone: removed.alone}
		for i, change := range removed.change {
			a.Change = a.Change.plus(change)
			m := Moved{labels[i], tallies[i].score().F1, tallies[i].plus(change).score().F1}
			if change != (Tally{}) {
				a.Labels = append(a.Labels, m)
			}
		}
		a.Micro = r.Micro.plus(a.Change).score().F1
		slices.SortStableFunc(a.Labels, func(a, b Moved) int {
			return cmp.Compare(max(b.gain(), -b.gain()), max(a.gain(), -a.gain()))
		})
		r.Ablation = append(r.Ablation, a)
	}
	slices.SortStableFunc(r.Ablation, func(a, b Ablation) int {
		return cmp.Or(cmp.Compare(b.Micro, a.Micro), cmp.Compare(a.Alone, b.Alone), cmp.Compare(a.Rule, b.Rule))
	})
}

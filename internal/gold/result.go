package gold

// Result is one measurement. Its JSON form is a contract.
type Result struct {
	Labels    []LabelScore    `json:"labels"`
	Micro     Score           `json:"micro"` // of all labels together
	Macro     Average         `json:"macro"` // over labels that occur
	Durations *Durations      `json:"durations,omitempty"`
	Documents []DocumentScore `json:"documents,omitempty"`
	Languages []LanguageScore `json:"languages,omitempty"`
	Mistakes  []Mistake       `json:"mistakes,omitempty"` // by cause, then in document order
	Causes    []Cause         `json:"causes,omitempty"`   // of the mistakes, the most frequent first
	// Unlisted is how many more mistakes there are than Mistakes lists, if any
	// were asked for.
	Unlisted int        `json:"unlistedMistakes,omitempty"`
	Ablation []Ablation `json:"ablation,omitempty"` // the rules that harm most first
}

// Tally counts decisions. In a folder one finding may answer for several
// labelled sentences and one sentence for several findings; so TP and FP count
// findings, Found and FN labels. In rows TP and Found are equal.
type Tally struct {
	TP    int `json:"tp"` // findings that are right
	FP    int `json:"fp"` // findings that are wrong
	FN    int `json:"fn"` // labels that were not found
	Found int `json:"found"`
}

func (t Tally) plus(u Tally) Tally {
	return Tally{t.TP + u.TP, t.FP + u.FP, t.FN + u.FN, t.Found + u.Found}
}

// Score is a tally with its ratios. A ratio of nothing is 0.
type Score struct {
	Tally
	Average
}

// Gold returns how many labels there are to be found.
func (t Tally) Gold() int { return t.Found + t.FN }

// Average holds the ratios, each from 0 to 1.
type Average struct {
	Precision float64 `json:"precision"` // TP of all findings
	Recall    float64 `json:"recall"`    // Found of all labels
	F1        float64 `json:"f1"`        // their harmonic mean
}

// LabelScore is the score of one label.
type LabelScore struct {
	Label string `json:"label"`
	Score
}

// DocumentScore is the score of one document of a folder.
type DocumentScore struct {
	Document string `json:"document"`
	Language string `json:"language"`
	Score
}

// LanguageScore is the score of all documents of a folder in one language.
type LanguageScore struct {
	Language string `json:"language"` // en or zh
	Score
	Labels []LabelScore `json:"labels,omitempty"`
}

// Durations counts the durations that the gold gives for sentences of which a
// labelled practice was found.
type Durations struct {
	Exact        int `json:"exact"`        // those read with the same length, bound and kind of days
	Of           int `json:"of"`           // all
	LengthsExact int `json:"lengthsExact"` // of those that are lengths of time, not events or criteria
	LengthsOf    int `json:"lengthsOf"`
	Triggers     int `json:"triggers"` // of Exact, those that run from the same trigger
}

func (d *Durations) add(e Durations) {
	d.Exact += e.Exact
	d.Of += e.Of
	d.LengthsExact += e.LengthsExact
	d.LengthsOf += e.LengthsOf
	d.Triggers += e.Triggers
}

func (t Tally) score() Score {
	return Score{t, average(ratio(t.TP, t.TP+t.FP), ratio(t.Found, t.Found+t.FN))}
}

func average(precision, recall float64) Average {
	a := Average{Precision: precision, Recall: recall}
	if precision+recall > 0 {
		a.F1 = 2 * precision * recall / (precision + recall)
	}
	return a
}

func ratio(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}

// newResult scores tallies by label, in order. Labels that neither the gold nor
// a finding has are left out.
func newResult(labels []string, tallies []Tally) *Result {
	r := &Result{Labels: []LabelScore{}}
	var all Tally
	for i, label := range labels {
		t := tallies[i]
		if t == (Tally{}) {
			continue
		}
		s := t.score()
		all = all.plus(t)
		r.Labels = append(r.Labels, LabelScore{label, s})
		r.Macro.Precision += s.Precision
		r.Macro.Recall += s.Recall
		r.Macro.F1 += s.F1
	}
	r.Micro = all.score()
	if n := float64(len(r.Labels)); n > 0 {
		r.Macro.Precision /= n
		r.Macro.Recall /= n
		r.Macro.F1 /= n
	}
	return r
}

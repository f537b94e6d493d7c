package gold

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
)

// Change is how one label moved between two measurements.
type Change struct {
	Label    string
	Old, New Average
}

// ParseResult reads a result that was saved as JSON in the file name.
func ParseResult(name string, data []byte) (*Result, error) {
	var r Result
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&r); err != nil {
		return nil, &Error{File: name, Reason: err.Error()}
	}
	if r.Labels == nil {
		return nil, &Error{File: name, Reason: fmt.Sprintf("%q is missing", "labels")}
	}
	return &r, nil
}

// Changes returns how every label of old or r moved, and last "micro" and
// "macro". A label that one of them lacks has the average of nothing there.
func (r *Result) Changes(old *Result) []Change {
	var changes []Change
	for _, l := range r.Labels {
		before, _ := old.label(l.Label)
		changes = append(changes, Change{l.Label, before, l.Average})
	}
	for _, l := range old.Labels {
		if _, ok := r.label(l.Label); !ok {
			changes = append(changes, Change{Label: l.Label, Old: l.Average})
		}
	}
	return append(changes,
		Change{"micro", old.Micro.Average, r.Micro.Average},
		Change{"macro", old.Macro, r.Macro})
}

func (r *Result) label(name string) (Average, bool) {
	i := slices.IndexFunc(r.Labels, func(l LabelScore) bool { return l.Label == name })
	if i < 0 {
		return Average{}, false
	}
	return r.Labels[i].Average, true
}

package analyze

import (
	"slices"
	"strings"
	"testing"

	"exitclause/internal/practice"
	"exitclause/internal/rule"
)

// usersRights are the practices by which a user may do something.
var usersRights = []practice.Practice{
	practice.ClosureRight, practice.ClosureProcedure, practice.ErasureRight, practice.ErasureProcedure,
	practice.RestrictionObjection, practice.AccessPortability, practice.ComplaintRight,
}

// TestDenials holds that a right is not found where it is denied, by the examples
// of all rules and the ways to deny in testdata/denials.yaml.
func TestDenials(t *testing.T) {
	var ways struct {
		Denials map[string][][2]string
		Granted []string
	}
	readYAML(t, "testdata/denials.yaml", &ways)
	packs := builtIn(t)
	a := New(packs)
	denied := map[string]int{}
	for _, r := range packs.Rules {
		if !slices.Contains(usersRights, r.Practice) {
			continue
		}
		for _, e := range r.Examples.Match {
			if slices.Contains(ways.Granted, e.Text) {
				continue
			}
			for _, way := range ways.Denials[r.Language] {
				d := e
				if d.Text = strings.Replace(e.Text, way[0], way[1], 1); d.Text != e.Text {
					denied[r.Language]++
					a.checkDenied(t, r, d)
				}
			}
		}
	}
	t.Logf("denied: %v", denied)
	if denied["en"] < 50 || denied["zh"] < 50 {
		t.Errorf("only %v examples could be denied", denied)
	}
}

// checkDenied holds that what r finds is not found in e.
func (a *Analyzer) checkDenied(t *testing.T, r *rule.Rule, e rule.Example) {
	t.Helper()
	for _, f := range a.Run(passage(e)) {
		if f.Rule.Practice == r.Practice {
			t.Errorf("%s finds %s in %q", f.Rule.ID, r.Practice, e.Text)
		}
	}
}

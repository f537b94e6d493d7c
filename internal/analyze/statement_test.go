package analyze

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"exitclause/internal/rule"
)

// plainSentence is an example that can be half of a longer sentence.
var plainSentence = regexp.MustCompile(`^[^.!?;:。！？；：]+[.。]$`)

// TestTwoStatements joins examples of the rules two by two, as "…, but …", and
// holds that nearly always both are found in the sentence that comes of it: what
// one half says must not keep the other from being found.
func TestTwoStatements(t *testing.T) {
	const partners = 12
	packs := builtIn(t)
	a := New(packs)
	for language, most := range map[string]float64{english: 0.02, chinese: 0.035} {
		all := halves(packs, language)
		found, lost := 0, 0
		for i, one := range all {
			for k := range partners {
				other := all[(i+1+k*len(all)/partners)%len(all)]
				if one.rule.Practice == other.rule.Practice {
					continue
				}
				both := a.Run(passage(rule.Example{Text: bothIn(language, one.text, other.text)}))
				for _, h := range []half{one, other} {
					if slices.ContainsFunc(both, func(f Finding) bool { return f.Rule.Practice == h.rule.Practice }) {
						found++
					} else {
						lost++
						t.Logf("%s: lost in %q", h.rule.ID, bothIn(language, one.text, other.text))
					}
				}
			}
		}
		t.Logf("%s: %d found, %d lost", language, found, lost)
		if share := float64(lost) / float64(found+lost); share > most || found < 2000 {
			t.Errorf("%s: %d found and %d lost (%.3f), want at most %.3f lost", language, found, lost, share, most)
		}
	}
}

// half is an example of a rule.
type half struct {
	rule *rule.Rule
	text string
}

// halves returns the examples of the rules in language that can be half of a
// sentence.
func halves(packs *rule.Packs, language string) []half {
	var all []half
	for _, r := range packs.Rules {
		for _, e := range r.Examples.Match {
			alone := e == rule.Example{Text: e.Text, Line: e.Line}
			if r.Language == language && alone && plainSentence.MatchString(e.Text) {
				all = append(all, half{r, e.Text})
			}
		}
	}
	return all
}

// bothIn returns one and other as one sentence.
func bothIn(language, one, other string) string {
	if language == chinese {
		return strings.TrimSuffix(one, "。") + "，但" + other
	}
	return strings.TrimSuffix(one, ".") + ", but " + strings.ToLower(other[:1]) + other[1:]
}

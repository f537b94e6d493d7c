package analyze

import (
	"iter"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"exitclause/internal/rule"
)

// plainSentence is an example that can be half of a longer sentence.
var plainSentence = regexp.MustCompile(`^[^.!?;:。！？；：]+[.。]$`)

// TestTwoStatements joins examples of the rules two by two, as "…, but …", and
// holds that nearly always both are found in the sentence that comes of it: what
// one half says must not keep the other from being found.
func TestTwoStatements(t *testing.T) {
	packs := builtIn(t)
	for language, most := range map[string]float64{english: 0.02, chinese: 0.035} {
		j := joiner{analyzer: New(packs), language: language}
		all := halves(packs.Rules, language)
		for i, one := range all {
			for other := range partners(all, i) {
				if one.rule.Practice != other.rule.Practice {
					j.join(t, one, other, one, other)
				}
			}
		}
		j.check(t, most)
	}
}

// TestStatementBesideExclusion is the same for what is meant and, in the other half,
// what an exclusion says is not.
func TestStatementBesideExclusion(t *testing.T) {
	packs := builtIn(t)
	for language, most := range map[string]float64{english: 0.12, chinese: 0.16} {
		j := joiner{analyzer: New(packs), language: language}
		all := halves(packs.Rules, language)
		for i, x := range halves(packs.Exclusions, language) {
			for k, one := range all {
				if k%3 == i%3 && slices.Contains(x.rule.Practices, one.rule.Practice) {
					j.join(t, one, x, one)
				}
			}
		}
		j.check(t, most)
	}
}

// partners returns the halves to be joined with that of index i, spread over all.
func partners(all []half, i int) iter.Seq[half] {
	const n = 12
	return func(yield func(half) bool) {
		for k := range n {
			if !yield(all[(i+1+k*len(all)/n)%len(all)]) {
				return
			}
		}
	}
}

// joiner joins halves and counts what is found of them, and what is lost.
type joiner struct {
	analyzer    *Analyzer
	language    string
	found, lost int
}

// join counts which of wanted are found in one and other as one sentence.
func (j *joiner) join(t *testing.T, one, other half, wanted ...half) {
	t.Helper()
	j.count(t, bothIn(j.language, one.text, other.text), wanted...)
}

// count counts which of wanted are found in text.
func (j *joiner) count(t *testing.T, text string, wanted ...half) {
	t.Helper()
	all := j.analyzer.Run(passage(rule.Example{Text: text}))
	for _, h := range wanted {
		if slices.ContainsFunc(all, func(f Finding) bool { return f.Rule.Practice == h.rule.Practice }) {
			j.found++
			continue
		}
		j.lost++
		t.Logf("%s is lost in %q", h.rule.ID, text)
	}
}

// check holds that no more than the share of most was lost.
func (j *joiner) check(t *testing.T, most float64) {
	t.Helper()
	t.Logf("%s: %d found, %d lost", j.language, j.found, j.lost)
	if share := float64(j.lost) / float64(j.found+j.lost); share > most || j.found < 100 {
		t.Errorf("%s: %d found and %d lost (%.3f), want at most %.3f lost", j.language, j.found, j.lost, share, most)
	}
}

// half is an example of a rule.
type half struct {
	rule *rule.Rule
	text string
}

// halves returns the examples of rules in language that can be half of a sentence.
func halves(rules []*rule.Rule, language string) []half {
	var all []half
	for _, r := range rules {
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
		return inside(language, one) + "，但" + other
	}
	return strings.TrimSuffix(one, ".") + ", but " + inside(language, other) + "."
}

// inside returns a sentence as it is written inside of another.
func inside(language, sentence string) string {
	if language == chinese {
		return strings.TrimSuffix(sentence, "。")
	}
	first, size := utf8.DecodeRuneInString(sentence)
	return string(unicode.ToLower(first)) + strings.TrimSuffix(sentence[size:], ".")
}

// TestFrames puts the examples of the rules into frames that change nothing of what
// they say, and holds that nearly all are found as before.
func TestFrames(t *testing.T) {
	var frames map[string][]string
	readYAML(t, "testdata/frames.yaml", &frames)
	packs := builtIn(t)
	for language, around := range frames {
		j := joiner{analyzer: New(packs), language: language}
		for _, h := range halves(packs.Rules, language) {
			for _, frame := range around {
				j.count(t, strings.Replace(frame, "*", inside(language, h.text), 1), h)
			}
		}
		j.check(t, 0.005)
	}
}

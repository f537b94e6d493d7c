package pattern

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"
)

// compileTerm compiles one term, with the list $keep to refer to.
func compileTerm(term string) (*Program, Node, error) {
	c := NewCompiler()
	n, err := compileInto(c, term)
	if err != nil {
		return nil, 0, err
	}
	return c.Program(), n, nil
}

// compileInto adds a term to c, which may name the list keep.
func compileInto(c *Compiler, term string) (Node, error) {
	return c.Term(term, EnglishGap, func(name string) (Node, error) {
		if name != "keep" {
			return 0, fmt.Errorf("no list %s", name)
		}
		retain, _ := c.Term("retain*", EnglishGap, nil)
		kept, _ := c.Term("kept", EnglishGap, nil)
		return c.Any(retain, kept), nil
	})
}

// numbers finds runs of digits.
func numbers(_ Kind, text string, start, end int, report func(start, end int)) {
	digit := func(r rune) bool { return '0' <= r && r <= '9' }
	for i := start; i < end; i++ {
		if digit(rune(text[i])) {
			n := len(text[i:end]) - len(strings.TrimLeftFunc(text[i:end], digit))
			report(i, i+n)
			i += n
		}
	}
}

func load(t testing.TB, name string, into any) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err == nil {
		err = yaml.Unmarshal(data, into)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestTermsFind(t *testing.T) {
	var cases []struct {
		Term, Text string
		Finds      []string
	}
	load(t, "testdata/terms.yaml", &cases)
	for _, c := range cases {
		t.Run(c.Term, func(t *testing.T) {
			program, n, err := compileTerm(c.Term)
			if err != nil {
				t.Fatal(err)
			}
			m := NewMatcher(program, Finder{Find: numbers})
			m.Reset(c.Text, Part{0, len(c.Text), program.Scan(c.Text, nil)})
			found := []string{}
			for _, iv := range m.Match(n) {
				found = append(found, c.Text[iv.Start:iv.End])
			}
			if diff := cmp.Diff(c.Finds, found); diff != "" {
				t.Errorf("in %q (-want +got):\n%s", c.Text, diff)
			}
		})
	}
}

func TestBadTermsSayWhere(t *testing.T) {
	var cases []struct{ Term, Says string }
	load(t, "testdata/bad_terms.yaml", &cases)
	for _, c := range cases {
		if _, _, err := compileTerm(c.Term); err == nil || !strings.Contains(err.Error(), c.Says) {
			t.Errorf("%q: error is %v, want it to say %q", c.Term, err, c.Says)
		}
	}
}

// newCompiler returns a compiler, and what compiles a term with it.
func newCompiler(t *testing.T) (c *Compiler, term func(string) Node) {
	c = NewCompiler()
	return c, func(s string) Node {
		t.Helper()
		n, err := c.Term(s, EnglishGap, nil)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
}

func TestEqualConditionsAreOneNode(t *testing.T) {
	c, term := newCompiler(t)
	if a, b := term("Close … account"), term("close  …6 ACCOUNT"); a != b {
		t.Errorf("equal terms are nodes %d and %d", a, b)
	}
	if a, b := c.All(0, term("a"), term("b")), c.All(5, term("a"), term("b")); a == b {
		t.Error("all with and without a limit are one node")
	}
}

// FuzzMatch checks that any term either is refused or matches within the text,
// in order of place, with evidence inside each match.
func FuzzMatch(f *testing.F) {
	f.Add("close … (my|the) account", "Close the account or my account")
	f.Add("$keep …3 <number>", "retained for 5 and kept 6")
	f.Add("保存…个人信息", "我们保存您的個人信息")
	f.Fuzz(func(t *testing.T, term, text string) {
		program, n, err := compileTerm(term)
		if err != nil {
			return
		}
		m := NewMatcher(program, Finder{Find: numbers})
		m.Reset(text, Part{0, len(text), program.Scan(text, nil)})
		found := m.Match(n)
		if !slices.IsSortedFunc(found, func(a, b Interval) int { return a.From - b.From }) {
			t.Errorf("%q in %q: matches are out of order: %v", term, text, found)
		}
		for _, iv := range found {
			if iv.Start < 0 || iv.Start >= iv.End || iv.End > len(text) || iv.From > iv.To {
				t.Errorf("%q in %q: match %+v is outside the text", term, text, iv)
			}
			for _, e := range iv.Evidence {
				if e.Start < iv.Start || e.End > iv.End {
					t.Errorf("%q in %q: evidence %+v is outside the match %+v", term, text, e, iv)
				}
			}
		}
	})
}

// brackets finds what stands in brackets.
func brackets(_ Kind, text string, start, end int, report func(start, end int)) {
	for at := start; at < end; at++ {
		if n := strings.IndexByte(text[at:end], ')'); text[at] == '(' && n >= 0 {
			report(at, at+n+1)
		}
	}
}

// TestOutside checks that a word is found beside a place, not inside of it.
func TestOutside(t *testing.T) {
	c, term := newCompiler(t)
	n := c.Outside(term("tax"), term("<statute>"))
	program := c.Program(n)
	for text, want := range map[string]int{
		"tax (duty)":                  1,
		"(tax on salt) and (tax) and": 0,
		"(tax on salt), a tax, a tax": 2,
	} {
		m := NewMatcher(program, Finder{Find: brackets})
		m.Reset(text, Part{0, len(text), program.Scan(text, nil)})
		if got := m.Match(n); len(got) != want {
			t.Errorf("in %q it finds %v, want %d", text, got, want)
		}
		if gaps := m.Explain(n); (gaps == nil) != (want > 0) {
			t.Errorf("in %q it lacks %v", text, gaps)
		}
	}
}

// TestInside checks that a place is found where a word stands inside of it, and
// not where one stands beside it.
func TestInside(t *testing.T) {
	c, term := newCompiler(t)
	n := c.Inside(c.All(0, term("salt"), term("tax")), term("<statute>"))
	program := c.Program(n)
	for text, want := range map[string]string{
		"a (tax on salt) and (tax on tea)": "(tax on salt)",
		"salt (tax on tea)":                "",
		"(salt) (tax)":                     "",
		"salt and tax":                     "",
	} {
		m := NewMatcher(program, Finder{Find: brackets})
		m.Reset(text, Part{0, len(text), program.Scan(text, nil)})
		got := ""
		for _, iv := range m.Match(n) {
			got += text[iv.Start:iv.End]
		}
		if got != want {
			t.Errorf("in %q it finds %q, want %q", text, got, want)
		}
		if gaps := m.Explain(n); (gaps == nil) != (want != "") {
			t.Errorf("in %q it lacks %v", text, gaps)
		}
	}
}

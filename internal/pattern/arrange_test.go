package pattern

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// TestArrange holds that conditions find what they found once they are arranged,
// and that what one is made of comes before it.
func TestArrange(t *testing.T) {
	terms, texts := storedTerms(t)
	plain, as := compileTerms(t, terms)
	arranged, _ := compileTerms(t, terms)
	numbers := arranged.Arrange()
	for n, nd := range arranged.nodes {
		for _, child := range nd.children {
			if int(child) >= n {
				t.Errorf("condition %d is made of %d", n, child)
			}
		}
	}
	before, after := plain.Program(), arranged.Program()
	for i, term := range terms {
		want, got := found(before, as[i], texts[i]), found(after, numbers[as[i]], texts[i])
		if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(Evidence{}, "Node")); diff != "" {
			t.Errorf("%s finds something else once arranged:\n%s", term, diff)
		}
	}
}

// compileTerms returns a compiler that has terms, and the condition of each.
func compileTerms(t *testing.T, terms []string) (c *Compiler, nodes []Node) {
	t.Helper()
	c = NewCompiler()
	for _, term := range terms {
		n, err := compileInto(c, term)
		if err != nil {
			t.Fatal(err)
		}
		nodes = append(nodes, n)
	}
	return c, nodes
}

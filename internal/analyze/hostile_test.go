package analyze

import (
	"errors"
	"strings"
	"testing"
	"time"

	"exitclause/internal/document"
	"exitclause/internal/source"
)

// TestLongClause holds that time grows with the length of a clause and no
// faster: what took its square would take many minutes. The bound is one for a
// busy machine under the race detector, not for speed, which is benchmarked.
func TestLongClause(t *testing.T) {
	packs := builtIn(t)
	doc := repeated(t, "You may delete your account, and contact us if you close it after this. ", 5000)
	start := time.Now()
	if findings := New(packs).Run(doc); len(findings) < 5000 {
		t.Errorf("%d findings in 5000 equal sentences", len(findings))
	}
	if took := time.Since(start); took > 2*time.Minute {
		t.Errorf("took %v", took)
	}
}

// TestTooManyFindings holds that a document is refused that says more than any
// does, in one clause or in many.
func TestTooManyFindings(t *testing.T) {
	a := New(builtIn(t))
	for _, sentence := range []string{"We keep your data for six years. ", "We keep your data for six years.\n\n"} {
		_, err := a.RunContext(t.Context(), repeated(t, sentence, maxFindings+1))
		var fault *document.Error
		if !errors.As(err, &fault) || fault.Kind != source.Limit {
			t.Errorf("%q: %v", sentence, err)
		}
	}
}

// repeated returns a document that says sentence n times.
func repeated(t *testing.T, sentence string, n int) *document.Document {
	t.Helper()
	page, err := source.New("long.txt", []byte("Larkfin Privacy Policy\n\n"+strings.Repeat(sentence, n)))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := document.Parse(page)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

package analyze

import (
	"strings"
	"testing"
	"time"

	"exitclause/internal/document"
	"exitclause/internal/rule"
	"exitclause/internal/source"
	"exitclause/rules"
)

// TestLongClause holds that time grows with the length of a clause and no
// faster: what took its square would take many minutes. The bound is one for a
// busy machine under the race detector, not for speed, which is benchmarked.
func TestLongClause(t *testing.T) {
	packs, err := rule.Load(rule.Pack{Name: "rules", FS: rules.FS})
	if err != nil {
		t.Fatal(err)
	}
	const sentence = "You may delete your account, and contact us if you close it after this. "
	page, err := source.New("long.txt", []byte("Larkfin Privacy Policy\n\n"+strings.Repeat(sentence, 5000)))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := document.Parse(page)
	if err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	if findings := New(packs).Run(doc); len(findings) < 5000 {
		t.Errorf("%d findings in 5000 equal sentences", len(findings))
	}
	if took := time.Since(start); took > 2*time.Minute {
		t.Errorf("took %v", took)
	}
}

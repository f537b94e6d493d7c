package analyze

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestReaches holds which lines by themselves tell how someone is reached.
func TestReaches(t *testing.T) {
	for text, want := range map[string]bool{
		"Phone: +44 1632 960 000":                   true,
		"Email: Email us":                           true,
		"privacy@larkfin.example":                   true,
		"12 Mill Road":                              true,
		"Address: Mill Road, Norwich":               true,
		"or write to us at privacy@larkfin.example": false, // a sentence
		"Larkfin Markets Ltd":                       false, // who, not how
		"Mill Road":                                 false,
		"Purpose: to keep your account safe for at least 5 years": false,
		"Account statements: see the page My account":             false,
		"We keep the records of 12 months":                        false,
		"Delete my data.":                                         false,
		"地址：云雀市海港路一号":                                             true,
		"客服热线：400-000-0000":                                       true,
		"公司名称：云帆科技有限公司":                                           false,
		"相机权限设置路径为：“我的—设置—隐私—访问相机”":                               false,
		"请您拨打 400-000-0000 与我们联系。":                                false,
	} {
		if got := reaches(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

// TestContactLeads holds behind which sentences a line of contacts is read.
func TestContactLeads(t *testing.T) {
	const text = `# Privacy policy

We collect your name.

You may complain to the commissioner. The details are as follows:

For Norwich:

Data Office

12 Mill Road

Norwich

Fax: +44 1632 960 001

For Leeds:

Email: leeds@office.example

We close accounts that are not used. Last updated 12 May 2031.

# Contact us

Phone: +44 1632 960 000
`
	name := filepath.Join(t.TempDir(), "policy.md")
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	doc := open(t, name)
	got := make(map[string]string)
	for _, c := range doc.Clauses {
		for i, sentence := range c.Sentences {
			var leads []string
			for _, lead := range contactLeads(doc, site{c, i, sentence.Span}) {
				leads = append(leads, doc.Quote(lead))
			}
			if len(leads) > 0 {
				got[doc.Quote(sentence.Span)] = strings.Join(leads, " | ")
			}
		}
	}
	want := map[string]string{
		"12 Mill Road":                "You may complain to the commissioner. | The details are as follows: | For Norwich:",
		"Fax: +44 1632 960 001":       "You may complain to the commissioner. | The details are as follows: | For Norwich:",
		"Email: leeds@office.example": "You may complain to the commissioner. | The details are as follows: | For Norwich: | For Leeds:",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestContactLeadsAreBounded holds that a line among very many is read with none.
func TestContactLeadsAreBounded(t *testing.T) {
	lines := "Write to us at:\n\n" + strings.Repeat("Norwich\n\n", 2*maxContactLines) + "12 Mill Road\n"
	name := filepath.Join(t.TempDir(), "policy.md")
	if err := os.WriteFile(name, []byte(lines), 0o600); err != nil {
		t.Fatal(err)
	}
	doc := open(t, name)
	last := doc.Clauses[len(doc.Clauses)-1]
	if leads := contactLeads(doc, site{last, 0, last.Sentences[0].Span}); len(leads) > 0 {
		t.Errorf("%q leads to %q", doc.Quote(leads[0]), doc.Quote(last.Span))
	}
}

package appeal

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"

	"exitclause/internal/document"
	"exitclause/internal/law"
	"exitclause/internal/message"
	"exitclause/internal/report"
	pagesource "exitclause/internal/source"
)

// want is a reference as the tables write it.
type want struct{ Text, Unit, Number, Title string }

func TestReferences(t *testing.T) {
	var cases []struct {
		Text string
		Want []want
	}
	readTable(t, "testdata/references.yaml", &cases)
	for _, c := range cases {
		var got []want
		for _, r := range references(c.Text) {
			got = append(got, want{r.text, r.unit, r.number, r.title})
		}
		if diff := cmp.Diff(c.Want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.Text, diff)
		}
	}
}

// TestBrokenReferences reads the references that lead nowhere out of whole texts.
func TestBrokenReferences(t *testing.T) {
	var cases []struct {
		About, Text string
		Want        []string
	}
	readTable(t, "testdata/broken.yaml", &cases)
	for _, c := range cases {
		page, err := pagesource.New("terms.md", []byte(c.Text))
		if err != nil {
			t.Fatal(err)
		}
		doc, err := document.Parse(page)
		if err != nil {
			t.Fatal(err)
		}
		told := newConclusion(&report.Report{}, nil, builtIn(t), law.Situation{}, message.For("en"))
		var got []string
		for _, p := range told.brokenIn(doc, &report.Document{}) {
			_, rest, _ := strings.Cut(p.Because, "“")
			reference, _, _ := strings.Cut(rest, "”")
			got = append(got, reference)
		}
		if diff := cmp.Diff(c.Want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.About, diff)
		}
	}
}

func readTable[T any](t *testing.T, file string, cases *[]T) {
	t.Helper()
	readFile(t, file, cases)
	if len(*cases) == 0 {
		t.Fatalf("%s: no cases", file)
	}
}

func readFile(t *testing.T, file string, cases any) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(data, cases); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
}

// FuzzReferences holds that no text makes the reader fail, and that a reference
// is a piece of its sentence.
func FuzzReferences(f *testing.F) {
	for _, s := range []string{"See Section 4.2(b) “A” and 5", "本协议第十二条【甲】", "sections entitled “", "Section (", "第百条", "「」一节"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, r := range references(s) {
			if !strings.Contains(s, r.text) || !strings.Contains(s, r.title) {
				t.Errorf("%+v is not in %q", r, s)
			}
			outlineKey(r.number)
		}
	})
}

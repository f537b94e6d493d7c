package document

import (
	"testing"
	"time"

	"exitclause/internal/source"

	"github.com/google/go-cmp/cmp"
)

// metaCases is testdata/meta.yaml.
type metaCases struct {
	Dates []struct {
		Text, Date string
		Effective  string // only if it is another
	}
	Documents []struct {
		Name, Text string
		Want       described
	}
}

type described struct {
	Kind                    Kind
	Language                Language
	Title, Updated, Service string
}

func TestFindDate(t *testing.T) {
	var cases metaCases
	readYAML(t, "testdata/meta.yaml", &cases)
	for _, c := range cases.Dates {
		if got := findDate(c.Text); got != c.Date {
			t.Errorf("%q: read %q, want %q", c.Text, got, c.Date)
		}
		if got := endsOf(c.Text).marked(effectMarks); c.Effective != "" && got != c.Effective {
			t.Errorf("%q: comes into force on %q, want %q", c.Text, got, c.Effective)
		}
	}
}

func TestDescribe(t *testing.T) {
	var cases metaCases
	readYAML(t, "testdata/meta.yaml", &cases)
	for _, c := range cases.Documents {
		t.Run(c.Name, func(t *testing.T) {
			var b textBuilder
			blocks, info, err := readMarkdown(c.Text, &b)
			if err != nil {
				t.Fatal(err)
			}
			d := &Document{Text: b.text.String()}
			d.Sections, d.Clauses = outline(d.Text, blocks)
			d.describe(info)
			got := described{d.Kind, d.Language, d.Title, d.Updated, d.Service}
			if diff := cmp.Diff(c.Want, got); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

// TestClauseLanguage checks that clauses too short to tell take the document's
// language, and that others keep their own.
func TestClauseLanguage(t *testing.T) {
	page := pageOf(t, "您可以隨時關閉帳戶，我們會處理您的請求，並刪除您的個人資料。\n\n同意。\n\nYou may write to us in English if that is easier for you.\n\n"+
		"您可以隨時關閉帳戶，我們會處理您的請求，並刪除您的個人資料，但法律另有規定者除外。\n\n您可以要求我們提供您的個人資料複本，我們於三十日內答覆。\n")
	d, err := Parse(page)
	if err != nil {
		t.Fatal(err)
	}
	var got []Language
	for _, c := range d.Clauses {
		got = append(got, c.Language)
	}
	want := []Language{TraditionalChinese, TraditionalChinese, English, TraditionalChinese, TraditionalChinese}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func pageOf(t testing.TB, text string) *source.Page {
	t.Helper()
	page, err := source.New("page", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return page
}

func FuzzFindDate(f *testing.F) {
	f.Add("Last updated: 31 Dec 2024, 更新日期：【2022】年【04】月【02】日")
	f.Add("自民國113年1月2日起生效 updated: 12/31/2024")
	f.Fuzz(func(t *testing.T, s string) {
		date := findDate(s)
		layout := time.DateOnly[:min(len(date), len(time.DateOnly))] // a day or a month
		if _, err := time.Parse(layout, date); date != "" && (err != nil || len(date) < len("2006-01")) {
			t.Errorf("%q: read %q", s, date)
		}
	})
}

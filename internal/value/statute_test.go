package value

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

type statuteCase struct {
	Text string
	Want []string
}

func TestStatutes(t *testing.T) {
	for _, c := range load[statuteCase](t, "testdata/statutes.yaml") {
		got := []string{}
		for _, law := range Statutes(c.Text) {
			got = append(got, c.Text[law.Start:law.End])
		}
		if diff := cmp.Diff(c.Want, got); diff != "" {
			t.Errorf("%s\n%s", c.Text, diff)
		}
	}
}

func FuzzStatutes(f *testing.F) {
	for _, c := range load[statuteCase](f, "testdata/statutes.yaml") {
		f.Add(c.Text)
	}
	f.Fuzz(func(t *testing.T, s string) {
		end := 0
		for _, law := range Statutes(s) {
			checkSpan(t, s, end, law.Start, law.End)
			end = law.End
		}
	})
}

func BenchmarkStatutes(b *testing.B) {
	benchmark(b, 20, map[string]string{
		"none":    "Larkfin may share Records with Others where the Law asks for it. ",
		"english": "Larkfin keeps records under the Harbour Privacy Act 2015 of Norland. ",
		"chinese": "云雀交易所依据《港湾信息保护条例》（第906章）处理您的信息。",
	}, func(s string) { Statutes(s) })
}

// BenchmarkStatutesHostile holds the cost of text made of signs linear.
func BenchmarkStatutesHostile(b *testing.B) {
	benchmark(b, 50_000, map[string]string{
		"acts": "Act ", "names": "Data Privacy ", "brackets": "(Law) ", "numbers": "Law No. ", "topics": "Law 2015 on data ", "titles": "《法", "chapters": "（第1章",
		"closing": ")Act", "commas": "Law,", "words": "AAAAAAAAAA", "small": "of Act and ", "digits": "Law 1/",
	}, func(s string) { Statutes(s) })
}

package value

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"
)

// load decodes the golden data in file, strictly.
func load[T any](t testing.TB, file string) []T {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	d := yaml.NewDecoder(f)
	d.KnownFields(true)
	var cases []T
	if err := d.Decode(&cases); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return cases
}

type durationCase struct {
	Text string
	Want []struct {
		Text, ISO string
		Bound     Bound
		Business  bool
	}
}

func TestDurations(t *testing.T) {
	for _, c := range load[durationCase](t, "testdata/durations.yaml") {
		got, want := []string{}, []string{}
		for _, d := range Durations(c.Text) {
			got = append(got, describe(c.Text[d.Start:d.End], d.ISO, d.Bound, d.Business))
		}
		for _, w := range c.Want {
			if w.Bound == "" {
				w.Bound = Exact
			}
			want = append(want, describe(w.Text, w.ISO, w.Bound, w.Business))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s\n%s", c.Text, diff)
		}
	}
}

func describe(text, iso string, b Bound, business bool) string {
	s := text + " = " + string(b) + " " + iso
	if business {
		s += " business"
	}
	return s
}

// TestDurationsAnywhere holds that neither case nor what stands around a
// sentence changes what is read in it.
func TestDurationsAnywhere(t *testing.T) {
	const quote = "“"
	for _, c := range load[durationCase](t, "testdata/durations.yaml") {
		want := Durations(c.Text)
		if diff := cmp.Diff(want, Durations(strings.ToUpper(c.Text))); diff != "" {
			t.Errorf("in upper case: %s\n%s", c.Text, diff)
		}
		for i := range want {
			want[i].Start += len(quote)
			want[i].End += len(quote)
		}
		if diff := cmp.Diff(want, Durations(quote+c.Text+quote)); diff != "" {
			t.Errorf("in quotes: %s\n%s", c.Text, diff)
		}
	}
}

func TestChineseBoundEnds(t *testing.T) {
	for _, w := range chineseBounds {
		if b, start := chineseBoundAt(w.word, len(w.word)); b == "" || start != 0 {
			t.Errorf("%s is not found: bound %q at %d", w.word, b, start)
		}
	}
}

func FuzzDurations(f *testing.F) {
	for _, c := range load[durationCase](f, "testdata/durations.yaml") {
		f.Add(c.Text)
	}
	f.Fuzz(func(t *testing.T, s string) {
		end := 0
		for _, d := range Durations(s) {
			checkSpan(t, s, end, d.Start, d.End)
			end = d.End
			if !strings.HasPrefix(d.ISO, "P") || len(d.ISO) < 3 {
				t.Errorf("%q: %q is no duration", s[d.Start:d.End], d.ISO)
			}
			if (d.Bound == Range) != strings.Contains(d.ISO, "/") {
				t.Errorf("%q: %s with bound %s", s[d.Start:d.End], d.ISO, d.Bound)
			}
		}
	})
}

// checkSpan fails t unless [start, end) is a piece of s that begins at or after
// from and cuts no character.
func checkSpan(t *testing.T, s string, from, start, end int) {
	t.Helper()
	if start < from || end <= start || end > len(s) {
		t.Fatalf("span [%d, %d) after %d of %d bytes", start, end, from, len(s))
	}
	if utf8.ValidString(s) && !utf8.ValidString(s[start:end]) {
		t.Errorf("%q is cut inside a character", s[start:end])
	}
}

func BenchmarkDurations(b *testing.B) {
	benchmark(b, 20, map[string]string{
		"none":    "Larkfin may share records with partners where the law asks for it. ",
		"english": "Larkfin keeps records for at least five (5) years after that. ",
		"chinese": "云雀交易所将在收到申请后十五个工作日内答复，并至少保存五年。",
	}, func(s string) { Durations(s) })
}

// BenchmarkDurationsHostile holds the cost of text made of signs linear.
func BenchmarkDurationsHostile(b *testing.B) {
	benchmark(b, 100_000, map[string]string{
		"units": "day ", "numbers": "one hundred and ", "years": "5年", "fillers": "不保存", "halves": "a half day and ", "brackets": "(5)day",
	}, func(s string) { Durations(s) })
}

// benchmark reads each of pieces, repeated so many times.
func benchmark(b *testing.B, times int, pieces map[string]string, read func(s string)) {
	for name, piece := range pieces {
		s := strings.Repeat(piece, times)
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			for b.Loop() {
				read(s)
			}
		})
	}
}

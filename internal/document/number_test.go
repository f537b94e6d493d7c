package document

import (
	"os"
	"slices"
	"testing"

	"gopkg.in/yaml.v3"
)

func TestReadLabel(t *testing.T) {
	var cases struct {
		Labels []struct {
			Text, Cited, Rest string
			Values            []int16
			Weak              bool
		}
		None []string
	}
	readYAML(t, "testdata/number.yaml", &cases)
	for _, c := range cases.Labels {
		l := readLabel(c.Text)
		values := l.values[:l.count]
		if l.text != c.Cited || !slices.Equal(values, c.Values) || c.Text[l.end:] != c.Rest && c.Cited != "" || l.weak != c.Weak {
			t.Errorf("%q: cited %q, values %v, rest %q, weak %v", c.Text, l.text, values, c.Text[l.end:], l.weak)
		}
	}
	for _, text := range cases.None {
		if l := readLabel(text); l.count > 0 {
			t.Errorf("%q: read number %q", text, l.text)
		}
	}
}

// readYAML decodes a file of cases, strictly.
func readYAML(t *testing.T, file string, into any) {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	d := yaml.NewDecoder(f)
	d.KnownFields(true)
	if err := d.Decode(into); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
}

func FuzzReadLabel(f *testing.F) {
	for _, s := range []string{"第十二条", "1.2.3. x", "（一）", "Article 5 –", "iv)", "附件A", "⑴", "１．２"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		l := readLabel(s)
		if l.end < 0 || l.end > len(s) || l.count < 0 || l.count > maxComponents {
			t.Fatalf("%q: end %d, %d components", s, l.end, l.count)
		}
		if l.count > 0 && (l.text == "" || l.end == 0 || l.last() < 0) {
			t.Fatalf("%q: number %q of %d bytes", s, l.text, l.end)
		}
	})
}

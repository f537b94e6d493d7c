package snapshot

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"exitclause/internal/message"
)

// inForce is one case of testdata/inforce.yaml.
type inForce struct {
	Name     string
	Versions []struct {
		Captured, Says string
		Again          []string
		Broken         bool
	}
	On map[string]string
}

// terms is a text of an invented policy that is long enough for one.
var terms = strings.Repeat("Larkfin keeps what the law asks for and deletes everything else on request. ", 60)

// save puts the versions of c in a store as statements of a user.
func (c *inForce) save(t *testing.T) *Store {
	t.Helper()
	s := &Store{Dir: filepath.Join(t.TempDir(), "store")}
	for i, v := range c.Versions {
		text := v.Says + "</p><p>Version " + string(rune('A'+i)) + ". " + terms
		if v.Broken {
			text = "Not found."
		}
		p := page(t, text)
		for _, at := range append([]string{v.Captured}, v.Again...) {
			m, err := ParseMoment(at)
			if err != nil {
				t.Fatal(err)
			}
			capture := Capture{Service: "larkfin", Kind: "privacy-policy", Page: p, Captured: m, CapturedBy: User, Now: noon}
			if _, err := s.Add(context.Background(), capture, message.For("en")); err != nil {
				t.Fatal(err)
			}
		}
	}
	return s
}

func TestInForce(t *testing.T) {
	data, err := os.ReadFile("testdata/inforce.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var cases []inForce
	if err := yaml.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		t.Run(c.Name, func(t *testing.T) {
			s := c.save(t)
			all := series(t, s)
			for on, want := range c.On {
				at, err := ParseMoment(on)
				if err != nil {
					t.Fatal(err)
				}
				if got := answer(t, s, all, at); got != want {
					t.Errorf("on %s: %s, want %s", on, got, want)
				}
			}
		})
	}
}

// answer returns the version in force and why, or "none".
func answer(t *testing.T, s *Store, all *Series, at Moment) string {
	t.Helper()
	choice, err := s.InForce(all, at)
	var own *Error
	switch {
	case errors.As(err, &own) && own.Kind == Missing:
		return "none"
	case err != nil:
		t.Fatal(err)
	}
	return choice.Name + " " + strings.TrimPrefix(choice.Because.Key, "snapshot.chosen.")
}

func TestChoose(t *testing.T) {
	s, _ := filled(t)
	all := series(t, s)
	for at, want := range map[string]string{
		"":                     "2026-01-31T120000Z", // met again
		"2026-01-31":           "2026-01-31T130000Z",
		"2026-01-31T120000Z":   "2026-01-31T120000Z",
		"2026-01-31T12:59:59Z": "2026-01-31T120000Z",
	} {
		if choice, err := s.Choose(all, at); err != nil || choice.Name != want {
			t.Errorf("%q: %v, %v", at, choice, err)
		}
	}
	for _, at := range []string{"2026-01-30", "yesterday", "2026-01-31T120000Z-2"} {
		if choice, err := s.Choose(all, at); err == nil {
			t.Errorf("%q: %s", at, choice.Name)
		}
	}
}

package appeal

import (
	"os"
	"testing"

	"gopkg.in/yaml.v3"
)

// TestApart tells documents that are for somebody else by their titles.
func TestApart(t *testing.T) {
	data, err := os.ReadFile("testdata/apart.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		Title string
		Apart bool
	}
	if err := yaml.Unmarshal(data, &cases); err != nil || len(cases) == 0 {
		t.Fatalf("%d cases: %v", len(cases), err)
	}
	for _, c := range cases {
		if got := apart(c.Title); got != c.Apart {
			t.Errorf("%q: apart is %t", c.Title, got)
		}
	}
}

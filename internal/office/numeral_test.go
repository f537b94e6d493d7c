package office

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"exitclause/internal/golden"
)

// TestNumerals writes a few numbers in every way to count.
func TestNumerals(t *testing.T) {
	var s strings.Builder
	for _, ways := range []struct {
		title    string
		numerals map[string]numeral
	}{{"WordprocessingML", wordNumerals}, {"OpenDocument", odfNumerals}} {
		fmt.Fprintf(&s, "%s\n", ways.title)
		for _, name := range slices.Sorted(maps.Keys(ways.numerals)) {
			fmt.Fprintf(&s, "  %s:", name)
			for _, n := range []int{0, 1, 2, 4, 9, 10, 11, 12, 19, 20, 21, 26, 27, 28, 33, 40, 53, 99, 100, 101, 110, 111, 900, 1000, 1010, 3999, 12345, 100000} {
				fmt.Fprintf(&s, " %s", ways.numerals[name](n))
			}
			s.WriteByte('\n')
		}
	}
	golden.Check(t, "testdata/numerals.want", s.String())
}

func FuzzNumerals(f *testing.F) {
	f.Add(1)
	f.Add(-5)
	f.Add(1 << 40)
	f.Fuzz(func(t *testing.T, n int) {
		for _, numerals := range []map[string]numeral{wordNumerals, odfNumerals} {
			for name, write := range numerals {
				if s := write(n); len(s) > 200 || s == "" && name != "none" {
					t.Errorf("%s of %d is %q", name, n, s)
				}
			}
		}
	})
}

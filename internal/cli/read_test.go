package cli

import (
	"fmt"
	"testing"
)

// TestQueued holds that pages of the web and standard input are read one after
// the other, and files beside them.
func TestQueued(t *testing.T) {
	for _, c := range []struct {
		uris []string
		want string
	}{
		{nil, "[]"},
		{[]string{"a.html", "b.html"}, "[[0] [1]]"},
		{[]string{"-", "-"}, "[[0 1]]"},
		{[]string{"https://one.test/a", "b.html", "http://two.test/c", "-", "snapshot:larkfin/privacy-policy"}, "[[0 2 3] [1] [4]]"},
	} {
		var all []request
		for _, uri := range c.uris {
			all = append(all, request{uri: uri})
		}
		if got := fmt.Sprint(queued(all)); got != c.want {
			t.Errorf("%q: %s, want %s", c.uris, got, c.want)
		}
	}
}

// TestSeveral holds that every piece of work is done once.
func TestSeveral(t *testing.T) {
	for _, n := range []int{0, 1, 2, 100} {
		done := make([]int, n)
		several(n, func(i int) { done[i]++ })
		for i, times := range done {
			if times != 1 {
				t.Errorf("of %d, %d was done %d times", n, i, times)
			}
		}
	}
}

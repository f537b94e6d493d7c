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

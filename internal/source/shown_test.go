package source

import (
	"strings"
	"testing"
)

// TestHasText holds what counts as text that a page shows.
func TestHasText(t *testing.T) {
	text := strings.Repeat("Closing an account takes a day. ", 20)
	for page, want := range map[string]bool{
		"<p>" + text + "</p>": true,
		text:                  true,
		"<p>" + strings.Repeat("注销账户。", 40) + "</p>":                          true,
		"<p>" + text[:100] + "</p>":                                           false,
		"<script>var a = '<p>" + text + "</p>'</script>":                      false,
		"<SCRIPT>" + text + "</Script ><p>" + text:                            true,
		"<script>" + text:                                                     false,
		"<!-- <p>" + text + "</p> -->":                                        false,
		"<!-- " + text:                                                        false,
		"<nav><p>" + text + "</p></nav>":                                      false,
		"<nav>Menu</nav><p>" + text:                                           true,
		`<p title="a > b ` + text + `">`:                                      false,
		`<p title='"' data-x="'>` + text + `'">`:                              false,
		"<p title=\"" + text:                                                  false,
		strings.Repeat("<p>a < b and c > d, which is no tag at all.</p>", 15): true,
	} {
		if hasText(page) != want {
			t.Errorf("%.60q: %v", page, !want)
		}
	}
}

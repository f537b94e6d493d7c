package document

import (
	"slices"
	"strings"
	"testing"
)

// TestCookieManagers holds that the one name which a class can begin with is the
// last that does not stand behind it.
func TestCookieManagers(t *testing.T) {
	if !slices.IsSorted(cookieManagers) {
		t.Error("the names are not in order")
	}
	for i, name := range cookieManagers[1:] {
		if before := cookieManagers[i]; strings.HasPrefix(name, before) {
			t.Errorf("%q begins with %q", name, before)
		}
	}
}

// TestNameMarks holds what the words of a class or id say.
func TestNameMarks(t *testing.T) {
	for name, want := range map[string]marks{
		"siteNav_top-2":       markFurniture,
		"SITE-FOOTER":         markFurniture,
		"navigator":           0,
		"cookie-banner":       markCookieWords,
		"bannerOfCookies":     markCookieWords,
		"cookie-policy":       0,
		"consent":             0,
		"consent_popup":       markCookieWords,
		"gdprConsent":         markCookieWords,
		"OneTrust-Banner-sdk": markCookieManager,
		"onetrust":            0,
		"klaro":               markCookieManager,
		"sr-only":             markUnseen,
		"privacy_title__x9":   markTitle,
		"text-h6":             markTitle,
		"entitled":            0,
		"页脚\xff\xfffooter":    markFurniture,
		"":                    0,
	} {
		if got := nameMarks(name); got != want {
			t.Errorf("%q: %b, want %b", name, got, want)
		}
	}
}

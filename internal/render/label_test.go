package render

import (
	"testing"

	"exitclause/internal/message"
	"exitclause/internal/report"
)

func TestNameOfDocument(t *testing.T) {
	v := newView(&report.Report{Documents: []report.Document{
		{ID: "d1", Kind: "privacy-policy", Title: "Larkfin Privacy Notice"},
		{ID: "d2", Kind: "other", Title: "Larkfin Rules for Card Holders"},
		{ID: "d3", Kind: "other", Title: "Larkfin Rules for Card Holders"},
		{ID: "d4", Kind: "other"},
		{ID: "d5", Kind: "other", Title: "Larkfin Rules for Card Holders and for All Who Hold None"},
	}})
	l := labels{message.For("en"), v}
	for id, want := range map[string]string{
		"d1": "Privacy policy", "d2": "Larkfin Rules for Card Holders d2", "d3": "Larkfin Rules for Card Holders d3",
		"d4": "Other document", "d5": "Larkfin Rules for Card Holders …", "d6": "d6",
	} {
		if got := l.document(id); got != want {
			t.Errorf("%s is named %q, want %q", id, got, want)
		}
	}
	if got, want := l.kindOf("d5"), "Other document d5"; got != want {
		t.Errorf("d5 is said to be %q, want %q", got, want)
	}
}

func TestPlace(t *testing.T) {
	for _, c := range []struct{ language, code, want string }{
		{"en", "MT", "Malta"},
		{"en", "US-CA", "California, United States"},
		{"en", "US-AK", "United States (US-AK)"},
		{"en", "EU", "European Union"},
		{"en", "EEA", "the European Economic Area"},
		{"en", "", ""},
		{"en", "840", "840"},
		{"zh-Hans", "CN", "中国"},
		{"zh-Hant", "GB", "英國"},
		{"zh-Hans", "GB-EAW", "英格兰和威尔士"},
	} {
		if got := (labels{Printer: message.For(c.language)}).where(c.code); got != c.want {
			t.Errorf("%s in %s is %q, want %q", c.code, c.language, got, c.want)
		}
	}
}

package appeal

import (
	"strings"
	"testing"
	"testing/fstest"

	"exitclause/internal/analyze"
	"exitclause/internal/document"
	"exitclause/internal/message"
	"exitclause/internal/report"
	pages "exitclause/internal/source"
	"exitclause/rules"
)

func loadServices(t *testing.T, yaml string) (*Services, error) {
	t.Helper()
	return LoadServices(fstest.MapFS{"services.yaml": {Data: []byte(yaml)}})
}

func TestHosts(t *testing.T) {
	services, err := loadServices(t, `services:
  - {id: larkfin, names: [Larkfin, 云雀交易所], domains: [larkfin.example, larkfin.test]}
  - {id: owl, names: [Owl], domains: [owl.example]}`)
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct{ Host, Service, Text, Want, How string }
	readTable(t, "testdata/hosts.yaml", &cases)
	for _, c := range cases {
		got, note := services.judge(c.Host, c.Service, &document.Document{Text: c.Text})
		how := strings.TrimPrefix(note.Key, "appeal.source.")
		if got != c.Want || how != c.How {
			t.Errorf("%s of %q: %s, %q; want %s, %q", c.Host, c.Service, got, how, c.Want, c.How)
		}
	}
}

// TestOrigins holds from where a document is taken to be, and that what it says
// of itself proves nothing for it.
func TestOrigins(t *testing.T) {
	services, err := loadServices(t, `services: [{id: larkfin, names: [Larkfin], domains: [larkfin.example]}]`)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ final, canonical, want string }{
		{"https://larkfin.example/privacy", "", "yes"},
		{"https://blog.invalid/copy", "https://larkfin.example/privacy", "no"},
		{"https://LARKFIN.example.:443/privacy", "", "yes"},
		{"https://larkfin.example@blog.invalid/", "https://larkfin.example/", "no"},
		{"", "", ""},
		{"", "https://larkfin.example/privacy", "unknown"},
		{"", "https://larkfin.invalid/privacy", "no"},
		{"", "/privacy", ""},
		{"https://192.0.2.1/privacy", "", "no"},
		{"https://[2001:db8::1]/privacy", "", ""},
		{"https://larkfin/", "", ""},
	} {
		r := &report.Report{Documents: []report.Document{{Service: "Larkfin"}}}
		page := &pages.Page{}
		if c.final != "" {
			page.Exchange = &pages.Exchange{URL: "https://larkfin.example/privacy", Final: c.final}
		}
		inputs := []analyze.Input{{Page: page, Document: &document.Document{URL: c.canonical}}}
		if err := CheckSources(r, inputs, func() (*Services, error) { return services, nil }, message.For("en")); err != nil {
			t.Fatal(err)
		}
		if got := r.Documents[0].Source.Official; got != c.want || (len(r.Problems) > 0) != (c.want == "no") {
			t.Errorf("%s, %s: %q with %d problems, want %q", c.final, c.canonical, got, len(r.Problems), c.want)
		}
	}
}

func TestServicesAreStrict(t *testing.T) {
	for _, c := range []struct{ yaml, want string }{
		{`services: [{id: a, names: [A], domains: [a.example], url: x}]`, "unknown key"},
		{`services: [{id: a, names: [A]}]`, "needs an id, names and domains"},
		{`services: [{id: a, names: [A], domains: [com]}]`, "not a domain"},
		{`services: [{id: a, names: [A], domains: [A.example]}]`, "not a domain"},
		{`services: [{id: a, names: [A], domains: [a.example]}, {id: a, names: [B], domains: [b.example]}]`, "twice"},
		{`services: [{id: a, names: [A], domains: [a.example]}, {id: b, names: [B], domains: [a.example]}]`, "already"},
	} {
		if _, err := loadServices(t, c.yaml); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.yaml, err, c.want)
		}
	}
}

// TestBuiltInServices holds that the services shipped load, and that none is
// taken for an imitation of another.
func TestBuiltInServices(t *testing.T) {
	services, err := LoadServices(rules.Services)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range services.all {
		for _, domain := range s.domains {
			if got, note := services.judge("www."+domain, s.names[0], &document.Document{}); got != officialYes {
				t.Errorf("%s: %s %s", domain, got, note.Key)
			}
		}
	}
}

package compare

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"exitclause/internal/practice"
	"exitclause/internal/report"
)

// TestServices puts the documents of two services side by side.
func TestServices(t *testing.T) {
	keep := func(document, id, iso, text string) report.Finding {
		return report.Finding{
			ID: id, Document: document, Practice: practice.RetentionPeriod, Quote: text,
			Values: &report.Values{Durations: []report.Duration{{Text: text, ISO: iso}}, Data: []string{"identity"}},
		}
	}
	r := &report.Report{
		Documents: []report.Document{{ID: "d1", Service: "oak"}, {ID: "d2", Title: "Pine"}, {ID: "d3", Service: "OAK"}},
		Findings: []report.Finding{
			keep("d1", "f1", "P5Y", "five years"), keep("d1", "f2", "criterion", "as needed"), keep("d3", "f3", "P5Y", "5 years"),
			{ID: "f4", Document: "d2", Practice: practice.ErasureRight, Quote: "You may erase."},
		},
		Citations: []report.Citation{{Finding: "f1", Strength: report.Weak}, {Finding: "f2", Strength: report.Qualified}, {Finding: "f3", Strength: report.Strong}},
	}
	c := Services(r)
	if len(c.Services) != 2 || c.Services[0].Name != "oak" || len(c.Services[0].Documents) != 2 || c.Services[1].Name != "Pine" {
		t.Fatalf("services: %+v", c.Services)
	}
	if len(c.Rows) != 2 {
		t.Fatalf("%d rows instead of the two practices that are spoken of", len(c.Rows))
	}
	retention := c.Rows[0].Cells
	var order []string
	for _, s := range retention[0].Statements {
		order = append(order, s.Finding)
	}
	if diff := cmp.Diff([]string{"f3", "f2", "f1"}, order); diff != "" {
		t.Errorf("the firmest does not come first (-want +got):\n%s", diff)
	}
	want := &report.Values{
		Durations: []report.Duration{{Text: "5 years", ISO: "P5Y"}, {Text: "as needed", ISO: "criterion"}},
		Data:      []string{"identity"},
	}
	if diff := cmp.Diff(want, retention[0].Values); diff != "" {
		t.Errorf("values (-want +got):\n%s", diff)
	}
	if retention[1].Statements != nil {
		t.Errorf("Pine says nothing of retention, but: %+v", retention[1].Statements)
	}
}

// TestServicesOfOnePage takes the documents of one page for those of one service,
// although neither says of which.
func TestServicesOfOnePage(t *testing.T) {
	page := report.Source{URI: "legal.html", SHA256: "50"}
	other := report.Source{URI: "copy.html", SHA256: "50"}
	c := Services(&report.Report{Documents: []report.Document{
		{ID: "d1", Title: "Terms", Source: page}, {ID: "d2", Title: "Privacy", Source: page}, {ID: "d3", Title: "Notice", Source: other},
	}})
	if len(c.Services) != 2 || len(c.Services[0].Documents) != 2 {
		t.Errorf("services: %+v", c.Services)
	}
}

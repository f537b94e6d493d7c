package appeal

import (
	"testing"

	"exitclause/internal/report"
)

// TestReadiest holds whom to write to where the documents name several.
func TestReadiest(t *testing.T) {
	contact := func(id string, ways ...string) *report.Finding {
		f := &report.Finding{ID: id}
		if len(ways) > 0 {
			f.Values = &report.Values{Contacts: ways}
		}
		return f
	}
	none, post, mail := contact("none"), contact("post", "12 Mill Lane, Harrowby"), contact("mail", "+44 20 5550 0100", "desk@larkfin.example")
	for _, c := range []struct {
		contacts []*report.Finding
		want     *report.Finding
	}{
		{[]*report.Finding{none}, none},
		{[]*report.Finding{none, post}, post},
		{[]*report.Finding{none, post, mail}, mail},
		{[]*report.Finding{mail, post}, mail},
	} {
		if got := readiest(c.contacts); got != c.want {
			t.Errorf("of %d contacts: %s, want %s", len(c.contacts), got.ID, c.want.ID)
		}
	}
}

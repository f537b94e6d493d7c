package appeal

import (
	"slices"

	"exitclause/internal/law"
	"exitclause/internal/practice"
	"exitclause/internal/report"
)

// ground is why a clause lets data be kept, or not be deleted: a purpose of the
// vocabulary, or one of those below.
type ground string

// The grounds beside the purposes.
const (
	unstated    ground = "unstated"    // the clause gives no reason
	termination ground = "termination" // it is about ending the account, not about data
)

// The purposes, the firmest first: what the law asks for, and what the provider
// itself wants.
var (
	duties    = []ground{"aml", "tax-accounting", "other-law", "court-authority"}
	interests = []ground{"claims", "fraud-security", "backup", "business"}
)

func (g ground) duty() bool { return slices.Contains(duties, g) }

// restsOn reports whether p is a provision that the ground can be built on.
// Those that say how long records are kept are about money laundering; the one
// interest that has a provision of its own is that in claims.
func (g ground) restsOn(p *law.Provision) bool {
	keepsRecords := p.Keeps.For != law.Period{}
	switch {
	case g == unstated, g == termination:
		return true
	case g == "claims":
		return slices.Contains(p.Supports, practice.RetentionInterest)
	case g == "aml", g == "other-law":
		return slices.Contains(p.Supports, practice.RetentionObligation)
	case g.duty():
		return slices.Contains(p.Supports, practice.RetentionObligation) && !keepsRecords
	}
	return false
}

// grounds returns why f keeps data, by what its sentence says: the firmest duty
// and the firmest interest, of which there is at least one.
func (c *conclusion) grounds(f *report.Finding) []ground {
	if f.Practice == practice.ProviderTermination {
		return []ground{termination}
	}
	purposes := c.purposes(f)
	var all []ground
	for _, kind := range [][]ground{duties, interests} {
		for _, g := range kind {
			if slices.Contains(purposes, string(g)) {
				all = append(all, g)
				break
			}
		}
	}
	if len(all) > 0 {
		return all
	}
	switch f.Practice {
	case practice.RetentionObligation:
		return []ground{"other-law"}
	case practice.RetentionInterest:
		return []ground{"business"}
	}
	return []ground{unstated}
}

// purposes returns the purposes that the sentence of f names.
func (c *conclusion) purposes(f *report.Finding) []string {
	return c.gather(f, func(v *report.Values) []string { return v.Purposes })
}

// gather returns what the findings in the sentence of f read out of it, each
// once.
func (c *conclusion) gather(f *report.Finding, values func(*report.Values) []string) []string {
	var all []string
	for _, other := range beside(c.r, f) {
		if other.Values == nil {
			continue
		}
		for _, v := range values(other.Values) {
			if !slices.Contains(all, v) {
				all = append(all, v)
			}
		}
	}
	return all
}

// durations returns the durations in the sentence of f, each once.
func (c *conclusion) durations(f *report.Finding) []report.Duration {
	var all []report.Duration
	for _, other := range beside(c.r, f) {
		if other.Values == nil {
			continue
		}
		for _, d := range other.Values.Durations {
			if !slices.Contains(all, d) {
				all = append(all, d)
			}
		}
	}
	return all
}

package appeal

import (
	"slices"

	"exitclause/internal/law"
	"exitclause/internal/practice"
	"exitclause/internal/report"
)

// concedes says what f, a clause against the user, grants all the same: by what
// it says and leaves out, and by the provisions it rests on.
func (a *answers) concedes(f *report.Finding, grounds []ground, shields []law.Offer) []string {
	all := a.concededByWords(f, grounds)
	for _, s := range shields {
		if limit := s.Limit.In(a.Language()); limit != "" {
			all = append(all, a.T("appeal.concedes.limit", "cite", s.Cite.In(a.Language()), "limit", limit))
		}
	}
	return all
}

func (a *answers) concededByWords(f *report.Finding, grounds []ground) []string {
	var all []string
	add := func(holds bool, what string, pairs ...string) {
		if holds {
			all = append(all, a.T("appeal.concedes."+what, pairs...))
		}
	}
	switch f.Practice {
	case practice.ErasureException:
		add(true, "right")
	case practice.RetentionAfterClosure:
		add(true, "closing")
	case practice.ProviderTermination:
		add(true, "ending")
		return all
	}
	data := a.gather(f, func(v *report.Values) []string { return v.Data })
	add(!unspecific(data), "data", "list", a.dataNames(data))
	for _, d := range a.durations(f) {
		add(d.ISO == "criterion", "criterion", "text", d.Text)
		add(isLength(d), "end", "period", a.period(d))
	}
	laws := a.lawNames(a.keepingLaws(f))
	add(laws != "", "named", "list", laws)
	add(laws == "" && grounds[0].duty(), "unnamed")
	for _, g := range grounds {
		add(slices.Contains(interests, g), string(g))
	}
	add(slices.Contains(a.found[ordinal(f.ID)-1].Qualities, "discretion"), "discretion")
	return all
}

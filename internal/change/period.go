package change

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"exitclause/internal/practice"
	"exitclause/internal/report"
)

// How long a period is that has no length, in days: more than any that has one.
const (
	vague      = 1e6 // as long as it takes, until something happens
	indefinite = 1e7
)

// days returns the length of d in days; of a range, of its longer end.
func days(d report.Duration) float64 {
	switch d.ISO {
	case "indefinite":
		return indefinite
	case "criterion", "until-event":
		return vague
	}
	longest := 0.0
	for part := range strings.SplitSeq(d.ISO, "/") {
		longest = max(longest, isoDays(part))
	}
	if d.Business {
		longest *= 7.0 / 5
	}
	return longest
}

// isoDays returns the length of an ISO 8601 duration in days, or 0.
func isoDays(iso string) float64 {
	unit := map[byte]float64{'Y': 365.25, 'M': 365.25 / 12, 'W': 7, 'D': 1}
	total := 0.0
	rest := strings.TrimPrefix(iso, "P")
	for rest != "" {
		if rest[0] == 'T' {
			unit = map[byte]float64{'H': 1.0 / 24, 'M': 1.0 / 24 / 60, 'S': 1.0 / 24 / 3600}
			rest = rest[1:]
			continue
		}
		n := len(rest) - len(strings.TrimLeft(rest, "0123456789.,"))
		value, err := strconv.ParseFloat(strings.ReplaceAll(rest[:n], ",", "."), 64)
		if err != nil || n == len(rest) {
			return 0
		}
		total += value * unit[rest[n]]
		rest = rest[n+1:]
	}
	return inMonths(total)
}

// inMonths returns days as people count them: 30 are a month, and 365 a year.
func inMonths(days float64) float64 {
	switch {
	case days > 0 && math.Mod(days, 365) == 0:
		return days / 365 * 365.25
	case days > 0 && math.Mod(days, 30) == 0 && days < 365:
		return days / 30 * 365.25 / 12
	}
	return days
}

// measured reports whether d has a length.
func measured(d report.Duration) bool { return days(d) < vague }

// periods returns the durations of f. What is deleted for good is deleted, and
// not kept for good.
func periods(f *report.Finding) []report.Duration {
	if f.Values == nil {
		return nil
	}
	all := f.Values.Durations
	if f.Practice == practice.DataDisposal || slices.ContainsFunc(all, measured) {
		all = slices.DeleteFunc(slices.Clone(all), func(d report.Duration) bool { return d.ISO == "indefinite" })
	}
	return all
}

// samePeriod reports whether two durations are the same length, whatever they
// are written like and run from.
func samePeriod(d, e report.Duration) bool { return length(d) == length(e) }

// length names a length of time, so that equal ones are equal. A least length is
// another than a greatest one; whether that is reached makes no difference.
func length(p report.Duration) string {
	text := strconv.FormatFloat(days(p), 'g', 6, 64)
	if measured(p) && p.Bound == "at-least" {
		text += " or more"
	}
	return text
}

// without returns those of all that have no equal among others.
func without(all, others []report.Duration) []report.Duration {
	others = slices.Clone(others)
	var left []report.Duration
	for _, d := range all {
		i := slices.IndexFunc(others, func(e report.Duration) bool { return samePeriod(d, e) })
		if i < 0 {
			left = append(left, d)
			continue
		}
		others = slices.Delete(others, i, i+1)
	}
	return left
}

// periodText says d as the report does: its length, with the side on which it is
// open, or what it depends on.
func periodText(d report.Duration) string {
	text := d.ISO
	if !measured(d) && d.ISO != "indefinite" {
		return d.ISO + ": " + d.Text
	}
	if d.Bound == "at-least" || d.Bound == "at-most" {
		text = d.Bound + " " + text
	}
	if d.Business {
		text += " business"
	}
	return text
}

func periodTexts(all []report.Duration) []string {
	var texts []string
	for _, d := range all {
		if text := periodText(d); !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	return texts
}

// quotes returns durations as the document writes them.
func quotes(all []report.Duration) []string {
	var texts []string
	for _, d := range all {
		if !slices.Contains(texts, d.Text) {
			texts = append(texts, d.Text)
		}
	}
	return texts
}

// waits are the practices in which a length of time is one that the user waits
// or that his data is kept, so that longer is worse.
var waits = []practice.Practice{
	practice.RetentionPeriod, practice.DataDisposal, practice.ResponseTime,
}

// judgePeriods says what other lengths mean for the user, and why: the key of
// the reason.
func judgePeriods(p practice.Practice, old, new []report.Duration) (report.Effect, string) {
	if !slices.Contains(waits, p) {
		return report.Neutral, "other"
	}
	before, after := longest(old), longest(new)
	switch {
	case after > before && after >= vague && before < vague:
		return report.Worse, "open"
	case after < before && before >= vague && after < vague:
		return report.Better, "closed"
	case after > before:
		return report.Worse, "longer"
	case after < before:
		return report.Better, "shorter"
	case open(new) && !open(old):
		return report.Worse, "looser"
	case open(old) && !open(new):
		return report.Better, "tighter"
	}
	return report.Neutral, "other"
}

func longest(all []report.Duration) float64 {
	most := 0.0
	for _, d := range all {
		most = max(most, days(d))
	}
	return most
}

// open reports whether a period has no greatest length.
func open(all []report.Duration) bool {
	return slices.ContainsFunc(all, func(d report.Duration) bool { return d.Bound == "at-least" })
}

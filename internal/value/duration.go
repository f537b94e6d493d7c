package value

import "strings"

// Durations returns the lengths of time in s, in order and without overlap.
//
// Two ends with one unit ("3至5年") are one duration, a Range; two units
// ("1 year and 6 months") are one as well. Dates, ages, clock times, ordinals
// ("the 5th year", 第5年), frequencies ("once a year") and opening hours
// ("7×24小时") are not durations.
func Durations(s string) []Duration {
	var all []reading
	for from := 0; ; {
		p, ok := nextUnit(s, from)
		if !ok {
			break
		}
		from = p.end
		r, ok := read(s, p)
		if !ok || len(all) > 0 && r.Start < all[len(all)-1].End {
			continue
		}
		if n := len(all); n > 0 && all[n-1].join(s, r) {
			all[n-1].bound(s)
		} else {
			all = append(all, r)
		}
		from = max(from, all[len(all)-1].End)
	}
	if len(all) == 0 {
		return nil
	}
	durations := make([]Duration, len(all))
	for i, r := range all {
		durations[i] = r.Duration
	}
	return durations
}

// reading is a duration while it is being read.
type reading struct {
	Duration
	unit     unit
	chinese  bool
	low      number // the only number, or the lower end of a range
	high     number // the number next to the unit
	plain    bool   // nothing stands between the number and the unit
	from, to int    // where the numbers begin and the unit ends, without words of bound
}

// read reads the duration whose unit stands at p.
func read(s string, p place) (reading, bool) {
	r := reading{unit: p.unit, chinese: p.chinese, to: p.end}
	end, counted, business := qualifiers(s, p)
	var ok bool
	if r.high, ok = numberBefore(s, end); !ok {
		return r, false
	}
	r.plain = end == p.start
	r.Business = business && (p.unit == day || p.unit == week)
	if r.low, ok = lowEnd(s, r.high); !ok {
		return r, false
	}
	r.from = r.low.start
	if p.chinese && p.unit == month && !counted || !valid(r.high, p.unit) || !valid(r.low, p.unit) {
		return r, false // 6月 is June
	}
	r.tail(s)
	if !r.measures(s) {
		return r, false
	}
	r.bound(s)
	if r.vague(s) || r.ahead(s) {
		return r, false
	}
	return r, r.ISO != ""
}

// lowEnd returns the lower end of the range whose upper end is high, or high
// itself if there is no range.
func lowEnd(s string, high number) (number, bool) {
	if high.style == article || high.half && high.whole == 0 {
		return high, true
	}
	t := tokenBefore(s, high.start)
	if !rangeMark(t) {
		return high, true
	}
	low, ok := numberBefore(s, t.start)
	if !ok || low.style == article {
		return high, true
	}
	if low.whole < high.whole {
		return low, true
	}
	// "2024-05-30 days" is no range; "2024 – 30 days" may be two table cells.
	return high, t.kind != mark || t.end < high.start || low.whole > 31
}

// rangeMark reports whether t joins the two ends of a range.
func rangeMark(t token) bool {
	return t.is("-", "‑", "–", "—", "－", "~", "～", "to", "or", "and", "至", "到", "或")
}

// tail takes in what adds to the duration behind its unit: the half of 一年半,
// "a year and a half".
func (r *reading) tail(s string) {
	t := tokenAfter(s, r.to)
	if r.chinese && t.text == "半" && (r.unit == year || r.unit == day) {
		r.high.half, r.to = true, t.end
		r.low = r.high
	}
	if a := tokenAfter(s, t.end); t.is("and") && a.is("a") {
		if h := tokenAfter(s, a.end); h.is("half") {
			r.high.half, r.to = true, h.end
			r.low = r.high
		}
	}
	r.ISO = "P" + iso(r.high, r.unit)
	if r.low.start != r.high.start {
		r.ISO = "P" + iso(r.low, r.unit) + "/" + r.ISO
	}
	if strings.HasSuffix(r.ISO, "P") || strings.Contains(r.ISO, "P/") {
		r.ISO = ""
	}
}

// join takes next into r if both are one duration: "1 year and 6 months",
// "5年至10年".
func (r *reading) join(s string, next reading) bool {
	if next.Start != next.from || r.to != r.End || r.low.start != r.high.start || next.low.start != next.high.start || next.high.style == article {
		return false
	}
	gap := strings.TrimSpace(s[r.to:next.from])
	switch {
	case r.unit == next.unit && r.high.whole < next.high.whole && !strings.EqualFold(gap, "and") && rangeMark(token{text: gap}):
		r.ISO += "/" + next.ISO
	case smaller(r.unit, next.unit) && (gap == "" || strings.EqualFold(gap, "and") || gap == "零" || gap == "又"):
		if strings.Contains(r.ISO, "T") {
			next.ISO = strings.TrimPrefix(next.ISO, "PT")
		}
		r.ISO += strings.TrimPrefix(next.ISO, "P")
	default:
		return false
	}
	r.high, r.unit, r.to, r.Business = next.high, next.unit, next.to, r.Business || next.Business
	return true
}

// smaller reports whether b can follow a in one duration.
func smaller(a, b unit) bool {
	switch a {
	case year:
		return b == month || b == day
	case month:
		return b == day
	case day:
		return b == hour
	case hour:
		return b == minute
	}
	return false
}

// bound reads the words of bound on both sides and sets Start, End and Bound.
func (r *reading) bound(s string) {
	r.Start, r.End, r.Bound = r.from, r.to, Exact
	before, start := boundBefore(s, r.from)
	after, end := boundAfter(s, r.to)
	if before != "" {
		r.Bound, r.Start = before, start
	} else if after != "" {
		r.Bound = after
	}
	if after != "" {
		r.End = end
	}
	if strings.Contains(r.ISO, "/") {
		r.Bound = Range
	}
}

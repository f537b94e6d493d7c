package value

import "strings"

// qualifiers steps left over the words between a number and its unit, as in
// "15 calendar days" and 15个工作日. Counted reports a 个, or that the text is
// English and needs none; business, that the days are business days.
func qualifiers(s string, p place) (end int, counted, business bool) {
	end = p.start
	if p.chinese {
		for {
			e, q := stripSuffix(s, end, chineseQualifiers)
			if q == "" {
				return end, counted, business
			}
			end = e
			counted = counted || q == "个" || q == "個"
			business = business || chineseBusiness[q]
		}
	}
	for {
		t := tokenBefore(s, end)
		switch {
		case t.is("-", "‑", "–") && t.end == end:
		case t.is("business", "working", "banking", "trading"):
			business = true
		case t.is("or", "and") && business: // "business or working days"
		case t.is("calendar", "consecutive", "full", "whole", "more", "further", "additional", "natural", "continuous", "complete", "other", "rolling", "successive"):
		default:
			return end, true, business
		}
		end = t.start
	}
}

var chineseQualifiers = []string{
	"个", "個", "工作", "自然", "公历", "公曆", "日历", "日曆", "营业", "營業", "交易", "银行", "銀行", "法定", "连续", "連續", "完整", "整",
}

var chineseBusiness = map[string]bool{"工作": true, "营业": true, "營業": true, "交易": true}

// measures reports whether the reading is a length of time, and not a date, an
// age, an ordinal, a frequency or opening hours.
func (r *reading) measures(s string) bool {
	before, after := tokenBefore(s, r.from), tokenAfter(s, r.to)
	if r.chinese || before.kind == han {
		return r.measuresChinese(s, before, after)
	}
	return r.measuresEnglish(s, before, after)
}

func (r *reading) measuresEnglish(s string, before, after token) bool {
	switch {
	case before.is("every", "each", "per", "any", "age", "aged", "ages", "once", "twice", "times"):
		return before.is("any") // "in any 12 months"
	case r.unit == year && before.is("under"), before.is("than") && tokenBefore(s, before.start).is("younger", "older"):
		return false
	case before.is("of", "is", "are") && tokenBefore(s, before.start).is("age", "ages", "aged"):
		return false
	case isAge(s, after):
		return false
	case r.high.style == article && (before.kind == digits || before.kind == word && frequency(s, before) || before.is("%")):
		return false
	}
	return !r.opening(s, after)
}

// isAge reports whether after, behind a unit, begins words that make it an age.
func isAge(s string, after token) bool {
	if after.is("-", "‑") {
		after = tokenAfter(s, after.end)
	}
	next := tokenAfter(s, after.end)
	switch {
	case after.is("old", "age", "olds"):
		return true
	case after.is("of"):
		return next.is("age")
	case after.is("or", "and"):
		return next.is("older", "above", "younger", "under")
	}
	return false
}

// frequency reports whether before, in front of "a year", says how often or how
// much: "once a year", "24 hours a day", "twice in a month".
func frequency(s string, before token) bool {
	if before.is("in", "within") {
		before = tokenBefore(s, before.start)
	}
	if before.is("once", "twice", "times", "time", "of") {
		return true
	}
	_, unit := englishUnit(s, before.start)
	return unit
}

// opening reports hours of service: "24 hours a day", "7 days per week",
// "24-hour hotline".
func (r *reading) opening(s string, after token) bool {
	next := after
	if after.is("a", "per", "each", "every", "/") {
		next = tokenAfter(s, after.end)
		_, unit := englishUnit(s, next.start)
		return unit
	}
	return r.unit == hour && next.is("hotline", "support", "service", "customer", "helpline", "clock", "format", "daily")
}

func (r *reading) measuresChinese(s string, before, after token) bool {
	switch {
	case r.unit == year && after.kind == digits && tokenAfter(s, after.end).text == "月": // 22年6月
		return false
	case r.unit == year && strings.HasPrefix(s[r.to:], "一次"):
		return false
	case r.unit == day && (before.text == "月" || before.text == "号" || before.text == "至" && strings.HasSuffix(s[:before.start], "日")):
		return false
	case (r.unit == day || r.unit == hour) && r.multiplied(s, before, after):
		return false
	case before.is("第", "每", "隔", "首"):
		return false
	case before.is("数", "數", "几", "幾") && r.high.style == inWords: // 数十年, not 次数 3 天
		return false
	case r.high.style == inWords && r.high.whole == 1 && !r.high.half && strings.Contains(notCounting, before.text) && before.kind == han:
		return false
	}
	return r.unit != hour || after.kind != han || !strings.Contains("客热熱在线線不咨", after.text) // 24小时热线
}

// notCounting are the characters before 一 that make it an ordinal or a choice:
// 上一年, 任何一天.
const notCounting = "同任某统統唯何另哪上下前次逐单單"

// multiplied reports the signs of 7×24小时 and 7天*24小时.
func (r *reading) multiplied(s string, before, after token) bool {
	switch {
	case times(before):
		return tokenBefore(s, before.start).kind == digits
	case times(after):
		return tokenAfter(s, after.end).kind == digits
	case before.is("天", "周"):
		return strings.HasSuffix(s[:before.start], "7")
	}
	return after.text == "24" && r.high.whole == 7
}

func times(t token) bool { return t.is("×", "*", "x", "＊", "✕") }

// ahead reports a reading that says how long before something else happens, as in
// 提前三十日通知: nothing lasts so long.
func (r *reading) ahead(s string) bool {
	start := trimRight(s, r.Start)
	for _, word := range [...]string{"提前", "提早"} {
		if strings.Contains(s[max(0, start-len(word)):r.from], word) {
			return true
		}
	}
	return false
}

// vague reports a reading that measures only if a word in front says so: "one
// day" may be some day, and "a year" the rate of what stands before it.
func (r *reading) vague(s string) bool {
	switch {
	case r.high.half || r.Bound != Exact || r.Business:
		return false
	case r.high.style == article && r.plain, r.unit == day && r.high.whole == 1 && r.high.style != inDigits:
		return !tokenBefore(s, r.from).is(
			"for", "after", "in", "of", "last", "lasts", "past", "than", "by", "during", "to", "about", "only", "further",
			"前", "后", "後", "存", "留", "于", "於")
	}
	return false
}

package value

import (
	"strings"
	"unicode/utf8"
)

// boundBefore reads the words of bound in front of a number that begins at end,
// and returns where they begin; "" if there are none.
func boundBefore(s string, end int) (Bound, int) {
	switch tokenBefore(s, end).kind {
	case word:
		return englishBound(s, end)
	case han:
		return chineseBound(s, end)
	}
	return "", end
}

// boundAfter reads the words of bound behind a unit that ends at start, and
// returns where they end; "" if there are none.
func boundAfter(s string, start int) (Bound, int) {
	switch t := tokenAfter(s, start); t.kind {
	case word:
		return englishBoundAfter(s, t)
	case han:
		return chineseBoundAfter(s, t.start)
	case mark:
		if t.text == "（" || t.text == "(" { // 5年（含）以上
			return inclusiveBound(s, t)
		}
	}
	return "", start
}

// englishFillers may stand between the words of bound and the number: "within a
// further period of 30 days".
const englishFillers = " a an the of for period periods term total another additional further about approximately around next following first initial "

// maxFillers bounds the walk over fillers.
const maxFillers = 5

func englishBound(s string, end int) (Bound, int) {
	t := tokenBefore(s, end)
	for i := 0; i <= maxFillers && t.kind == word; i++ {
		if b, start := englishBoundAt(s, t, i == 0); b != "" {
			return b, start
		}
		if !strings.Contains(englishFillers, " "+strings.ToLower(t.text)+" ") {
			break
		}
		t = tokenBefore(s, t.start)
	}
	return "", end
}

// englishBoundAt reads the words of bound that end in t; adjacent says that the
// number follows at once.
func englishBoundAt(s string, t token, adjacent bool) (Bound, int) {
	left := tokenBefore(s, t.start)
	switch {
	case t.is("than"):
		return comparison(s, left)
	case t.is("exceed", "exceeds", "exceeding", "exceeded"):
		return negatable(s, t, AtLeast)
	case t.is("over") && adjacent:
		return negatable(s, t, AtLeast)
	case t.is("under") && adjacent:
		return AtMost, t.start
	case t.is("excess") && left.is("in"):
		return AtLeast, left.start
	case t.is("within"):
		return AtMost, t.start
	case t.is("least", "minimum") && left.is("at", "a", "the"):
		return AtLeast, left.start
	case t.is("most", "maximum") && left.is("at", "a", "the"):
		return AtMost, left.start
	case t.is("minimum"):
		return AtLeast, t.start
	case t.is("maximum"):
		return AtMost, t.start
	case t.is("to") && left.is("up"):
		return AtMost, left.start
	}
	return "", 0
}

// comparison reads the words of bound that end in "than", t being the word
// before it.
func comparison(s string, t token) (Bound, int) {
	switch {
	case t.is("more", "longer", "later", "greater"):
		return negatable(s, t, AtLeast)
	case t.is("less", "fewer", "shorter", "sooner", "earlier"):
		return negatable(s, t, AtMost)
	}
	return "", 0
}

// keeping are the verbs whose negation reaches over their object: "we will not
// keep your data for more than 5 years".
const keeping = " keep kept keeping retain retained retaining store stored storing hold held holding preserve preserved last take be "

// negationReach is how many words back from a comparison its negation may stand.
const negationReach = 7

// negatable returns b at t, or its opposite from the negation in front of t.
func negatable(s string, t token, b Bound) (Bound, int) {
	opposite := AtMost
	if b == AtMost {
		opposite = AtLeast
	}
	start, kept := t.start, false
	left := tokenBefore(s, t.start)
	for i := 0; i < negationReach && left.kind == word; i++ {
		switch {
		case left.is("no", "not", "never", "without", "cannot") && (i == 0 || kept):
			if i == 0 || i == 1 && tokenAfter(s, left.end).is("to") {
				start = left.start
			}
			return opposite, start
		case i == 0 && left.is("event", "case") && tokenBefore(s, left.start).is("no"):
			return opposite, tokenBefore(s, left.start).start
		case i == 0 && left.is("to"):
			kept = true // "not to exceed"
		case strings.Contains(keeping, " "+strings.ToLower(left.text)+" "):
			kept = true
		}
		left = tokenBefore(s, left.start)
	}
	return b, start
}

func englishBoundAfter(s string, t token) (Bound, int) {
	next := tokenAfter(s, t.end)
	switch {
	case t.is("or", "and") && next.is("more", "longer", "over"):
		return AtLeast, next.end
	case t.is("or") && next.is("less", "fewer", "shorter", "sooner", "earlier"):
		return AtMost, next.end
	case t.is("minimum"), t.is("maximum"):
		b := AtLeast
		if t.is("maximum") {
			b = AtMost
		}
		return b, t.end
	case t.is("at"):
		return englishBoundAfterAt(s, next)
	}
	return "", t.start
}

// englishBoundAfterAt reads "at least", "at the latest", "at a minimum".
func englishBoundAfterAt(s string, t token) (Bound, int) {
	if t.is("the", "a") {
		t = tokenAfter(s, t.end)
	}
	switch {
	case t.is("most", "latest", "maximum"):
		return AtMost, t.end
	case t.is("minimum"):
		return AtLeast, t.end
	case t.is("least"):
		return AtLeast, t.end
	}
	return "", t.start
}

// chineseFillers are the characters that may stand between the words of bound
// and the number: 至少保存5年, 最长期限为30日.
const chineseFillers = "保存留储儲藏维維持继繼续續约約期限间間时時长長为為是需达達在期將将予以的其"

// maxChineseFillers bounds the walk over fillers, in characters.
const maxChineseFillers = 8

type chineseWord struct {
	word  string
	bound Bound
	flips bool // 不 in front of it makes it the opposite
}

var chineseBounds = []chineseWord{
	{"超过", AtLeast, true},
	{"超過", AtLeast, true},
	{"多于", AtLeast, true},
	{"多於", AtLeast, true},
	{"长于", AtLeast, true},
	{"長於", AtLeast, true},
	{"大于", AtLeast, true},
	{"大於", AtLeast, true},
	{"高于", AtLeast, true},
	{"高於", AtLeast, true},
	{"晚于", AtLeast, true},
	{"晚於", AtLeast, true},
	{"迟于", AtLeast, true},
	{"遲於", AtLeast, true},
	{"逾", AtLeast, true},
	{"少于", AtMost, true},
	{"少於", AtMost, true},
	{"低于", AtMost, true},
	{"低於", AtMost, true},
	{"短于", AtMost, true},
	{"短於", AtMost, true},
	{"小于", AtMost, true},
	{"小於", AtMost, true},
	{"早于", AtMost, true},
	{"早於", AtMost, true},
	{"满", AtLeast, true},
	{"滿", AtLeast, true},
	{"満", AtLeast, true},
	{"足", AtLeast, true},
	{"至少", AtLeast, false},
	{"最少", AtLeast, false},
	{"最短", AtLeast, false},
	{"最低", AtLeast, false},
	{"起码", AtLeast, false},
	{"起碼", AtLeast, false},
	{"至多", AtMost, false},
	{"最多", AtMost, false},
	{"最长", AtMost, false},
	{"最長", AtMost, false},
	{"最高", AtMost, false},
	{"最晚", AtMost, false},
	{"最迟", AtMost, false},
	{"最遲", AtMost, false},
}

// chineseBoundEnds are the last characters of chineseBounds.
const chineseBoundEnds = "过過于於逾满滿満足少短低码碼多长長高晚迟遲"

// negations may stand in front of a word that flips, longest first.
var negations = []string{
	"不得", "不会", "不會", "不应", "不應", "不能", "不可", "没有", "沒有", "不宜", "不予", "不", "未", "勿",
}

func chineseBound(s string, end int) (Bound, int) {
	at := trimRight(s, end)
	for i := 0; i <= maxChineseFillers && at > 0; i++ {
		if b, start := chineseBoundAt(s, at); b != "" {
			if more, further := chineseBoundAt(s, trimRight(s, start)); more != "" {
				start = further // 最长不超过
			}
			return b, start
		}
		r, n := utf8.DecodeLastRuneInString(s[:at])
		if !strings.ContainsRune(chineseFillers, r) {
			break
		}
		at = trimRight(s, at-n)
	}
	return "", end
}

// chineseBoundAt reads the words of bound that end at end.
func chineseBoundAt(s string, end int) (Bound, int) {
	if r, _ := utf8.DecodeLastRuneInString(s[:end]); !strings.ContainsRune(chineseBoundEnds, r) {
		return "", 0
	}
	for _, w := range chineseBounds {
		if !strings.HasSuffix(s[:end], w.word) {
			continue
		}
		start := end - len(w.word)
		if !w.flips {
			return w.bound, start
		}
		if from, not := stripSuffix(s, start, negations); not != "" {
			if w.bound == AtLeast {
				return AtMost, from
			}
			return AtLeast, from
		}
		return w.bound, start
	}
	return "", 0
}

var chineseBoundsAfter = []chineseWord{
	{word: "期限内", bound: AtMost},
	{word: "期限內", bound: AtMost},
	{word: "期间内", bound: AtMost},
	{word: "期間內", bound: AtMost},
	{word: "时间内", bound: AtMost},
	{word: "時間內", bound: AtMost},
	{word: "之内", bound: AtMost},
	{word: "之內", bound: AtMost},
	{word: "以内", bound: AtMost},
	{word: "以內", bound: AtMost},
	{word: "内", bound: AtMost},
	{word: "內", bound: AtMost},
	{word: "及以下", bound: AtMost},
	{word: "或以下", bound: AtMost},
	{word: "以下", bound: AtMost},
	{word: "及以上", bound: AtLeast},
	{word: "或以上", bound: AtLeast},
	{word: "以上", bound: AtLeast},
	{word: "或更长", bound: AtLeast},
	{word: "或更長", bound: AtLeast},
	{word: "或更久", bound: AtLeast},
}

// chineseBoundAfter reads the words of bound that begin at start.
func chineseBoundAfter(s string, start int) (Bound, int) {
	at := start
	if strings.HasPrefix(s[at:], "的") {
		at += len("的")
	}
	for _, w := range chineseBoundsAfter {
		if strings.HasPrefix(s[at:], w.word) {
			return w.bound, at + len(w.word)
		}
	}
	return "", start
}

// inclusiveBound reads （含）以上 and its like, open being the bracket.
func inclusiveBound(s string, open token) (Bound, int) {
	inner := tokenAfter(s, open.end)
	if inner.text != "含" {
		return "", open.start
	}
	if t := tokenAfter(s, inner.end); t.is("）", ")") {
		return chineseBoundAfter(s, trimLeft(s, t.end))
	}
	return "", open.start
}

package value

import (
	"strings"
	"unicode/utf8"
)

// chineseSign is a word that opens or closes a phrase, unless it is a part of
// another word: one of the characters before or behind it tells.
type chineseSign struct{ word, notBehind, notBefore string }

var chineseOpeners = []chineseSign{
	{"直至", "", ""},
	{"直到", "", ""},
	{"一旦", "", ""},
	{"如", "例比诸諸譬假", "下上何此实實"},
	{"若", "假", "干"},
	{"除非", "", ""},
	{"随着", "", ""},
	{"隨著", "", ""},
	{"按照", "", ""},
	{"依照", "", ""},
	{"依据", "", ""},
	{"依據", "", ""},
	{"根据", "", ""},
	{"根據", "", ""},
	{"超出", "", ""},
	{"超过", "不", ""},
	{"超過", "不", ""},
	{"限于", "不", ""},
	{"限於", "不", ""},
	{"在", "存现現所正内潜", ""},
	{"为", "行认作成视因称即较变转列更最之以均皆", "止"},
	{"為", "行認作成視因稱即較變轉列更最之以均皆", "止"},
	{"至", "甚以乃直", "少多于於今"},
	{"自", "来來各亲親私擅独獨", "动動行己愿願主身然"},
	{"当", "应适相正充", "地事前时中"},
	{"當", "應適相正充", "地事前時中"},
}

var chineseClosers = []chineseSign{
	{"期限", "", ""},
	{"期间", "", ""},
	{"期間", "", ""},
	{"时间", "", ""},
	{"時間", "", ""},
	{"时限", "", ""},
	{"時限", "", ""},
	{"时长", "", ""},
	{"時長", "", ""},
	{"之日", "", ""},
	{"为止", "", ""},
	{"為止", "", ""},
	{"情况", "", ""},
	{"情況", "", ""},
	{"情形", "", ""},
	{"后", "最然随其售先", "台续果端来方者"},
	{"後", "最然隨其售先", "台續果端來方者"},
	{"前", "目当當此提先", "述款台端往提文"},
	{"时", "及同随实临按定小准暂届有", "效段候刻"},
	{"時", "及同隨實臨按定小準暫屆有", "效段候刻"},
}

// chineseTails may follow a word that closes a phrase, and belong to it.
var chineseTails = []string{
	"届满", "屆滿", "期满", "期滿", "结束", "結束", "终止", "終止", "为止", "為止", "之日", "之后", "之後", "之前",
	"以后", "以後", "以前", "之内", "之內", "以内", "以內", "后", "後", "前", "时", "時", "内", "內",
}

// chineseJoints tie a phrase to the one before it.
const chineseJoints = "和及或与與以并並且也都则則者内內、"

// maxOpen bounds how many characters a phrase may have, on each side of the
// words that counted, that no word opens or closes.
const maxOpen = 24

// chinesePhrase returns the phrase of words in their clause.
func chinesePhrase(s string, words, clause Place) Place {
	return Place{chineseOpening(s, words.Start, clause.Start), chineseClosing(s, words, clause.End)}
}

func chineseOpening(s string, start, from int) int {
	if signAt(s, start, chineseOpeners) != "" {
		return start
	}
	for at := start; at > from; {
		_, n := utf8.DecodeLastRuneInString(s[:at])
		if at -= n; signAt(s, at, chineseOpeners) != "" {
			return at
		}
	}
	if utf8.RuneCountInString(s[from:start]) > maxOpen {
		return start
	}
	lead := s[from:start]
	return start - len(strings.TrimLeft(lead, chineseJoints+" "))
}

// chineseClosing returns where the phrase ends. A sign that the end of the
// clause cuts, as a clause of great length is cut after maxClause characters,
// closes nothing.
func chineseClosing(s string, words Place, to int) int {
	for at := range s[words.Start:words.End] {
		if signAt(s, words.Start+at, chineseClosers) != "" {
			return chineseTail(s, words.End, to)
		}
	}
	for at := range s[words.End:to] {
		if w := signAt(s, words.End+at, chineseClosers); w != "" && words.End+at+len(w) <= to {
			return chineseTail(s, words.End+at+len(w), to)
		}
	}
	if utf8.RuneCountInString(s[words.End:to]) > maxOpen {
		return words.End
	}
	return words.End + len(strings.TrimRight(s[words.End:to], chineseJoints+" "))
}

// chineseTail returns where the words end that go on a phrase closed at end.
func chineseTail(s string, end, to int) int {
	for {
		w := prefixOf(s[end:to], chineseTails)
		if w == "" || signAt(s, end, chineseClosers) == "" && utf8.RuneCountInString(w) == 1 && !strings.ContainsAny(w, "内內") {
			return end
		}
		end += len(w)
	}
}

// signAt returns the sign that s has at i, or "".
func signAt(s string, i int, signs []chineseSign) string {
	for _, sign := range signs {
		if !strings.HasPrefix(s[i:], sign.word) {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		after, _ := utf8.DecodeRuneInString(s[i+len(sign.word):])
		if !strings.ContainsRune(sign.notBehind, before) && !strings.ContainsRune(sign.notBefore, after) {
			return sign.word
		}
	}
	return ""
}

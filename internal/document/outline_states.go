package document

import "strings"

// statesInChinese reports whether s has a Chinese verb that sentences have and titles
// have not, unless they are questions.
func statesInChinese(s string) bool {
	for _, w := range [...]string{"如何", "怎样", "怎麼", "怎么", "什么", "什麼", "哪些", "何时", "何時", "为何", "為何"} {
		if strings.Contains(s, w) {
			return false
		}
	}
	for _, w := range [...]string{
		"下述", "将", "將", "有权", "有權", "不得", "应当", "應當", "必须", "必須", "可以", "可能", "不会", "不會", "同意：", "承诺：", "承諾：", "保证：", "保證：", "确认：", "確認：",
	} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

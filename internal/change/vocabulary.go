package change

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// neutral are the words that can come and go without a change in what a clause
// says about the user's account and data.
var neutral = set(`
	a an the this that these those such which who whom whose it its there here of to in into on at by for from with as upon within under and or nor
	and/or also so then than is are was were be been being am will shall would has have had do does did
	i you your yours yourself we us our ours ourselves they them their he his she her user users customer customers client clients member members
	company platform website site service services app application
	any all each every some other others related relevant following above below mentioned certain own respective applicable hereby herein hereof thereof
	please note e.g i.e eg ie etc namely example including include includes means further furthermore however therefore accordingly where when
	january february march april june july august september october november december
	section sections clause clauses article articles paragraph paragraphs part chapter annex schedule policy notice statement agreement terms
	personal data information
	的 地 得 了 之 其 该 該 此 本 这 這 那 我 们 們 您 你 他 她 它 是 在 于 於 与 與 和 及 或 等 将 將 并 並 且 以 对 對 为 為 有 也 就 所 而 则 則 时 時 中 上 下 内 內 个 個 们 者
	户 戶 用 方 公 司 条 條 款 项 項 第 章 节 節 相 关 關 信 息 资 資 料 数 數 据 據
`)

// turning are the words on which a clause turns, by what they do to it.
var turning = turnsOf([]turn{
	{"not", "not no never nor neither none without unable refuse can't cannot won't don't doesn't isn't aren't shouldn't couldn't"},
	{"may", "may might can could"},
	{"must", "must required obliged obligated mandatory"},
	{"only", "only solely exclusively merely"},
	{"if", "if unless except excluding exception exceptions until notwithstanding"},
})

// turningChinese is the same for Chinese; what stands for "" only looks as if.
var turningChinese = turnsOf([]turn{
	{"", `不限于 不限於 不时 不時 不仅 不僅 不断 不斷 不同 无论 無論 不论 不論 不管 未来 未來 未成年 可能 认可 認可 许可 許可 非常 非法
		例如 比如 如下 如何 相应 相應 应用 應用 响应 響應 对应 對應 供应 供應 需求`},
	{"not", "不 无 無 未 勿 非 拒"},
	{"may", "可以 有权 有權 可"},
	{"must", "必须 必須 应当 應當 应 應 须 須 需"},
	{"only", "仅 僅 只"},
	{"if", "只要 除非 除外 前提 直至 如果 如 若 但"},
})

// turn is what some words do to a clause.
type turn struct{ turn, words string }

func turnsOf(all []turn) map[string]string {
	of := make(map[string]string)
	for _, t := range all {
		for w := range strings.FieldsSeq(t.words) {
			of[w] = t.turn
		}
	}
	return of
}

// turningByFirst is the words of turningChinese by their first character, the
// longest first.
var turningByFirst = func() map[rune][]string {
	all := make(map[rune][]string)
	for w := range turningChinese {
		r, _ := utf8.DecodeRuneInString(w)
		all[r] = append(all[r], w)
	}
	for _, words := range all {
		slices.SortFunc(words, func(a, b string) int { return cmp.Or(len(b)-len(a), cmp.Compare(a, b)) })
	}
	return all
}()

// references are the words beside a number that is of a clause or of a day.
var references = []string{
	"section", "sections", "clause", "clauses", "article", "articles", "paragraph", "part", "chapter", "annex", "schedule", "point", "item", "art",
	"january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
	"第", "条", "條", "款", "章", "节", "節", "月", "日",
}

func set(words string) map[string]bool {
	all := make(map[string]bool)
	for w := range strings.FieldsSeq(words) {
		all[w] = true
	}
	return all
}

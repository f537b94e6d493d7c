package change

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// meaning is what of a sentence can change what it says: how often each word
// stands there, without the words that say nothing by themselves, and each turn.
type meaning struct {
	words map[string]int
	turns map[string]int
	names map[string]string // by word: with a capital letter within the sentence, as written there
	size  int               // of words
}

// neutral are the words that can come and go without a change in what a clause
// says about the user's account and data.
var neutral = set(`
	a an the this that these those such which who whom whose it its there here of to in into on at by for from with as upon within under and or nor
	and/or also so then than is are was were be been being am will shall would has have had do does did
	i you your yours yourself we us our ours ourselves they them their he his she her user users customer customers client clients member members
	company platform website site service services app application
	any all each every some other others related relevant following above below mentioned certain own respective applicable hereby herein hereof thereof
	please note e.g i.e eg ie etc namely example including include includes means further furthermore however therefore accordingly where when
	january february march april may_ june july august september october november december
	section sections clause clauses article articles paragraph paragraphs part chapter annex schedule policy notice statement agreement terms
	personal data information
	的 地 得 了 之 其 该 該 此 本 这 這 那 我 们 們 您 你 他 她 它 是 在 于 於 与 與 和 及 或 等 将 將 并 並 且 以 对 對 为 為 有 也 就 所 而 则 則 时 時 中 上 下 内 內 个 個 们 者
	户 戶 用 方 条 條 款 项 項 第 章 节 節 相 关 關 信 息 资 資 料 数 數 据 據
`)

// turning are the words on which a clause turns, by what they do to it.
var turning = map[string]string{
	"not": "not", "no": "not", "never": "not", "nor": "not", "neither": "not", "none": "not", "without": "not", "unable": "not", "refuse": "not",
	"can't": "not", "won't": "not", "don't": "not", "doesn't": "not", "isn't": "not", "aren't": "not", "shouldn't": "not", "couldn't": "not", "cannot": "not",
	"may": "may", "might": "may", "can": "may", "could": "may",
	"must": "must", "required": "must", "obliged": "must", "obligated": "must", "mandatory": "must",
	"only": "only", "solely": "only", "exclusively": "only", "merely": "only",
	"if": "if", "unless": "if", "except": "if", "excluding": "if", "exception": "if", "exceptions": "if", "until": "if", "notwithstanding": "if",
}

// turned is a phrase and its turn.
type turned struct{ text, turn string }

// turningChinese is the same for Chinese, the longest first; what stands for ""
// only looks as if.
var turningChinese = []turned{
	{"不限于", ""}, {"不限於", ""}, {"不时", ""}, {"不時", ""}, {"不仅", ""}, {"不僅", ""}, {"不断", ""}, {"不斷", ""}, {"不同", ""}, {"无论", ""}, {"無論", ""},
	{"不论", ""}, {"不論", ""}, {"不管", ""}, {"未来", ""}, {"未來", ""}, {"未成年", ""}, {"可能", ""}, {"认可", ""}, {"認可", ""}, {"许可", ""}, {"許可", ""},
	{"非常", ""}, {"非法", ""}, {"例如", ""}, {"比如", ""}, {"如下", ""}, {"如何", ""}, {"相应", ""}, {"相應", ""}, {"应用", ""}, {"應用", ""}, {"响应", ""}, {"響應", ""},
	{"对应", ""}, {"對應", ""}, {"供应", ""}, {"供應", ""}, {"需求", ""}, {"只要", "if"}, {"除非", "if"}, {"除外", "if"}, {"前提", "if"}, {"直至", "if"}, {"如果", "if"},
	{"可以", "may"}, {"有权", "may"}, {"有權", "may"}, {"必须", "must"}, {"必須", "must"}, {"应当", "must"}, {"應當", "must"},
	{"不", "not"}, {"无", "not"}, {"無", "not"}, {"未", "not"}, {"勿", "not"}, {"非", "not"}, {"拒", "not"}, {"仅", "only"}, {"僅", "only"}, {"只", "only"},
	{"可", "may"}, {"应", "must"}, {"應", "must"}, {"须", "must"}, {"須", "must"}, {"需", "must"}, {"如", "if"}, {"若", "if"}, {"但", "if"},
}

func newMeaning() meaning {
	return meaning{words: make(map[string]int), turns: make(map[string]int), names: make(map[string]string)}
}

// add takes in the meaning of another sentence.
func (m *meaning) add(o meaning) {
	for w, n := range o.words {
		m.words[w] += n
	}
	for turn, n := range o.turns {
		m.turns[turn] += n
	}
	for w, name := range o.names {
		m.names[w] = name
	}
	m.size += o.size
}

func set(words string) map[string]bool {
	all := make(map[string]bool)
	for w := range strings.FieldsSeq(words) {
		all[w] = true
	}
	return all
}

// meaningOf returns the meaning of s. The names of the provider say no more than
// "we".
func meaningOf(s *sentence, names map[string]bool) meaning {
	m := newMeaning()
	for i, t := range s.said {
		switch {
		case t.kind == digit:
			if !reference(s.said, i) {
				m.turns[t.text]++
			}
		case turning[t.text] != "":
			m.turns[turning[t.text]]++
			if t.text == "cannot" || t.text == "can't" || t.text == "couldn't" {
				m.turns["may"]++
			}
		case conditional(s.said, i):
			m.turns["if"]++
		case !neutral[t.text] && !names[t.text]:
			m.words[stem(t.text)]++
			m.size++
			if t.written != "" && i > 0 {
				m.names[stem(t.text)] = t.written
			}
		}
	}
	m.turnsInChinese(s.text)
	if 2*len(m.names) > m.size {
		clear(m.names) // the sentence is in capitals
	}
	return m
}

// conditional reports the phrases provided that and subject to.
func conditional(said []token, i int) bool {
	if i+1 >= len(said) {
		return false
	}
	return said[i].text == "provided" && said[i+1].text == "that" || said[i].text == "subject" && said[i+1].text == "to"
}

// reference reports whether the number at i is of a clause, a day or a year, and
// not an amount.
func reference(said []token, i int) bool {
	if n := said[i].text; len(n) == 4 && (n[:2] == "19" || n[:2] == "20") {
		return true
	}
	around := func(j int) string {
		if j < 0 || j >= len(said) {
			return ""
		}
		return said[j].text
	}
	for _, w := range []string{around(i - 1), around(i + 1)} {
		if slices.Contains(references, w) {
			return true
		}
	}
	return i >= 2 && said[i-1].kind == digit && reference(said, i-1) // 4.2.1, 12 July 2024
}

// references are the words beside a number that is of a clause or of a day.
var references = []string{
	"section", "sections", "clause", "clauses", "article", "articles", "paragraph", "part", "chapter", "annex", "schedule", "point", "item", "art",
	"january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
	"第", "条", "條", "款", "章", "节", "節", "月", "日",
}

// turningByFirst is turningChinese by the first character.
var turningByFirst = func() map[rune][]turned {
	all := make(map[rune][]turned)
	for _, t := range turningChinese {
		r, _ := utf8.DecodeRuneInString(t.text)
		all[r] = append(all[r], t)
	}
	return all
}()

func (m *meaning) turnsInChinese(s string) {
	for i, end := 0, 0; i < len(s); i = end {
		r, n := utf8.DecodeRuneInString(s[i:])
		end = i + n
		if r < 0x4E00 {
			continue
		}
		for _, t := range turningByFirst[r] {
			if strings.HasPrefix(s[i:], t.text) {
				end = i + len(t.text)
				if t.turn != "" {
					m.turns[t.turn]++
				}
				break
			}
		}
	}
}

// edit is what differs between the meanings of two sentences.
type edit struct {
	gone, came    []string // words, each as often as it went or came, in order
	turnsGone     []string
	turnsCame     []string
	namesGone     []string
	namesCame     []string
	size          int // of the longer one, in words
	before, after int
}

func editOf(from, to meaning) edit {
	e := edit{size: max(from.size, to.size), before: from.size, after: to.size}
	e.gone, e.came = exchange(from.words, to.words)
	e.turnsGone, e.turnsCame = exchange(from.turns, to.turns)
	e.namesGone, e.namesCame = named(e.gone, from), named(e.came, to)
	return e
}

// named returns those of words that m has as names.
func named(words []string, m meaning) []string {
	var all []string
	for _, w := range words {
		if name := m.names[w]; name != "" && !slices.Contains(all, name) {
			all = append(all, name)
		}
	}
	return all
}

// exchange returns what from has more than to, and the other way round.
func exchange(from, to map[string]int) (gone, came []string) {
	for w, n := range from {
		for range n - to[w] {
			gone = append(gone, w)
		}
	}
	for w, n := range to {
		for range n - from[w] {
			came = append(came, w)
		}
	}
	slices.Sort(gone)
	slices.Sort(came)
	return gone, came
}

// turns reports whether words came or went on which a clause turns.
func (e edit) turns() bool { return len(e.turnsGone)+len(e.turnsCame) > 0 }

// empty reports whether the sentences say the same.
func (e edit) empty() bool { return !e.turns() && len(e.gone)+len(e.came) == 0 }

// slight reports whether nearly all of the words stayed.
func (e edit) slight() bool { return 4*max(len(e.gone), len(e.came)) <= e.size }

// close reports whether half of the words stayed.
func (e edit) close() bool { return 2*max(len(e.gone), len(e.came)) <= e.size }

// adds reports whether nearly all of the words before are still there, and takes
// whether nearly all of those after were.
func (e edit) adds() bool  { return 4*len(e.gone) <= e.before }
func (e edit) takes() bool { return 4*len(e.came) <= e.after }

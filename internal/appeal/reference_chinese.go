package appeal

import (
	"strings"
	"unicode/utf8"
)

// chineseUnits are the Chinese words for a part of a document. Paragraphs and
// items (款, 项) are counted within their article and not looked up.
var chineseUnits = []string{"条", "條", "章", "节", "節", "部分"}

// chineseReferences reads 本协议第四条, 参见第3.2节 and 「联系我们」一节.
func chineseReferences(sentence string) []reference {
	var all []reference
	for at := 0; ; {
		next := strings.Index(sentence[at:], "第")
		if next < 0 {
			return append(all, namedInChinese(sentence)...)
		}
		start := at + next
		at = start + len("第")
		ref, n := readChinese(sentence[at:])
		if n == 0 {
			continue
		}
		at += n
		if !pointsHereInChinese(sentence, start) {
			continue
		}
		if title, m := titleAfter(sentence[at:]); m > 0 {
			ref.title = title
			at += m
		}
		ref.text = sentence[start:at]
		all = append(all, ref)
	}
}

// readChinese reads what stands behind 第: a number, its unit, and the decimal
// number within it (第三部分4.10).
func readChinese(s string) (reference, int) {
	n := 0
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		if !strings.ContainsRune("零〇一二三四五六七八九十百0123456789.", r) {
			break
		}
		n += size
	}
	if n == 0 {
		return reference{}, 0
	}
	for _, unit := range chineseUnits {
		if !strings.HasPrefix(s[n:], unit) {
			continue
		}
		number := s[:n]
		n += len(unit)
		if inner, m := readNumber(s[n:]); m > 0 && unit == "部分" {
			return reference{unit: simplified(unit), number: outlineKey(number) + "." + inner}, n + m
		}
		return reference{unit: simplified(unit), number: outlineKey(number)}, n
	}
	return reference{}, 0
}

// simplified returns a unit as the outline is asked for it.
func simplified(unit string) string {
	return strings.NewReplacer("條", "条", "節", "节").Replace(unit)
}

var (
	// ownNames are what a document calls itself, behind 本.
	ownNames = []string{
		"协议", "協議", "政策", "条款", "條款", "指引", "声明", "聲明", "规则", "規則", "章程", "须知", "說明", "说明", "协定",
	}
	// pointers are the words that point to a part of the same text.
	pointers = []string{
		"上述", "前述", "下述", "以下", "下文", "上文", "参见", "參見", "参阅", "參閱", "参照", "详见", "詳見", "请见", "請見", "见", "見", "文本",
	}
	chineseLaws = []string{"》", "法", "条例", "條例", "办法", "辦法", "解释", "解釋", "规定", "規定", "公约", "公約"}
)

// maxName is the length of the longest name of a document behind 本, in bytes.
const maxName = 60

// pointsHereInChinese reports whether the reference at offset start says that it
// points into this document: 本协议第四条, 参见第四条; or, if nothing stands before it, whether
// the sentence speaks of no law.
func pointsHereInChinese(sentence string, start int) bool {
	before := strings.TrimRight(sentence[:start], " \u3000“\"（(")
	near := max(0, len(before)-maxName)
	if own := strings.LastIndex(before[near:], "本") + near; own >= near && endsIn(strings.TrimRight(before, "》"), ownNames) {
		return !strings.ContainsAny(before[own:], "，。；、") && strings.Count(before[own:], "《") <= 1
	}
	if endsIn(before, pointers) {
		return true
	}
	return before == "" && !containsAny(sentence, chineseLaws)
}

func endsIn(s string, all []string) bool {
	for _, w := range all {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

func containsAny(s string, all []string) bool {
	for _, w := range all {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// namedInChinese reads 「联系我们」一节 and “联系我们”部分, where no number says which.
func namedInChinese(sentence string) []reference {
	var all []reference
	for _, q := range quotes {
		for at := 0; ; {
			next := strings.Index(sentence[at:], q.open)
			if next < 0 {
				break
			}
			start := at + next
			title, n := quoted(sentence[start:])
			at = start + max(n, len(q.open))
			if n == 0 || !numberless(sentence[:start]) {
				continue
			}
			for _, unit := range []string{"一节", "一節", "章节", "章節", "一章", "一条", "一部分"} {
				if strings.HasPrefix(sentence[at:], unit) {
					all = append(all, reference{text: sentence[start:at] + unit, title: title})
				}
			}
		}
	}
	return all
}

// numberless reports whether no number of a part stands right before a title.
func numberless(before string) bool { return !endsIn(strings.TrimRight(before, " "), chineseUnits) }

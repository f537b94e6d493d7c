package value

import (
	"strings"
	"unicode/utf8"
)

// maxTitle bounds a title in Chinese marks, in bytes.
const maxTitle = 240

// chineseStatuteAt reads the Chinese law whose mark 《 or 「, or whose chapter
// 第486章, is at i.
func chineseStatuteAt(s string, i, from int) (Statute, bool) {
	switch {
	case strings.HasPrefix(s[i:], "《"):
		return titleAt(s, i, "》")
	case strings.HasPrefix(s[i:], "「"):
		return titleAt(s, i, "」")
	case strings.HasPrefix(s[i:], "第"):
		return chineseChapterAt(s, i, from)
	}
	return Statute{}, false
}

// titleAt reads the title at i up to the mark that closes it, with the number of
// the law in brackets: 《…办法》（…令第9号）. A document calls its own rules 本《…》.
func titleAt(s string, i int, closing string) (Statute, bool) {
	open := i + len("《")
	n := strings.Index(s[open:min(len(s), open+maxTitle)], closing)
	if n <= 0 || tokenBefore(s, i).is("本") {
		return Statute{}, false
	}
	end := open + n + len(closing)
	number := lawNumberAfter(s, end)
	return Statute{i, number}, number > end || isLawTitle(s[open:open+n])
}

// isLawTitle reports whether a title is one of a law: 个人信息保护法（2024修订）,
// not 计算方法.
func isLawTitle(title string) bool {
	title = withoutAside(title)
	if _, kind := stripSuffix(title, len(title), lawEndings); kind == "" {
		return false
	}
	_, none := stripSuffix(title, len(title), notLaws)
	return none == ""
}

// lawEndings end the titles of laws.
var lawEndings = []string{"法", "法典", "条例", "條例", "办法", "辦法", "规定", "規定", "细则", "細則"}

// notLaws are words on 法 that are no law.
var notLaws = []string{"方法", "做法", "用法", "算法", "看法", "说法", "說法", "玩法", "语法", "書法", "书法", "手法", "想法", "打法", "魔法", "司法", "执法", "執法", "合法", "违法"}

// withoutAside returns title without the bracket that it may end in: （试行）.
func withoutAside(title string) string {
	for _, b := range [...]struct{ open, closing string }{{"（", "）"}, {"(", ")"}} {
		if before, ok := strings.CutSuffix(title, b.closing); ok {
			if n := strings.LastIndex(before, b.open); n > 0 {
				return before[:n]
			}
		}
	}
	return title
}

// lawNumberAfter returns the end of the bracket at i that tells the number of a
// law, or i: （国务院令第9号）, （第486章）, （银保监会〔2020〕2号）.
func lawNumberAfter(s string, i int) int {
	open := prefixOf(s[i:], []string{"（", "("})
	if open == "" {
		return i
	}
	inner := s[i+len(open) : min(len(s), i+maxTitle)]
	n := strings.IndexAny(inner, "）)《")
	if n < 0 || strings.HasPrefix(inner[n:], "《") {
		return i
	}
	_, size := utf8.DecodeRuneInString(inner[n:])
	if inner = inner[:n]; strings.Contains(inner, "第") && hasAnySuffix(inner, "号", "號", "章") || strings.Contains(inner, "〔") && hasAnySuffix(inner, "号", "號") {
		return i + len(open) + n + size
	}
	return i
}

func hasAnySuffix(s string, suffixes ...string) bool {
	_, found := stripSuffix(s, len(s), suffixes)
	return found != ""
}

// chineseChapterAt reads a law that is told by the chapter at i: 香港法例第486章,
// …条例（第486章）. Any other chapter is one of the document.
func chineseChapterAt(s string, i, from int) (Statute, bool) {
	number := tokenAfter(s, i+len("第"))
	chapter := tokenAfter(s, number.end)
	if number.kind != digits || !chapter.is("章") {
		return Statute{}, false
	}
	if start, laws := stripSuffix(s, i, []string{"香港法例", "法例"}); laws != "" && start >= from {
		return Statute{start, chapter.end}, true
	}
	open, bracket := stripSuffix(s, i, []string{"（", "("})
	closing := tokenAfter(s, chapter.end)
	start := plainTitle(s, open, from)
	if bracket == "" || !closing.is("）", ")") || start == open {
		return Statute{}, false
	}
	return Statute{start, closing.end}, true
}

// maxPlainTitle bounds the title of a law that no marks enclose, in characters.
const maxPlainTitle = 24

// plainTitle returns where the title of the ordinance begins that ends at end,
// or end: 个人资料（私隐）条例. It begins behind a mark or a word that invokes it.
func plainTitle(s string, end, from int) int {
	start, kind := stripSuffix(s, end, []string{"条例", "條例"})
	if kind == "" {
		return end
	}
	for range maxPlainTitle {
		t := tokenBefore(s, start)
		if t.kind == nothing || t.start < from || t.kind != han && !t.is("（", "）", "(", ")") || invokes(s, t) {
			break
		}
		start = t.start
	}
	return start
}

// invokes reports whether the character t ends a word that invokes a law, or one
// that joins it to what stands before.
func invokes(s string, t token) bool {
	if t.is("据", "據") {
		return tokenBefore(s, t.start).is("根", "依")
	}
	return t.is("照", "依", "按", "受", "守", "合", "及", "和", "与", "與", "的", "于", "於", "反")
}

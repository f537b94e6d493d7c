package value

import (
	"slices"
	"strings"
)

// codeAt reads what begins with C: a code by its name (Civil Code § 1798.80), a
// chapter of the laws (Cap. 486), 31 CFR 1010.430.
func codeAt(s string, i, from int) (Statute, bool) {
	if !strings.HasPrefix(s[i:], "Code") || wordEnd(s, i) != i+len("Code") {
		if end := chapterEnd(s, i); end > i {
			return Statute{i, end}, true
		}
		return citedAt(s, i, from)
	}
	end := i + len("Code")
	name := nameBefore(s, i, from)
	section := sectionAfter(s, end)
	number, numbered := numberAfter(s, section)
	switch {
	case tokenAfter(s, end).is("of") && tokenAfter(s, tokenAfter(s, end).end).is("Conduct", "Practice", "Ethics"):
		return Statute{}, false
	case name.words > 0 && (numbered || hasCode(s[name.start:i]) || isSection(s[end:section]) || isShortName(s, end)):
		return Statute{name.start, number}, true
	}
	return Statute{}, false
}

// isSection reports whether s, a section of a code, says that it is one.
func isSection(s string) bool { return strings.Contains(s, "§") || strings.Contains(s, "ection") }

// codes are the words of which each code of law has one; those of discounts and
// programs have none.
var codes = []string{
	"Civil", "Civ.", "Penal", "Criminal", "Commercial", "Consumer", "Tax", "Labor", "Labour", "Probate", "Insurance", "Banking",
	"Government", "Professions", "Revenue", "Procedure", "Administrative", "Monetary", "Fiscal", "Vehicle", "Corporations", "States", "Trade",
}

func hasCode(name string) bool {
	return slices.ContainsFunc(strings.Fields(name), func(word string) bool { return slices.Contains(codes, word) })
}

// sectionAfter returns the end of the section of a code that follows at i, or i:
// § 1798.80(e), Section 1542.
func sectionAfter(s string, i int) int {
	at := trimLeft(s, i)
	t := tokenAfter(s, at)
	for t.is("§", ",", "Section", "Sections", "Sec", ".", "Part", "Art", "Article") {
		at = t.end
		t = tokenAfter(s, at)
	}
	end := numberEnd(s, trimLeft(s, at))
	if end == trimLeft(s, at) {
		return i
	}
	return bracketsEnd(s, end)
}

// bracketsEnd returns the end of the short brackets that follow at i without a
// space: (e)(2).
func bracketsEnd(s string, i int) int {
	for i < len(s) && s[i] == '(' {
		n := strings.IndexByte(s[i:min(len(s), i+6)], ')')
		if n < 0 {
			break
		}
		i += n + 1
	}
	return i
}

// citations are the collections that laws are cited from by number.
var citations = []string{"CFR", "C.F.R.", "C.F.R", "C. F. R.", "USCA", "USC", "U.S.C.A.", "U.S.C.", "U.S.C", "U. S. C."}

// citedAt reads the citation whose collection is at i: 12 U.S.C. § 3401.
func citedAt(s string, i, from int) (Statute, bool) {
	name := prefixOf(s[i:], citations)
	title := tokenBefore(s, i)
	if name == "" || title.kind != digits || title.start < from || len(title.text) > 2 {
		return Statute{}, false
	}
	end := sectionAfter(s, i+len(name))
	return Statute{title.start, end}, end > i+len(name)
}

// chapterAfter returns the end of the chapter that the law which ends at i has
// behind it, in brackets or behind a comma, or i: (Cap. 486).
func chapterAfter(s string, i int) int {
	t := tokenAfter(s, i)
	if !t.is("(", ",") {
		return i
	}
	end := chapterEnd(s, trimLeft(s, t.end))
	if end == trimLeft(s, t.end) {
		return i
	}
	if closing := tokenAfter(s, end); t.is("(") && closing.is(")") {
		return closing.end
	}
	return end
}

// chapterEnd returns the end of Cap. 486, Chapter 387 of the Laws of Norland, at
// i, or i. A chapter that is not of laws is one of the document.
func chapterEnd(s string, i int) int {
	t := tokenAfter(s, i)
	long := t.is("Chapter")
	if !long && !t.is("Cap", "CAP") {
		return i
	}
	end := t.end + len(s[t.end:]) - len(strings.TrimPrefix(s[t.end:], "."))
	number := trimLeft(s, end)
	end = numberEnd(s, number)
	if end == number {
		return i
	}
	if of := trimLeft(s, end); strings.HasPrefix(s[of:], "of the Laws of ") {
		of += len("of the Laws of ")
		return of + len(wordAfter(s, of))
	}
	if long {
		return i
	}
	return end
}

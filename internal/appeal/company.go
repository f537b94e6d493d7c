package appeal

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"exitclause/internal/document"
	"exitclause/internal/law"
	"exitclause/internal/report"
)

// Bounds of where a company is introduced, in bytes.
const (
	introduction = 8 << 10 // of a document
	maxAlias     = 160     // "(“we”, “us” or “our”)"
	maxCompany   = 120     // a name
	maxStanding  = 160     // what is said of a company behind its name
)

// companies returns the companies that doc introduces as its own voice, "we",
// or as who provides the service.
func companies(doc *document.Document) []report.Entity {
	var all []report.Entity
	for _, clause := range doc.Clauses {
		text := doc.Text[clause.Span.Start:clause.Span.End]
		note := func(start, end int) {
			all = append(all, report.Entity{
				Name: document.FoldSpace(text[start:end]), Established: string(establishedIn(text[end:])), Clause: clause.Ref,
			})
		}
		eachAlias(text, func(at int) {
			if start, end, ok := companyBefore(text[:at]); ok {
				note(start, end)
			}
		})
		if clause.Span.Start < introduction {
			eachProvider(text, note)
		}
	}
	return all
}

// eachAlias calls found with where each bracket opens in which a text says
// that the name before is what it calls we, or the company.
func eachAlias(text string, found func(at int)) {
	if !strings.Contains(text, "(") && !strings.Contains(text, "（") {
		return // as in most
	}
	for at := 0; at < len(text); {
		if text[at] != '(' && !strings.HasPrefix(text[at:], "（") {
			at++
			continue
		}
		_, size := utf8.DecodeRuneInString(text[at:])
		inner := text[at+size : min(len(text), at+size+maxAlias)]
		if end := strings.IndexAny(inner, ")）"); end >= 0 && isOwnName(inner[:end]) {
			found(at)
		}
		at += size
	}
}

var ownWords = words{"我们", "我們", "本公司", "我司", "“公司”", "\"公司\"", "「公司」"}

// isOwnName reports whether an alias is how a document speaks of its author.
func isOwnName(alias string) bool {
	if mentions(alias, ownWords) {
		return true
	}
	if !strings.ContainsAny(alias, "\"“‘'") {
		return false
	}
	isOther := func(r rune) bool { return !unicode.IsLetter(r) }
	return slices.ContainsFunc(strings.FieldsFunc(strings.ToLower(alias), isOther), func(w string) bool {
		return w == "we" || w == "us" || w == "our"
	})
}

var (
	provides = []string{
		"ervices are provided by ", "ervice is provided by ", "provided to you by ", "operated by ", "between you and ",
		"contract with ", "facilitated by ",
	}
	operates = words{"提供", "运营", "運營", "營運", "开发", "開發"}
	// partial are words for a part of the service: who provides that is not who
	// provides the service.
	partial = words{"有关", "有關", "相关", "相關", "部分", "第三方", "其中"}
)

// eachProvider calls found with where each company stands of which a text says
// that it provides the service.
func eachProvider(text string, found func(start, end int)) {
	for _, cue := range provides {
		eachPlaceOf(text, cue, func(at int) {
			start := at + len(cue)
			if end, ok := companyAt(text[start:]); ok {
				found(start, start+end)
			}
		})
	}
	eachPlaceOf(text, "由", func(at int) {
		start := at + len("由")
		end, ok := companyAt(text[start:])
		what := text[1+strings.LastIndexAny(text[:at], ",;\n，。；") : at]
		if ok && !mentions(what, partial) && mentions(text[start+end:min(len(text), start+end+maxStanding)], operates) {
			found(start, start+end)
		}
	})
}

// forms are what names of companies end with.
var forms = []string{
	"Limited", "Ltd.", "LTD.", "Ltd", "LTD", "LLC", "L.L.C.", "Inc.", "Inc", "GmbH", "B.V.", "PLC", "plc", "Corporation", "Corp.",
	"UAB", "有限公司", "有限责任公司", "有限責任公司",
}

// companyAt returns the end of the name of a company that text begins with.
func companyAt(text string) (end int, ok bool) {
	text = text[:min(len(text), maxCompany)]
	for _, form := range forms {
		if i := strings.Index(text, form); i > 0 {
			start, at, found := companyBefore(text[:i+len(form)])
			if found && start == 0 && at > end {
				end = at
			}
		}
	}
	return end, end > 0
}

// companyBefore returns where the last name of a company in text stands, if
// little is said of it behind.
func companyBefore(text string) (start, end int, ok bool) {
	from := max(0, len(text)-maxStanding)
	at := -1
	for _, form := range forms {
		i := strings.LastIndex(text[from:], form)
		if i < 0 {
			continue
		}
		i += from
		if stop := i + len(form); stop > end && endsWord(text[stop:]) {
			at, end = i, stop
		}
	}
	if at < 0 {
		return 0, 0, false
	}
	far := max(0, at-2*maxCompany) // no further than a name can go, however long the text is
	if strings.HasPrefix(text[at:], "有") {
		start = far + chineseName(text[far:at])
	} else {
		start = far + latinName(text[far:at])
	}
	return start, end, isCompany(text[start:at])
}

// ambiguous are parts of a name by which it may be more than one, or not the
// whole of one.
var ambiguous = words{" of ", " for ", "llc ", "ltd ", "ltd. ", "inc. ", "limited "}

// isCompany reports whether name, without its legal form, can be a company's.
func isCompany(name string) bool {
	return strings.TrimSpace(name) != "" && len(name) <= maxCompany && !mentions(name, ambiguous) &&
		strings.Count(name, "(") == strings.Count(name, ")") && strings.Count(name, "（") == strings.Count(name, "）")
}

func endsWord(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || !unicode.In(r, unicode.Latin)
}

// chineseName returns where the Chinese name of a company begins that text
// ends with: behind the verb that leads to it, or where the characters begin.
func chineseName(text string) int {
	start := len(text)
	for start > 0 {
		r, size := utf8.DecodeLastRuneInString(text[:start])
		if !unicode.Is(unicode.Han, r) && !strings.ContainsRune("()（）", r) || strings.ContainsRune("由指是即与與", r) {
			break
		}
		start -= size
	}
	return start
}

// joining are the words in small letters that names have, and parts of a legal
// form that end with a full stop.
var joining, shortened = words{"of", "and", "&", "for"}, words{"pte.", "pty.", "co.", "pvt.", "(pvt.)", "co.,"}

// opening are words that begin a sentence before a name.
var opening = words{"And", "At", "By", "For", "From", "In", "This", "To", "Welcome", "When", "With"}

// latinName returns where the name begins that text ends with: the words in
// capitals.
func latinName(text string) int {
	start := len(strings.TrimRight(text, " ,"))
	name := start
	for start > 0 {
		at := 0
		if i := strings.LastIndexFunc(text[:start], unicode.IsSpace); i >= 0 {
			_, size := utf8.DecodeRuneInString(text[i:])
			at = i + size
		}
		word := text[at:start]
		first, _ := utf8.DecodeRuneInString(strings.TrimLeft(word, "(“\""))
		switch {
		case slices.Contains(joining, word):
		case !unicode.IsUpper(first) && !unicode.IsDigit(first),
			strings.ContainsAny(word[len(word)-1:], ".,:;") && !slices.Contains(shortened, strings.ToLower(word)):
			return name
		case slices.Contains(opening, word):
			return name
		default:
			name = at
		}
		start = len(strings.TrimRightFunc(text[:at], isBlank))
		if strings.HasSuffix(text[:start], "\n") {
			return name
		}
	}
	return name
}

func isBlank(r rune) bool { return r != '\n' && unicode.IsSpace(r) }

var (
	standing = []string{
		"registered in ", "incorporated in ", "established in ", "organized in ", "organised in ", "formed in ",
		"incorporated under the laws of ", "registered under the laws of ", "established under the laws of ",
		"organized under the laws of ", "organised under the laws of ", "existing under the laws of ",
		"formed under the laws of ", "注册于", "註冊於", "注册地为", "註冊地為", "设立于", "設立於",
	}
	companyWords = words{"company", "corporation", "limited", "liability", "registered", "incorporated"}
	founded      = []string{"合法", "依法", "注册", "註冊", "成立", "设立", "設立"}
)

// establishedIn returns the place in which a company is registered according
// to what stands behind its name, or "" if that is not said or is not clear.
func establishedIn(text string) law.Place {
	lower := strings.ToLower(text[:min(len(text), maxStanding)])
	var all places
	article := strings.TrimLeft(lower, " ,.()（）\"”")
	article = strings.TrimPrefix(article, "is ")
	for _, a := range []string{"a ", "an "} {
		if rest, ok := strings.CutPrefix(article, a); ok {
			if place, behind := placeAfter(rest); mentions(behind[:min(len(behind), 40)], companyWords) {
				all.add(place, "", "")
			}
		}
	}
	for _, cue := range standing {
		eachPlaceOf(lower, cue, func(at int) {
			place, _ := placeAfter(lower[at+len(cue):])
			all.add(place, "", "")
		})
	}
	eachPlaceOf(lower, "在", func(at int) {
		place, behind := placeAfter(lower[at+len("在"):])
		for ok := true; ok; {
			behind, ok = cutOne(behind, trailing, strings.CutPrefix)
		}
		if _, ok := cutOne(behind, founded, strings.CutPrefix); ok {
			all.add(place, "", "")
		}
	})
	return all.one()
}

package document

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Parties are the names by which a document calls its two sides where others
// write "we" and "you": those that it introduces, as in Larkfin Ltd. (“Larkfin”,
// “we”) or 以下简称“云雀”, and the service's own name.
type Parties struct {
	Provider []string
	User     []string
}

// maxPartyNames bounds how many names a party has.
const maxPartyNames = 8

// minMentions is how often the service's name stands in a text that speaks of
// its provider by that name.
const minMentions = 3

// findParties returns the names that d introduces for its parties.
func (d *Document) findParties() Parties {
	var p Parties
	for in := range introductions(d.Text) {
		p.add(in, d.Text[:in.start], d.Text[in.end:])
	}
	if nameable(d.Service) && strings.Count(d.Text, d.Service) >= minMentions {
		p.Provider = addName(p.Provider, d.Service)
	}
	p.addRoles(d.Text)
	return p
}

// add adds the names that in introduces between the texts before and after.
func (p *Parties) add(in introduction, before, after string) {
	switch {
	case slices.ContainsFunc(in.terms, provider.calls):
		p.Provider = addNames(p.Provider, in.terms)
		if in.aside {
			p.Provider = addName(p.Provider, nameAtEnd(before))
		} else if meaning, ok := cutPrefixAny(strings.TrimLeft(after, " ,"), "means ", "mean ", "refers to ", "refer to ", "是指", "指"); ok {
			p.Provider = addName(p.Provider, nameAtStart(meaning))
		}
	case slices.ContainsFunc(in.terms, user.calls):
		p.User = addNames(p.User, in.terms)
	case !in.aside || len(in.terms) > 1 || len(before) >= headBytes:
	case provider.ends(before):
		p.Provider = addNames(p.Provider, in.terms)
	case user.ends(before):
		p.User = addNames(p.User, in.terms)
	case opensWith(before, in.terms[0]):
		p.Provider = addNames(p.Provider, in.terms)
	}
}

// openingBytes is how far into a document its provider is introduced without a word
// that says what it is.
const openingBytes = 600

// opensWith reports whether before ends in a paragraph near the beginning that is no
// more than a name whose first word is short: Larkfin.org (“LARKFIN”) is a market.
func opensWith(before, short string) bool {
	if len(before) > openingBytes {
		return false
	}
	name := strings.TrimSpace(before[strings.LastIndexByte(before, '\n')+1:])
	if len(name) < len(short) || !strings.EqualFold(name[:len(short)], short) || !nameable(name) {
		return false
	}
	rest := name[len(short):]
	return rest == "" || !letter(firstRune(rest))
}

func addNames(names, more []string) []string {
	for _, name := range more {
		names = addName(names, name)
	}
	return names
}

// addName adds name if it is one, and none of the words that every document has.
func addName(names []string, name string) []string {
	if !nameable(name) || provider.calls(name) || user.calls(name) || slices.Contains(names, name) || len(names) == maxPartyNames {
		return names
	}
	return append(names, name)
}

// nameable reports whether s may be what a party is called in running text.
func nameable(s string) bool {
	first := firstRune(s)
	if isHan(first) {
		return utf8.RuneCountInString(s) >= 2 && fits(s, 24) && !strings.ContainsAny(s, "，。、：；《》 ") && !namesThing(s)
	}
	if len(s) < 3 || !fits(s, 30) || !unicode.IsUpper(first) && !unicode.IsUpper(lastRune(s)) || strings.ContainsAny(s, ",;:()") {
		return false
	}
	words := strings.Fields(strings.ToLower(s))
	return len(words) <= 4 && !slices.ContainsFunc(words, func(w string) bool { return slices.Contains(thingWords, w) })
}

// namesThing reports whether the Chinese name s is of a text or a product rather
// than of a party.
func namesThing(s string) bool {
	for _, w := range [...]string{"协议", "協議", "条款", "條款", "政策", "规则", "声明", "服务", "服務", "软件", "信息", "资料", "账号", "账户", "应用", "产品", "法"} {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

// thingWords are words of names that are of a text or a product rather than of a
// party, in lower case.
var thingWords = []string{
	"agreement", "terms", "policy", "notice", "service", "services", "site", "sites", "website", "websites", "platform", "app", "apps",
	"application", "applications", "software", "product", "products", "content", "card", "account", "program", "party", "parties", "affiliates",
	"act", "law", "laws", "data", "information", "the", "this", "gdpr", "ccpa", "cookies", "effective", "portal", "wallet", "statement", "collected",
}

// side tells one party: by the words that stand for it in every document, and by
// how its full name or description ends.
type side struct{ words, endings []string }

var provider = side{
	words: []string{"we", "us", "our", "ours", "我们", "我們", "我司", "我方", "我行", "本公司", "本行", "本平台", "本网站", "本站"},
	endings: []string{
		"Ltd", "Limited", "Inc", "Incorporated", "LLC", "L.L.C", "PLC", "plc", "Corp", "Corporation", "Co", "Company", "GmbH", "AG", "S.A", "B.V", "BV",
		"LP", "LLP", "Bank", "N.A", "公司", "银行", "銀行", "集团", "分行", "平台", "网站", "中心",
	},
}

var user = side{
	words:   []string{"you", "your", "yours", "您", "你", "用户", "用戶", "会员", "會員", "阁下"},
	endings: []string{"客户", "客戶", "用户", "用戶", "申请人", "持卡人", "借款人", "投保人", "注册人", "授权人", "自然人", "投资者", "投資者", "委托人", "开户人"},
}

// calls reports whether term stands for the party in every document.
func (s *side) calls(term string) bool { return slices.Contains(s.words, strings.ToLower(term)) }

// ends reports whether text ends with a full name of the party, or with what an
// agreement is between.
func (s *side) ends(text string) bool {
	text = strings.TrimRight(text, " .,，")
	text, _ = cutSuffixAny(text, "之间", "之間")
	return slices.ContainsFunc(s.endings, func(e string) bool {
		return strings.HasSuffix(text, e) && !letter(lastRune(strings.TrimSuffix(text, e))) || isHan(firstRune(e)) && strings.HasSuffix(text, e)
	})
}

// legalForms are the endings of a company's name that running text leaves out.
var legalForms = []string{
	"Ltd", "Limited", "Inc", "Incorporated", "LLC", "PLC", "plc", "Corp", "Corporation", "Co", "GmbH", "AG", "S.A", "B.V", "BV",
	"LP", "LLP", "Pte", "Pty", "Private",
}

// nameAtEnd returns the name that text ends with, without its legal form: in
// English the last words with capitals, unless an address goes before them; in
// Chinese what stands behind the last mark.
func nameAtEnd(text string) string {
	text = strings.TrimRight(text[max(0, len(text)-2*maxTerm):], " （(")
	text = text[strings.LastIndexByte(text, '\n')+1:]
	if last := lastRune(text); unicode.Is(unicode.Han, last) {
		text = strings.TrimRight(strings.TrimSuffix(text, "以下"), "（(")
		return text[strings.LastIndexFunc(text, func(r rune) bool { return !unicode.Is(unicode.Han, r) && !letter(r) })+1:]
	}
	words := strings.Fields(text)
	first := len(words)
	for first > 0 && startsUpper(words[first-1]) && (first == len(words) || !strings.HasSuffix(words[first-1], ".")) {
		first--
	}
	if first > 0 && (strings.HasSuffix(words[first-1], ",") || unicode.IsDigit(firstRune(words[first-1]))) {
		return ""
	}
	return withoutForm(words[first:])
}

// nameAtStart returns the name that text begins with, likewise.
func nameAtStart(text string) string {
	text = text[:cutRune(text, 2*maxTerm)]
	if isHan(firstRune(text)) {
		end := strings.IndexFunc(text, func(r rune) bool { return strings.ContainsRune("，。、；：（(《“\n ", r) })
		return text[:max(end, 0)]
	}
	words := strings.Fields(strings.TrimPrefix(text, "the "))
	last := 0
	for last < len(words) && startsUpper(words[last]) && (last == 0 || !strings.HasSuffix(words[last-1], ",")) {
		last++
	}
	return withoutForm(words[:last])
}

// withoutForm returns the name of words without its legal form, and without what
// the sentence begins with.
func withoutForm(words []string) string {
	for len(words) > 0 && slices.Contains(legalForms, strings.Trim(words[len(words)-1], ".,")) {
		words = words[:len(words)-1]
	}
	for len(words) > 1 && (commonWords[strings.ToLower(words[0])] || len(words[0]) == 1) {
		words = words[1:]
	}
	return strings.TrimRight(strings.Join(words, " "), ".,")
}

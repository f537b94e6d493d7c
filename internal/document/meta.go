package document

import (
	"cmp"
	"slices"
	"strings"
)

// head is how much of the text, from its beginning, is searched for what a
// document says of itself; tail, of its end.
const (
	headBytes = 4000
	tailBytes = 1500
)

// describe fills in what d says of itself: language, title, kind, date and
// service.
func (d *Document) describe(page pageInfo) {
	d.Language = languages(d.Text, d.Clauses)
	d.Title = cmp.Or(d.Title, d.findTitle(page))
	d.Kind = d.findKind()
	stated := endsOf(d.Text)
	d.Updated, d.Effective = stated.date(), stated.marked(effectMarks)
	d.Service = d.findService(page)
	d.Parties = d.findParties()
	d.URL = page.url
}

// openingHeadings is how many of the first headings may be the title.
const openingHeadings = 4

// findTitle returns the document's own title: a heading at its beginning that
// names a kind of document, else the part of the page's title that does, else
// the first heading if nothing stands before it, else the page's title. A heading
// that says no more than that this is a policy comes behind all that say more.
func (d *Document) findTitle(page pageInfo) string {
	headings, parts := d.openingTitles(), titleParts(page.title)
	entitled := slices.Concat(headings, parts)
	for _, s := range entitled {
		if (kindOf(s) != Other || namesDocument(s)) && !bareName(s) {
			return s
		}
	}
	if i := slices.IndexFunc(entitled, namesDocument); i >= 0 {
		return entitled[i]
	}
	if i := slices.IndexFunc(headings, func(h string) bool { return !isPreface(h) }); i >= 0 {
		return headings[i]
	}
	return longest(parts)
}

// bareName reports whether a title is one word for any document of its sort.
func bareName(title string) bool {
	return slices.ContainsFunc([]string{"policy", "agreement", "notice", "statement", "政策", "协议", "協議", "声明", "聲明", "条款", "條款"}, func(n string) bool {
		return strings.EqualFold(strings.Trim(title, " :："), n)
	})
}

// isPreface reports whether a heading is of the first part of any document, and
// so no title of one.
func isPreface(heading string) bool {
	return slices.ContainsFunc([]string{"前言", "引言", "导言", "導言", "序言", "总则", "總則", "introduction", "preface", "preamble"}, func(p string) bool {
		return strings.EqualFold(strings.Trim(heading, " :："), p)
	})
}

// openingTitles returns the unnumbered headings at the beginning of the text.
func (d *Document) openingTitles() []string {
	var titles []string
	next := d.Sections
	for len(next) > 0 && len(titles) < openingHeadings {
		s := next[0]
		if s.Title == "" {
			next = next[1:]
			continue
		}
		if s.Number != "" || s.Heading.Start > headBytes/4 {
			break
		}
		if fits(s.Title, maxTitle) && !sentence(s.Title) {
			titles = append(titles, s.Title)
		}
		if next = s.Sections; len(next) == 0 {
			next = following(s, d.Sections)
		}
	}
	return titles
}

// following returns the sections after s beside it.
func following(s *Section, top []*Section) []*Section {
	if s.Parent != nil {
		top = s.Parent.Sections
	}
	for i := range top {
		if top[i] == s {
			return top[i+1:]
		}
	}
	return nil
}

// titleParts returns the parts of a page title such as "Privacy Policy | Larkfin".
// What is longer than any heading is the text behind a title that nothing ends.
func titleParts(title string) []string {
	parts := []string{title}
	for _, sep := range [...]string{"|", " - ", " – ", " — ", " · ", " :: ", "_", "｜", " -- ", " » ", ` \ `} {
		var finer []string
		for _, p := range parts {
			finer = append(finer, strings.Split(p, sep)...)
		}
		parts = finer
	}
	kept := parts[:0]
	for _, p := range parts {
		if p = FoldSpace(p); p != "" && fits(p, maxTagged) {
			kept = append(kept, p)
		}
	}
	return kept
}

func longest(parts []string) string {
	best := ""
	for _, p := range parts {
		if len(p) > len(best) {
			best = p
		}
	}
	return best
}

// findKind tells the kind by the title, else by the wording of the headings and
// of the beginning.
func (d *Document) findKind() Kind {
	if d.Title != "" {
		if k := kindOf(d.Title); k != Other || otherTitle(d.Title) {
			return k
		}
	}
	if k := d.mainPart(); k != Other {
		return k
	}
	score := map[Kind]int{}
	d.scoreHeadings(d.Sections, score)
	opening := strings.ToLower(d.Text[:min(len(d.Text), headBytes)])
	for _, w := range kindWords {
		score[w.kind] += min(3, strings.Count(opening, w.word)) * w.weight
	}
	return decide(score)
}

// mainPart returns the kind that the title of a part names which has more than
// half of the clauses: several documents may stand in one page.
func (d *Document) mainPart() Kind {
	for _, s := range d.Sections {
		if s.Number == "" && s.Title != "" && kindOf(s.Title) != Other && 2*s.clauses() > len(d.Clauses) {
			return kindOf(s.Title)
		}
	}
	return Other
}

// clauses counts the clauses in s and the sections below.
func (s *Section) clauses() int {
	n := len(s.Clauses)
	for _, t := range s.Sections {
		n += t.clauses()
	}
	return n
}

// enoughScore is what makes a kind more than chance.
const enoughScore = 6

func decide(score map[Kind]int) Kind {
	p, u := score[PrivacyPolicy], score[UserAgreement]
	switch {
	case p >= enoughScore && p > u:
		return PrivacyPolicy
	case u >= enoughScore && u > p:
		return UserAgreement
	}
	return Other
}

func (d *Document) scoreHeadings(sections []*Section, score map[Kind]int) {
	for _, s := range sections {
		title := strings.ToLower(s.Title)
		for _, w := range kindWords {
			if strings.Contains(title, w.word) {
				score[w.kind] += w.weight
			}
		}
		for _, w := range topicWords {
			if strings.Contains(title, w.word) {
				score[w.kind] += w.weight
			}
		}
		d.scoreHeadings(s.Sections, score)
	}
}

// kindOf returns the kind that a title names, Other if none or both.
func kindOf(title string) Kind {
	if otherTitle(title) {
		return Other
	}
	lower, score := strings.ToLower(title), map[Kind]int{}
	for _, w := range kindWords {
		if strings.Contains(lower, w.word) {
			score[w.kind] += w.weight
		}
	}
	switch p, u := score[PrivacyPolicy], score[UserAgreement]; {
	case p > 0 && u > 0 && joinsTwo(lower):
		return Other
	case p > u:
		return PrivacyPolicy
	case u > p:
		return UserAgreement
	}
	return Other
}

// joinsTwo reports whether a title names two things.
func joinsTwo(title string) bool {
	for _, w := range [...]string{"&", " and ", "及", "和", "与", "與", "、"} {
		if strings.Contains(title, w) {
			return true
		}
	}
	return false
}

// otherTitle reports whether a title names a document of neither kind.
func otherTitle(title string) bool {
	lower := strings.ToLower(title)
	if strings.Contains(lower, "privacy") && (joinsTwo(lower) || strings.Contains(lower, "/")) {
		// A privacy policy that is the policy on cookies too is a privacy policy.
		lower = strings.NewReplacer("cookie policy", "", "cookie notice", "").Replace(lower)
	}
	for _, w := range otherWords {
		if strings.Contains(lower, w) {
			return true
		}
	}
	return false
}

// kindWord is a word, in lower case, that speaks for a kind.
type kindWord struct {
	word   string
	kind   Kind
	weight int
}

// kindWords name the document itself.
var kindWords = []kindWord{
	{"privacy", PrivacyPolicy, 3},
	{"personal data", PrivacyPolicy, 2},
	{"personal information", PrivacyPolicy, 2},
	{"data protection", PrivacyPolicy, 2},
	{"隐私", PrivacyPolicy, 3},
	{"隱私", PrivacyPolicy, 3},
	{"私隱", PrivacyPolicy, 3},
	{"个人信息", PrivacyPolicy, 2},
	{"個人資料", PrivacyPolicy, 2},
	{"個人信息", PrivacyPolicy, 2},
	{"terms of service", UserAgreement, 3},
	{"terms of use", UserAgreement, 3},
	{"terms and conditions", UserAgreement, 3},
	{"terms & conditions", UserAgreement, 3},
	{"conditions of use", UserAgreement, 3},
	{"user agreement", UserAgreement, 3},
	{"service agreement", UserAgreement, 3},
	{"these terms", UserAgreement, 2},
	{" terms", UserAgreement, 1},
	{"agreement", UserAgreement, 1},
	{"协议", UserAgreement, 2},
	{"協議", UserAgreement, 2},
	{"服务条款", UserAgreement, 3},
	{"服務條款", UserAgreement, 3},
	{"使用条款", UserAgreement, 3},
	{"使用條款", UserAgreement, 3},
	{"用户须知", UserAgreement, 2},
	{"条款", UserAgreement, 1},
	{"條款", UserAgreement, 1},
}

// topicWords are what each kind has sections about.
var topicWords = []kindWord{
	{"we collect", PrivacyPolicy, 2},
	{"we use your", PrivacyPolicy, 2},
	{"we share", PrivacyPolicy, 2},
	{"your rights", PrivacyPolicy, 1},
	{"cookie", PrivacyPolicy, 1},
	{"retention", PrivacyPolicy, 1},
	{"收集", PrivacyPolicy, 2},
	{"未成年人", PrivacyPolicy, 1},
	{"liability", UserAgreement, 2},
	{"governing law", UserAgreement, 2},
	{"termination", UserAgreement, 1},
	{"eligib", UserAgreement, 2},
	{"intellectual property", UserAgreement, 1},
	{"indemni", UserAgreement, 2},
	{"warrant", UserAgreement, 1},
	{"免责", UserAgreement, 2},
	{"免責", UserAgreement, 2},
	{"知识产权", UserAgreement, 1},
	{"违约", UserAgreement, 2},
	{"争议", UserAgreement, 1},
}

// otherWords in a title name documents of other kinds.
var otherWords = []string{
	"guideline", "guide", "cookie policy", "cookie notice", "tracker", "acceptable use", "data processing", "processor",
	"copyright", "trademark", "brand", "dmca", "law enforcement", "社区规范", "侵权",
}

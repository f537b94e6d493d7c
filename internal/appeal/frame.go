package appeal

import (
	"slices"
	"strings"

	"exitclause/internal/document"
	"exitclause/internal/law"
	"exitclause/internal/practice"
	"exitclause/internal/report"
)

// frame returns whom the contract is with and which law and forum it names, or
// nil if the documents say nothing of it that can be told apart. What two
// clauses say differently is left out: better none than a wrong one.
func (c *conclusion) frame() *report.Frame {
	f := &report.Frame{Entity: c.entity()}
	f.GoverningLaw = c.agreed(f, governing)
	f.Forum = c.agreed(f, deciding)
	if f.Entity == nil && f.GoverningLaw == "" && f.Forum == "" {
		return nil
	}
	return f
}

// agreed returns the one place that the clauses on disputes name with cues, or
// "", and notes in f which they are.
func (c *conclusion) agreed(f *report.Frame, look cues) string {
	var named law.Place
	var findings []string
	for i := range c.r.Findings {
		finding := &c.r.Findings[i]
		if finding.Practice != practice.DisputeForum {
			continue
		}
		switch place := look.place(finding.Quote); {
		case place == "":
		case named != "" && place != named:
			return ""
		default:
			named = place
			findings = append(findings, finding.ID)
		}
	}
	for _, id := range findings {
		if !slices.Contains(f.Findings, id) {
			f.Findings = append(f.Findings, id)
		}
	}
	return string(named)
}

// cues are the words by which a sentence names the place of a law or a court.
// All are in small letters.
type cues struct {
	about         words    // one of which must be there
	after, before []string // what a place stands right behind, or right before
}

var (
	governing = cues{
		about:  words{"govern", "constru", "interpret", "适用", "適用", "管辖", "管轄", "管限", "解释", "解釋", "依据", "依據"},
		after:  []string{"laws of ", "law of "},
		before: []string{" law", "法律", "法例", "法规", "法規"},
	}
	deciding = cues{
		about:  words{"dispute", "jurisdiction", "arbitrat", "claim", "争议", "爭議", "纠纷", "糾紛", "诉讼", "訴訟", "仲裁", "管辖", "管轄"},
		after:  []string{"courts of ", "courts in ", "courts located in ", "courts sitting in ", "arbitration in "},
		before: []string{" courts", " international arbitration", "法院", "仲裁", "国际仲裁", "國際仲裁", "人民法院"},
	}
	// someOnly are words of a clause that is for some users only.
	someOnly    = words{"if ", "reside", "residing", "如果", "如您", "若您", "居民", "居住"}
	alternative = []string{" or ", "或"}
)

// maxForum is how long a sentence on disputes is at most, in bytes.
const maxForum = 4 << 10

// place returns the place that a sentence names, or "" if it names none, or
// several, or one for some people only.
func (look cues) place(sentence string) law.Place {
	lower := strings.ToLower(sentence[:min(len(sentence), maxForum)])
	if !mentions(lower, look.about) {
		return ""
	}
	var all places
	for _, cue := range look.after {
		eachPlaceOf(lower, cue, func(at int) {
			place, rest := placeAfter(lower[at+len(cue):])
			all.add(place, lower[:at], rest)
		})
	}
	for _, cue := range look.before {
		eachPlaceOf(lower, cue, func(at int) {
			place, before := placeBefore(lower[:at])
			all.add(place, before, lower[at+len(cue):])
		})
	}
	return all.one()
}

// eachPlaceOf calls found with every place where word stands in text.
func eachPlaceOf(text, word string, found func(at int)) {
	for at := 0; ; at += len(word) {
		i := strings.Index(text[at:], word)
		if i < 0 {
			return
		}
		at += i
		found(at)
	}
}

// places are those that something was found in; unclear if it is not known
// which of them counts.
type places struct {
	found   law.Place
	unclear bool
}

// add takes in a place that stands between two parts of a sentence.
func (p *places) add(place law.Place, before, after string) {
	if place == "" {
		return
	}
	for _, or := range alternative {
		p.unclear = p.unclear || strings.HasPrefix(after, or)
	}
	p.unclear = p.unclear || mentions(before, someOnly) || p.found != "" && p.found != place
	p.found = place
}

func (p *places) one() law.Place {
	if p.unclear {
		return ""
	}
	return p.found
}

var (
	leading = []string{
		"the ", "state of ", "republic of ", "independent ", "commonwealth of ", "province of ", "federal republic of ",
		"kingdom of ", "territory of ", "special administrative region of ",
	}
	trailing = []string{
		"共和国", "共和國", "特别行政区", "特別行政區", "大陆", "大陸", "地区", "地區", "境内", "境內", "州", "省", "的", "现行", "現行",
		"有效", "相关", "相關", "有关", "有關", "之", "国际", "國際", "人民",
	}
)

// placeAfter returns the place that a text in small letters begins with, and
// what comes behind its name.
func placeAfter(text string) (law.Place, string) {
	for {
		if place, n := law.PlaceAtStart(text); place != "" {
			return place, text[n:]
		}
		rest, ok := cutOne(text, leading, strings.CutPrefix)
		if !ok {
			return "", text
		}
		text = rest
	}
}

// placeBefore returns the place that a text in small letters ends with, and
// what comes before its name. What a place leaves out of itself, in brackets,
// is passed over.
func placeBefore(text string) (law.Place, string) {
	if open := strings.LastIndex(text, "（"); open >= 0 && strings.HasSuffix(text, "）") {
		text = text[:open]
	}
	for {
		if place, n := law.PlaceAtEnd(text); place != "" {
			return place, text[:len(text)-n]
		}
		rest, ok := cutOne(text, trailing, strings.CutSuffix)
		if !ok {
			return "", text
		}
		text = rest
	}
}

func cutOne(text string, list []string, cut func(s, word string) (string, bool)) (string, bool) {
	for _, word := range list {
		if rest, ok := cut(text, word); ok {
			return rest, true
		}
	}
	return text, false
}

// entity returns the company that the user agreement or, if it names none, the
// privacy policy says the contract is with; nil if none or several are named.
func (c *conclusion) entity() *report.Entity {
	for _, kind := range []document.Kind{document.UserAgreement, document.PrivacyPolicy} {
		var named *report.Entity
		for i := range c.inputs {
			if document.Kind(c.r.Documents[i].Kind) != kind {
				continue
			}
			for _, found := range companies(c.inputs[i].Document) {
				found.Document = c.r.Documents[i].ID
				if named != nil && !sameCompany(named, &found) {
					return nil
				}
				if named == nil || named.Established == "" {
					named = &found
				}
			}
		}
		if named != nil {
			return named
		}
	}
	return nil
}

// sameCompany reports whether two companies have one name, and are not said to
// be in two places.
func sameCompany(a, b *report.Entity) bool {
	return strings.EqualFold(strings.Trim(a.Name, "."), strings.Trim(b.Name, ".")) &&
		(a.Established == "" || b.Established == "" || a.Established == b.Established)
}

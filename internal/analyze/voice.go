package analyze

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"exitclause/internal/document"
	"exitclause/internal/pattern"
)

// voice reads the names that a document has for its parties as the pronouns that
// rules are written in: "Larkfin may close …" as "we may close …", 云雀有权 as
// 我们有权. What is found keeps its place in the document.
type voice struct {
	chinese bool
	names   []partyName
	all     []mention // in the document, in order
}

// partyName is one spelling of a name.
type partyName struct {
	text string
	user bool // it stands for the user
}

// newVoice returns the voice in which rules of language read doc.
func newVoice(doc *document.Document, language string) voice {
	v := voice{chinese: language == chinese}
	if doc == nil || v.chinese && doc.Language == document.English || !v.chinese && doc.Language.Chinese() {
		return v // hardly a sentence is in this language
	}
	add := func(name string, user bool) {
		v.names = append(v.names, partyName{name, user})
		if capitals := strings.ToUpper(name); capitals != name {
			v.names = append(v.names, partyName{capitals, user})
		}
	}
	for _, name := range doc.Parties.Provider {
		add(name, false)
	}
	for _, name := range doc.Parties.User {
		add(name, true)
	}
	v.all = v.mentions(doc.Text)
	return v
}

// mention is a place where a pronoun is read for a name.
type mention struct {
	start, end int // bytes in the text, of what is left out
	pronoun    string
	spoken     int // where the pronoun begins in the text as read
}

// mentions returns the places of text in which a pronoun can stand for a name,
// in order.
func (v *voice) mentions(text string) []mention {
	var found []mention
	for _, name := range v.names {
		for at := 0; ; {
			i := strings.Index(text[at:], name.text)
			if i < 0 {
				break
			}
			start := at + i
			at = start + len(name.text)
			if m, ok := v.read(text, start, at, name.user); ok {
				found = append(found, m)
			}
		}
	}
	slices.SortStableFunc(found, func(a, b mention) int {
		return cmp.Or(a.start-b.start, b.end-a.end)
	})
	end := 0
	return slices.DeleteFunc(found, func(m mention) bool {
		inside := m.start < end
		end = max(end, m.end)
		return inside
	})
}

// read returns how the name at text[start:end] is to be read, if the words around
// it leave no doubt.
func (v *voice) read(text string, start, end int, user bool) (mention, bool) {
	if v.chinese {
		return readChinese(text, start, end, user)
	}
	return readEnglish(text, start, end, user)
}

// scan appends what program finds in span of text, read in this voice.
func (v *voice) scan(program *pattern.Program, text string, span document.Span, hits []pattern.Hit) []pattern.Hit {
	mentions := v.within(span)
	if len(mentions) == 0 {
		return program.ScanPart(text, span.Start, span.End, hits)
	}
	old := len(hits)
	spoken := speak(text[span.Start:span.End], mentions)
	hits = program.ScanPart(spoken, 0, len(spoken), hits)
	restore(hits[old:], mentions, span.Start)
	return hits
}

// within returns the mentions in span, placed as from its start.
func (v *voice) within(span document.Span) []mention {
	first := sort.Search(len(v.all), func(i int) bool { return v.all[i].start >= span.Start })
	var found []mention
	for _, m := range v.all[first:] {
		if m.end > span.End {
			break
		}
		m.start -= span.Start
		m.end -= span.Start
		found = append(found, m)
	}
	return found
}

// speak returns text with the pronouns in place of the names, and notes where in
// it each stands.
func speak(text string, mentions []mention) string {
	var b strings.Builder
	b.Grow(len(text) + len(text)/8)
	at := 0
	for i := range mentions {
		m := &mentions[i]
		b.WriteString(text[at:m.start])
		m.spoken = b.Len()
		b.WriteString(m.pronoun)
		at = m.end
	}
	b.WriteString(text[at:])
	return b.String()
}

// restore sets the places of hits, which are of the spoken text, to those in the
// text itself, whose first byte has the offset base. A pronoun has the place of
// the name it was read for.
func restore(hits []pattern.Hit, mentions []mention, base int) {
	next := 0 // the first mention behind the end of the hit, which ends behind the one before
	for i := range hits {
		h := &hits[i]
		for next < len(mentions) && mentions[next].spoken < int(h.End) {
			next++
		}
		first := next
		for first > 0 && mentions[first-1].spoken > int(h.Start) {
			first--
		}
		h.Start = int32(base + written(int(h.Start), mentions[:first], false))
		h.End = int32(base + written(int(h.End), mentions[:next], true))
	}
}

// written returns where in the text the offset of the spoken text is, at which a
// word starts or ends. The mentions are those that begin before it.
func written(spoken int, mentions []mention, ends bool) int {
	if len(mentions) == 0 {
		return spoken
	}
	m := mentions[len(mentions)-1]
	behind := spoken - (m.spoken + len(m.pronoun))
	switch {
	case behind >= 0:
		return m.end + behind
	case ends:
		return m.end
	}
	return m.start
}

package analyze

import (
	"unicode"

	"exitclause/internal/rule"
)

// languages are the languages whose rules may read a sentence. A line of digits
// and addresses can be read in both.
type languages struct{ english, chinese bool }

// speak reports whether r is in one of the languages.
func (l languages) speak(r *rule.Rule) bool {
	if r.Language == "zh" {
		return l.chinese
	}
	return l.english
}

// look sets the window on the site, and finds in which languages to read it.
func (s *session) look(at site) {
	s.own.Reset(s.doc.Text, s.window(at, s.part(at.sentence))...)
	han, latin := letters(s.doc.Text[at.sentence.Start:at.sentence.End])
	inChinese := at.clause.Language.Chinese() || s.doc.Language.Chinese()
	s.languages = languages{
		english: latin > 0 && han*foreignShare <= latin && !(inChinese && latin <= longestWord),
		chinese: han > 0 || inChinese,
	}
	if !s.languages.english && !s.languages.chinese {
		s.languages = languages{true, true}
	}
}

const (
	// foreignShare is how many Latin letters there are at least for each Chinese
	// character that an English sentence quotes.
	foreignShare = 8
	// longestWord is how many Latin letters a name or an address has at most, that
	// stands alone in a Chinese document.
	longestWord = 24
)

// letters counts the Chinese characters and the Latin letters of s.
func letters(s string) (han, latin int) {
	for _, r := range s {
		switch {
		case r < 0x80:
			if 'a' <= r|0x20 && r|0x20 <= 'z' {
				latin++
			}
		case 0x4E00 <= r && r <= 0x9FFF || unicode.Is(unicode.Han, r): // most are in one block
			han++
		}
	}
	return han, latin
}

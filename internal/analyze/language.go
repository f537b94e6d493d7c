package analyze

import "unicode"

// The languages of rules.
const (
	english = "en"
	chinese = "zh"
)

// look sets the window on the site, for the languages whose rules may read it. A
// line of digits and addresses can be read in all.
func (s *session) look(at site) {
	han, latin := letters(s.doc.Text[at.sentence.Start:at.sentence.End])
	inChinese := at.clause.Language.Chinese() || s.doc.Language.Chinese()
	inEnglish := latin > 0 && han*foreignShare <= latin && !(inChinese && latin <= longestWord)
	inChinese = inChinese || han > 0
	for _, rd := range s.readers {
		speaks := inEnglish
		if rd.language == chinese {
			speaks = inChinese
		}
		rd.foreign = rd.language == chinese && han == 0
		rd.look(at, speaks || !inEnglish && !inChinese)
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

// inScript reports whether a text with so many Chinese characters and Latin letters
// may hold a word of the reader's language.
func (rd *reader) inScript(han, latin int) bool {
	if rd.language == chinese {
		return han > 0
	}
	return latin > 0
}

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

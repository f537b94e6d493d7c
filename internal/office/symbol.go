package office

import "strings"

// symbols returns s, text in the given font, in the characters that the font
// shows. Fonts of symbols have them at places of their own, which are left out
// where nobody knows what they show.
func symbols(font, s string) string {
	known := symbolFonts[strings.ToLower(font)]
	if known == nil && strings.IndexFunc(s, isPrivate) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		font := known
		switch {
		case isPrivate(r):
			r -= 0xF000
			if font == nil {
				font = anyFont
			}
		case font == nil || r >= 0x100 || r <= ' ':
			return r
		}
		if shown, ok := font[r]; ok {
			return shown
		}
		return -1
	}, s)
}

// isPrivate reports whether r is where fonts of symbols have their characters.
func isPrivate(r rune) bool { return 0xF020 <= r && r <= 0xF0FF }

var symbolFonts = map[string]map[rune]rune{
	"symbol":      greek(),
	"wingdings":   wingdings,
	"wingdings 2": {0x50: '✓', 0x4F: '✗', 0x52: '☑', 0x53: '☒', 0xA3: '☐', 0x97: '•', 0x98: '•', 0x9E: '·'},
	"webdings":    {0x61: '✓', 0x63: '☐', 0x67: '■', 0x6E: '●', 0x72: '✗', 0x3D: '●'},
}

// anyFont is for characters of a font that is not said.
var anyFont = map[rune]rune{0x20: ' ', 0xB7: '•', 0xA7: '▪', 0xD8: '➢', 0xFC: '✓', 0xA8: '☐', 0xFE: '☑', 0x6C: '●', 0x6E: '■', 0x75: '◆', 0x76: '❖', 0x71: '❑'}

var wingdings = map[rune]rune{
	0x20: ' ', 0x22: '✂', 0x28: '☎', 0x29: '✆', 0x2A: '✉', 0x46: '☞', 0x6C: '●', 0x6D: '❍', 0x6E: '■', 0x6F: '□', 0x71: '❑', 0x72: '❒',
	0x73: '⬧', 0x74: '⧫', 0x75: '◆', 0x76: '❖', 0x77: '⬥', 0x9F: '•', 0xA0: '▪', 0xA1: '○', 0xA7: '▪', 0xA8: '☐', 0xAA: '✦', 0xAB: '★',
	0xD8: '➢', 0xDF: '←', 0xE0: '→', 0xE1: '↑', 0xE2: '↓', 0xE8: '➔', 0xEF: '⇦', 0xF0: '⇨', 0xFB: '✗', 0xFC: '✓', 0xFD: '☒', 0xFE: '☑',
}

// greek returns what the font Symbol shows.
func greek() map[rune]rune {
	m := map[rune]rune{
		0x20: ' ', 0x22: '∀', 0x24: '∃', 0x27: '∋', 0x2A: '∗', 0x2D: '−', 0x40: '≅', 0x5C: '∴', 0x5E: '⊥', 0x7E: '∼',
		0xA2: '′', 0xA3: '≤', 0xA4: '⁄', 0xA5: '∞', 0xAB: '↔', 0xAC: '←', 0xAD: '↑', 0xAE: '→', 0xAF: '↓', 0xB0: '°', 0xB1: '±', 0xB2: '″',
		0xB3: '≥', 0xB4: '×', 0xB7: '•', 0xB8: '÷', 0xB9: '≠', 0xBA: '≡', 0xBB: '≈', 0xBC: '…', 0xD2: '®', 0xD3: '©', 0xD4: '™', 0xD6: '√',
		0xDB: '⇔', 0xDC: '⇐', 0xDE: '⇒', 0xE2: '®', 0xE3: '©', 0xE4: '™', 0xE5: '∑',
	}
	for i, r := range []rune("ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ") {
		m['A'+rune(i)] = r
	}
	for i, r := range []rune("αβχδεφγηιϕκλμνοπθρστυϖωξψζ") {
		m['a'+rune(i)] = r
	}
	for _, r := range "!#%&()+,./0123456789:;<=>?[]_{|}" {
		m[r] = r
	}
	return m
}

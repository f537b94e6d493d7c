package office

import (
	"slices"
	"strings"
)

// word takes in a control word or symbol.
func (r *rtfReader) word() {
	s := &r.scan
	if s.name == "u" {
		r.unicode(s.number)
		return
	}
	if s.name == "bin" {
		s.pass(s.number)
	}
	if r.skip > 0 {
		r.skip--
		return
	}
	r.flush()
	if s.name == "*" {
		r.star = true
		return
	}
	star := r.star
	r.star = false
	if r.target(s.name, star) || r.state.to == toNothing {
		return
	}
	if text, ok := rtfCharacters[s.name]; ok {
		r.write(text)
		return
	}
	r.set(s.name, s.number, !s.given || s.number != 0)
}

// rtfCharacters are the words that stand for characters.
var rtfCharacters = map[string]string{
	"~": "\u00A0", "_": "\u2011", "tab": "\t", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
	"bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ",
}

// target takes in a word that says what becomes of the text of its group.
func (r *rtfReader) target(name string, star bool) bool {
	switch name {
	case "fonttbl":
		r.state.to = toFonts
	case "stylesheet":
		r.state.to = toStyles
	case "info":
		r.state.to = toInfo
	case "title":
		if r.state.to == toInfo {
			r.state.to = toTitle
		}
	case "listtext", "pntext":
		r.state.to = toNumber
	case "field":
		r.state.field = &rtfField{}
	case "fldinst":
		r.state.to = toInstruction
	case "fldrslt":
		r.openResult()
	case "footnote", "shptxt":
		r.beginAside()
		if name == "footnote" {
			r.out.note = &rtfNote{}
		}
	case "shpinst", "ud", "nesttableprops":
		// their star says that old readers do not know them
		if name == "ud" {
			r.state.to = r.outerTarget()
		}
	default:
		if !star && !slices.Contains(rtfLeftOut, name) {
			return false
		}
		r.state.to = toNothing
	}
	return true
}

// outerTarget is what becomes of the text around an upr, in which the same is
// written in two ways.
func (r *rtfReader) outerTarget() rtfTarget {
	if n := len(r.groups); n >= 2 {
		return r.groups[n-2].to
	}
	return toText
}

// rtfLeftOut are the groups without text of the document that have no star.
var rtfLeftOut = []string{
	"colortbl", "pict", "nonshppict", "shprslt", "sp", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf",
	"annotation", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "xe", "tc", "rxe", "bkmkpub", "nonesttables", "upr",
	"author", "operator", "company", "manager", "category", "keywords", "comment", "doccomm", "hlinkbase", "subject", "creatim", "revtim",
	"printim", "buptim", "revtbl", "filetbl", "listtable", "listoverridetable",
}

// set takes in a word that says how what follows is set, or ends something.
func (r *rtfReader) set(name string, n int, yes bool) {
	s := &r.state
	switch name {
	case "ansicpg":
		r.page = n
	case "mac":
		r.page = 10000
	case "uc":
		s.skip = max(0, min(n, 16))
	case "f":
		if s.font = n; s.to == toFonts && len(r.fonts) < maxDefinitions {
			r.fonts[n] = rtfFont{}
		}
	case "fcharset":
		if f, known := r.fonts[s.font]; s.to == toFonts && known {
			f.charset = n
			r.fonts[s.font] = f
		}
	case "b":
		s.bold = yes
	case "v":
		s.hidden = yes
	case "deleted", "mvf":
		s.deleted = yes
	case "plain":
		s.bold, s.hidden = false, false
	default:
		if !r.setParagraph(name, n) && !r.inNote(name) && !r.countNotes(name, n) && s.to == toText {
			r.breaks(name, n, yes)
		}
	}
}

func (r *rtfReader) setParagraph(name string, n int) bool {
	p := &r.state.paragraph
	switch name {
	case "pard":
		*p = rtfFormat{outline: -1}
	case "s":
		p.style = n
	case "outlinelevel":
		p.outline = n
	case "ls":
		p.list = n
	case "ilvl":
		p.level = max(0, min(n, listLevels-1))
	case "intbl":
		p.tables = max(p.tables, 1)
	case "itap":
		p.tables = max(0, min(n, maxRTFTables))
	default:
		return false
	}
	return true
}

// write adds s to where text goes.
func (r *rtfReader) write(s string) {
	switch r.state.to {
	case toText:
		r.show(s)
	case toNumber:
		if p := r.out.para(); len(p.number) < maxLabel {
			p.number += symbols(r.fonts[r.state.font].name, firstBytes(s, maxLabel))
		}
	case toTitle:
		if r.title.Len() < maxInstruction {
			r.title.WriteString(s)
		}
	case toInstruction:
		if f := r.state.field; f != nil && len(f.instruction) < maxInstruction {
			f.instruction += firstBytes(s, maxInstruction)
		}
	case toFonts:
		r.nameFont(s)
	case toStyles:
		r.nameStyle(s)
	}
}

// show adds s to the paragraph.
func (r *rtfReader) show(s string) {
	switch blank := strings.TrimSpace(s) == ""; {
	case blank && (r.state.deleted || r.state.hidden):
	case r.state.deleted:
		r.left[warnTracked]++
		r.out.para().lost = true
	case r.state.hidden:
		r.left[warnHidden]++
		r.out.para().lost = true
	case r.state.field == nil:
		r.out.para().text.text(symbols(r.fonts[r.state.font].name, s), r.state.bold)
	case !slices.Contains(pageFields, r.state.field.kind):
		r.state.field.shown = true
		r.out.para().text.text(symbols(r.fonts[r.state.font].name, s), r.state.bold)
	}
}

// nameFont adds s to the name of the font being described.
func (r *rtfReader) nameFont(s string) {
	f, known := r.fonts[r.state.font]
	if !known {
		return
	}
	if name, _, _ := strings.Cut(s, ";"); len(f.name) < maxLabel {
		f.name += strings.TrimSpace(firstBytes(name, maxLabel))
	}
	r.fonts[r.state.font] = f
}

// rtfStyle is what matters of a style of paragraphs.
type rtfStyle struct {
	name     string // lower case
	outline  int    // from 0
	outlined bool   // that is said
}

// nameStyle adds s to the name of the style being described.
func (r *rtfReader) nameStyle(s string) {
	p := &r.state.paragraph
	style, known := r.styles[p.style]
	switch {
	case !known && len(r.styles) >= maxDefinitions:
		return
	case !known:
		style.outline, style.outlined = p.outline, p.outline >= 0
	}
	if name, _, _ := strings.Cut(s, ";"); len(style.name) < maxLabel {
		style.name += strings.ToLower(firstBytes(name, maxLabel))
	}
	r.styles[p.style] = style
}

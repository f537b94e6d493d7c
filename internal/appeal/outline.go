package appeal

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"exitclause/internal/document"
)

// outline is what the parts of a document are numbered and called, to look
// references up in.
type outline struct {
	titles   map[string][]string // of numbered parts, by their keys; of a clause without a title, ""
	highest  map[string]int      // the highest number right below a key, a Chinese unit, or "" for the top
	units    map[string]bool     // the Chinese units that numbers are written with
	sections []string            // all titles
	clauses  []string            // the beginnings of clauses that may be headings
	words    [][]string          // the content words of both, once they are asked for
	ordered  bool                // the sections at the top are numbered
}

// outlineOf reads the outline of doc.
func outlineOf(doc *document.Document) *outline {
	o := &outline{titles: make(map[string][]string), highest: make(map[string]int), units: make(map[string]bool)}
	numbered, plain := 0, 0
	o.readSections(doc.Sections, false, &numbered, &plain)
	o.ordered = numbered >= minOrdered && numbered >= 2*plain
	for _, c := range doc.Clauses {
		if c.Number != "" && (c.Section == nil || c.Number != c.Section.Number) {
			o.add(c.Number, "")
		}
		o.clauses = append(o.clauses, firstLine(doc.Text[c.Span.Start:c.Span.End]))
	}
	return o
}

// minOrdered is how many numbered sections make a numbering.
const minOrdered = 3

// readSections takes sections in, and counts those that are numbered and those
// that are not and stand under none that is.
func (o *outline) readSections(sections []*document.Section, under bool, numbered, plain *int) {
	for _, s := range sections {
		if s.Title != "" {
			o.sections = append(o.sections, s.Title)
		}
		switch {
		case s.Number != "":
			o.add(s.Number, s.Title)
			o.addOwn(s.Title)
			if !under {
				*numbered++
			}
		case s.Title != "" && !under && len(s.Sections) == 0:
			*plain++
		}
		o.readSections(s.Sections, under || s.Number != "", numbered, plain)
	}
}

// firstLine returns the beginning of a clause, which may be its heading.
func firstLine(text string) string {
	const enough = 120
	text, _, _ = strings.Cut(text, "\n")
	if len(text) > enough {
		n := enough
		for !utf8.RuneStart(text[n]) {
			n--
		}
		text = text[:n]
	}
	return text
}

func (o *outline) add(number, title string) {
	for _, unit := range chineseUnits {
		if head, _, ok := strings.Cut(number, unit); ok && strings.HasPrefix(number, "第") {
			unit = simplified(unit)
			o.units[unit] = true
			o.note(unit+"."+outlineKey(head), title)
		}
	}
	o.note(outlineKey(number), title)
}

// addOwn keeps a section under the number that its title itself begins with: 3
// of "3. Fees" under "II. General", which a reader there calls Section 3.
func (o *outline) addOwn(title string) {
	if key, n := readNumber(title); n > 0 {
		o.note(key, title)
	}
}

// note keeps a part under its key, and what the highest number beside it is.
func (o *outline) note(key, title string) {
	o.titles[key] = append(o.titles[key], title)
	parent, last := cutLast(key)
	if n, err := strconv.Atoi(last); err == nil {
		o.highest[parent] = max(o.highest[parent], n)
	}
}

func cutLast(key string) (parent, last string) {
	if i := strings.LastIndexByte(key, '.'); i >= 0 {
		return key[:i], key[i+1:]
	}
	return "", key
}

// outlineKey makes one key of the ways to write a number: 4.2(b) and 4.2.b,
// 第十二条 and 十二, 七、2 and 7.2, IX and 9.
func outlineKey(number string) string {
	var parts []string
	for i := 0; i < len(number); {
		r, size := utf8.DecodeRuneInString(number[i:])
		kind := kindOf(r)
		start := i
		for i < len(number) && kindOf(r) == kind {
			i += size
			r, size = utf8.DecodeRuneInString(number[i:])
		}
		switch run := number[start:i]; kind {
		case digits:
			parts = append(parts, strings.TrimLeft(run, "0"))
		case han:
			parts = append(parts, strconv.Itoa(hanValue(run)))
		case letters:
			if value := romanValue(run); value > 0 {
				parts = append(parts, strconv.Itoa(value))
			} else if word := strings.ToLower(run); !slices.Contains(units, word) {
				parts = append(parts, word)
			}
		}
	}
	return strings.Join(parts, ".")
}

// runKind is what a run of characters in a number is made of.
type runKind uint8

const (
	other runKind = iota
	digits
	han
	letters
)

const hanDigits = "零一二三四五六七八九十百〇"

func kindOf(r rune) runKind {
	switch {
	case '0' <= r && r <= '9':
		return digits
	case strings.ContainsRune(hanDigits, r):
		return han
	case r < utf8.RuneSelf && unicode.IsLetter(r):
		return letters
	}
	return other
}

// hanValue returns the value of a Chinese numeral below a thousand.
func hanValue(s string) int {
	total, digit := 0, 0
	for _, r := range s {
		switch r {
		case '十':
			total += max(digit, 1) * 10
			digit = 0
		case '百':
			total += max(digit, 1) * 100
			digit = 0
		case '〇':
			digit = 0
		default:
			digit = digit*10%1000 + strings.Index(hanDigits, string(r))/len("零")
		}
	}
	return total + digit
}

// romanValue returns the value of a Roman numeral in capitals below 40, or 0.
func romanValue(s string) int {
	total := 0
	for i := range len(s) {
		value := romanDigit(s[i])
		if value == 0 {
			return 0
		}
		if i+1 < len(s) && value < romanDigit(s[i+1]) {
			value = -value
		}
		total += value
	}
	return total
}

func romanDigit(b byte) int {
	switch b {
	case 'I':
		return 1
	case 'V':
		return 5
	case 'X':
		return 10
	}
	return 0
}

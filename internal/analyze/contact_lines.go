package analyze

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"exitclause/internal/document"
	"exitclause/internal/pattern"
)

const (
	maxContactLines = 16  // that are read with one lead-in
	maxContactLeads = 5   // that one is read with, those of its neighbours included
	maxContactLine  = 120 // characters of one
	maxCaption      = 100 // characters of a lead-in that says no more than whose lines follow
	maxLabel        = 5   // words of a label, whatever they are
)

// contactLeads returns what leads to the sentence at the site, the outermost
// first, if that is a line with a way to reach someone, as "Fax: …" or a street,
// below others of the kind. Rules may ask for such a lead-in, but do not read the
// line behind it: the lines are many, and seldom an item of all that it says.
func contactLeads(doc *document.Document, at site) []document.Span {
	c := at.clause
	if c.Section == nil || c.Lead != nil || len(c.Heads) > 0 || !reaches(lineOf(doc, at.sentence)) {
		return nil
	}
	var leads []document.Span
	for line := range linesAbove(at) {
		text := lineOf(doc, line)
		if isContactLine(text) {
			continue
		}
		leads = append(leads, line)
		if !document.EndsInColon(text) || utf8.RuneCountInString(text) > maxCaption || len(leads) == maxContactLeads {
			break
		}
	}
	slices.Reverse(leads)
	return leads
}

// linesAbove yields the sentences above that at the site, the nearest first, up
// to the beginning of its section, a list or a table.
func linesAbove(at site) iter.Seq[document.Span] {
	return func(yield func(document.Span) bool) {
		all := at.clause.Section.Clauses
		i, _ := slices.BinarySearchFunc(all, at.clause, func(c, d *document.Clause) int { return cmp.Compare(c.Span.Start, d.Span.Start) })
		end, left := at.index, maxContactLines
		for ; i >= 0 && all[i].Lead == nil && len(all[i].Heads) == 0; i-- {
			for _, sentence := range slices.Backward(all[i].Sentences[:end]) {
				if left--; left < 0 || !yield(sentence.Span) {
					return
				}
			}
			if i > 0 {
				end = len(all[i-1].Sentences)
			}
		}
	}
}

// lineOf returns the text of a sentence.
func lineOf(doc *document.Document, sentence document.Span) string {
	return strings.TrimSpace(doc.Text[sentence.Start:sentence.End])
}

// isContactLine reports whether text can be a line among those that tell how
// someone is reached: a label with what it stands for, an address of any kind,
// or a line of a postal one.
func isContactLine(text string) bool {
	if isLong(text) || document.EndsInColon(text) {
		return false
	}
	if label, value, ok := strings.Cut(strings.ReplaceAll(text, "：", ":"), ":"); ok && !strings.HasPrefix(value, "//") {
		return isLabel(label) && (hasContact(value) || isBrief(value))
	}
	if hasContact(text) {
		return isBrief(text)
	}
	return isAddressLine(text)
}

// isLong reports whether text is too long for a line among contacts.
func isLong(text string) bool {
	return len(text) > utf8.UTFMax*maxContactLine || utf8.RuneCountInString(text) > maxContactLine
}

// reaches reports whether text is a line of contacts that itself tells how
// someone is reached, and not only who.
func reaches(text string) bool {
	if isLong(text) || !hasSign(text) || !isContactLine(text) {
		return false
	}
	label, _, labelled := strings.Cut(strings.ReplaceAll(text, "：", ":"), ":")
	return hasContact(text) || labelled && isChannel(label) || !labelled && strings.ContainsFunc(text, unicode.IsDigit)
}

// hasSign reports whether text has a sign that every line has which reaches: as
// most have none, this is sooner known than whether it is such a line.
func hasSign(text string) bool {
	for i := range len(text) {
		if isSign[text[i]] {
			return true
		}
	}
	return strings.Contains(text, "www.") || strings.Contains(text, "WWW.")
}

// isSign is true for the bytes that begin a sign. A wide one begins as most marks
// of Chinese text do.
var isSign = func() (is [256]bool) {
	for _, sign := range []byte(":@[(0123456789\xEF") {
		is[sign] = true
	}
	return is
}()

// isChannel reports whether label names a way to reach someone.
func isChannel(label string) bool {
	label = strings.ToLower(label)
	return slices.ContainsFunc([]string{
		"mail", "phone", "tel", "fax", "web", "post", "address", "call", "line", "chat", "contact", "help",
		"电话", "電話", "热线", "熱線", "专线", "邮", "郵", "传真", "傳真", "地址", "网址", "網址", "官网", "客服", "微信", "公众号", "联系", "聯",
	}, func(name string) bool { return strings.Contains(label, name) })
}

// isLabel reports whether text, in front of a colon, names what stands behind.
func isLabel(text string) bool {
	if hasHan(text) {
		return utf8.RuneCountInString(text) <= 4*maxLabel && !isStatement(text)
	}
	words := len(strings.Fields(text))
	return words <= maxLabel || words <= 2*maxLabel && !isStatement(text)
}

// isBrief reports whether text states nothing, or little: "email us".
func isBrief(text string) bool {
	return !isStatement(text) || !hasHan(text) && len(strings.Fields(text)) <= maxLabel
}

// minPhone is how many digits a number to call has at least, be it written as it
// may: the line is short, and says so.
const minPhone = 7

// hasContact reports whether text has the marks of an address or a number to call.
func hasContact(text string) bool {
	digits := 0
	for _, r := range text {
		if unicode.IsDigit(r) {
			digits++
		}
	}
	return digits >= minPhone || hasAddress(text)
}

// hasAddress reports whether text has the marks of an e-mail address, also of one
// that the page hides from harvesters ("[email protected]"), or of a web page. A
// slash alone is none: it stands between words as well.
func hasAddress(text string) bool {
	return hasContactSign(pattern.Email, text) || slices.ContainsFunc([]string{"://", "www.", "WWW.", "[email"}, func(sign string) bool { return strings.Contains(text, sign) })
}

func hasHan(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}

// isAddressLine reports whether text can be a line of a postal address: no
// statement, and no other way to reach someone.
func isAddressLine(text string) bool {
	label, _, labelled := strings.Cut(strings.ReplaceAll(text, "：", ":"), ":")
	first, _ := utf8.DecodeRuneInString(text)
	switch {
	case utf8.RuneCountInString(text) > maxAddressLine, unicode.IsLower(first), !unicode.IsLetter(first) && !unicode.IsDigit(first):
		return false
	case labelled && !isAddressee(label):
		return false
	case strings.ContainsAny(text, "@＠。！？；!?") || strings.Contains(text, "://") || strings.Contains(text, "www."):
		return false
	}
	return !isStatement(text)
}

// isAddressee reports whether what stands in front of a colon can do so in an
// address: "Larkfin Ltd, Attn".
func isAddressee(label string) bool {
	label = strings.ToLower(strings.TrimSpace(label))
	ends := func(end string) bool { return strings.HasSuffix(label, end) }
	return slices.ContainsFunc([]string{"attn", "attention", "address", "邮编", "郵編", "地址", "收件人"}, ends)
}

// isStatement reports whether text has words that stand in sentences and
// headings, not in addresses.
func isStatement(text string) bool {
	return slices.ContainsFunc(strings.Fields(strings.ToLower(text)), isStatementWord) ||
		strings.Contains(text, "我们") || strings.Contains(text, "您")
}

func isStatementWord(word string) bool {
	return slices.Contains([]string{"we", "you", "our", "your", "us", "is", "are", "may", "will", "this", "or", "please", "updated", "to", "requests", "form"}, word)
}

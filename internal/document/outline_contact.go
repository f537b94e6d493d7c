package document

import (
	"slices"
	"strings"
	"unicode"
)

// contactBlock reports whether block i, a line in bold or a few, says where
// somebody is to be reached: it is no title, though it stands as one would.
func (o *outliner) contactBlock(i int) bool {
	s := o.textOf(i)
	for line := range strings.SplitSeq(s, "\n") {
		if contactLine(strings.TrimSpace(line)) {
			return true
		}
	}
	return i+1 < len(o.blocks) && namesCompany(s) && contactLine(firstLine(o.textOf(i+1)))
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return strings.TrimSpace(line)
}

// contactLine reports whether s is a line of an address: the person or box it
// goes to, a street with its number, a town with its postal code, a telephone
// number or an e-mail address.
func contactLine(s string) bool {
	if s == "" || !fits(s, maxBold) {
		return false
	}
	return strings.IndexByte(s, '@') > 0 || addressee(s) || dials(s) || streetLine(s) || postalLine(s)
}

// addressee reports whether s begins as lines do that say who or which box or
// line is meant.
func addressee(s string) bool {
	lower := strings.ToLower(s[:min(len(s), maxTerm)])
	return hasAnyPrefix(lower, "attn:", "attn.", "attn ", "attention:", "c/o ", "p.o. box", "po box", "p. o. box",
		"tel:", "tel.", "telephone:", "phone:", "fax:", "email:", "e-mail:", "电话：", "電話：", "邮编：", "邮箱：", "电子邮箱：")
}

// dials reports whether s is a telephone number: seven digits or more, and little
// else.
func dials(s string) bool {
	digits := 0
	for _, c := range s {
		switch {
		case unicode.IsDigit(c):
			digits++
		case !strings.ContainsRune("+-–.()/ \u00a0", c):
			return false
		}
	}
	return digits >= 7
}

// streetWords end the names of streets, and stand before the number of a room.
var streetWords = []string{
	"street", "st", "road", "rd", "avenue", "ave", "lane", "ln", "drive", "dr", "boulevard", "blvd", "way", "square", "court", "highway", "parkway",
	"place", "terrace", "quay", "embankment", "suite", "floor",
}

// streetLine reports whether s begins with the number of a house, which has no
// stop behind it, and has a word for a street.
func streetLine(s string) bool {
	words := strings.Fields(s)
	if len(words) < 3 || !allDigits(strings.TrimRight(words[0], ",")) {
		return false
	}
	for i, w := range words[1:] {
		if i > 0 && slices.Contains(streetWords, strings.ToLower(strings.Trim(w, ".,"))) {
			return true
		}
	}
	return false
}

// maxTownWords is how many words a town, its postal code and its country take.
const maxTownWords = 8

// postalLine reports whether s is a town with its postal code, and what it lies
// in behind a comma: the code comes first, last, or before the country.
func postalLine(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > maxTownWords || !strings.Contains(s, ",") {
		return false
	}
	return postalCode(words[0]) && startsUpper(words[1]) || postalCode(words[len(words)-1]) || postalCode(strings.TrimRight(words[len(words)-2], ","))
}

// postalCode reports whether w is a number of five or six digits.
func postalCode(w string) bool { return allDigits(w) && (len(w) == 5 || len(w) == 6) }

func allDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// namesCompany reports whether s ends in the legal form of a company.
func namesCompany(s string) bool {
	words := strings.Fields(s)
	return len(words) > 1 && len(words) <= 6 && slices.Contains(legalForms, strings.Trim(words[len(words)-1], ".,"))
}

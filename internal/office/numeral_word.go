package office

import (
	"strconv"
	"strings"
)

var (
	cardinals = strings.Fields("Zero One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen " +
		"Fourteen Fifteen Sixteen Seventeen Eighteen Nineteen")
	ordinals = strings.Fields("Zeroth First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Eleventh Twelfth Thirteenth " +
		"Fourteenth Fifteenth Sixteenth Seventeenth Eighteenth Nineteenth")
	tens = strings.Fields("- - Twenty Thirty Forty Fifty Sixty Seventy Eighty Ninety")
)

// cardinalWords writes n as One, Two, …
func cardinalWords(n int) string {
	switch {
	case n < 1 || n > 99:
		return strconv.Itoa(n)
	case n < len(cardinals):
		return cardinals[n]
	case n%10 == 0:
		return tens[n/10]
	}
	return tens[n/10] + "-" + strings.ToLower(cardinals[n%10])
}

// ordinalWords writes n as First, Second, …
func ordinalWords(n int) string {
	switch {
	case n < 1 || n > 99:
		return ordinal(n)
	case n < len(ordinals):
		return ordinals[n]
	case n%10 == 0:
		return strings.TrimSuffix(tens[n/10], "y") + "ieth"
	}
	return tens[n/10] + "-" + strings.ToLower(ordinals[n%10])
}

// ordinal writes n as 1st, 2nd, …
func ordinal(n int) string {
	suffix := "th"
	if n/10%10 != 1 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return strconv.Itoa(n) + suffix
}

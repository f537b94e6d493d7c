package office

import (
	"strconv"
	"strings"
)

// overlaid returns what a field EQ shows that sets characters over each other, ""
// for other formulas. That is how Word writes a number in a circle, \o\ac(○,1),
// and pronunciation above a word, \o\ad(\s\up 9(zhù),注).
func overlaid(instruction string) string {
	_, formula, found := strings.Cut(strings.ToLower(instruction), `\o`)
	if !found {
		return ""
	}
	open := strings.IndexByte(formula, '(')
	if open < 0 || strings.ContainsAny(formula[:open], ",;)") {
		return ""
	}
	start := len(instruction) - len(formula) + open + 1
	if start > len(instruction) {
		return "" // a letter whose small form has another length
	}
	arguments := split(instruction[start:])
	last := strings.TrimSpace(arguments[len(arguments)-1])
	if strings.Contains(last, `\`) {
		return ""
	}
	if n, err := strconv.Atoi(last); err == nil && len(arguments) == 2 && strings.ContainsAny(arguments[0], "○〇◯Ｏ") {
		return enclosed('①', 20, n)
	}
	return last
}

// split returns the arguments that s begins with, up to the bracket that ends
// them.
func split(s string) []string {
	var arguments []string
	depth, from := 0, 0
	for i, r := range s {
		switch {
		case r == '(':
			depth++
		case r == ')' && depth > 0:
			depth--
		case r == ')':
			return append(arguments, s[from:i])
		case (r == ',' || r == ';') && depth == 0:
			arguments = append(arguments, s[from:i])
			from = i + 1
		}
	}
	return append(arguments, s[from:])
}

package source

import (
	"strings"
	"unicode"

	"exitclause/internal/plain"
)

// evidence is what speaks for Markdown in a text, and against.
type evidence struct {
	marks  int // weight of the marks that nobody writes in plain text
	joined int // paragraphs that Markdown would join to the one before
}

// weighed is how much of a text is looked at, in bytes.
const weighed = 256 << 10

// isMarkdown decides. One mark may be chance: a line of hyphens under a line, a
// hash sign before a space; but not a heading that the text begins with. A text with a paragraph a line must have more marks
// than that it would lose: read as Markdown, its paragraphs would run together.
// Numbered lines and bullets say nothing, for plain texts have them too.
func (e evidence) isMarkdown() bool { return e.marks >= 3 && e.marks > e.joined }

// weighMarkdown looks for the marks of Markdown in the beginning of text.
func weighMarkdown(text string) evidence {
	var e evidence
	start := frontMatter(text)
	if start > 0 {
		e.marks = 3
	}
	if isHeading(firstLine(text[start:])) {
		e.marks++
	}
	before, broken := "", false // the line before without the white space around it, and whether it ends with a break
	for line := range strings.Lines(plain.LineFeeds(head(text[start:], weighed))) {
		breaks := endsInBreak(line)
		line = strings.TrimSpace(line)
		if line != "" {
			e.marks += blockMark(line, before) + inlineMarks(line)
			if endsParagraph(before) && !broken && !beginsBlock(line) {
				e.joined++
			}
		}
		before, broken = line, breaks
	}
	return e
}

// firstLine returns the first line of text, without the white space around it.
func firstLine(text string) string {
	line, _, _ := strings.Cut(strings.TrimLeftFunc(head(text, weighed), unicode.IsSpace), "\n")
	return strings.TrimSpace(line)
}

// endsInBreak reports whether Markdown breaks the line behind line, whose
// neighbours then stay apart.
func endsInBreak(line string) bool {
	line = strings.TrimRight(line, "\r\n")
	return strings.HasSuffix(line, "  ") || strings.HasSuffix(line, `\`)
}

// frontMatter returns the length of the YAML between two lines of three hyphens
// at the start of text, those lines included, or 0.
func frontMatter(text string) int {
	if !strings.HasPrefix(text, "---\n") && !strings.HasPrefix(text, "---\r\n") {
		return 0
	}
	n, keys := 0, false
	for line := range strings.Lines(head(text, 4096)) {
		n += len(line)
		line = strings.TrimRight(line, " \r\n")
		switch {
		case line == "---" && keys:
			return n
		case line == "---" && n < 6, line == "":
		case strings.Contains(line, ":"):
			keys = true
		case line[0] != ' ' && line[0] != '-' && line[0] != '#':
			return 0
		}
	}
	return 0
}

// blockMark returns the weight of line as a heading, the underline of one, a
// code fence or the rule under a table's head.
func blockMark(line, before string) int {
	switch {
	case isHeading(line), strings.HasPrefix(line, "```"):
		return 2
	case before != "" && isUnderline(line) && !isUnderline(before):
		return 2
	case isTableRule(line) && strings.Contains(before, "|"):
		return 3
	}
	return 0
}

func isHeading(line string) bool {
	text := strings.TrimLeft(line, "#")
	level := len(line) - len(text)
	return level >= 1 && level <= 6 && strings.HasPrefix(text, " ")
}

func isUnderline(line string) bool {
	return len(line) >= 3 && (strings.Trim(line, "=") == "" || strings.Trim(line, "-") == "")
}

func isTableRule(line string) bool {
	return strings.Contains(line, "|") && strings.Contains(line, "--") && strings.Trim(line, "|-: ") == ""
}

// inlineMarks returns the weight of the links, strong text and escapes in line.
func inlineMarks(line string) int {
	weight, bracket, stars := 0, false, 0
	for i := 0; i+1 < len(line); i++ {
		next := line[i+1]
		switch line[i] {
		case '[':
			bracket = true
		case ']':
			if bracket && next == '(' && isTarget(line[i+2:]) {
				weight += 3
			}
		case '*':
			if next == '*' {
				stars++
				i++
			}
		case '\\':
			if strings.IndexByte(".-_*[]()#+>!|~`", next) >= 0 {
				weight += 2
				i++
			}
		}
	}
	return weight + stars/2*2
}

// isTarget reports whether s begins with the target of a link and not with a
// remark in round brackets.
func isTarget(s string) bool {
	s = head(s, 2048) // a line may be long and full of brackets
	end := strings.IndexAny(s, ") ")
	return end > 0 && (strings.ContainsAny(s[:end], "/#@.:") || s[0] == '<')
}

// endsParagraph reports whether line ends like the last of a paragraph.
func endsParagraph(line string) bool {
	for _, end := range []string{"。", "；", "：", "！", "？", "”", "）", ".", ";", ":", "!", "?"} {
		if strings.HasSuffix(line, end) {
			return true
		}
	}
	return false
}

// beginsBlock reports whether Markdown begins a block of its own with line.
func beginsBlock(line string) bool {
	switch line[0] {
	case '#', '>', '|', '-', '+', '*', '=', '`', '<':
		return true
	}
	digits := len(line) - len(strings.TrimLeft(line, "0123456789"))
	return digits > 0 && digits < len(line) && (line[digits] == '.' || line[digits] == ')')
}

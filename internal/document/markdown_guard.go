package document

import "strings"

// Bounds beyond which the Markdown parser takes quadratic time or room. They are far
// above what a document has; a source beyond them is read as plain text.
const (
	maxNesting     = 48   // quotations and lists opened on one line
	maxDelimiters  = 4096 // runs of * _ ~ in one paragraph, tables apart
	maxDefinitions = 1024 // link definitions in one paragraph
	maxLinkWork    = 4e6  // links times bytes of one paragraph: each may be searched to its end
	maxEscapedBars = 512  // lines with code and an escaped bar
	maxPadding     = 1e5  // cells that rows of tables lack: each is made
)

// exhausting reports whether src goes beyond one of the bounds.
func exhausting(src string) bool {
	var p paragraphLoad
	var t tableLoad
	bars := 0
	for line := range strings.Lines(src) {
		if nesting(line) > maxNesting {
			return true
		}
		if strings.Contains(line, `\|`) && strings.Contains(line, "`") {
			bars++
		}
		p.add(line)
		t.add(line)
		if p.heavy() || t.padding > maxPadding || bars > maxEscapedBars {
			return true
		}
	}
	return false
}

// paragraphLoad counts what costs the parser dear in the running paragraph.
type paragraphLoad struct{ delimiters, definitions, links, bytes int }

func (p *paragraphLoad) heavy() bool {
	return p.delimiters > maxDelimiters || p.definitions > maxDefinitions || p.links*p.bytes > maxLinkWork
}

// add counts line. A row of a table and an item of a list are paragraphs of
// their own.
func (p *paragraphLoad) add(line string) {
	content := strings.TrimLeft(line, " \t>")
	if strings.TrimSpace(content) == "" || content[0] == '|' || nesting(content) > 0 {
		*p = paragraphLoad{}
	}
	p.bytes += len(content)
	p.links += strings.Count(content, "](")
	if strings.HasPrefix(content, "[") && strings.Contains(content, "]:") {
		p.definitions++
	}
	for i := 0; i < len(content); i++ {
		if c := content[i]; (c == '*' || c == '_' || c == '~') && (i == 0 || content[i-1] != c) {
			p.delimiters++
		}
	}
}

// tableLoad counts the cells that the parser adds to rows shorter than the head of
// their table.
type tableLoad struct{ columns, padding int }

// add counts line. A line drawn under a head says how many columns there are, up
// to the next blank line.
func (t *tableLoad) add(line string) {
	bars := strings.Count(line, "|")
	content := strings.Trim(line, "> \t\r\n")
	if content == "" {
		t.columns = 0
		return
	}
	t.padding += max(0, t.columns-bars)
	if strings.Trim(content, "|-: \t") == "" {
		t.columns = max(t.columns, bars)
	}
}

// nesting returns how many quotations and lists line opens.
func nesting(line string) int {
	n := 0
	for i := 0; i < len(line); {
		switch c := line[i]; {
		case c == ' ' || c == '\t':
			i++
			continue
		case c == '>' || strings.IndexByte("-+*", c) >= 0 && i+1 < len(line) && (line[i+1] == ' ' || line[i+1] == '\t'):
			i++
		case '0' <= c && c <= '9':
			end := i + 1
			for end < len(line) && '0' <= line[end] && line[end] <= '9' {
				end++
			}
			if end == len(line) || line[end] != '.' && line[end] != ')' {
				return n
			}
			i = end + 1
		default:
			return n
		}
		n++
	}
	return n
}

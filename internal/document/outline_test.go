package document

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"exitclause/internal/golden"
	"exitclause/internal/source"
)

// TestOutline reads every page of testdata/outline and lays its outline against
// the .want beside it.
func TestOutline(t *testing.T) {
	golden.Each(t, "testdata/outline/*", func(t *testing.T, file string) {
		golden.Check(t, golden.Want(file), outlineOfFile(t, file))
	})
}

func outlineOfFile(t *testing.T, file string) string {
	t.Helper()
	data := golden.Read(t, file)
	page, err := source.New(file, data)
	if err != nil {
		t.Fatal(err)
	}
	var b textBuilder
	blocks, _, err := readerOf(page.TextType)(page.Text, &b)
	if err != nil {
		t.Fatal(err)
	}
	text := b.text.String()
	checkOutline(t, text, blocks)
	sections, _ := outline(text, blocks)
	return drawOutline(text, sections)
}

// checkOutline verifies what holds for the outline of any blocks: each piece of
// text is one heading or one clause, in order, and the tree hangs together.
func checkOutline(t *testing.T, text string, blocks []block) {
	t.Helper()
	sections, clauses := outline(text, blocks)
	var ends []int
	for _, p := range splitBlocks(text, blocks) {
		if p.span.Len() > 0 {
			ends = append(ends, p.span.End)
		}
	}
	got := map[int]int{}
	seen := map[*Clause]bool{}
	for i, c := range clauses {
		got[c.Span.End]++
		if i > 0 && c.Span.Start < clauses[i-1].Span.End {
			t.Fatalf("clause %d at %v begins inside the one before, %v", i, c.Span, clauses[i-1].Span)
		}
		if c.Lead != nil && !seen[c.Lead] {
			t.Fatalf("the lead-in of clause %d does not stand before it", i)
		}
		seen[c] = true
	}
	checkSections(t, sections, nil, 0, got, seen)
	for _, end := range ends {
		if got[end] != 1 {
			t.Fatalf("the piece that ends at %d is %d headings and clauses", end, got[end])
		}
	}
	if len(got) != len(ends) {
		t.Fatalf("%d headings and clauses for %d pieces", len(got), len(ends))
	}
	if len(seen) != 0 {
		t.Fatalf("%d clauses are in no section", len(seen))
	}
}

func checkSections(t *testing.T, sections []*Section, parent *Section, depth int, ends map[int]int, clauses map[*Clause]bool) {
	t.Helper()
	if depth > maxDepth {
		t.Fatalf("sections nest deeper than %d", maxDepth)
	}
	for _, s := range sections {
		if s.Parent != parent {
			t.Fatalf("section %q does not know its parent", s.Title)
		}
		if s.Title != "" {
			ends[s.Heading.End]++
		}
		for _, c := range s.Clauses {
			if c.Section != s || !clauses[c] {
				t.Fatalf("clause %v is in section %q and says otherwise, or is in two", c.Span, s.Title)
			}
			delete(clauses, c)
		}
		checkSections(t, s.Sections, s, depth+1, ends, clauses)
	}
}

// FuzzOutline makes blocks of any kind from lines: the first bytes of a line say
// what the block is.
func FuzzOutline(f *testing.F) {
	f.Add("h1一、总则\np01.范围\ni1(a) any\ni2- deeper\np0并且\nc1 cell")
	f.Add("p0第十二条 账户\np0（一）注销\np0第二款。\nd2more\nb01. FEES")
	f.Add(strings.Repeat("i9(a) x\n", 60))
	f.Add("h1一、总则\nn0note\np0并且\nn1[1] other|more\np02.范围\nn0last")
	f.Fuzz(func(t *testing.T, s string) {
		text, blocks := inventBlocks(s)
		checkOutline(t, text, blocks)
	})
}

// inventBlocks reads one block a line: a letter for the kind, a digit for the
// level, then the text, in which a vertical bar breaks the line.
func inventBlocks(s string) (string, []block) {
	var text strings.Builder
	var blocks []block
	for i, line := range strings.Split(strings.ToValidUTF8(s, "?"), "\n") {
		if len(line) < 2 {
			continue
		}
		b := block{lead: -1, level: int(line[1] % 10)}
		switch line[0] {
		case 'h':
			b.kind = heading
		case 'i', 'd':
			b.kind, b.list, b.continues = item, 1+b.level, line[0] == 'd'
			b.lead = i%7 - 1
		case 'c':
			b.kind = cell
		case 't':
			b.kind = term
		case 'b':
			b.bold = true
		case 'n':
			b.note, b.continues = "1", i%3 == 0
		case 'g':
			b.kind, b.list, b.label = item, 1+b.level, fmt.Sprintf("%d.", i)
		}
		body := strings.TrimSpace(strings.ReplaceAll(line[2:], "|", "\n"))
		if !utf8.ValidString(body) {
			continue
		}
		b.span = Span{text.Len(), text.Len() + len(body)}
		text.WriteString(body + "\n")
		blocks = append(blocks, b)
	}
	return text.String(), blocks
}

func BenchmarkOutline(b *testing.B) {
	var text textBuilder
	src := strings.Repeat("一、账户\n1．您可以注销账户。\n（1）没有余额；\n（2）没有订单；\n2．我们会处理您的申请。\n", 400)
	blocks, _, err := readText(src, &text)
	if err != nil {
		b.Fatal(err)
	}
	s := text.text.String()
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		outline(s, blocks)
	}
}

// drawOutline draws sections and clauses as indented lines, in the order of the
// text: for a section its number and title, for a clause its reference, its
// number where that differs, what leads into it, the run-in title,
// "->" if it only points elsewhere, what it defines, and how it begins.
func drawOutline(text string, sections []*Section) string {
	var b strings.Builder
	drawSections(&b, text, sections, nil, "")
	return b.String()
}

func drawSections(b *strings.Builder, text string, sections []*Section, clauses []*Clause, indent string) {
	for _, s := range sections {
		for len(clauses) > 0 && clauses[0].Span.Start < s.Heading.Start {
			b.WriteString(indent + clauseLine(text, clauses[0]))
			clauses = clauses[1:]
		}
		if s.Title == "" {
			drawSections(b, text, s.Sections, s.Clauses, indent)
			continue
		}
		fmt.Fprintf(b, "%s# [%s] %s\n", indent, s.Number, s.Title)
		drawSections(b, text, s.Sections, s.Clauses, indent+"  ")
	}
	for _, c := range clauses {
		b.WriteString(indent + clauseLine(text, c))
	}
}

func clauseLine(text string, c *Clause) string {
	line := "- " + c.Ref
	if c.Number != c.Ref {
		line += " (" + c.Number + ")"
	}
	if c.Lead != nil {
		line += " <" + c.Lead.Ref + ">"
	}
	if c.Title.Len() > 0 {
		line += " [" + FoldSpace(text[c.Title.Start:c.Title.End]) + "]"
	}
	if c.Pointer {
		line += " ->"
	}
	if c.Defines != "" {
		line += " {" + c.Defines + "}"
	}
	return line + " | " + beginning(FoldSpace(text[c.Span.Start:c.Span.End]), 48) + "\n"
}

func beginning(s string, runes int) string {
	if utf8.RuneCountInString(s) <= runes {
		return s
	}
	return string([]rune(s)[:runes]) + "…"
}

package document

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// readMarkdown reads CommonMark with tables, strikethrough, definition lists and
// footnotes.
// What a reader of the rendered page would not see is no text: markers, link
// targets, alternative texts, comments, front matter.
//
// One deviation serves captured pages. There is no indented code: such a
// paragraph is an indented paragraph.
func readMarkdown(src string, b *textBuilder) ([]block, pageInfo, error) {
	page, end := readFrontMatter(src)
	if end == 0 && exhausting(src) {
		return readText(src, b)
	}
	source := maskHead(src, end)
	if wholePage(src[end:]) {
		blocks, inner, err := readHTML(string(source), b)
		return blocks, merged(page, inner), err
	}
	if exhausting(src[end:]) {
		blocks, _, err := readText(string(source), b)
		return blocks, page, err
	}
	if overLines(src) {
		return nil, page, tooManyLines()
	}
	b.grow(len(source), 0)
	r := markdownReader{source: source, out: b, page: page, lead: -1, notes: &markdownNotes{numbers: map[string]int{}}}
	r.blocksOf(newMarkdownParser(r.notes).Parse(text.NewReader(source)))
	return r.blocks, r.page, r.err
}

// maskHead returns src as bytes of the same places, with spaces for what is not
// Markdown at its head: front matter of length end, or a byte order mark. The bytes
// are not to be changed.
func maskHead(src string, end int) []byte {
	if end == 0 && strings.HasPrefix(src, "\ufeff") {
		end = len("\ufeff")
	}
	if end == 0 {
		return util.StringToReadOnlyBytes(src)
	}
	source := []byte(src)
	for i := range source[:end] {
		if source[i] != '\n' {
			source[i] = ' '
		}
	}
	return source
}

// wholePage reports whether src is an HTML page behind its front matter, as
// static site generators have it.
func wholePage(src string) bool {
	src = strings.TrimLeft(src, " \t\r\n")
	head := strings.ToLower(src[:min(len(src), 16)])
	return strings.HasPrefix(head, "<!doctype html") || strings.HasPrefix(head, "<html>") || strings.HasPrefix(head, "<html ")
}

func newMarkdownParser(notes *markdownNotes) parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewSetextHeadingParser(), 100),
			util.Prioritized(extension.NewDefinitionListParser(), 101),
			util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(parser.NewListParser(), 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(parser.NewBlockquoteParser(), 800),
			util.Prioritized(parser.NewHTMLBlockParser(), 900),
			util.Prioritized(noteBlockParser{extension.NewFootnoteBlockParser(), notes}, 999),
			util.Prioritized(parser.NewParagraphParser(), 1000)),
		parser.WithInlineParsers(parser.DefaultInlineParsers()...),
		parser.WithInlineParsers(util.Prioritized(noteMarkParser{notes}, 101)), // before links
		parser.WithInlineParsers(util.Prioritized(extension.NewStrikethroughParser(), 500)),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
		parser.WithParagraphTransformers(util.Prioritized(extension.NewTableParagraphTransformer(), 200)),
		parser.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0)),
	)
}

// markdownReader turns the parsed Markdown into blocks, in document order.
type markdownReader struct {
	source []byte
	out    *textBuilder
	page   pageInfo
	blocks []block
	err    error // the first from an embedded piece of HTML

	inline  inlineState
	items   []openItem // the list items around, outermost first
	lists   int        // lists begun so far
	lead    int        // what leads into a list that begins here; -1 if nothing does
	notes   *markdownNotes
	pending string // the number of an item that was empty: it belongs to what follows
}

// openItem is a list item being read.
type openItem struct {
	list   int
	lead   int
	label  string
	first  int // index of its first block; -1 before it
	before int // index of the first block of the item before; -1 if there is none
}

// blocksOf reads the children of n and lets each go once it is read: the tree takes
// more room than what is made of it.
func (r *markdownReader) blocksOf(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = n.FirstChild() {
		rest := r.block(c).NextSibling()
		for c := n.FirstChild(); c != rest; c = n.FirstChild() {
			n.RemoveChild(n, c)
		}
	}
}

// block reads n and returns the last node read, which is a later sibling of n
// where several make one piece.
func (r *markdownReader) block(n ast.Node) ast.Node {
	switch n := n.(type) {
	case *ast.Heading:
		r.paragraph(n, block{kind: heading, level: n.Level})
	case *ast.Paragraph, *ast.TextBlock:
		r.paragraph(n, block{kind: paragraph})
	case *ast.List:
		r.list(n)
	case *ast.FencedCodeBlock:
		r.code(n)
	case *ast.HTMLBlock:
		return r.html(n)
	case *extast.Table:
		r.table(n)
	case *extast.Footnote:
		r.footnote(n)
	case *extast.DefinitionTerm:
		r.paragraph(n, block{kind: term})
	default: // blockquote, definition list and its descriptions
		r.blocksOf(n)
	}
	return n
}

// paragraph reads the text in n as the block b, unless there is none.
func (r *markdownReader) paragraph(n ast.Node, b block) {
	r.begin()
	r.inlines(n)
	r.end(b)
}

// code reads a block of code, its lines as they stand.
func (r *markdownReader) code(n *ast.FencedCodeBlock) {
	r.begin()
	r.inline.lines = true
	for i := range n.Lines().Len() {
		if line := n.Lines().At(i); line.Start < line.Stop {
			r.write(line.Start, line.Stop)
		}
	}
	r.end(block{kind: paragraph})
}

// begin makes ready for the text of a block.
func (r *markdownReader) begin() { r.inline = inlineState{start: r.out.len(), at: -1} }

// end adds b with the text since begin, unless that is empty. It returns the
// span of the text.
func (r *markdownReader) end(b block) Span {
	written := r.out.text.String()
	start := skipSpace(written, r.inline.start)
	b.span = Span{start, trimRight(written, start, len(written))}
	if b.span.Len() == 0 {
		return Span{start, start}
	}
	r.out.invented("\n")
	if title := r.titleLine(written, b.span); b.kind == paragraph && title > 0 {
		above := b
		above.bold, above.span.End = true, title
		r.add(above)
		b.span.Start = r.inline.turn
	} else {
		b.bold = r.inline.bold && !r.inline.plain
		if b.kind == paragraph {
			b.runIn = runIn(written, start, min(r.inline.turn, b.span.End), b.span.End)
		}
	}
	r.add(b)
	return Span{start, b.span.End}
}

// titleLine returns where the title ends that stands on lines of its own, in bold,
// right above the text in span; 0 if there is none.
func (r *markdownReader) titleLine(written string, span Span) int {
	if !r.inline.apart || r.inline.turn >= span.End {
		return 0
	}
	end := trimRight(written, span.Start, r.inline.turn)
	title, rest := written[span.Start:end], written[r.inline.turn:span.End]
	if !fits(title, maxTitle) || strings.ContainsRune(",，、.。;；:：", lastRune(title)) || startsLower(rest) {
		return 0
	}
	return end
}

// add adds b, where it is in its list.
func (r *markdownReader) add(b block) {
	b.lead = -1
	r.place(&b)
	r.blocks = append(r.blocks, b)
}

// place tells b which list item it is in, and gives it the number of the item
// if it begins there.
func (r *markdownReader) place(b *block) {
	index := len(r.blocks)
	b.label, r.pending = r.pending, ""
	if len(r.items) == 0 {
		r.lead = index
		if b.kind == heading || b.kind == cell {
			r.lead = -1
		}
		return
	}
	in := &r.items[len(r.items)-1]
	if b.kind == paragraph {
		b.kind, b.level, b.list, b.lead = item, len(r.items), in.list, in.lead
		b.continues = in.first >= 0
	}
	if in.first < 0 {
		in.first, b.label = index, in.label
	}
}

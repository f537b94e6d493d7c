package render

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	gmtext "github.com/yuin/goldmark/text"
)

// blockKind is what a block of a letter is.
type blockKind int

const (
	paragraphBlock blockKind = iota
	headingBlock
	quoteBlock
	itemBlock
)

// block is a paragraph, heading, quoted paragraph or list item of a letter, as
// a reader sees it.
type block struct {
	kind  blockKind
	mark  string // what stands before a list item: "- " or "1. "
	tight bool   // no empty line stands before it
	text  string
}

// parseLetter reads the Markdown of a letter. Marks that only make letters bold
// are left out.
func parseLetter(markdown string) []block {
	source := []byte(markdown)
	root := goldmark.DefaultParser().Parse(gmtext.NewReader(source))
	var all []block
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		all = append(all, blocksOf(n, source)...)
	}
	return all
}

func blocksOf(n ast.Node, source []byte) []block {
	switch n := n.(type) {
	case *ast.Heading:
		return []block{{kind: headingBlock, text: textOf(n, source)}}
	case *ast.Blockquote:
		var all []block
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			all = append(all, block{kind: quoteBlock, tight: c != n.FirstChild(), text: textOf(c, source)})
		}
		return all
	case *ast.List:
		return itemsOf(n, source)
	}
	return []block{{text: textOf(n, source)}}
}

func itemsOf(list *ast.List, source []byte) []block {
	var all []block
	number := list.Start
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		mark := "- "
		if list.IsOrdered() {
			mark = strconv.Itoa(number) + ". "
			number++
		}
		all = append(all, block{kind: itemBlock, mark: mark, tight: len(all) > 0, text: textOf(item, source)})
	}
	return all
}

// textOf returns the text below n.
func textOf(n ast.Node, source []byte) string {
	var b strings.Builder
	// A walker that returns no error makes Walk return none.
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if c, ok := c.(*ast.Text); ok && entering {
			b.WriteString(unescape(string(c.Segment.Value(source))))
			if c.SoftLineBreak() || c.HardLineBreak() {
				b.WriteByte(' ')
			}
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// unescape takes the backslashes away that keep punctuation from being markup.
func unescape(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", s[i+1]) >= 0 {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

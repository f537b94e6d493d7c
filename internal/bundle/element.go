package bundle

import (
	"slices"
	"strings"
)

// element is a part of a page as data describes it: as a node of a rich text, or
// as the call that makes it.
type element struct {
	tag     string // "" if it is only a run of text
	content []*node
}

// element returns the element that n describes, if it describes one.
func (n *node) element() (element, bool) {
	if n.kind == object {
		return n.richText()
	}
	for i, child := range n.nodes {
		switch {
		case child.kind != leaf || i > 1 || child.key != "":
			return element{}, false
		case child.text == "$": // React sends elements so
		case isTag(child.text):
			return element{child.text, n.nodes[i+1:]}, true
		default:
			return element{}, false
		}
	}
	return element{}, false
}

// richText returns the element that an object describes by its type, as the
// formats of editors have it: Contentful, ProseMirror, Slate, Lexical, Portable
// Text.
func (n *node) richText() (element, bool) {
	name := normal(n.value("nodeType", "type", "_type", "tagName"))
	content := n.content()
	if name == "text" || name == "span" || name == "" && n.onlyText() {
		return element{n.mark(), content}, len(content) > 0
	}
	tag, ok := richTags[name]
	switch {
	case name == "heading":
		tag, ok = n.headingTag(), true
	case name == "list":
		tag, ok = "ul", true
		if t := normal(n.value("listType", "tag")); t == "number" || t == "ol" || t == "ordered" {
			tag = "ol"
		}
	case name == "block":
		tag, ok = n.blockTag(), true
	case !ok && isTag(name):
		tag, ok = name, true
	}
	return element{tag, content}, ok && len(content) > 0
}

// richTags are the tags for the types of nodes in rich text.
var richTags = map[string]string{
	"document": "div", "doc": "div", "root": "div",
	"paragraph": "p", "text-block": "p", "normal": "p",
	"heading-1": "h1", "heading-2": "h2", "heading-3": "h3", "heading-4": "h4", "heading-5": "h5", "heading-6": "h6",
	"heading-one": "h1", "heading-two": "h2", "heading-three": "h3", "heading-four": "h4", "heading-five": "h5", "heading-six": "h6",
	"list-item": "li", "listitem": "li", "list-item-child": "p", "lic": "p",
	"ordered-list": "ol", "orderedlist": "ol", "numbered-list": "ol", "ol-list": "ol",
	"unordered-list": "ul", "unorderedlist": "ul", "bullet-list": "ul", "bulletlist": "ul", "bulleted-list": "ul",
	"blockquote": "blockquote", "quote": "blockquote", "block-quote": "blockquote",
	"hyperlink": "a", "link": "a", "entry-hyperlink": "a", "asset-hyperlink": "a", "autolink": "a",
	"table": "table", "table-row": "tr", "tablerow": "tr", "table-cell": "td", "tablecell": "td",
	"table-header-cell": "th", "tableheader": "th",
	"hard-break": "br", "hardbreak": "br", "linebreak": "br",
}

// contentKeys are the keys under which data has what is in an element.
var contentKeys = []string{"content", "children", "nodes", "text", "value", "dangerouslySetInnerHTML", "__html"}

// content returns what is in n.
func (n *node) content() []*node {
	var all []*node
	for _, child := range n.nodes {
		if n.kind != object || slices.Contains(contentKeys, child.key) {
			all = append(all, child)
		}
	}
	return all
}

// value returns the string under the first of the keys that has one, or "".
func (n *node) value(keys ...string) string {
	for _, key := range keys {
		for _, child := range n.nodes {
			if child.key == key && child.kind == leaf {
				return child.text
			}
		}
	}
	return ""
}

// onlyText reports whether an object without a type is a run of text: Slate has
// {text: "…", bold: true}.
func (n *node) onlyText() bool {
	texts, others := 0, 0
	for _, child := range n.nodes {
		if child.kind == leaf && child.key == "text" {
			texts++
		} else if child.kind == leaf {
			others++
		}
	}
	return texts == 1 && others == 0
}

// mark returns the tag for a run of text that is bold, else "".
func (n *node) mark() string {
	for _, child := range n.nodes {
		if child.key != "marks" {
			continue
		}
		for _, mark := range child.nodes {
			if name := mark.text + mark.value("type"); name == "bold" || name == "strong" {
				return "b"
			}
		}
	}
	return ""
}

// headingTag returns the tag of a heading, which is said beside its type or in
// an object there.
func (n *node) headingTag() string {
	for _, in := range append([]*node{n}, n.nodes...) {
		if in.kind != object {
			continue
		}
		if tag := in.value("tag"); isTag(tag) {
			return tag
		}
		if level := in.value("level", "depth"); len(level) == 1 && '1' <= level[0] && level[0] <= '6' {
			return "h" + level
		}
	}
	return "h2"
}

// blockTag returns the tag of a block in Portable Text, which has the style
// beside the type.
func (n *node) blockTag() string {
	if n.value("listItem") != "" {
		return "li"
	}
	if style := n.value("style"); isTag(style) {
		return style
	}
	return "p"
}

func normal(name string) string {
	return strings.ToLower(strings.ReplaceAll(strings.TrimSpace(name), "_", "-"))
}

// isTag reports whether name is that of an element of a page that holds text.
func isTag(name string) bool {
	return isInline(name) || isContainer(name) || slices.Contains(blockTags, name)
}

func isInline(tag string) bool    { return slices.Contains(inlineTags, tag) }
func isContainer(tag string) bool { return slices.Contains(containerTags, tag) }

var (
	inlineTags    = []string{"a", "b", "strong", "em", "i", "u", "span", "small", "sup", "sub", "code", "mark"}
	containerTags = []string{"div", "section", "article", "main", "ul", "ol", "li", "table", "thead", "tbody", "tr", "td", "th", "dl", "dd", "blockquote", "details", "nav", "header", "footer", "aside"}
	blockTags     = []string{"p", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "summary", "pre", "br"}
)

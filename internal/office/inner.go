package office

import (
	"io"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxPage is the most bytes of a page of HTML that is read as browsers do, into
// a tree that takes many times as much memory.
const maxPage = 8 << 20

// inner returns what the body of an HTML page holds.
func inner(page io.Reader) (string, error) {
	bounded := &io.LimitedReader{R: page, N: maxPage + 1}
	root, err := html.Parse(bounded)
	if bounded.N == 0 {
		return "", tooLarge(maxPage)
	}
	if err != nil {
		return "", damaged("HTML", err)
	}
	var s strings.Builder
	for n := range root.Descendants() {
		if n.DataAtom != atom.Body {
			continue
		}
		for child := range n.ChildNodes() {
			if err := html.Render(&s, child); err != nil {
				return "", damaged("HTML", err)
			}
		}
		break
	}
	return s.String(), nil
}

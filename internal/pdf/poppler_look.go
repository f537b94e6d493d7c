package pdf

import (
	"math"
	"slices"
	"sort"
	"strings"
)

// look is what a stretch of text looks like, and where it stands.
type look struct {
	x0, x1, y float64
	size      float64
	bold      bool
	linked    bool
}

// readLooks reads the output of pdftohtml -xml: the looks on each page.
func readLooks(markup string) [][]look {
	r := lookReader{fonts: map[string]face{}}
	tags(markup, r.visit)
	return r.pages
}

// face is a font as pdftohtml tells of it.
type face struct {
	size float64
	bold bool
}

type lookReader struct {
	pages [][]look
	fonts map[string]face // by the id that text refers to
	plain int             // bytes of the open text that are not bold
	bare  int             // bytes of it that are no link
	bold  int             // elements open
	links int
}

func (r *lookReader) visit(t tag) {
	switch t.name {
	case "page":
		r.pages = append(r.pages, nil)
	case "fontspec":
		r.fonts[t.attr("id")] = face{t.number("size"), boldName(t.attr("family"))}
	case "text":
		r.open(t)
	case "b":
		r.bold++
	case "/b":
		r.bold--
	case "a":
		r.links++
	case "/a":
		r.links--
	case "/text":
		r.close()
		return
	}
	if text := len(strings.TrimSpace(t.text)); text > 0 {
		if r.bold <= 0 {
			r.plain += text
		}
		if r.links <= 0 {
			r.bare += text
		}
	}
}

func (r *lookReader) open(t tag) {
	r.plain, r.bare, r.bold, r.links = 0, 0, 0, 0
	if len(r.pages) == 0 {
		return
	}
	font := r.fonts[t.attr("font")]
	x, top, height := t.number("left"), t.number("top"), t.number("height")
	page := &r.pages[len(r.pages)-1]
	*page = append(*page, look{
		x0: x, x1: x + t.number("width"), y: top + height/2 + 0.3*min(height, usualSize), size: font.size, bold: font.bold,
	})
}

func (r *lookReader) close() {
	if len(r.pages) == 0 || len(r.pages[len(r.pages)-1]) == 0 {
		return
	}
	page := r.pages[len(r.pages)-1]
	last := &page[len(page)-1]
	last.bold = last.bold || r.plain == 0
	last.linked = r.bare == 0
}

// boldName reports whether a font is bold by its name.
func boldName(name string) bool {
	name = strings.ToLower(name)
	return slices.ContainsFunc(boldNames, func(s string) bool { return strings.Contains(name, s) })
}

var boldNames = []string{"bold", "heavy", "black", "semibold", "demi", "simhei"}

// dress gives each word the look of the text over most of it.
func (p pages) dress(looks [][]look) {
	for i := range p.sheets {
		if i >= len(looks) {
			return
		}
		on := looks[i]
		sort.SliceStable(on, func(a, b int) bool { return on[a].y < on[b].y })
		for j := range p.sheets[i].words {
			w := &p.sheets[i].words[j]
			if l, found := covering(on, w); found {
				w.size, w.bold, w.linked = l.size, l.bold, l.linked
			}
		}
	}
}

// covering returns the look of the text over most of w; on is in order of height.
func covering(on []look, w *word) (look, bool) {
	const reach = 12 // points between what the two programs call the middle of a line
	from := sort.Search(len(on), func(i int) bool { return on[i].y >= w.y-reach })
	best, found := 0.0, look{}
	for _, l := range on[from:] {
		if l.y > w.y+reach {
			break
		}
		over := min(l.x1, w.x1) - max(l.x0, w.x0)
		if over = over * (1 - math.Abs(l.y-w.y)/reach/2); over > best && l.size > 0 {
			best, found = over, l
		}
	}
	return found, best > 0
}

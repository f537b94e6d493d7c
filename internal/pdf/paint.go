package pdf

import (
	"slices"
	"strings"

	"exitclause/internal/pdf/object"
)

// paint follows the instructions that choose colours, and reports whether op is
// one. Of a colour only matters how light it is.
func (p *painter) paint(op string, args []object.Object) bool {
	target := &p.state.paint
	if strings.ToUpper(op) == op {
		target = &p.state.stroke
	}
	switch op {
	case "g", "G", "rg", "RG", "k", "K", "sc", "scn", "SC", "SCN":
		*target = lightness(args)
	case "cs", "CS":
		*target = 0
	default:
		return false
	}
	return true
}

// lightness returns how light a colour of one, three or four parts is: 1 is
// white.
func lightness(args []object.Object) float64 {
	n, ok := numbers(args, min(len(args), 4))
	if !ok {
		return 0.5 // a pattern
	}
	switch len(n) {
	case 1, 3:
		return slices.Min(n)
	case 4:
		return (1 - n[3]) * (1 - slices.Max(n[:3]))
	}
	return 0
}

// Sizes in points of what is drawn.
const (
	leastBullet = 1.2
	mostBullet  = 10
	maxDrawn    = 5_000 // areas, and signs, of one page
)

// draw follows the instructions that draw. Only the extent of what they draw is
// kept.
func (p *painter) draw(op string, args []object.Object) {
	switch op {
	case "re":
		if n, ok := numbers(args, 4); ok {
			p.path = p.path.with(p.area(n[0], n[1], n[0]+n[2], n[1]+n[3]), p.drawing)
			p.drawing = true
		}
	case "m", "l", "c", "v", "y":
		count := map[string]int{"m": 2, "l": 2, "c": 6, "v": 4, "y": 4}[op]
		n, ok := numbers(args, count)
		for i := 0; ok && i+1 < len(n); i += 2 {
			p.path = p.path.with(p.area(n[i], n[i+1], n[i], n[i+1]), p.drawing)
			p.drawing = true
		}
	case "f", "F", "f*", "B", "B*", "b", "b*":
		p.drawn(true)
	case "S", "s":
		p.drawn(false)
	case "n":
		p.drawing = false
	}
}

// drawn notes what was drawn: an area behind text, or a sign before it.
func (p *painter) drawn(filled bool) {
	if !p.drawing {
		return
	}
	p.drawing = false
	wide, high := p.path.width(), p.path.height()
	switch {
	case min(wide, high) > leastBullet && max(wide, high) < mostBullet && wide < 1.4*high && high < 1.4*wide:
		if len(p.bullets) < maxDrawn {
			p.bullets = append(p.bullets, p.path)
		}
	case filled && wide > mostBullet && high > 2 && len(p.fills) < maxDrawn:
		p.fills = append(p.fills, fill{p.path, p.state.paint})
	}
}

// with returns b extended to hold c, or c alone if nothing is drawn yet.
func (b box) with(c box, drawing bool) box {
	if !drawing {
		return c
	}
	return box{min(b.x0, c.x0), min(b.y0, c.y0), max(b.x1, c.x1), max(b.y1, c.y1)}
}

// drawnBullets returns bullets for the small signs that stand where bullets do:
// before the first word of a line, at half the height of its letters.
func (p *painter) drawnBullets(words []word) []word {
	ordered := slices.Clone(words)
	slices.SortStableFunc(ordered, func(a, b word) int { return compare(a.y, b.y) })
	var all []word
	for _, b := range p.bullets {
		if w, found := behind(b, ordered); found {
			all = append(all, word{text: "•", x0: b.x0, x1: b.x1, y: w.y, size: w.size, turn: w.turn, bold: w.bold})
		}
	}
	return all
}

// behind returns the first word of the line that b is the bullet of.
func behind(b box, ordered []word) (word, bool) {
	const reach = 2.5 // sizes, from the sign to the word
	middle := (b.y0 + b.y1) / 2
	from, _ := slices.BinarySearchFunc(ordered, middle, func(w word, y float64) int { return compare(w.y, y) })
	var first word
	for _, w := range ordered[from:] {
		if w.y > middle+40 {
			break
		}
		if w.y-middle > 0.65*w.size || b.height() > 0.7*w.size || b.height() < 0.12*w.size {
			continue
		}
		if w.x0 < b.x1 && w.x1 > b.x0-3*w.size {
			return word{}, false // text stands before it
		}
		if w.x0 >= b.x1 && (first.text == "" || w.x0 < first.x0) {
			first = w
		}
	}
	return first, first.text != "" && first.x0-b.x1 < reach*first.size
}

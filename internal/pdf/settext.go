package pdf

import (
	"exitclause/internal/pdf/font"
	"exitclause/internal/pdf/object"
)

// setText follows the instructions that set text, and reports whether op is one.
func (p *painter) setText(op string, args []object.Object, resources object.Dict) bool {
	switch op {
	case "BT":
		p.text, p.line = identity, identity
	case "ET":
		p.flush()
	case "Tf":
		p.setFont(args, resources)
	case "Td", "TD":
		if n, ok := numbers(args, 2); ok {
			if op == "TD" {
				p.state.leading = -n[1]
			}
			p.move(n[0], n[1])
		}
	case "Tm":
		if m, ok := p.matrix(args); ok {
			p.text, p.line = m, m
		}
	case "T*":
		p.move(0, -p.state.leading)
	case "Tj":
		p.show(args)
	case "'", "\"":
		if op == "\"" && len(args) >= 3 {
			p.spacing(args[len(args)-3:])
		}
		p.move(0, -p.state.leading)
		p.show(args)
	case "TJ":
		p.showAll(args)
	default:
		return p.setNumber(op, args)
	}
	return true
}

// setNumber follows the instructions that set one number.
func (p *painter) setNumber(op string, args []object.Object) bool {
	targets := map[string]*float64{
		"Tc": &p.state.char, "Tw": &p.state.word, "TL": &p.state.leading, "Ts": &p.state.rise, "Tz": &p.state.stretch,
	}
	n, ok := numbers(args, 1)
	switch target := targets[op]; {
	case target != nil && ok && op == "Tz":
		*target = n[0] / 100
	case target != nil && ok:
		*target = n[0]
	case op == "Tr" && ok:
		p.state.mode = int(n[0])
	default:
		return target != nil || op == "Tr"
	}
	return true
}

func (p *painter) setFont(args []object.Object, resources object.Dict) {
	if len(args) < 2 {
		return
	}
	name, _ := args[len(args)-2].(object.Name)
	if n, ok := numbers(args, 1); ok {
		p.state.size = n[0]
	}
	p.state.font = p.fontFor(resources, name)
}

func (p *painter) spacing(args []object.Object) {
	if n, ok := numbers(args[:2], 2); ok {
		p.state.word, p.state.char = n[0], n[1]
	}
}

// move goes to a new line.
func (p *painter) move(x, y float64) {
	p.line = matrix{1, 0, 0, 1, x, y}.times(p.line)
	p.text = p.line
}

func (p *painter) show(args []object.Object) {
	if len(args) == 0 || p.state.font == nil {
		return
	}
	s, _ := args[len(args)-1].(object.String)
	p.state.font.Glyphs(s, p.glyph)
}

func (p *painter) showAll(args []object.Object) {
	if len(args) == 0 || p.state.font == nil {
		return
	}
	list, _ := args[len(args)-1].(object.Array)
	for _, o := range list {
		switch o := o.(type) {
		case object.String:
			p.state.font.Glyphs(o, p.glyph)
		case int64:
			p.advance(-float64(o) / 1000 * p.state.size * p.state.stretch)
		case float64:
			p.advance(-o / 1000 * p.state.size * p.state.stretch)
		}
	}
}

func (p *painter) advance(x float64) { p.text = matrix{1, 0, 0, 1, x, 0}.times(p.text) }

// glyph sets one sign.
func (p *painter) glyph(g font.Glyph) {
	st := &p.state
	width := g.Width * st.size * st.stretch
	on := p.text.times(st.ctm)
	x0, y := on.apply(0, st.rise)
	x1, _ := on.apply(width, st.rise)
	p.place(g, sign{x0: x0, x1: x1, y: y, size: on.scale() * abs(st.size), upright: on[0]*st.size > 0 && on[3]*st.size < 0})
	step := width + st.char*st.stretch
	if g.Space {
		step += st.word * st.stretch
	}
	p.advance(step)
}

func abs(x float64) float64 { return max(x, -x) }

// sign is where a glyph stands on the page.
type sign struct {
	x0, x1, y, size float64
	upright         bool
}

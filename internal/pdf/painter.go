package pdf

import (
	"math"

	"exitclause/internal/pdf/font"
	"exitclause/internal/pdf/object"
)

// painter follows the instructions of one page.
type painter struct {
	*builtIn
	page sheet
	view matrix

	state state
	saved []state
	text  matrix // of the text
	line  matrix // of the start of its line
	marks []mark // marked content that is open

	words  []made
	open   bool // the last word is still being set
	space  bool // white space was set behind it
	begins bool // another element of the document begins behind it

	path    box // what is being drawn
	drawing bool
	fills   []fill // what is painted over, in order
	bullets []box  // small signs that are drawn

	steps       int
	hiddenWords int
}

// state is what q saves.
type state struct {
	ctm           matrix
	font          *font.Font
	size          float64
	char, word    float64 // spacing
	stretch       float64
	leading, rise float64
	mode          int
	paint, stroke float64 // how light the colours are, from 0 to 1
	clear         bool    // the paint lets everything through
}

// fill is an area painted in one colour.
type fill struct {
	area  box
	light float64
}

// mark is open marked content.
type mark struct {
	replaced bool   // its text is to be read as
	actual   string // this, which is said at its first sign
	artifact bool   // a running header or the like
}

const (
	maxSaved = 500
	maxMarks = 500
	maxForms = 12       // forms in each other
	maxSteps = 20 << 20 // instructions of one page
	maxWords = 20_000   // of one page: ten times what a full one has
)

// run follows the instructions in content.
func (p *painter) run(content []byte, resources object.Dict, depth int) error {
	if depth == 0 {
		p.state = state{ctm: p.view, stretch: 1}
		p.text, p.line = identity, identity
	}
	l := object.NewLexer(content)
	var args []object.Object
	for l.More() {
		o := l.Object()
		op, is := o.(object.Operator)
		if !is {
			if args = append(args, o); len(args) > 200 {
				args = args[100:]
			}
			continue
		}
		if p.steps++; p.steps > maxSteps {
			return errTooMuch
		}
		if p.steps%4096 == 0 && p.ctx.Err() != nil {
			return errTooLate
		}
		if op == "BI" {
			p.inlineImage(l)
		}
		if err := p.do(string(op), args, resources, depth); err != nil {
			return err
		}
		args = args[:0]
	}
	return nil
}

// inlineImage skips a picture among the instructions.
func (p *painter) inlineImage(l *object.Lexer) {
	l.Skip("ID")
	for l.More() {
		l.Skip("EI")
		if l.Ends() {
			return
		}
	}
}

// do follows one instruction.
func (p *painter) do(op string, args []object.Object, resources object.Dict, depth int) error {
	switch op {
	case "q":
		if len(p.saved) < maxSaved {
			p.saved = append(p.saved, p.state)
		}
	case "Q":
		if n := len(p.saved); n > 0 {
			p.state, p.saved = p.saved[n-1], p.saved[:n-1]
		}
	case "cm":
		if m, ok := p.matrix(args); ok {
			p.state.ctm = m.times(p.state.ctm)
		}
	case "Do":
		return p.object(args, resources, depth)
	case "gs":
		p.graphicsState(args, resources)
	case "BMC", "BDC":
		p.begin(args, resources)
	case "EMC":
		p.end()
	default:
		switch {
		case p.setText(op, args, resources):
		case p.paint(op, args):
		default:
			p.draw(op, args)
		}
	}
	if p.letters > p.opts.MaxText || len(p.words) > maxWords {
		return errTooMuch
	}
	return nil
}

// object draws a form, which has instructions of its own, or notes a picture.
func (p *painter) object(args []object.Object, resources object.Dict, depth int) error {
	if len(args) == 0 {
		return nil
	}
	name, _ := args[len(args)-1].(object.Name)
	s, is := p.file.Get(p.file.Dict(resources["XObject"])[name]).(*object.Stream)
	if !is {
		return nil
	}
	switch p.file.Name(s.Dict["Subtype"]) {
	case "Image":
		if len(p.fills) < maxDrawn {
			p.fills = append(p.fills, fill{p.area(0, 0, 1, 1), 0.5})
		}
	case "Form":
		return p.form(s, resources, depth)
	}
	return nil
}

func (p *painter) form(s *object.Stream, resources object.Dict, depth int) error {
	if depth >= maxForms {
		return nil
	}
	data, err := p.file.Data(s)
	if err != nil {
		return errTooMuch
	}
	if own := p.file.Dict(s.Dict["Resources"]); own != nil {
		resources = own
	}
	before, text, line, saved := p.state, p.text, p.line, len(p.saved)
	if m := p.file.Numbers(s.Dict["Matrix"]); len(m) == 6 {
		p.state.ctm = matrix(m).times(p.state.ctm)
	}
	err = p.run(data, resources, depth+1)
	p.state, p.text, p.line = before, text, line
	p.saved = p.saved[:min(saved, len(p.saved))]
	return err
}

// graphicsState sets what a named set of parameters says of text.
func (p *painter) graphicsState(args []object.Object, resources object.Dict) {
	if len(args) == 0 {
		return
	}
	name, _ := args[0].(object.Name)
	d := p.file.Dict(p.file.Dict(resources["ExtGState"])[name])
	if f := p.file.Array(d["Font"]); len(f) == 2 {
		if ref, is := f[0].(object.Ref); is {
			p.state.font = p.cachedFont(fontKey{ref: ref}, ref)
		}
		p.state.size, _ = p.file.Number(f[1])
	}
	if alpha, is := p.file.Number(d["ca"]); is {
		p.state.clear = alpha < 0.05
	}
}

// area returns the part of the page that a rectangle covers.
func (p *painter) area(x0, y0, x1, y1 float64) box {
	b := box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, c := range [4][2]float64{{x0, y0}, {x1, y0}, {x0, y1}, {x1, y1}} {
		x, y := p.state.ctm.apply(c[0], c[1])
		b = box{min(b.x0, x), min(b.y0, y), max(b.x1, x), max(b.y1, y)}
	}
	return b
}

// numbers returns the last n arguments, if they are numbers.
func numbers(args []object.Object, n int) ([]float64, bool) {
	if len(args) < n {
		return nil, false
	}
	out := make([]float64, n)
	for i, a := range args[len(args)-n:] {
		switch a := a.(type) {
		case int64:
			out[i] = float64(a)
		case float64:
			out[i] = a
		default:
			return nil, false
		}
		if math.Abs(out[i]) > 1e9 {
			return nil, false
		}
	}
	return out, true
}

func (p *painter) matrix(args []object.Object) (matrix, bool) {
	n, ok := numbers(args, 6)
	if !ok {
		return matrix{}, false
	}
	return matrix(n), true
}

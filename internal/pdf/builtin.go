package pdf

import (
	"context"
	"errors"
	"reflect"

	"exitclause/internal/pdf/font"
	"exitclause/internal/pdf/object"
)

// builtIn reads a file without any other program. It follows the instructions of
// each page as far as they set text.
type builtIn struct {
	ctx     context.Context
	file    *object.File
	opts    Options
	fonts   map[fontKey]*font.Font
	pages   pages
	letters int // bytes of text so far
}

// readBuiltIn takes the words out of data.
func readBuiltIn(ctx context.Context, data []byte, opts Options) (p pages, err error) {
	file, err := object.Open(data)
	switch {
	case errors.Is(err, object.ErrEncrypted):
		return pages{}, errPassword
	case errors.Is(err, object.ErrTooMuch):
		return pages{}, errTooMuch
	case err != nil:
		return pages{}, err
	}
	b := &builtIn{ctx: ctx, file: file, opts: opts, fonts: map[fontKey]*font.Font{}}
	if err := b.readPages(); err != nil {
		return pages{}, err
	}
	b.pages.title = textString(file.String(file.Dict(file.Trailer["Info"])["Title"]))
	return b.pages, nil
}

// leaf is one page with what it has from the nodes above.
type leaf struct {
	dict      object.Dict
	resources object.Dict
	box       []float64 // left, bottom, right, top
	turn      int       // quarters to the right
}

// readPages reads every page that the tree of pages leads to or, where there is
// no tree, every page of the file.
func (b *builtIn) readPages() error {
	root := b.file.Dict(b.file.Trailer["Root"])
	var leaves []leaf
	b.walk(root["Pages"], leaf{}, map[object.Ref]bool{}, 0, &leaves)
	if len(leaves) == 0 {
		b.file.Each(func(_ object.Ref, o object.Object) {
			if d, is := o.(object.Dict); is && b.file.Name(d["Type"]) == "Page" && len(leaves) <= b.opts.MaxPages {
				leaves = append(leaves, b.inherit(d, leaf{}))
			}
		})
	}
	if len(leaves) == 0 {
		return errNoPages
	}
	for _, l := range leaves {
		if len(b.pages.sheets) > b.opts.MaxPages {
			return nil
		}
		if err := b.readPage(l); err != nil {
			return err
		}
	}
	return nil
}

// walk gathers the pages below a node. A node is visited once, so that a tree
// which bites its own tail ends.
func (b *builtIn) walk(o object.Object, above leaf, seen map[object.Ref]bool, depth int, leaves *[]leaf) {
	const deepest = 100
	if ref, is := o.(object.Ref); is {
		if seen[ref] {
			return
		}
		seen[ref] = true
	}
	d := b.file.Dict(o)
	if d == nil || depth > deepest || len(*leaves) > b.opts.MaxPages {
		return
	}
	at := b.inherit(d, above)
	kids := b.file.Array(d["Kids"])
	if kids == nil {
		if b.file.Name(d["Type"]) != "Pages" {
			*leaves = append(*leaves, at)
		}
		return
	}
	for _, kid := range kids {
		b.walk(kid, at, seen, depth+1, leaves)
	}
}

func (b *builtIn) inherit(d object.Dict, above leaf) leaf {
	at := above
	at.dict = d
	if r := b.file.Dict(d["Resources"]); r != nil {
		at.resources = r
	}
	for _, name := range []object.Name{"MediaBox", "CropBox"} {
		if box := b.file.Numbers(d[name]); len(box) == 4 && box[0] != box[2] && box[1] != box[3] {
			at.box = []float64{min(box[0], box[2]), min(box[1], box[3]), max(box[0], box[2]), max(box[1], box[3])}
		}
	}
	if turn, is := b.file.Number(d["Rotate"]); is {
		at.turn = (int(turn)/90%4 + 4) % 4
	}
	return at
}

// readPage reads one page.
func (b *builtIn) readPage(l leaf) error {
	if b.ctx.Err() != nil {
		return errTooLate
	}
	if l.box == nil {
		l.box = []float64{0, 0, 612, 792}
	}
	view, width, height := l.view()
	p := &painter{builtIn: b, page: sheet{width: width, height: height}, view: view}
	var content []byte
	for _, part := range b.parts(l.dict["Contents"]) {
		data, err := b.file.Data(part)
		if err != nil {
			return errTooMuch
		}
		content = append(append(content, data...), '\n')
	}
	if err := p.run(content, l.resources, 0); err != nil {
		return err
	}
	page := p.finish()
	b.link(&page, l, view)
	b.pages.sheets = append(b.pages.sheets, page)
	b.pages.hidden += p.hiddenWords
	return nil
}

// parts returns the streams that a page's instructions are in.
func (b *builtIn) parts(o object.Object) []*object.Stream {
	const most = 10_000
	var all []*object.Stream
	switch o := b.file.Get(o).(type) {
	case *object.Stream:
		all = append(all, o)
	case object.Array:
		for _, e := range o[:min(len(o), most)] {
			if s, is := b.file.Get(e).(*object.Stream); is {
				all = append(all, s)
			}
		}
	}
	return all
}

// view returns how places of the page become places on the screen, from the top
// left corner downwards, and how large the page is there.
func (l leaf) view() (m matrix, width, height float64) {
	left, bottom, right, top := l.box[0], l.box[1], l.box[2], l.box[3]
	switch l.turn {
	case 1:
		return matrix{0, 1, 1, 0, -bottom, -left}, top - bottom, right - left
	case 2:
		return matrix{-1, 0, 0, 1, right, -bottom}, right - left, top - bottom
	case 3:
		return matrix{0, -1, -1, 0, top, right}, top - bottom, right - left
	}
	return matrix{1, 0, 0, -1, -left, top}, right - left, top - bottom
}

// link marks the words that are links.
func (b *builtIn) link(page *sheet, l leaf, view matrix) {
	const most = 5000
	notes := b.file.Array(l.dict["Annots"])
	for _, o := range notes[:min(len(notes), most)] {
		d := b.file.Dict(o)
		rect := b.file.Numbers(d["Rect"])
		if b.file.Name(d["Subtype"]) != "Link" || len(rect) != 4 {
			continue
		}
		x0, y0 := view.apply(rect[0], rect[1])
		x1, y1 := view.apply(rect[2], rect[3])
		area := box{min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)}
		for i, w := range page.words {
			if area.holds((w.x0+w.x1)/2, w.y-0.3*w.size) {
				page.words[i].linked = true
			}
		}
	}
}

// fontKey tells fonts apart: by their number, or, where they have none, by the
// resources that they stand in and their name there.
type fontKey struct {
	ref       object.Ref
	resources uintptr
	name      object.Name
}

// fontFor returns the font that has this name in resources.
func (b *builtIn) fontFor(resources object.Dict, name object.Name) *font.Font {
	fonts := b.file.Dict(resources["Font"])
	key := fontKey{resources: reflect.ValueOf(fonts).Pointer(), name: name}
	if ref, is := fonts[name].(object.Ref); is {
		key = fontKey{ref: ref}
	}
	return b.cachedFont(key, fonts[name])
}

func (b *builtIn) cachedFont(key fontKey, o object.Object) *font.Font {
	if b.fonts[key] == nil {
		b.fonts[key] = font.Load(b.file, o)
	}
	return b.fonts[key]
}

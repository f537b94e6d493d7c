package document

// itemLists follows the bulleted lists of a plain text.
type itemLists struct {
	open  []openList // outermost first
	count int        // of lists so far
}

// openList is a list that may go on.
type openList struct {
	indent int
	bullet rune
	list   int // number of the list
	lead   int // block that leads into it
}

// maxListDepth bounds how deep lists nest; deeper items count as of this depth.
const maxListDepth = 16

func (s *itemLists) close() { s.open = s.open[:0] }

// item makes b the item that begins with l; before is the index of the block
// that leads into its list should the list begin here, -1 if none.
func (s *itemLists) item(b *block, l *line, before int) {
	for len(s.open) > 0 && s.top().indent > l.indent {
		s.open = s.open[:len(s.open)-1]
	}
	for i := range s.open {
		if s.open[i].indent == l.indent && s.open[i].bullet == l.bullet {
			s.open = s.open[:i+1]
			s.fill(b)
			return
		}
	}
	if len(s.open) < maxListDepth {
		s.count++
		s.open = append(s.open, openList{indent: l.indent, bullet: l.bullet, list: s.count, lead: before})
	}
	s.fill(b)
}

// paragraph ends the lists that a paragraph beginning with l does not belong to;
// if it is indented as far as the text of an item, it goes on in that item.
func (s *itemLists) paragraph(b *block, l *line) {
	for len(s.open) > 0 && l.indent < s.top().indent {
		s.open = s.open[:len(s.open)-1]
	}
	if len(s.open) > 0 && l.number.count == 0 {
		s.fill(b)
		b.continues = true
		return
	}
	s.close()
}

func (s *itemLists) top() *openList { return &s.open[len(s.open)-1] }

func (s *itemLists) fill(b *block) {
	top := s.top()
	b.kind, b.level, b.list, b.lead = item, len(s.open), top.list, top.lead
}

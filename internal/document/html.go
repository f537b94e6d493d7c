package document

// readHTML reads an HTML page: its blocks, whose text it writes to b, and what
// it says of itself. It fails only where no tree can be made of the page, or too
// much stands in it.
func readHTML(src string, b *textBuilder) ([]block, pageInfo, error) {
	return readMarkup(src, false, b)
}

// readXHTML is readHTML for a page that is XML.
func readXHTML(src string, b *textBuilder) ([]block, pageInfo, error) {
	return readMarkup(src, true, b)
}

func readMarkup(src string, xml bool, b *textBuilder) ([]block, pageInfo, error) {
	t, err := parseHTML(src, xml)
	if err != nil {
		return nil, pageInfo{}, err
	}
	b.grow(t.info.textBytes, 2*len(t.runs))
	r := htmlReader{htmlTree: t, out: b, lastRun: -1, blocks: make([]block, 0, len(t.runs)/2)}
	r.read(0, setting{language: t.info.language, pre: t.unmarked})
	r.flush()
	if len(r.blocks) > maxLines {
		return nil, pageInfo{}, tooManyLines()
	}
	r.placeNotes()
	return withoutCopies(b.text.String(), r.blocks), t.info, nil
}

package document

// readHTML reads an HTML page: its blocks, whose text it writes to b, and what
// it says of itself. It fails only where no tree can be made of the page.
func readHTML(src string, b *textBuilder) ([]block, pageInfo, error) {
	t, err := parseHTML(src)
	if err != nil {
		return nil, pageInfo{}, err
	}
	r := htmlReader{htmlTree: t, out: b, lastRun: -1}
	r.read(0, setting{language: t.info.language, pre: t.unmarked})
	r.flush()
	return r.blocks, t.info, nil
}

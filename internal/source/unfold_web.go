package source

import (
	"errors"
	"iter"
	"strconv"

	"exitclause/internal/archive"
	"exitclause/internal/message"
)

// web hands out the documents among the records of a web archive.
func (o *opener) web(in input, records iter.Seq2[*archive.Member, error]) bool {
	before, answers := o.given, 0
	for m, err := range records {
		switch {
		case m == nil:
			return o.fail(in, err)
		case m.Role == archive.Unchanged:
			err = errElsewhere
			if o.records[m.Digest] {
				continue
			}
			m.Role = archive.Record
		case promisingAddress(m.URL):
			o.records[m.Digest] = true
		}
		answers++
		if !o.inner(in, m, err) {
			return false
		}
		o.renew()
	}
	if o.given == before && o.wanted == "" {
		return o.fail(in, failure(in.uri, Empty, message.New("archive.none.web", "n", strconv.Itoa(answers))))
	}
	return true
}

// errElsewhere says that a web archive refers to another for a content.
var errElsewhere = errors.New("the content is in another archive")

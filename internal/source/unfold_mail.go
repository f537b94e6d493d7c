package source

import (
	"exitclause/internal/archive"
	"exitclause/internal/message"
)

// outcome is a page or why there is none.
type outcome struct {
	page *Page
	err  error
}

// mail hands out the documents in a message. The text of one that brings a
// document is a document only if it reads like one, and so is a page whose text
// is all in its frames.
func (o *opener) mail(in input, data []byte) bool {
	members, err := archive.Mail(data)
	var main *archive.Member
	var others []outcome
	for _, m := range members {
		if m.Role == archive.Main && main == nil {
			main = m
			continue
		}
		if m.Role == archive.Attachment && !(choice{}).take(m) {
			continue
		}
		others = append(others, o.aside(in, m)...)
	}
	before := o.given
	if main != nil {
		if documents(others) {
			main.Role = archive.Frame
		}
		if !o.inner(in, main, nil) {
			return false
		}
	}
	for _, out := range others {
		if !o.give(out.page, out.err) {
			return false
		}
	}
	switch {
	case err != nil:
		return o.fail(in, err)
	case o.given == before && o.wanted == "":
		return o.fail(in, failure(in.uri, Empty, message.New("archive.none.mail")))
	}
	return true
}

// aside returns what a member of in comes to.
func (o *opener) aside(in input, m *archive.Member) []outcome {
	var all []outcome
	inner := *o
	inner.yield = func(p *Page, err error) bool {
		all = append(all, outcome{p, err})
		return true
	}
	inner.inner(in, m, nil)
	o.left = inner.left
	return all
}

// documents reports whether any of all is a document.
func documents(all []outcome) bool {
	for _, out := range all {
		if out.page != nil {
			return true
		}
	}
	return false
}

package appeal

import (
	"exitclause/internal/document"
	"exitclause/internal/message"
)

// At returns the id of the service that an address on the web belongs to, or ""
// if none is known.
func (s *Services) At(address string) string {
	if owner := s.owner(hostOf(address)); owner != nil {
		return owner.id
	}
	return ""
}

// Official tells whether a page that was fetched from address, which is of the
// service of that id or name and reads as doc, is the service's own: yes, no or
// unknown; and if it is not, why.
func (s *Services) Official(address, service string, doc *document.Document) (verdict string, because message.Note) {
	host := hostOf(address)
	if host == "" {
		return officialUnknown, message.Note{}
	}
	return s.judge(host, service, doc)
}

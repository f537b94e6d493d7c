package document

import (
	"sort"
	"strings"

	"golang.org/x/net/html"
)

// MailLink is words of the text that the page links to an e-mail address, as
// "contact our privacy team": the reader sees the address only when he follows the
// link.
type MailLink struct {
	Span    Span
	Address string // as the link has it, which may be no address at all
}

// MailLinks returns the links to e-mail addresses whose words stand in s, in order.
func (d *Document) MailLinks(s Span) []MailLink {
	first := sort.Search(len(d.mailLinks), func(i int) bool { return d.mailLinks[i].Span.End > s.Start })
	end := first + sort.Search(len(d.mailLinks)-first, func(i int) bool { return d.mailLinks[first+i].Span.Start >= s.End })
	return d.mailLinks[first:end]
}

// mailLinks returns the links of r with their places in the plain text of d.
func (r *reading) mailLinks(d *Document) []MailLink {
	var links []MailLink
	for _, l := range r.links {
		l.Span = plainSpan(d.plain, l.Span)
		if l.Span.Len() > 0 {
			links = append(links, l)
		}
	}
	return links
}

// cutLinks cuts links in two at offset at of their text.
func cutLinks(links []MailLink, at int) (before, behind []MailLink) {
	n := sort.Search(len(links), func(i int) bool { return links[i].Span.Start >= at })
	for _, l := range links[n:] {
		l.Span = shifted(l.Span, -at)
		behind = append(behind, l)
	}
	return links[:n], behind
}

// mailAddress returns the address that a link leads to, without what the letter
// is to say; "" if it leads elsewhere.
func mailAddress(target string) string {
	const scheme = "mailto:"
	target = strings.TrimSpace(target)
	if len(target) < len(scheme) || !strings.EqualFold(target[:len(scheme)], scheme) {
		return ""
	}
	address, _, _ := strings.Cut(target[len(scheme):], "?")
	return strings.TrimSpace(address)
}

// linkedMail is mailAddress for the attributes of a link.
func linkedMail(attrs []htmlAttr) string {
	return mailAddress(html.UnescapeString(attrValueOf(attrs, "href")))
}

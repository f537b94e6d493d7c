package appeal

import (
	"net/url"
	"strings"

	"golang.org/x/net/idna"

	"exitclause/internal/analyze"
	"exitclause/internal/document"
	"exitclause/internal/message"
	"exitclause/internal/report"
)

// What is known of the host a document came from.
const (
	officialYes     = "yes"
	officialNo      = "no"
	officialUnknown = "unknown"
)

// CheckSources tells of each document of r, the report of inputs, whether its
// host is the service's own, and adds a problem where it is known not to be: a
// copy may have been altered. A saved file that does not say where it is from
// is left alone. The services are loaded only if there is a host to look up.
func CheckSources(r *report.Report, inputs []analyze.Input, load func() (*Services, error), printer *message.Printer) error {
	var services *Services
	for i := range r.Documents {
		d := &r.Documents[i]
		origin, fetched := originOf(&inputs[i])
		host := hostOf(origin)
		if host == "" {
			continue
		}
		if services == nil {
			loaded, err := load()
			if err != nil {
				return err
			}
			services = loaded
		}
		verdict, reason := services.judge(host, d.Service, inputs[i].Document)
		if verdict == officialYes && !fetched {
			verdict = officialUnknown // the page says so itself, and a copy would too
		}
		d.Source.Official = verdict
		samePage := i > 0 && inputs[i].Page == inputs[i-1].Page
		if verdict == officialNo && !samePage {
			r.Problems = append(r.Problems, report.Problem{
				Kind: "unofficial-source", Because: printer.Text(reason),
			})
		}
	}
	return nil
}

// originOf returns the address that a document was fetched from, behind all
// redirects, or else the one that its file says it was saved from, or that it
// gives itself; and whether it is the first.
func originOf(in *analyze.Input) (address string, fetched bool) {
	if x := in.Page.Exchange; x != nil {
		return x.Final, true
	}
	if c := in.Page.Claim; c != nil {
		return c.URL, false
	}
	return in.Document.URL, false
}

// hostOf returns the host of an address in small letters, or "" if it has none
// that a service could have.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	host := strings.ToLower(strings.Trim(u.Hostname(), "."))
	if !strings.Contains(host, ".") || strings.Contains(host, ":") {
		return ""
	}
	return host
}

// judge tells whether host is the own one of the service that a document is
// of, and why not.
func (s *Services) judge(host, service string, doc *document.Document) (string, message.Note) {
	claimed := s.called(service)
	owner := s.owner(host)
	if owner != nil && (claimed == nil || claimed == owner) {
		return officialYes, message.Note{}
	}
	if owner == nil {
		if like, ok := s.alike(host, claimed, doc); ok {
			return officialNo, message.New("appeal.source."+like.how, "host", shown(host), "domain", like.domain)
		}
	}
	if claimed != nil {
		return officialNo, message.New("appeal.source.stranger", "host", shown(host), "service", claimed.names[0],
			"domain", claimed.domains[0])
	}
	return officialUnknown, message.Note{}
}

// shown returns host as a browser resolves it, with what it looks like if that
// is something else.
func shown(host string) string {
	if unicode, err := idna.ToUnicode(host); err == nil && unicode != host {
		return host + " (" + unicode + ")"
	}
	return host
}

package cli

import (
	"strings"

	"github.com/spf13/pflag"

	"exitclause/internal/analyze"
	"exitclause/internal/source"
)

// fetchOptions say how to have pages from the web.
type fetchOptions struct {
	private bool // also from servers that are not public
	http    bool // also without encryption
	robots  bool // also what programs are asked not to fetch
	render  bool // as a browser shows them
	browser string
	hosts   *source.Hosts
}

func (o *fetchOptions) add(s *session, flags *pflag.FlagSet) {
	o.hosts = &source.Hosts{}
	flags.BoolVar(&o.render, "render", false, s.T("fetch.flag.render"))
	flags.StringVar(&o.browser, "browser", "", s.T("fetch.flag.browser"))
	flags.BoolVar(&o.robots, "ignore-robots", false, s.T("fetch.flag.ignore-robots"))
	flags.BoolVar(&o.http, "allow-http", false, s.T("fetch.flag.allow-http"))
	flags.BoolVar(&o.private, "allow-private", false, s.T("fetch.flag.allow-private"))
}

// source returns the options for package source.
func (o *fetchOptions) source(s *session) source.FetchOptions {
	return source.FetchOptions{
		Agent: agent(), AllowPrivate: o.private, AllowHTTP: o.http, IgnoreRobots: o.robots,
		Hosts:  o.hosts,
		Render: o.render, Browser: o.browser, Now: s.Now,
	}
}

// agent is the name that the program goes by on the web. A build without a
// version has none that may stand there.
func agent() string {
	if v := version(); !strings.HasPrefix(v, "(") {
		return "exitclause/" + v
	}
	return "exitclause"
}

// tellUnsaved advises to keep the pages that a letter cites and nobody has saved:
// by the time they are asked for they may say something else.
func (s *session) tellUnsaved(inputs []analyze.Input) {
	var told *source.Page
	for _, in := range inputs {
		if x := in.Page.Exchange; x != nil && x.URL == in.Page.URI && in.Page != told && !s.quiet {
			told = in.Page
			s.tell(s.T("fetch.unsaved", "uri", in.Page.URI))
		}
	}
}

package source

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"

	"exitclause/internal/message"
)

// Hosts remembers what hosts let programs have, so that those of many pages are
// asked once. Its zero value knows none. It may be used by several goroutines.
type Hosts struct {
	asking sync.Mutex
	robots map[string]robots // by scheme and host
}

// admit returns an error unless the host of at lets programs have it.
func (f *fetcher) admit(ctx context.Context, at *url.URL) error {
	f.Hosts.asking.Lock()
	defer f.Hosts.asking.Unlock()
	host := at.Scheme + "://" + at.Host
	rules, known := f.Hosts.robots[host]
	if !known {
		var err error
		if rules, err = f.askRobots(ctx, at); err != nil {
			return err
		}
		if f.Hosts.robots == nil {
			f.Hosts.robots = map[string]robots{}
		}
		f.Hosts.robots[host] = rules
	}
	if !rules.allows(at.RequestURI()) {
		return refuse("fetch.robots", "host", at.Host)
	}
	return nil
}

// askRobots asks the host of at what it lets programs have. If there is no
// robots.txt, that is everything; if it cannot be had, nothing (RFC 9309, 2.3.1).
func (f *fetcher) askRobots(ctx context.Context, at *url.URL) (robots, error) {
	a, err := f.follow(ctx, &url.URL{Scheme: at.Scheme, Host: at.Host, Path: "/robots.txt"}, visit{
		header: f.header("text/plain,*/*;q=0.8"), limit: maxRobots,
	})
	var broken fault
	switch {
	case errors.Is(err, errTooBig): // only its beginning counts
	case errors.As(err, &broken) && broken.unreached:
		return nil, err // nor would the page be
	case err != nil:
		return nil, unknownRobots(at.Host, err)
	case a.status >= http.StatusBadRequest && a.status < http.StatusInternalServerError:
		return nil, nil
	case !a.hasPage():
		return nil, unknownRobots(at.Host, refuse("fetch.status", "status", strconv.Itoa(a.status)))
	}
	name, _, _ := strings.Cut(f.Agent, "/")
	return parseRobots(a.body, name), nil
}

// unknownRobots says that host may allow the page or not.
func unknownRobots(host string, err error) error {
	return fault{kind: Network, note: message.New("fetch.robots.unknown", "host", host, "cause", lastCause(err)), err: err}
}

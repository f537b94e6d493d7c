package source

import (
	"context"
	"net/http"
	"net/url"
	"strconv"

	"exitclause/internal/message"
)

// maxRedirects is as many as browsers follow, about.
const maxRedirects = 10

// follow asks for first, and on wherever the answers send it.
func (f *fetcher) follow(ctx context.Context, first *url.URL, v visit) (*answer, error) {
	at, redirects := bare(first), []Redirect(nil)
	seen := map[string]bool{}
	for {
		if seen[at.String()] {
			return nil, refuse("fetch.redirect.loop", "url", shown(at))
		}
		seen[at.String()] = true
		if err := f.allowed(ctx, at, v); err != nil {
			return nil, err
		}
		a, err := f.askPatiently(ctx, at, v)
		if err != nil {
			return a, err
		}
		a.redirects = redirects
		if !isRedirect(a.status) {
			return a, nil
		}
		next, err := a.target()
		if err != nil {
			return nil, err
		}
		redirects = append(redirects, Redirect{a.status, next.String()})
		if len(redirects) > maxRedirects {
			return nil, refuse("fetch.redirect.many", "n", strconv.Itoa(maxRedirects), "url", shown(next))
		}
		at = next
	}
}

// allowed returns an error if at may not be asked for.
func (f *fetcher) allowed(ctx context.Context, at *url.URL, v visit) error {
	switch {
	case at.Scheme != "https" && at.Scheme != "http", at.Hostname() == "":
		return refuse("fetch.scheme", "url", shown(at))
	case at.User != nil:
		return refuse("fetch.credentials", "host", at.Host)
	case at.Scheme == "http" && !f.AllowHTTP:
		return refuse("fetch.plain", "url", shown(at))
	case v.admit == nil:
		return nil
	}
	return v.admit(ctx, at)
}

func isRedirect(status int) bool {
	switch status {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return true
	}
	return false
}

// target returns where a sends on to.
func (a *answer) target() (*url.URL, error) {
	location := a.header.Get("Location")
	next, err := a.url.Parse(location)
	if err != nil || location == "" {
		return nil, refuse("fetch.redirect.bad", "host", a.url.Host, "status", strconv.Itoa(a.status))
	}
	return bare(next), nil
}

// bare returns u without its fragment, which no server gets to see.
func bare(u *url.URL) *url.URL {
	b := *u
	b.Fragment, b.RawFragment = "", ""
	return &b
}

// longestShown is how much of an address stands in a message, in bytes.
const longestShown = 200

// shown returns u as it may stand in a message: without a password, and bounded.
func shown(u *url.URL) string {
	if s := u.Redacted(); len(s) > longestShown {
		return s[:longestShown] + "…"
	}
	return u.Redacted()
}

func refuse(key string, pairs ...string) fault {
	return fault{kind: Network, note: message.New(key, pairs...)}
}

package source

import (
	"net/url"
	"strings"
	"time"

	"golang.org/x/net/html"
)

// savedFrom returns what a browser noted in a page that it saved of where that
// is from, or nil. Browsers write one comment, SingleFile another.
func savedFrom(text string) *Claim {
	text = head(text, 8192)
	for {
		_, after, found := strings.Cut(text, "<!--")
		if !found {
			return nil
		}
		var comment string
		comment, text, _ = strings.Cut(after, "-->")
		if c := claimIn(comment); c != nil {
			return c
		}
	}
}

func claimIn(comment string) *Claim {
	if _, rest, found := strings.Cut(comment, "saved from url=("); found {
		_, address, _ := strings.Cut(rest, ")") // behind its length
		return claimOf(address, "")
	}
	if !strings.Contains(comment, "Page saved with SingleFile") {
		return nil
	}
	var address, date string
	for line := range strings.Lines(comment) {
		switch name, value, _ := strings.Cut(strings.TrimSpace(line), ":"); name {
		case "url":
			address = value
		case "saved date":
			date = value
		}
	}
	return claimOf(address, date)
}

// claimOf returns the claim that a page is from address, or nil if that is not
// on the web. The date is as JavaScript writes it, or "".
func claimOf(address, date string) *Claim {
	address = html.UnescapeString(strings.TrimSpace(address))
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil
	}
	c := &Claim{URL: address}
	date, _, _ = strings.Cut(strings.TrimSpace(date), " (") // the name of the time zone
	if t, err := time.Parse("Mon Jan 02 2006 15:04:05 GMT-0700", date); err == nil {
		c.Time = t.UTC()
	}
	return c
}

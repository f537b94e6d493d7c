package source

import (
	"mime"
	"time"

	"exitclause/internal/message"
)

// Exchange is how a page came from the network: what was asked and what the
// server said. The bytes of the page are the body of the answer as it was sent,
// less what HTTP puts around it: chunks and compression.
type Exchange struct {
	URL       string     // as asked for
	Final     string     // that answered, behind all redirects
	Redirects []Redirect // in order; nil if there were none
	Time      time.Time  // when the answer was complete, by our clock, in UTC
	Status    int        // of the answer, e.g. 200
	// Header is what matters of the answer's header, by canonical name: what
	// dates, identifies and describes the content. Never a cookie.
	Header   map[string]string
	Rendered bool // the bytes are what a browser made of the page, not what was sent
	Restless bool // and the page was still changing
	// Unchanged says that the server answered 304 to a conditional request: the
	// page has no bytes, and those known before still hold.
	Unchanged bool
}

// Redirect is one answer that sent us elsewhere.
type Redirect struct {
	Status int    // of the answer, e.g. 301; 200 if a script of that page did it
	URL    string // where to
}

// charset returns the label of the encoding that the header names, or "".
func (x *Exchange) charset() string {
	if x.Rendered {
		return utf8Name // what a browser gives out
	}
	// The parameters are returned also beside a media type that is none.
	_, parameters, _ := mime.ParseMediaType(x.Header["Content-Type"])
	return parameters["charset"]
}

// warnings returns what a reader of the page should know of x, which may be nil.
func (x *Exchange) warnings() []message.Note {
	if x == nil || !x.Restless {
		return nil
	}
	return []message.Note{message.New("fetch.render.restless")}
}

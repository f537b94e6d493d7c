package archive

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"strconv"
	"strings"
	"time"
)

// Mail returns the parts of a message in MIME that hold something to read: of a
// web page saved as MHTML the page, as Main, and what it shows in frames; of an
// EML file the text, as HTML where it is there as both, and what is attached.
// Pictures, styles and scripts are left out. With an error come the parts that
// could be read.
func Mail(data []byte) ([]*Member, error) {
	return (&mailWalker{}).message(data, place{role: Main})
}

// mailWalker walks over the parts of a message and of those inside it.
type mailWalker struct {
	parts int  // seen so far
	ended bool // the last of them was a whole page, and the message ended with it
}

// place is where in a message a part stands.
type place struct {
	number string // as mail programs count, e.g. "1.2"; "" for the message itself
	depth  int
	role   Role // of what stands here to read
	page   bool // in a page with what belongs to it
	single bool // the message has no other part
	title  string
	saved  time.Time // when the page was saved
}

// child returns the place of the nth part, from 1, in what stands at p.
func (p place) child(n int) place {
	p.depth++
	p.single = false
	if p.number != "" {
		p.number += "."
	}
	p.number += strconv.Itoa(n)
	return p
}

// header is what a message or a part says of itself.
type header interface{ Get(name string) string }

// message reads the message in data.
func (w *mailWalker) message(data []byte, at place) ([]*Member, error) {
	data = bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF"))
	if bytes.HasPrefix(data, []byte("From ")) { // the first line in a mailbox
		_, data, _ = bytes.Cut(data, []byte("\n"))
	}
	m, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	at.title, at.single, at.saved = words(m.Header.Get("Subject")), true, time.Time{}
	if date, err := m.Header.Date(); err == nil && isPage(m.Header) {
		at.saved = date.UTC()
	}
	return w.part(m.Header, m.Body, at)
}

// isPage reports whether a message is a web page that was saved.
func isPage(h header) bool {
	mediaType, _ := contentType(h)
	return mediaType == "multipart/related" && h.Get("Message-ID") == "" && h.Get("Received") == ""
}

// part reads a part with what it holds.
func (w *mailWalker) part(h header, body io.Reader, at place) ([]*Member, error) {
	if w.parts++; w.parts > maxParts {
		return nil, ErrTooMany
	}
	if at.depth > maxPartDepth {
		return nil, fmt.Errorf("%w: parts inside each other", ErrBomb)
	}
	mediaType, params := contentType(h)
	switch boundary := params["boundary"]; {
	case strings.HasPrefix(mediaType, "multipart/") && boundary != "":
		return w.multipart(mediaType, params["start"], multipart.NewReader(body, boundary), at)
	case mediaType == "message/rfc822":
		return w.forwarded(h, body, at)
	}
	return w.leaf(h, body, at)
}

// forwarded reads a message that is part of another.
func (w *mailWalker) forwarded(h header, body io.Reader, at place) ([]*Member, error) {
	data, err := io.ReadAll(body)
	if err != nil {
		return nil, partError(err)
	}
	at.role = Attachment
	at.depth += maxPartDepth / 4 // each is copied whole
	return w.message(unpacked(data, h.Get("Content-Transfer-Encoding")), at)
}

// multipart reads the parts of a part.
func (w *mailWalker) multipart(mediaType, start string, parts *multipart.Reader, at place) ([]*Member, error) {
	g := group{alternative: mediaType == "multipart/alternative", related: mediaType == "multipart/related", start: start}
	for n := 1; ; n++ {
		part, err := parts.NextRawPart()
		if err == io.EOF || err != nil && w.ended {
			return g.members(), nil
		}
		if err != nil {
			return g.members(), partError(err)
		}
		found, err := w.part(part.Header, part, g.place(part.Header, at.child(n)))
		g.add(part.Header, found)
		if err != nil {
			return g.members(), err
		}
	}
}

// partError names an error of the multipart reader as this package does.
func partError(err error) error {
	switch {
	case known(err):
		return err
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return fmt.Errorf("%w: %w", ErrTruncated, err)
	}
	return fmt.Errorf("%w: %w", ErrDamaged, err)
}

// contentType returns the media type of a part, and its parameters as far as
// they can be read.
func contentType(h header) (mediaType string, params map[string]string) {
	written := h.Get("Content-Type")
	if written == "" {
		return "text/plain", nil
	}
	mediaType, params, err := mime.ParseMediaType(written)
	if err != nil && mediaType == "" {
		mediaType, _, _ = strings.Cut(written, ";")
		mediaType = strings.ToLower(strings.TrimSpace(mediaType))
	}
	return mediaType, params
}

// Package archive opens the files that hold other files: ZIP and tar archives,
// compressed files, messages and web pages in MIME (EML, MHTML), and web
// archives (WARC). It hands out what they hold one by one, knows nothing of
// documents, writes nothing to a disk, and takes its input for hostile: what a
// file unfolds to is bounded, and names are only names.
package archive

import (
	"errors"
	"io"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Member is one file in an archive, as the archive describes it. Nothing that
// it says has been checked.
type Member struct {
	Name      string    // path, part number or address, of one line and fit to show
	URL       string    // where on the web it is from; "" if that is not said
	Time      time.Time // when it was got from there, in UTC; zero if that is not said
	MediaType string    // in small letters, without parameters; "" if it is not said
	Charset   string    // the encoding, as written; "" if it is not said
	Title     string    // of the document; "" if it is not said
	Digest    string    // of a WARC record: names its content; "" if it has none
	Role      Role
	Body      io.Reader // the content, to be read before the next member is asked for
}

// Role is what a member is to the others.
type Role uint8

// The roles.
const (
	File       Role = iota // one of several files
	Main                   // the page or message itself
	Frame                  // another page that is shown inside the main one
	Attachment             // a file that came with a message
	Record                 // one of all the answers that a crawler got
	Unchanged              // an answer that was the same as before: it has no content
)

// Why an archive or a member cannot be read. Errors wrap one of these.
var (
	ErrDamaged   = errors.New("damaged")
	ErrTruncated = errors.New("cut short")
	ErrEncrypted = errors.New("encrypted")
	ErrMethod    = errors.New("compressed in a way that cannot be read")
	ErrBomb      = errors.New("unfolds to far more than it can mean to hold")
	ErrTooMany   = errors.New("holds too many files")
)

// The most that anyone means to hold in one archive.
const (
	maxMembers   = 100_000 // of a ZIP or tar archive
	maxParts     = 1000    // of a message, at any depth
	maxPartDepth = 16      // of a message
	maxName      = 4096    // bytes of a name
	maxAddress   = 4000    // bytes of an address
	maxHeader    = 64 << 10
)

// clean returns name fit to show: of one line, valid and bounded, with slashes
// and without a way up.
func clean(name string) string {
	name = strings.Map(func(r rune) rune {
		switch {
		case r == '\\':
			return '/'
		case r == utf8.RuneError, unicode.IsControl(r), unicode.Is(unicode.Cf, r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(name, ""))
	parts := strings.Split(name, "/")
	kept := parts[:0]
	for _, part := range parts {
		if part != "" && part != "." && part != ".." {
			kept = append(kept, part)
		}
	}
	return bounded(strings.Join(kept, "/"), maxName)
}

// bounded returns the beginning of s, at most n bytes of whole characters.
func bounded(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// webAddress returns s if it is an address on the web, fit to show, else "".
func webAddress(s string) string {
	s = strings.TrimSpace(s)
	scheme, _, found := strings.Cut(s, "://")
	if !found || len(s) > maxAddress || !strings.EqualFold(scheme, "http") && !strings.EqualFold(scheme, "https") {
		return ""
	}
	return line(s)
}

// line returns s as one line without anything that is not shown, bounded.
func line(s string) string {
	s = strings.Map(func(r rune) rune {
		if r == utf8.RuneError || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, " "))
	return bounded(strings.Join(strings.Fields(s), " "), maxName)
}

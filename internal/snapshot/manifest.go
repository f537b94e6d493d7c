package snapshot

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"exitclause/internal/message"
	"exitclause/internal/source"
)

// Manifest says what a snapshot is and how it came to be. It is written once
// and never changed.
type Manifest struct {
	Service, Kind string
	File          string // that holds the bytes, beside the manifest
	SHA256        string // of the bytes, lower-case hexadecimal
	Bytes         int64
	MediaType     string
	Charset       string // that the bytes were decoded from; "" if they are no text
	Captured      Moment
	CapturedBy    Witness
	Saved         time.Time // when the manifest was written, by the clock here
	How           How
	Origin        string           // of a file: its name, without folders
	Claimed       string           // the address that the page says it belongs to, as written
	Exchange      *source.Exchange // of a page from the network
	Official      string           // whether it came from the service's own domain: yes, no or unknown
	Tool          string           // that saved it, with its version
}

// How is how a page came to be known.
type How string

// The ways.
const (
	Fetched   How = "fetched"   // the bytes that a server sent
	Rendered  How = "rendered"  // what a browser made of the page
	File      How = "file"      // a file that somebody gave us
	Unchanged How = "unchanged" // only of a sighting: the server said that nothing has changed
)

var hows = []string{string(Fetched), string(Rendered), string(File), string(Unchanged)}

// Witness is who says when a page was captured.
type Witness string

// The witnesses. All but the clock make a statement, no more.
const (
	Clock    Witness = "clock" // of the machine that ran the program
	User     Witness = "user"
	FileName Witness = "file-name"
	Claim    Witness = "claim" // of the file itself
)

var witnesses = []string{string(Clock), string(User), string(FileName), string(Claim)}

// manifestSchema names the format of a manifest and its version.
const manifestSchema = "exitclause.snapshot/v1"

// encode returns m as the file that is kept, with comments in the language of p.
// Its last line is the digest of all above, so that no byte of it changes
// unseen.
func (m *Manifest) encode(p *message.Printer) []byte {
	w := yamlWriter{}
	w.comment(p.T("snapshot.manifest.head", "file", m.File))
	w.comment(p.T("snapshot.manifest.proves."+string(m.How), "date", m.Captured.String()))
	if m.CapturedBy != Clock {
		w.comment(p.T("snapshot.manifest.by."+string(m.CapturedBy), "date", m.Captured.String()))
	}
	w.comment(p.T("snapshot.manifest.not"))
	w.plain("schema", manifestSchema)
	w.plain("service", quoted(m.Service))
	w.plain("kind", quoted(m.Kind))
	w.plain("file", quoted(m.File))
	w.plain("sha256", m.SHA256)
	w.plain("bytes", strconv.FormatInt(m.Bytes, 10))
	w.plain("mediaType", m.MediaType)
	w.plain("charset", m.Charset)
	w.plain("captured", m.Captured.String())
	w.plain("capturedBy", string(m.CapturedBy))
	w.plain("saved", m.Saved.UTC().Format(time.RFC3339))
	w.plain("how", string(m.How))
	w.text("origin", m.Origin)
	w.text("claimed", m.Claimed)
	w.exchange(m.Exchange)
	w.plain("official", m.Official)
	w.text("tool", m.Tool)
	w.plain("digest", digest(w.Bytes()))
	return w.Bytes()
}

// yamlWriter writes a mapping line by line.
type yamlWriter struct{ bytes.Buffer }

// comment writes text, which may have several lines, and an empty line.
func (w *yamlWriter) comment(text string) {
	for line := range strings.SplitSeq(text, "\n") {
		w.WriteString(strings.TrimRight("# "+line, " ") + "\n")
	}
	w.WriteString("\n")
}

// plain writes a value that needs no quotes, unless it is absent.
func (w *yamlWriter) plain(key, value string) {
	if value != "" {
		fmt.Fprintf(w, "%s: %s\n", key, value)
	}
}

// text writes a value that came from outside, unless it is absent.
func (w *yamlWriter) text(key, value string) {
	if value != "" {
		w.plain(key, quoted(value))
	}
}

func (w *yamlWriter) exchange(x *source.Exchange) {
	if x == nil {
		return
	}
	w.text("url", x.URL)
	w.text("final", x.Final)
	for i, r := range x.Redirects {
		if i == 0 {
			w.WriteString("redirects:\n")
		}
		fmt.Fprintf(w, "  - {status: %d, url: %s}\n", r.Status, quoted(r.URL))
	}
	w.plain("status", strconv.Itoa(x.Status))
	for i, name := range slices.Sorted(maps.Keys(x.Header)) {
		if i == 0 {
			w.WriteString("header:\n")
		}
		fmt.Fprintf(w, "  %s: %s\n", quoted(name), quoted(x.Header[name]))
	}
}

// quoted returns s in quotes as YAML reads them, unless it is a plain name. The
// escapes that Go writes for text are all YAML's too.
func quoted(s string) string {
	plain := s != "" && len(s) <= maxName
	for i := range len(s) {
		letter := s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z'
		plain = plain && (letter || i > 0 && (isDigit(s[i]) || s[i] == '-' || s[i] == '.'))
	}
	if plain && !slices.Contains([]string{"null", "true", "false", "yes", "no", "on", "off", "y", "n"}, strings.ToLower(s)) {
		return s
	}
	return strconv.Quote(strings.ToValidUTF8(s, "\uFFFD"))
}

const (
	digestPrefix = "sha256:"
	digestLine   = "\ndigest: " // begins the last line of a manifest
)

// digest returns the name of data by its content.
func digest(data []byte) string { return digestPrefix + sum(data) }

// sum returns the SHA-256 of data, lower-case hexadecimal.
func sum(data []byte) string {
	s := sha256.Sum256(data)
	return hex.EncodeToString(s[:])
}

// unaltered reports whether data is a manifest as it was written: that its last
// line is the digest of the others.
func unaltered(data []byte) bool {
	at := bytes.LastIndex(data, []byte(digestLine))
	return at >= 0 && string(data[at+len(digestLine):]) == digest(data[:at+1])+"\n"
}

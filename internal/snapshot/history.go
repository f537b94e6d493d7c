package snapshot

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"exitclause/internal/message"
	"exitclause/internal/strictyaml"
)

// historyFile is the file in which everything is noted that happened to the
// snapshots beside it, one line an event, so that a version control system
// shows what is new. Lines are only ever added.
const historyFile = "history.yaml"

// maxHistory bounds a history, in bytes: a hundred years of a line a day.
const maxHistory = 16 << 20

// historyHead begins every history.
const historyHead = `# What was saved here, and when the same bytes were met again. Lines are only ever
# added. "check" is the beginning of the SHA-256 of what stands before it in its line.
`

// eventKind is what happened.
type eventKind string

const (
	added   eventKind = "added"   // a snapshot was written
	found   eventKind = "found"   // a file without manifest stood here already
	seen    eventKind = "seen"    // the bytes of a snapshot were met again
	stamped eventKind = "stamped" // a time stamp was attached to it
)

var eventKinds = []eventKind{added, found, seen, stamped}

// event is one line of a history.
type event struct {
	Kind     eventKind
	At       Moment    // the capture, or the receipt of a time stamp; zero if it is not known
	By       Witness   // of At; "" is the clock here
	Noted    time.Time // by the clock here, if At is not
	Snapshot string    // its name
	How      How       // of a sighting
	URL      string    // where it was met, or who stamped it
	SHA256   string    // of the page, or of the time stamp
	Manifest string    // SHA-256 of the manifest that was added
}

// line returns e as a history has it.
func (e event) line() string {
	var b strings.Builder
	field := func(key, value string) {
		if value != "" {
			fmt.Fprintf(&b, ", %s: %s", key, value)
		}
	}
	field("at", e.At.String())
	field("by", string(e.By))
	if !e.Noted.IsZero() {
		field("noted", At(e.Noted).String())
	}
	field("how", string(e.How))
	if e.URL != "" {
		field("url", quoted(e.URL))
	}
	field("sha256", e.SHA256)
	field("manifest", e.Manifest)
	line := fmt.Sprintf("- {event: %s, snapshot: %s%s", e.Kind, quoted(e.Snapshot), b.String())
	return line + ", check: " + check(line) + "}\n"
}

// check returns what a line that begins like this ends with. The letter makes
// it a text whatever the digits.
func check(line string) string { return "c" + sum([]byte(line))[:16] }

// history is what a history file says.
type history struct {
	data   []byte // of the file; nil if there is none
	events []event
	faults strictyaml.Errors // lines that are not as they were written
}

// readHistory reads a history. A line that is not as it was written is a fault,
// and no event.
func readHistory(data []byte) *history {
	h := &history{data: data}
	rest, ok := bytes.CutPrefix(data, []byte(historyHead))
	if !ok {
		h.faults = append(h.faults, strictyaml.Error{File: historyFile, Line: 1, Column: 1, Note: message.Words("the head is not as it was written")})
	}
	number := bytes.Count(data[:len(data)-len(rest)], []byte("\n"))
	for line := range bytes.Lines(rest) {
		number++
		if !ok && bytes.HasPrefix(line, []byte("#")) {
			continue
		}
		e, err := readEvent(string(line))
		if err != nil {
			h.faults = append(h.faults, strictyaml.Error{File: historyFile, Line: number, Column: 1, Note: message.Words(err.Error())})
			continue
		}
		h.events = append(h.events, e)
	}
	return h
}

var errLine = errors.New("the line is not as it was written")

// readEvent reads one line, which must be byte for byte what line writes: that
// is held by writing it again, so that reading need not be strict.
func readEvent(line string) (event, error) {
	e := event{}
	rest, ok := strings.CutPrefix(line, "- {")
	for ok && !strings.HasPrefix(rest, "}") {
		var key, value string
		key, rest, ok = strings.Cut(rest, ": ")
		if quote, err := strconv.QuotedPrefix(rest); err == nil {
			value, _ = strconv.Unquote(quote)
			rest = rest[len(quote):]
		} else if end := strings.IndexAny(rest, ",}"); end >= 0 {
			value, rest = rest[:end], rest[end:]
		}
		rest = strings.TrimPrefix(rest, ", ")
		ok = ok && e.set(key, value)
	}
	if !ok || e.line() != line || !isName(e.Snapshot) || !slices.Contains(eventKinds, e.Kind) {
		return event{}, errLine
	}
	return e, nil
}

// set sets a field of e, and reports whether there is such a field.
func (e *event) set(key, value string) bool {
	switch key {
	case "event":
		e.Kind = eventKind(value)
	case "snapshot":
		e.Snapshot = value
	case "at":
		e.At, _ = ParseMoment(value)
	case "by":
		e.By = Witness(value)
	case "noted":
		m, _ := ParseMoment(value)
		e.Noted = m.Time
	case "how":
		e.How = How(value)
	case "url":
		e.URL = value
	case "sha256":
		e.SHA256 = value
	case "manifest":
		e.Manifest = value
	default:
		return key == "check" // which line writes by itself
	}
	return true
}

// with returns the bytes of the history with more events behind those it has.
func (h *history) with(events ...event) []byte {
	data := slices.Clone(h.data)
	if len(data) == 0 {
		data = []byte(historyHead)
	}
	if data[len(data)-1] != '\n' {
		data = append(data, '\n')
	}
	for _, e := range events {
		data = append(data, e.line()...)
	}
	return data
}

// last returns the last event of a kind about a snapshot.
func (h *history) last(kind eventKind, snapshot string) (event, bool) {
	for _, e := range slices.Backward(h.events) {
		if e.Kind == kind && e.Snapshot == snapshot {
			return e, true
		}
	}
	return event{}, false
}

package snapshot

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"exitclause/internal/message"
)

// maxName is how long a name of a service or a kind may be, in bytes.
const maxName = 64

// checkNew returns an *Error unless name is fit for a new folder on every
// system: of small Latin letters, digits, hyphens, dots and underscores, so that
// no two names differ in case only.
func checkNew(what, name string) error {
	fit := len(name) <= maxName && isName(name) && !reserved(name)
	for i := range len(name) {
		fit = fit && (name[i] >= 'a' && name[i] <= 'z' || isDigit(name[i]) || strings.IndexByte("-._", name[i]) >= 0)
	}
	if !fit || strings.HasSuffix(name, ".") || name[0] == '-' {
		return refused("snapshot.name."+what, "name", shown(name))
	}
	return nil
}

// isName reports whether name can be that of one folder or file, and of none
// that is hidden.
func isName(name string) bool {
	if name == "" || len(name) > 255 || name[0] == '.' || !utf8.ValidString(name) {
		return false
	}
	return !strings.ContainsFunc(name, func(r rune) bool { return strings.ContainsRune(`/\:`, r) || unicode.IsControl(r) })
}

// reserved reports whether Windows takes name for a device.
func reserved(name string) bool {
	base, _, _ := strings.Cut(name, ".")
	if len(base) == 4 && (strings.HasPrefix(base, "com") || strings.HasPrefix(base, "lpt")) {
		return isDigit(base[3])
	}
	return slices.Contains([]string{"con", "prn", "aux", "nul"}, base)
}

// shown returns s for a message: bounded.
func shown(s string) string {
	if len(s) > maxName+3 {
		return strings.ToValidUTF8(s[:maxName], "") + "…"
	}
	return s
}

// Ref names a saved document.
type Ref struct {
	Service, Kind string
	// At is the name of a snapshot, or a day or time at which it was in force;
	// "" is the latest.
	At string
}

// prefix begins a reference where a document could also be a file.
const prefix = "snapshot:"

// IsRef reports whether s is meant to name a saved document and no file.
func IsRef(s string) bool {
	return len(s) > len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// ParseRef reads SERVICE/KIND or SERVICE/KIND@DATE, with or without "snapshot:"
// before it. The error is an *Error.
func ParseRef(s string) (Ref, error) {
	rest := s
	if IsRef(s) {
		rest = s[len(prefix):]
	}
	path, at, dated := strings.Cut(rest, "@")
	service, kind, found := strings.Cut(path, "/")
	if !found || !isName(service) || !isName(kind) || dated && !isName(strings.ReplaceAll(at, ":", "")) {
		return Ref{}, refused("snapshot.reference", "reference", shown(s))
	}
	return Ref{service, kind, at}, nil
}

// String returns r as ParseRef reads it, with "snapshot:".
func (r Ref) String() string {
	s := prefix + r.Service + "/" + r.Kind
	if r.At != "" {
		s += "@" + r.At
	}
	return s
}

// Error is why a snapshot could not be saved or had.
type Error struct {
	Kind Kind
	Note message.Note // what happened and what to do
	Err  error        // the cause; nil if the request itself is at fault
}

// Kind says in what way a request to the store failed.
type Kind string

// The kinds.
const (
	Refused    Kind = "refused"    // it cannot be asked like that
	Missing    Kind = "missing"    // there is no such snapshot
	Damaged    Kind = "damaged"    // what is saved is not what was saved
	Unreadable Kind = "unreadable" // the store cannot be read
	Unwritable Kind = "unwritable" // or written
)

// Error returns the note in English.
func (e *Error) Error() string { return message.English(e.Note) }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

func refused(key string, pairs ...string) *Error {
	return &Error{Kind: Refused, Note: message.New(key, pairs...)}
}

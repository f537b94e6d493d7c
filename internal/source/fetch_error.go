package source

import (
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"code.dny.dev/ssrf"

	"exitclause/internal/message"
)

// fault is why a page could not be had, without its address.
type fault struct {
	kind      Kind
	note      message.Note
	err       error
	passing   bool // it may be gone a little later
	unreached bool // no server was there to answer
}

func (f fault) Error() string { return message.English(f.note) }

// Unwrap returns the cause.
func (f fault) Unwrap() error { return f.err }

// fetchFailure says why fetching uri failed.
func fetchFailure(ctx context.Context, uri string, opts Options, err error) *Error {
	if ctx.Err() != nil {
		err = context.Cause(ctx)
	}
	var f fault
	if errors.As(err, &f) {
		return &Error{URI: withoutPassword(uri), Kind: f.kind, Note: f.note, Err: f.err}
	}
	e := readFailure(uri, opts, err)
	if e.Kind == Unreadable {
		e.Kind = Network
	}
	return e
}

// withoutPassword returns uri as it may stand in a report.
func withoutPassword(uri string) string {
	u, err := url.Parse(uri)
	if err != nil || u.User == nil {
		return uri
	}
	return u.Redacted()
}

// connectionFault says why host gave no answer.
func connectionFault(host string, err error) fault {
	f := fault{kind: Network, err: err, unreached: true}
	var blocked *blockedError
	var name *net.DNSError
	switch {
	case errors.As(err, &blocked):
		f.note = blocked.note(host)
	case errors.As(err, &name) && name.IsNotFound:
		f.note = message.New("fetch.name", "host", host)
	case errors.As(err, &name):
		f.note, f.passing = message.New("fetch.lookup", "host", host, "cause", lastCause(err)), true
	case isDistrust(err):
		f.note = message.New("fetch.tls", "host", host, "cause", lastCause(err))
	default:
		f.note, f.passing = message.New("fetch.connection", "host", host, "cause", lastCause(err)), true
	}
	return f
}

// note says what of host was blocked.
func (e *blockedError) note(host string) message.Note {
	if errors.Is(e.err, ssrf.ErrProhibitedPort) {
		return message.New("fetch.port", "host", host, "port", e.port())
	}
	name := (&url.URL{Host: host}).Hostname()
	if name == e.host() {
		return message.New("fetch.private.address", "address", name)
	}
	return message.New("fetch.private", "host", name, "address", e.host())
}

// isDistrust reports whether err says that a server is not who it should be, or
// does not speak TLS as one should.
func isDistrust(err error) bool {
	var verification *tls.CertificateVerificationError
	var record tls.RecordHeaderError
	var alert tls.AlertError
	var authority x509.UnknownAuthorityError
	return errors.As(err, &verification) || errors.As(err, &record) || errors.As(err, &alert) || errors.As(err, &authority)
}

// bodyFault says why the body of resp could not be read to its end, n bytes of
// which came.
func bodyFault(resp *http.Response, n int64, err error) error {
	host := resp.Request.URL.Host
	var unknown *encodingError
	var corrupt flate.CorruptInputError
	switch {
	case errors.Is(err, errTooBig):
		return err
	case errors.As(err, &unknown):
		return fault{kind: Unreadable, note: message.New("fetch.encoding", "host", host, "encoding", unknown.name), err: err}
	case errors.Is(err, io.ErrUnexpectedEOF):
		return fault{kind: Truncated, note: message.New("fetch.truncated", "host", host, "n", strconv.FormatInt(n, 10)), err: err, passing: true}
	case errors.Is(err, gzip.ErrHeader), errors.Is(err, gzip.ErrChecksum), errors.Is(err, zlib.ErrHeader), errors.Is(err, zlib.ErrChecksum),
		errors.As(err, &corrupt), strings.HasPrefix(err.Error(), "brotli: "):
		return fault{kind: Unreadable, note: message.New("fetch.damaged", "host", host, "cause", lastCause(err)), err: err}
	}
	return fault{kind: Truncated, note: message.New("fetch.broken", "host", host, "n", strconv.FormatInt(n, 10), "cause", lastCause(err)), err: err, passing: true}
}

// refusal returns why a is no page, or nil. conditional says that no page is
// fine if there is no new one.
func (a *answer) refusal(conditional bool) error {
	args := []string{"host", a.url.Host, "status", strconv.Itoa(a.status)}
	switch s := a.status; {
	case a.hasPage(), s == http.StatusNotModified && conditional:
		return nil
	case s == http.StatusUnauthorized, s == http.StatusForbidden, s == http.StatusUnavailableForLegalReasons:
		return refuse("fetch.status.forbidden", args...)
	case s == http.StatusNotFound, s == http.StatusGone:
		return refuse("fetch.status.missing", args...)
	case s == http.StatusTooManyRequests, s == http.StatusServiceUnavailable:
		return a.busy(args)
	case s >= http.StatusInternalServerError:
		return refuse("fetch.status.server", args...)
	}
	return refuse("fetch.status.other", args...)
}

// busy says that the server has no time, and when it will have if it says so.
func (a *answer) busy(args []string) error {
	if a.wait > 0 {
		return refuse("fetch.status.wait", append(args, "wait", a.wait.String())...)
	}
	return refuse("fetch.status.busy", args...)
}

// lastCause returns what err says at its end, in one line: what stands before
// are addresses, which the message has already.
func lastCause(err error) string {
	var address *url.Error
	if errors.As(err, &address) {
		err = address.Err
	}
	var op *net.OpError
	if errors.As(err, &op) {
		err = op.Err
	}
	var name *net.DNSError
	if errors.As(err, &name) {
		return name.Err
	}
	return head(strings.Join(strings.Fields(err.Error()), " "), longestShown)
}

package source

import (
	"cmp"
	"net/netip"
	"strconv"
	"syscall"

	"code.dny.dev/ssrf"
)

// guard keeps connections on the public Internet: whoever can make a user, or a
// job in CI, fetch an address could otherwise reach what only that machine can.
// It judges the address that is about to be dialled, so a redirect or a name
// that leads somewhere else the second time changes nothing.
type guard struct{ rules *ssrf.Guardian }

// webPorts are those that web pages come from. On others a request could be
// taken for something else, for mail to be sent.
var webPorts = []uint16{80, 443, 8080, 8443}

// wireServer is where machines in Azure get their credentials, on an address
// that looks public.
var wireServer = netip.MustParsePrefix("168.63.129.16/32")

// newGuard returns the guard of the public Internet, with exceptions beside it.
func newGuard(exceptions ...netip.Prefix) guard {
	return guard{ssrf.New(ssrf.WithPorts(webPorts...), ssrf.WithDeniedV4Prefixes(wireServer), ssrf.WithAllowedV4Prefixes(exceptions...))}
}

// control is for net.Dialer.Control. Its error is a *blockedError. Of a private
// address on a strange port it says the former.
func (g guard) control(network, address string, c syscall.RawConn) error {
	if g.rules == nil {
		return nil
	}
	err := g.rules.Safe(network, address, c)
	if at, unparsed := netip.ParseAddrPort(address); unparsed == nil {
		err = cmp.Or(g.rules.SafeAddr(at.Addr()), err)
	}
	if err != nil {
		return &blockedError{address, err}
	}
	return nil
}

// blockedError says that the guard let no connection through.
type blockedError struct {
	address string // IP address and port
	err     error
}

func (e *blockedError) Error() string { return e.err.Error() }

// Unwrap returns the reason, one of the errors of package ssrf.
func (e *blockedError) Unwrap() error { return e.err }

// host returns the IP address without port.
func (e *blockedError) host() string {
	if a, err := netip.ParseAddrPort(e.address); err == nil {
		return a.Addr().String()
	}
	return e.address
}

// port returns the port, or "".
func (e *blockedError) port() string {
	if a, err := netip.ParseAddrPort(e.address); err == nil {
		return strconv.Itoa(int(a.Port()))
	}
	return ""
}

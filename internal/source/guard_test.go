package source

import (
	"context"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/net/dns/dnsmessage"
)

func TestGuard(t *testing.T) {
	g := newGuard()
	for _, address := range []string{
		"127.0.0.1:443", "127.8.9.10:443", "0.0.0.0:443", "10.1.2.3:443", "172.16.0.1:443", "172.31.255.255:80", "192.168.1.1:443",
		"169.254.169.254:80", "100.64.0.1:443", "100.100.100.200:80", "168.63.129.16:80", "192.0.0.192:80", "192.0.2.1:443", "198.18.0.1:443",
		"203.0.113.5:443", "224.0.0.1:443", "239.255.255.250:80", "255.255.255.255:443",
		"[::]:443", "[::1]:443", "[fe80::1%eth0]:443", "[fd00:ec2::254]:80", "[fc00::1]:443", "[ff02::1]:443", "[fec0::1]:443",
		"[::ffff:127.0.0.1]:443", "[::ffff:8.8.8.8]:443", "[::127.0.0.1]:443", "[64:ff9b::7f00:1]:443", "[64:ff9b:1::a00:1]:443",
		"[2002:7f00:1::]:443", "[2001::1]:443", "[2001:db8::1]:443", "[3fff::1]:443", "[100::1]:443", "[5f00::1]:443",
		"8.8.8.8:22", "8.8.8.8:25", "[2606:4700::1111]:6379", "8.8.8.8", "",
	} {
		network := "tcp4"
		if strings.HasPrefix(address, "[") {
			network = "tcp6"
		}
		if g.control(network, address, nil) == nil {
			t.Errorf("%s passes", address)
		}
	}
	for _, address := range []string{"8.8.8.8:443", "8.8.8.8:80", "93.184.216.34:8443", "172.32.0.1:443", "[2606:4700::1111]:443"} {
		network := "tcp4"
		if address[0] == '[' {
			network = "tcp6"
		}
		if err := g.control(network, address, nil); err != nil {
			t.Errorf("%s does not pass: %v", address, err)
		}
	}
	if g.control("udp4", "8.8.8.8:443", nil) == nil {
		t.Error("UDP passes")
	}
	if err := (guard{}).control("tcp4", "127.0.0.1:22", nil); err != nil {
		t.Errorf("the guard that is none: %v", err)
	}
}

// TestPrivateAddresses are refused however they are written.
func TestPrivateAddresses(t *testing.T) {
	w := serve(t)
	w.on("/terms", 200, policyPage)
	w.opts.Fetch.AllowPrivate = false
	w.fails(t, "/terms", Network, "--allow-private")
	for _, host := range []string{"localhost", "127.1", "0x7f.1", "2130706433", "017700000001", "[::1]", "[::ffff:127.0.0.1]", "0", "169.254.169.254"} {
		uri := "https://" + host + "/terms"
		_, err := Load(t.Context(), uri, w.opts)
		checkFailure(t, uri, err, Network)
	}
}

// TestRedirectToPrivate is a public server, for the guard, that sends on to a
// private one.
func TestRedirectToPrivate(t *testing.T) {
	w, s := serve(t), newSpy(t)
	w.opts.Fetch.AllowPrivate = false
	for path, target := range map[string]string{"/address": "https://" + s.host + "/", "/name": "https://inside.test:" + port(t, s.host) + "/"} {
		w.mux.Handle(path, http.RedirectHandler(target, http.StatusFound))
		f := newFetcher(w.opts.withDefaults())
		f.Resolver = names(t, func(string, int) string { return "127.0.0.2" })
		f.transport = newTransport(guardBut("127.0.0.1/32"), f.FetchOptions)
		_, _, err := f.page(t.Context(), w.URL+path)
		if err == nil || !strings.Contains(err.Error(), "127.0.0.2") || !strings.Contains(err.Error(), "--allow-private") {
			t.Errorf("%s: %v", path, err)
		}
	}
	if n := s.knock.Load(); n > 0 {
		t.Errorf("%d connections to a private address", n)
	}
}

func port(t *testing.T, address string) string {
	t.Helper()
	_, port, err := net.SplitHostPort(address)
	if err != nil {
		t.Fatal(err)
	}
	return port
}

// TestRebinding asks for a name that is public the first time, when robots.txt
// is asked for, and private the second.
func TestRebinding(t *testing.T) {
	w := serve(t)
	w.opts.Fetch.AllowPrivate = false
	w.mux.HandleFunc("/robots.txt", func(rw http.ResponseWriter, _ *http.Request) {
		rw.Header().Set("Connection", "close") // so that the name is looked up again
		rw.WriteHeader(http.StatusNotFound)
	})
	w.on("/terms", 200, policyPage)
	var lookups atomic.Int32
	w.opts.Fetch.Resolver = names(t, func(string, int) string {
		if lookups.Add(1) == 1 {
			return "127.0.0.1"
		}
		return "127.0.0.2"
	})
	f := newFetcher(w.opts.withDefaults())
	f.transport = newTransport(guardBut("127.0.0.1/32"), f.FetchOptions)
	_, _, err := f.page(t.Context(), "https://example.com:"+port(t, w.Listener.Addr().String())+"/terms")
	if err == nil || !strings.Contains(err.Error(), "127.0.0.2") || lookups.Load() < 2 {
		t.Errorf("%v after %d look-ups", err, lookups.Load())
	}
}

// TestProxyOfTheEnvironment is not asked: it would see who is fetched, and the
// guard would not.
func TestProxyOfTheEnvironment(t *testing.T) {
	s := newSpy(t)
	t.Setenv("HTTPS_PROXY", "http://"+s.host)
	t.Setenv("HTTP_PROXY", "http://"+s.host)
	w := serve(t)
	w.on("/terms", 200, policyPage)
	uri := "https://example.com:" + port(t, w.Listener.Addr().String()) + "/terms" // not on this machine, for a proxy
	w.opts.Fetch.Resolver = names(t, func(string, int) string { return "127.0.0.1" })
	if _, err := Load(t.Context(), uri, w.opts); err != nil || s.knock.Load() > 0 {
		t.Errorf("%v, and %d connections to the proxy", err, s.knock.Load())
	}
}

// names returns a resolver that asks a real name server on this machine, which
// gives the address that answer returns to the nth question, or none for "".
func names(t *testing.T, answer func(name string, n int) string) *net.Resolver {
	t.Helper()
	server, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Close() })
	go func() {
		buffer := make([]byte, 512)
		for n := 0; ; {
			size, from, err := server.ReadFrom(buffer)
			if err != nil {
				return
			}
			if reply := reply(buffer[:size], func(name string) string { n++; return answer(name, n) }); reply != nil {
				_, _ = server.WriteTo(reply, from)
			}
		}
	}()
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{Timeout: time.Second}).DialContext(ctx, "udp", server.LocalAddr().String())
	}}
}

func noNames(t *testing.T) *net.Resolver {
	return names(t, func(string, int) string { return "" })
}

// reply answers a question of the domain name system for an IPv4 address. There
// are no others.
func reply(question []byte, answer func(name string) string) []byte {
	var m dnsmessage.Message
	if m.Unpack(question) != nil || len(m.Questions) != 1 {
		return nil
	}
	m.Response, m.Additionals = true, nil
	q := m.Questions[0]
	if q.Type == dnsmessage.TypeA {
		ip := net.ParseIP(answer(strings.TrimSuffix(q.Name.String(), "."))).To4()
		if ip == nil {
			m.RCode = dnsmessage.RCodeNameError
		} else {
			m.Answers = []dnsmessage.Resource{{
				Header: dnsmessage.ResourceHeader{Name: q.Name, Type: q.Type, Class: q.Class},
				Body:   &dnsmessage.AResource{A: [4]byte(ip)},
			}}
		}
	}
	packed, err := m.Pack()
	if err != nil {
		return nil
	}
	return packed
}

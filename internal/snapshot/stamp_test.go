package snapshot

import (
	"bytes"
	"context"
	"crypto/x509"
	"encoding/asn1"
	"errors"
	"fmt"
	"io"
	"math/big"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/notaryproject/tspclient-go"
)

// authority is a time stamp authority that OpenSSL runs, and the certificate it
// is known by.
type authority struct {
	dir   string
	url   string
	roots *x509.CertPool
}

// newAuthority starts an authority whose signing certificate has these
// extensions.
func newAuthority(t testing.TB, extensions string) *authority {
	t.Helper()
	if _, err := exec.LookPath("openssl"); err != nil {
		t.Skip("skipped: this test asks a time stamp authority run by openssl, which is not installed")
	}
	a := &authority{dir: t.TempDir()}
	put(t, filepath.Join(a.dir, "tsa.conf"), "[v3]\n"+extensions+`
[ca]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign
[tsa]
default_tsa = config
[config]
serial = serial
crypto_device = builtin
signer_cert = tsa.crt
certs = ca.crt
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha512
accuracy = secs:1, millisecs:500
ess_cert_id_chain = no
ess_cert_id_alg = sha256
[req]
distinguished_name = name
[name]
`)
	put(t, filepath.Join(a.dir, "serial"), "01\n")
	a.openssl(t, "req", "-x509", "-config", "tsa.conf", "-extensions", "ca", "-newkey", "rsa:2048", "-nodes", "-keyout", "ca.key", "-out", "ca.crt", "-days", "3", "-subj", "/CN=Invented Root")
	a.openssl(t, "req", "-config", "tsa.conf", "-newkey", "rsa:2048", "-nodes", "-keyout", "tsa.key", "-out", "tsa.csr", "-subj", "/CN=Invented Time Stamps")
	a.openssl(t, "x509", "-req", "-in", "tsa.csr", "-CA", "ca.crt", "-CAkey", "ca.key", "-CAcreateserial", "-out", "tsa.crt", "-days", "2", "-extfile", "tsa.conf", "-extensions", "v3")
	pem, err := os.ReadFile(filepath.Join(a.dir, "ca.crt"))
	if err != nil {
		t.Fatal(err)
	}
	a.roots = x509.NewCertPool()
	if !a.roots.AppendCertsFromPEM(pem) {
		t.Fatal("no certificate in ca.crt")
	}
	server := httptest.NewServer(http.HandlerFunc(a.answer))
	t.Cleanup(server.Close)
	a.url = server.URL
	return a
}

const forStamps = "extendedKeyUsage = critical, timeStamping"

func (a *authority) openssl(t testing.TB, args ...string) {
	t.Helper()
	cmd := exec.Command("openssl", args...)
	cmd.Dir = a.dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("openssl %s: %v\n%s", strings.Join(args, " "), err, out)
	}
}

// answer lets OpenSSL answer a request.
func (a *authority) answer(w http.ResponseWriter, r *http.Request) {
	query, _ := io.ReadAll(r.Body)
	dir, err := os.MkdirTemp(a.dir, "query")
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, "query.tsq"), query, 0o600)
	}
	cmd := exec.Command("openssl", "ts", "-reply", "-config", "tsa.conf", "-queryfile", filepath.Join(dir, "query.tsq"), "-out", filepath.Join(dir, "reply.tsr"))
	cmd.Dir = a.dir
	if out, e := cmd.CombinedOutput(); e != nil || err != nil {
		http.Error(w, fmt.Sprint(string(out), err, e), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/timestamp-reply")
	http.ServeFile(w, r, filepath.Join(dir, "reply.tsr"))
}

// ask sends a request to a.
func (a *authority) ask(ctx context.Context, request []byte) ([]byte, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, a.url, bytes.NewReader(request))
	if err != nil {
		return nil, err
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	if answer.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: %s", answer.Status, data)
	}
	return data, err
}

func TestStamp(t *testing.T) {
	a := newAuthority(t, forStamps)
	s := &Store{Dir: filepath.Join(t.TempDir(), "store")}
	dir := filepath.Join(s.Dir, "larkfin", "privacy-policy")
	add(t, s, fetched(t, "We keep it.", noon), noon)
	shot := series(t, s).Snapshots[0]
	now := time.Now()
	token, err := s.Stamp(context.Background(), shot, a.ask, a.url, Trust{Roots: a.roots, Now: now})
	if err != nil {
		t.Fatal(err)
	}
	if d := token.Time.Sub(now).Abs(); d > time.Minute || !token.Trusted || token.Signer != "CN=Invented Time Stamps" || token.Accuracy != 1500*time.Millisecond {
		t.Errorf("token %+v", token)
	}
	v, err := s.Verify(context.Background(), "larkfin", "privacy-policy", "", Trust{Roots: a.roots, Now: now})
	if err != nil || len(v.Faults)+len(v.Remarks) > 0 || len(v.Intact) != 1 || v.Intact[0].Token == nil {
		t.Errorf("verified as %+v, %v", v, err)
	}
	if faults, remarks := verify(t, s); faults != nil || len(remarks) != 1 {
		t.Errorf("with nobody to trust: faults %q, remarks %q", faults, remarks)
	}
	// What is saved can be checked without this program.
	a.openssl(t, "ts", "-verify", "-data", filepath.Join(dir, shot.Name+".yaml"), "-in", filepath.Join(dir, shot.Name+".tsr"), "-CAfile", "ca.crt")

	var own *Error
	if _, err := s.Stamp(context.Background(), series(t, s).Snapshots[0], a.ask, a.url, Trust{Now: now}); !errors.As(err, &own) || own.Kind != Refused {
		t.Errorf("stamped twice: %v", err)
	}
	if _, err := s.Stamp(context.Background(), shot, a.ask, a.url, Trust{Now: now}); !errors.As(err, &own) || own.Kind != Refused {
		t.Errorf("stamped twice at once: %v", err)
	}
	stranger := newAuthority(t, forStamps)
	v, err = s.Verify(context.Background(), "larkfin", "privacy-policy", "", Trust{Roots: stranger.roots})
	if err != nil || len(v.Faults) != 1 || v.Faults[0].Note.Key != "snapshot.verify.stamp" {
		t.Errorf("with the certificate of another authority: %+v, %v", v, err)
	}
	v, err = s.Verify(context.Background(), "larkfin", "privacy-policy", "", Trust{Roots: a.roots, Now: now.AddDate(1, 0, 0)})
	if err != nil || len(v.Faults) != 0 || len(v.Remarks) != 1 || v.Remarks[0].Note.Key != "snapshot.verify.expired" {
		t.Errorf("a year later: %+v, %v", v, err)
	}
	everyByte(t, s, files(t, dir, ".tsr"), 7)
}

// TestBadStamps checks that an answer that proves nothing is not kept.
func TestBadStamps(t *testing.T) {
	a, stranger := newAuthority(t, forStamps), newAuthority(t, forStamps)
	for name, c := range map[string]struct {
		ask   Ask
		trust Trust
	}{
		"another authority":   {a.ask, Trust{Roots: stranger.roots}},
		"no answer":           {func(context.Context, []byte) ([]byte, error) { return nil, nil }, Trust{}},
		"text":                {func(context.Context, []byte) ([]byte, error) { return []byte("<html>busy</html>"), nil }, Trust{}},
		"the request":         {func(_ context.Context, request []byte) ([]byte, error) { return request, nil }, Trust{}},
		"another request's":   {a.ofOther(t), Trust{Roots: a.roots}},
		"an older request's":  {a.ofEarlier(), Trust{Roots: a.roots}},
		"for another purpose": {a.byAnother(t, "extendedKeyUsage = critical, clientAuth"), Trust{Roots: a.roots}},
		"for two purposes":    {a.byAnother(t, "extendedKeyUsage = critical, timeStamping, clientAuth"), Trust{Roots: a.roots}},
		"for any purpose":     {a.byAnother(t, "keyUsage = digitalSignature"), Trust{Roots: a.roots}},
		"purpose not binding": {a.byAnother(t, "extendedKeyUsage = timeStamping"), Trust{Roots: a.roots}},
		"cut":                 {a.altered(func(data []byte) []byte { return data[:len(data)-1] }), Trust{Roots: a.roots}},
		"longer":              {a.altered(func(data []byte) []byte { return append(data, 0) }), Trust{Roots: a.roots}},
		"forged":              {a.altered(func(data []byte) []byte { data[len(data)-5] ^= 1; return data }), Trust{Roots: a.roots}},
		"forged, and nobody trusted": {
			a.altered(func(data []byte) []byte { data[len(data)-5] ^= 1; return data }), Trust{},
		},
	} {
		t.Run(name, func(t *testing.T) {
			s, dir := filled(t)
			c.trust.Now = noon
			token, err := s.Stamp(context.Background(), series(t, s).Snapshots[0], c.ask, "https://tsa.example/", c.trust)
			if err == nil {
				t.Errorf("kept: %+v", token)
			}
			t.Log(err)
			if _, err := os.Stat(filepath.Join(dir, "2026-01-31T120000Z.tsr")); err == nil {
				t.Error("something was saved")
			}
			whole(t, s)
		})
	}
}

// ofOther returns an Ask that answers with a stamp of something else.
func (a *authority) ofOther(t *testing.T) Ask {
	return func(ctx context.Context, _ []byte) ([]byte, error) {
		a.openssl(t, "ts", "-query", "-config", "tsa.conf", "-data", "ca.crt", "-sha256", "-cert", "-out", "other.tsq")
		request, err := os.ReadFile(filepath.Join(a.dir, "other.tsq"))
		if err != nil {
			return nil, err
		}
		return a.ask(ctx, request)
	}
}

// ofEarlier returns an Ask that answers with a stamp of the same bytes that
// somebody else asked for.
func (a *authority) ofEarlier() Ask {
	return func(ctx context.Context, request []byte) ([]byte, error) {
		var r tspclient.Request
		if err := r.UnmarshalBinary(request); err != nil {
			return nil, err
		}
		r.Nonce.Add(r.Nonce, big.NewInt(1))
		other, err := r.MarshalBinary()
		if err != nil {
			return nil, err
		}
		return a.ask(ctx, other)
	}
}

// byAnother returns an Ask that answers with what a would say, but signed with
// another certificate of the same root that has these extensions. OpenSSL does
// not sign time stamps with one that is not for them, so the message is put
// together here.
func (a *authority) byAnother(t *testing.T, extensions string) Ask {
	put(t, filepath.Join(a.dir, "other.conf"), "[v3]\n"+extensions+"\n")
	a.openssl(t, "x509", "-req", "-in", "tsa.csr", "-CA", "ca.crt", "-CAkey", "ca.key", "-CAcreateserial", "-out", "other.crt", "-extfile", "other.conf", "-extensions", "v3")
	certificate, err := os.ReadFile(filepath.Join(a.dir, "other.crt"))
	if err != nil {
		t.Fatal(err)
	}
	return func(ctx context.Context, request []byte) ([]byte, error) {
		answer, err := a.ask(ctx, request)
		if err != nil {
			return nil, err
		}
		var response tspclient.Response
		token, err := signedToken(answer)
		if err = errors.Join(err, response.UnmarshalBinary(answer)); err != nil {
			return nil, err
		}
		put(t, filepath.Join(a.dir, "other.crt"), string(certificate))
		put(t, filepath.Join(a.dir, "info.der"), string(token.Content))
		a.openssl(t, "cms", "-sign", "-binary", "-nodetach", "-cades", "-econtent_type", "1.2.840.113549.1.9.16.1.4", "-md", "sha256",
			"-signer", "other.crt", "-inkey", "tsa.key", "-in", "info.der", "-outform", "DER", "-out", "token.der")
		signed, err := os.ReadFile(filepath.Join(a.dir, "token.der"))
		response.TimestampToken = asn1.RawValue{FullBytes: signed}
		forged, marshalErr := response.MarshalBinary()
		return forged, errors.Join(err, marshalErr)
	}
}

// TestByAnother checks that what byAnother puts together is refused for its
// certificate and nothing else.
func TestByAnother(t *testing.T) {
	a := newAuthority(t, forStamps)
	s, _ := filled(t)
	if _, err := s.Stamp(context.Background(), series(t, s).Snapshots[0], a.byAnother(t, forStamps), a.url, Trust{Roots: a.roots, Now: noon}); err != nil {
		t.Error(err)
	}
}

// altered returns an Ask that changes what a answers.
func (a *authority) altered(change func([]byte) []byte) Ask {
	return func(ctx context.Context, request []byte) ([]byte, error) {
		data, err := a.ask(ctx, request)
		if err != nil {
			return nil, err
		}
		return change(data), nil
	}
}

// TestStampOfForeignFile checks that a file without a manifest can be stamped,
// and that what stands beside it is noted then.
func TestStampOfForeignFile(t *testing.T) {
	a := newAuthority(t, forStamps)
	s := &Store{Dir: t.TempDir()}
	dir := filepath.Join(s.Dir, "larkfin", "privacy-policy")
	put(t, filepath.Join(dir, "2024-06-26.md"), "# Privacy Policy\n\nWe keep it for a year.\n")
	put(t, filepath.Join(dir, "2024-08-01.md"), "# Privacy Policy\n\nWe keep it for two years.\n")
	if _, err := s.Stamp(context.Background(), series(t, s).Snapshots[0], a.ask, a.url, Trust{Roots: a.roots, Now: time.Now()}); err != nil {
		t.Fatal(err)
	}
	a.openssl(t, "ts", "-verify", "-data", filepath.Join(dir, "2024-06-26.md"), "-in", filepath.Join(dir, "2024-06-26.md.tsr"), "-CAfile", "ca.crt")
	everyByte(t, s, append(files(t, dir, ".md"), filepath.Join(dir, historyFile)), 7)
}

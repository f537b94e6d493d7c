package snapshot

import (
	"context"
	"crypto"
	"crypto/x509"
	"encoding/asn1"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/notaryproject/tspclient-go"

	"exitclause/internal/message"
)

// Token is what a time stamp says: somebody who keeps a clock has seen the
// manifest, and so the sum of the page, no later than Time.
type Token struct {
	Time     time.Time     // in UTC
	Accuracy time.Duration // how far Time may be off; 0 if it is not told
	Signer   string        // the name in the certificate that signed it
	Serial   string        // that the signer gave it
	Policy   string        // the object identifier of the rules it was given by
	Expires  time.Time     // when the certificate does
	Trusted  bool          // the certificate comes from an authority that was named as trusted
}

// Trust says whose time stamps are believed.
type Trust struct {
	Roots *x509.CertPool // the authorities; nil if none is named: who signed is not checked then
	Now   time.Time      // to tell of certificates that have expired; may be zero
}

// Ask sends a time stamp request, in DER, to an authority, and returns its
// answer.
type Ask func(ctx context.Context, request []byte) (answer []byte, err error)

var (
	errStamped    = errors.New("stamped already") // a snapshot has one time stamp at most
	errNoResponse = errors.New("it is no time stamp response")
)

// Stamp lets an authority stamp a snapshot: its manifest or, if it has none, the
// file. The answer is kept if it holds: for these bytes and this request, signed
// as it should be, by somebody trust knows. url is who is asked, for the record.
// The error is an *Error, the context's, or that of ask.
func (s *Store) Stamp(ctx context.Context, shot *Snapshot, ask Ask, url string, trust Trust) (*Token, error) {
	if _, err := s.Bytes(shot); err != nil { // what is altered needs no proof of when
		return nil, err
	}
	subject, err := s.stampable(shot)
	if err != nil {
		return nil, err
	}
	request, err := tspclient.NewRequest(tspclient.RequestOptions{Content: subject, HashAlgorithm: crypto.SHA256})
	if err != nil {
		return nil, err
	}
	der, err := request.MarshalBinary()
	if err != nil {
		return nil, err
	}
	answer, err := ask(ctx, der)
	if err != nil {
		return nil, err
	}
	token, err := accept(ctx, request, answer, subject, trust)
	if err != nil {
		return nil, &Error{Damaged, message.New("snapshot.stamp.refused", "url", url, "cause", err.Error()), err}
	}
	e := event{Kind: stamped, At: At(trust.Now), Snapshot: shot.Name, URL: url, SHA256: sum(answer)}
	return token, s.attach(ctx, shot, e, answer)
}

// subject returns the name of the file whose bytes a time stamp of shot is of.
// The manifest has the sum of the page, so that its stamp proves both.
func (shot *Snapshot) subject() string {
	if shot.Manifest == nil && shot.fault == nil {
		return shot.File
	}
	return shot.Name + ".yaml"
}

// stampable returns the bytes to be stamped.
func (s *Store) stampable(shot *Snapshot) ([]byte, error) {
	if shot.Stamp != nil {
		return nil, alreadyStamped(shot)
	}
	f, err := openFolder(s.path(shot.Service, shot.Kind))
	if err != nil {
		return nil, s.unreadable(err)
	}
	defer f.close()
	data, err := f.read(shot.subject(), maxPage)
	if err != nil {
		return nil, s.unreadable(err)
	}
	return data, nil
}

func alreadyStamped(shot *Snapshot) *Error {
	return &Error{Refused, message.New("snapshot.stamp.twice", "snapshot", shot.Ref().String()), errStamped}
}

// attach saves a time stamp, unless another run was faster.
func (s *Store) attach(ctx context.Context, shot *Snapshot, e event, answer []byte) error {
	return s.change(ctx, shot.Service, shot.Kind, false, func(f *folder, series *Series) (map[string][]byte, error) {
		if slices.Contains(series.names, stampOf(shot.Name)) {
			return nil, alreadyStamped(shot)
		}
		return series.noted(f, e.At.Time, e, file{stampOf(shot.Name), answer})
	})
}

// accept returns what an answer says, if it is one to request.
func accept(ctx context.Context, request *tspclient.Request, answer, subject []byte, trust Trust) (*Token, error) {
	token, err := readToken(ctx, answer, subject, trust)
	if err != nil {
		return nil, err
	}
	var response tspclient.Response
	if err := errors.Join(response.UnmarshalBinary(answer), response.Validate(request)); err != nil {
		return nil, fmt.Errorf("it is no answer to this request: %w", err)
	}
	return token, nil
}

// readToken returns what a time stamp response says about subject, if all of it
// holds: that it is about these bytes, that the signature fits, that the
// certificate is one for time stamps and, if trust names authorities, that it
// comes from one of them. Certificates are looked at as of the time of the
// stamp; whether one was revoked is not known here.
func readToken(ctx context.Context, answer, subject []byte, trust Trust) (*Token, error) {
	signed, err := signedToken(answer)
	if err != nil {
		return nil, err
	}
	info, err := signed.Info()
	if err != nil {
		return nil, err
	}
	stamp, err := info.Validate(subject)
	if err != nil {
		return nil, fmt.Errorf("it is about other bytes: %w", err)
	}
	roots := trust.Roots
	if roots == nil {
		if roots, err = signers(signed); err != nil {
			return nil, err
		}
	}
	chain, err := signed.Verify(ctx, x509.VerifyOptions{Roots: roots, CurrentTime: stamp.Value})
	if err != nil {
		return nil, err
	}
	return &Token{
		Time: stamp.Value.UTC(), Accuracy: stamp.Accuracy, Signer: chain[0].Subject.String(), Serial: info.SerialNumber.Text(16),
		Policy: info.Policy.String(), Expires: chain[0].NotAfter.UTC(), Trusted: trust.Roots != nil,
	}, nil
}

// signedToken returns the token in a response that is nothing else.
func signedToken(answer []byte) (*tspclient.SignedToken, error) {
	var whole asn1.RawValue
	rest, err := asn1.Unmarshal(answer, &whole)
	var response tspclient.Response
	if err != nil || len(rest) > 0 || response.UnmarshalBinary(answer) != nil {
		return nil, errNoResponse // what the parser says of it helps nobody
	}
	return response.SignedToken()
}

// signers returns the certificates that signed a token, so that it can be held
// against itself.
func signers(token *tspclient.SignedToken) (*x509.CertPool, error) {
	pool := x509.NewCertPool()
	err := errors.New("nobody signed it")
	for i := range token.SignerInfos {
		var certificate *x509.Certificate
		if certificate, err = token.SigningCertificate(&token.SignerInfos[i]); err == nil {
			pool.AddCert(certificate)
		}
	}
	if pool.Equal(x509.NewCertPool()) {
		return nil, err
	}
	return pool, nil
}

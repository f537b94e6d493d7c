package cli

import (
	"context"
	"crypto/x509"
	"os"
	"path"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"exitclause/internal/message"
	"exitclause/internal/report"
	"exitclause/internal/snapshot"
)

type snapshotVerifyOptions struct {
	*storeOptions
	format string
	ca     string // file with the certificates of time stamp authorities
}

func newSnapshotVerifyCmd(s *session, store *storeOptions) *cobra.Command {
	o := snapshotVerifyOptions{storeOptions: store, format: "text"}
	cmd := &cobra.Command{
		Use:     "verify [SERVICE[/KIND[@NAME]]]...",
		Short:   s.T("store.verify"),
		Long:    s.T("store.verify.long"),
		Example: "exitclause snapshot verify\nexitclause snapshot verify my-bank --tsa-ca tsa-ca.pem",
		RunE:    func(cmd *cobra.Command, args []string) error { return s.snapshotVerify(cmd.Context(), o, args) },
	}
	addChoice(cmd, "format", s.T("cli.flag.format"), choice{value: &o.format, options: []string{"text", "json"}})
	cmd.Flags().StringVar(&o.ca, "tsa-ca", "", s.T("store.flag.tsa-ca"))
	return cmd
}

func (s *session) snapshotVerify(ctx context.Context, o snapshotVerifyOptions, names []string) error {
	trust, err := s.trust(o.ca)
	if err != nil {
		return err
	}
	store := o.open(s)
	if len(names) == 0 {
		names = []string{""}
	}
	var all []*snapshot.Verification
	for _, name := range names {
		some, err := s.verify(ctx, store, name, trust)
		if err != nil {
			return err
		}
		all = append(all, some...)
	}
	if o.format == "json" {
		err = s.writeJSON(newVerified(all, s.Printer))
	} else {
		err = s.tellVerified(all)
	}
	for _, v := range all {
		if err == nil && len(v.Faults) > 0 {
			return fault{code: ExitFailed}
		}
	}
	return err
}

// trust returns whose time stamps are believed: those of the certificates in a
// file, if one is named.
func (s *session) trust(ca string) (snapshot.Trust, error) {
	t := snapshot.Trust{Now: s.Now()}
	if ca == "" {
		return t, nil
	}
	data, err := os.ReadFile(ca)
	if err != nil {
		return t, usage("cli.error.file", "argument", "--tsa-ca", "file", ca, "reason", cause(err))
	}
	t.Roots = x509.NewCertPool()
	if certificate, err := x509.ParseCertificate(data); err == nil {
		t.Roots.AddCert(certificate)
	} else if !t.Roots.AppendCertsFromPEM(data) {
		return t, usage("store.error.tsa-ca", "file", ca)
	}
	return t, nil
}

// verify verifies what name means: one snapshot, or every one of a series, of a
// service or of the store.
func (s *session) verify(ctx context.Context, store *snapshot.Store, name string, trust snapshot.Trust) ([]*snapshot.Verification, error) {
	path, at, _ := strings.Cut(name, "@")
	series, err := s.named(ctx, store, path)
	if err != nil {
		return nil, err
	}
	var all []*snapshot.Verification
	for _, one := range series {
		v, err := store.Verify(ctx, one.Service, one.Kind, at, trust)
		if err != nil {
			return nil, storeFault(err)
		}
		all = append(all, v)
	}
	return all, nil
}

func (s *session) tellVerified(all []*snapshot.Verification) error {
	var w lines
	intact, faults, unknown := 0, 0, 0
	for _, v := range all {
		for _, f := range v.Faults {
			w.line(0, "%s", s.T("store.verify.fault", "file", path.Join(v.Service, v.Kind, f.File), "because", s.Text(f.Note)))
		}
		for _, group := range grouped(v.Remarks) {
			text := s.Text(group.note)
			if group.n > 1 {
				text = s.T("store.verify.more", "text", text, "n", strconv.Itoa(group.n-1))
			}
			w.line(0, "%s", s.T("store.verify.remark", "file", path.Join(v.Service, v.Kind, group.file), "because", text))
		}
		for _, shot := range v.Intact {
			if shot.Token != nil {
				w.line(0, "%s", s.T("store.verify.token", "snapshot", shot.Ref().String(), "date", shot.Token.Time.Format(time.RFC3339), "signer", shot.Token.Signer))
			}
		}
		intact, faults, unknown = intact+len(v.Intact), faults+len(v.Faults), unknown+v.Unknown
	}
	s.count(&w, "store.verify.broken", faults)
	s.count(&w, "store.verify.unknown", unknown)
	if intact > 0 || faults+unknown == 0 {
		w.line(0, "%s", s.T("store.verify.whole", "n", strconv.Itoa(intact)))
	}
	return s.write("", w.Bytes())
}

// count writes the message key with how many there are, if there are any.
func (s *session) count(w *lines, key string, n int) {
	if n > 0 {
		w.line(0, "%s", s.T(key, "n", strconv.Itoa(n)))
	}
}

// remarks is one remark about the first of several files.
type remarks struct {
	file string
	note message.Note
	n    int
}

// grouped returns remarks with those of one text together.
func grouped(all []snapshot.Remark) []remarks {
	var groups []remarks
	at := make(map[string]int)
	for _, r := range all {
		text := message.English(r.Note)
		i, known := at[text]
		if !known {
			i = len(groups)
			at[text] = i
			groups = append(groups, remarks{r.File, r.Note, 0})
		}
		groups[i].n++
	}
	return groups
}

// newVerified returns what verify writes as JSON.
func newVerified(all []*snapshot.Verification, p *message.Printer) report.Verification {
	out := report.Verification{Schema: report.VerificationSchema, Intact: []report.IntactSnapshot{}, Faults: []report.RemarkedFile{}}
	for _, v := range all {
		for _, shot := range v.Intact {
			out.Intact = append(out.Intact, report.IntactSnapshot{Snapshot: shot.Ref().String(), Stamp: newStampToken(shot.Token)})
		}
		for _, f := range v.Faults {
			out.Faults = append(out.Faults, report.RemarkedFile{File: path.Join(v.Service, v.Kind, f.File), Because: p.Text(f.Note)})
		}
		for _, r := range v.Remarks {
			out.Remarks = append(out.Remarks, report.RemarkedFile{File: path.Join(v.Service, v.Kind, r.File), Because: p.Text(r.Note)})
		}
	}
	return out
}

func newStampToken(t *snapshot.Token) *report.StampToken {
	if t == nil {
		return nil
	}
	out := &report.StampToken{
		Time: t.Time.Format(time.RFC3339Nano), Signer: t.Signer, Serial: t.Serial, Policy: t.Policy,
		Expires: t.Expires.Format(time.RFC3339), Trusted: t.Trusted,
	}
	if t.Accuracy > 0 {
		out.Accuracy = t.Accuracy.String()
	}
	return out
}

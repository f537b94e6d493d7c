package cli

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"exitclause/internal/snapshot"
	"exitclause/internal/source"
)

type snapshotStampOptions struct {
	*storeOptions
	tsa     string // address of the authority
	ca      string
	private bool
	timeout time.Duration
}

func newSnapshotStampCmd(s *session, store *storeOptions) *cobra.Command {
	o := snapshotStampOptions{storeOptions: store, timeout: 30 * time.Second}
	cmd := &cobra.Command{
		Use:     "stamp --tsa URL SERVICE/KIND[@DATE]...",
		Short:   s.T("store.stamp"),
		Long:    s.T("store.stamp.long"),
		Example: "exitclause snapshot stamp --tsa https://tsa.example.com --tsa-ca tsa-ca.pem my-bank/privacy-policy",
		Args:    some("SERVICE/KIND"),
		RunE:    func(cmd *cobra.Command, args []string) error { return s.snapshotStamp(cmd.Context(), o, args) },
	}
	flags := cmd.Flags()
	flags.StringVar(&o.tsa, "tsa", "", s.T("store.flag.tsa"))
	flags.StringVar(&o.ca, "tsa-ca", "", s.T("store.flag.tsa-ca"))
	flags.BoolVar(&o.private, "allow-private", false, s.T("fetch.flag.allow-private"))
	flags.DurationVar(&o.timeout, "timeout", o.timeout, s.T("cli.flag.timeout"))
	return cmd
}

// snapshotStamp has each snapshot stamped. One that fails loses no other.
func (s *session) snapshotStamp(ctx context.Context, o snapshotStampOptions, names []string) error {
	if o.tsa == "" {
		return usage("store.error.tsa")
	}
	trust, err := s.trust(o.ca)
	if err != nil {
		return err
	}
	store := o.open(s)
	var w lines
	code := ExitDone
	for _, name := range names {
		shot, token, err := s.stamp(ctx, o, store, name, trust)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			code = max(code, s.exit(err))
			continue
		}
		w.line(0, "%s", s.T("store.stamp.done", "snapshot", shot.Ref().String(), "date", token.Time.Format(time.RFC3339), "signer", token.Signer))
		if !token.Trusted {
			w.line(2, "%s", s.T("snapshot.verify.untrusted"))
		}
	}
	if err := s.write("", w.Bytes()); err != nil || code == ExitDone {
		return err
	}
	return fault{code: code}
}

// stamp has one snapshot stamped.
func (s *session) stamp(ctx context.Context, o snapshotStampOptions, store *snapshot.Store, name string, trust snapshot.Trust) (*snapshot.Snapshot, *snapshot.Token, error) {
	choice, err := s.choose(ctx, store, name)
	if err != nil {
		return nil, nil, err
	}
	opts := source.Options{MaxBytes: 1 << 20, Timeout: o.timeout, Fetch: source.FetchOptions{Agent: agent(), AllowPrivate: o.private}}
	ask := func(ctx context.Context, request []byte) ([]byte, error) {
		q := source.Question{MediaType: "application/timestamp-query", Data: request, Answer: "application/timestamp-reply"}
		return source.Post(ctx, o.tsa, q, opts)
	}
	token, err := store.Stamp(ctx, choice.Snapshot, ask, o.tsa, trust)
	return choice.Snapshot, token, storeFault(err)
}

package cli

import (
	"cmp"
	"context"
	"errors"
	"iter"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"exitclause/internal/analyze"
	capturing "exitclause/internal/capture"
	"exitclause/internal/document"
	"exitclause/internal/message"
	"exitclause/internal/report"
	"exitclause/internal/snapshot"
	"exitclause/internal/source"
)

func newSnapshotCmd(s *session) *cobra.Command {
	o := new(storeOptions)
	cmd := &cobra.Command{
		Use:   "snapshot COMMAND",
		Short: s.T("store.command"),
		Long:  s.T("store.command.long"),
		Args:  noSuchCommand,
		RunE:  help,
	}
	o.add(s, cmd.PersistentFlags())
	cmd.AddCommand(newSnapshotAddCmd(s, o), newSnapshotListCmd(s, o), newSnapshotShowCmd(s, o), newSnapshotVerifyCmd(s, o), newSnapshotStampCmd(s, o))
	return cmd
}

// storeOptions say where the snapshots are.
type storeOptions struct{ dir string }

func (o *storeOptions) add(s *session, flags *pflag.FlagSet) {
	flags.StringVar(&o.dir, "store", "", s.T("store.flag.store"))
}

// open returns the store that is named, by the flag or the environment, or that
// is in the current directory.
func (o *storeOptions) open(s *session) *snapshot.Store {
	dir := cmp.Or(o.dir, s.Getenv("EXITCLAUSE_STORE"), defaultStore)
	return &snapshot.Store{Dir: dir, Reading: source.Options{PDF: s.pdf()}}
}

// storeFault returns err, if it came from a store, as what ends the program.
func storeFault(err error) error {
	var saved *snapshot.Error
	if !errors.As(err, &saved) {
		return err
	}
	code := ExitSource
	if saved.Kind == snapshot.Refused || saved.Kind == snapshot.Unwritable {
		code = ExitUsage
	}
	return fault{code, saved.Note}
}

// pages returns the documents in one source: a file, an address or a snapshot.
func (s *session) pages(ctx context.Context, o analyzeOptions, a *analyze.Analyzer, uri string) iter.Seq2[*source.Page, error] {
	if !snapshot.IsRef(uri) {
		return source.Open(ctx, uri, o.sourceOptions(s))
	}
	return func(yield func(*source.Page, error) bool) {
		page, err := s.savedPage(ctx, o, a, uri)
		var saved *snapshot.Error
		if errors.As(err, &saved) {
			err = &source.Error{URI: uri, Kind: source.Unreadable, Note: saved.Note, Err: err}
		}
		yield(page, err)
	}
}

// savedPage returns the page that a reference to a snapshot means.
func (s *session) savedPage(ctx context.Context, o analyzeOptions, a *analyze.Analyzer, uri string) (*source.Page, error) {
	store := o.store.open(s)
	store.Reading, store.Whole = o.sourceOptions(s), whole(ctx, a)
	choice, err := choose(ctx, store, uri)
	if err != nil {
		return nil, err
	}
	choice.Page.Warnings = append(choice.Page.Warnings, choice.Remarks()...)
	return choice.Page, nil
}

// choose returns the snapshot that a reference means, with its page.
func choose(ctx context.Context, store *snapshot.Store, name string) (*snapshot.Choice, error) {
	ref, err := snapshot.ParseRef(name)
	if err != nil {
		return nil, err
	}
	series, err := store.Series(ctx, ref.Service, ref.Kind)
	if err != nil {
		return nil, err
	}
	return store.Choose(series, ref.At)
}

// whole returns a function that tells documents from what servers show instead.
func whole(ctx context.Context, a *analyze.Analyzer) func(*source.Page, *document.Document) bool {
	return func(page *source.Page, doc *document.Document) bool {
		findings, err := a.RunContext(ctx, doc)
		return err == nil && broken(analyze.Input{Page: page, Document: doc, Findings: findings}) == nil
	}
}

// broken returns why in is not what somebody meant to save, or nil.
func broken(in analyze.Input) error {
	inputs := []analyze.Input{in}
	r := analyze.Report(report.Tool{}, inputs, message.For(""))
	analyze.AddBodies(r, inputs)
	fault := capturing.Judge(capturing.Version{Document: &r.Documents[0], Findings: r.Findings})
	if fault == nil {
		return nil
	}
	return &source.Error{URI: in.Page.URI, Kind: source.Kind(fault.Kind), Note: fault.Note}
}

package cli

import (
	"context"
	"errors"
	"path/filepath"
	"strconv"

	"github.com/spf13/cobra"

	"exitclause/internal/analyze"
	"exitclause/internal/appeal"
	"exitclause/internal/message"
	"exitclause/internal/snapshot"
	"exitclause/internal/source"
	"exitclause/rules"
)

type snapshotAddOptions struct {
	analyzeOptions
	*storeOptions
	kind     string // name of the folder
	captured string // a day or time, or who says it
	force    bool   // save also what is no document
}

func newSnapshotAddCmd(s *session, store *storeOptions) *cobra.Command {
	o := snapshotAddOptions{
		analyzeOptions: newAnalyzeOptions(), storeOptions: store,
	}
	cmd := &cobra.Command{
		Use:   "add SOURCE...",
		Short: s.T("store.add"),
		Long:  s.T("store.add.long"),
		Example: "exitclause snapshot add https://www.example.com/privacy --service my-bank\n" +
			"exitclause snapshot add --service my-bank --kind privacy-policy --captured 2024-05-06 privacy.html",
		Args: some("SOURCE"),
		RunE: func(cmd *cobra.Command, args []string) error { return s.snapshotAdd(cmd.Context(), o, args) },
	}
	addChoice(cmd, "format", s.T("cli.flag.format"), choice{value: &o.format, options: []string{"text", "json"}})
	flags := cmd.Flags()
	flags.StringVar(&o.service, "service", "", s.T("store.flag.service"))
	flags.StringVar(&o.kind, "kind", "", s.T("store.flag.kind"))
	flags.StringVar(&o.captured, "captured", "", s.T("store.flag.captured"))
	flags.BoolVar(&o.force, "force", false, s.T("store.flag.force"))
	o.addReading(s, flags)
	return cmd
}

// adder saves pages.
type adder struct {
	*session
	snapshotAddOptions
	store    *snapshot.Store
	saved    []*snapshot.Series // what was there at the start
	analyzer *analyze.Analyzer
	services *appeal.Services
	done     []added
	failures []failure
}

// added is a page that was saved.
type added struct {
	snapshot.Saved
	earlier message.Note // that something says it was saved before today, which nobody asked for; or none
}

func (s *session) snapshotAdd(ctx context.Context, o snapshotAddOptions, args []string) error {
	if err := o.check(); err != nil {
		return err
	}
	uris, err := source.Expand(args)
	if err != nil {
		return err
	}
	a, err := s.newAdder(ctx, o)
	if err != nil {
		return err
	}
	work := s.progress(len(uris))
	defer work.end()
	for _, uri := range uris {
		a.source(ctx, uri)
		work.step()
		if ctx.Err() != nil {
			break
		}
	}
	if err := a.tellSaved(); err != nil {
		return err
	}
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case len(a.failures) > 0:
		return fault{code: ExitSource}
	}
	return nil
}

// check refuses a date that is none.
func (o snapshotAddOptions) check() error {
	if _, err := snapshot.ParseMoment(o.captured); o.captured != "" && err != nil && witnesses[o.captured] == "" {
		return usage("store.error.captured", "value", o.captured)
	}
	return o.analyzeOptions.check()
}

// witnesses are who can say when a file was saved, beside the user.
var witnesses = map[string]snapshot.Witness{"name": snapshot.FileName, "claim": snapshot.Claim}

func (s *session) newAdder(ctx context.Context, o snapshotAddOptions) (*adder, error) {
	packs, err := o.packs.load()
	if err != nil {
		return nil, err
	}
	services, err := appeal.LoadServices(rules.Services)
	if err != nil {
		return nil, err
	}
	a := &adder{session: s, snapshotAddOptions: o, store: o.open(s), analyzer: analyze.New(packs), services: services}
	a.saved, err = a.store.All(ctx)
	var own *snapshot.Error
	if errors.As(err, &own) && own.Kind == snapshot.Missing {
		err = nil // the first page makes the store
	}
	return a, storeFault(err)
}

// source saves the documents in one source. One that fails loses no other.
func (a *adder) source(ctx context.Context, uri string) {
	o := a.analyzeOptions
	before := a.before(uri)
	opts := o.sourceOptions(a.session)
	if before != nil {
		opts.Fetch.ETag, opts.Fetch.LastModified = before.Manifest.Exchange.Header["Etag"], before.Manifest.Exchange.Header["Last-Modified"]
	}
	for page, err := range source.Open(ctx, uri, opts) {
		if err == nil {
			err = a.page(ctx, page, before)
		}
		switch {
		case ctx.Err() != nil:
			return
		case err != nil && page != nil && page.Incidental:
		case err != nil:
			f := failed(uri, page, err)
			a.failures = append(a.failures, f)
			a.tellFailures([]failure{f})
		}
	}
}

// before returns the snapshot that uri gave the last time, or nil.
func (a *adder) before(uri string) *snapshot.Snapshot {
	for _, series := range a.saved {
		if a.service != "" && a.service != series.Service || a.kind != "" && a.kind != series.Kind {
			continue
		}
		last := series.Latest()
		if last == nil || last.Manifest == nil || last.Manifest.Exchange == nil || last.Manifest.Exchange.URL != uri {
			continue
		}
		if _, err := a.store.Bytes(last); err == nil { // what is damaged is better had once more
			return last
		}
	}
	return nil
}

// page saves one page.
func (a *adder) page(ctx context.Context, page *source.Page, before *snapshot.Snapshot) error {
	c := snapshot.Capture{Page: page, Service: a.service, Kind: a.kind, Tool: "exitclause " + version(), Now: a.Now()}
	if before != nil {
		c.Service, c.Kind, c.Same = before.Service, before.Kind, before.Name
	}
	if len(page.Data) > 0 {
		if err := a.judge(ctx, &c); err != nil {
			return err
		}
	}
	if err := a.date(&c); err != nil {
		return err
	}
	saved, err := a.store.Add(ctx, c, a.Printer)
	if err != nil {
		return err
	}
	done := added{Saved: saved}
	if !saved.Known {
		done.earlier = a.earlier(&c)
	}
	a.done = append(a.done, done)
	return nil
}

// tellSaved tells what was saved, and where.
func (a *adder) tellSaved() error {
	if a.format == "json" {
		out := newSnapshots()
		for _, saved := range a.done {
			l := reported(saved.Snapshot)
			l.Known = saved.Known
			out.Snapshots = append(out.Snapshots, l)
		}
		for _, f := range a.failures {
			out.Failures = append(out.Failures, f.reported(a.Printer))
		}
		return a.writeJSON(out)
	}
	var w lines
	for _, saved := range a.done {
		key := "store.add.saved"
		if saved.Known {
			key = "store.add.known"
		}
		w.line(0, "%s", a.T(key, "snapshot", saved.Ref().String(), "date", saved.Captured.String()))
		if m := saved.Manifest; m != nil && !saved.Known {
			w.line(2, "%s", filepath.Join(a.store.Dir, m.Service, m.Kind, m.File))
			w.line(2, "%s", a.T("store.add.bytes", "n", strconv.FormatInt(m.Bytes, 10), "sum", m.SHA256))
			if m.Official == "no" {
				w.line(2, "%s", a.T("store.add.stranger", "url", m.Exchange.Final))
			}
			if saved.earlier.Key != "" {
				w.line(2, "%s", a.Text(saved.earlier))
			}
		}
	}
	return a.write("", w.Bytes())
}

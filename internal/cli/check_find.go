package cli

import (
	"context"
	"errors"
	"path"
	"path/filepath"
	"strings"

	"exitclause/internal/check"
	"exitclause/internal/message"
	"exitclause/internal/snapshot"
	"exitclause/internal/source"
	"exitclause/internal/strictyaml"
)

// watched is one document of a configuration with all its captures.
type watched struct {
	check.Source
	name     string    // by which the baseline knows it
	captures []capture // the newest first
}

// finder finds the documents of a configuration.
type finder struct {
	*session
	checkOptions
	config *check.Config
	found  []*watched
	seen   map[string]bool // names of documents
}

// find returns the documents that the configuration names, in its order.
func (s *session) find(ctx context.Context, o checkOptions, config *check.Config) ([]*watched, error) {
	f := &finder{session: s, checkOptions: o, config: config, seen: make(map[string]bool)}
	var errs strictyaml.Errors
	for _, entry := range config.Documents {
		if err := f.entry(ctx, entry); err != nil {
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			errs = append(errs, strictyaml.Error{File: entry.At.URI, Line: entry.At.Line, Column: entry.At.Column, Note: f.reason(err)})
		}
	}
	return f.found, errs.Sorted()
}

// reason says what is wrong with an entry.
func (f *finder) reason(err error) message.Note {
	var at *source.Error
	var saved *snapshot.Error
	switch {
	case errors.As(err, &at):
		return message.Words(at.URI + ": " + f.Text(at.Note))
	case errors.As(err, &saved):
		return saved.Note
	}
	return message.Of(err)
}

func (f *finder) entry(ctx context.Context, entry check.Source) error {
	lower := strings.ToLower(entry.Name)
	switch {
	case snapshot.IsRef(entry.Name):
		return f.saved(ctx, entry)
	case strings.HasPrefix(lower, "http://"), strings.HasPrefix(lower, "https://"):
		f.add(entry, entry.Name, []capture{f.live(entry.Name)})
		return nil
	}
	return f.files(ctx, entry)
}

// add adds a document, unless an entry before has named it.
func (f *finder) add(entry check.Source, name string, captures []capture) {
	if f.seen[name] {
		return
	}
	f.seen[name] = true
	f.found = append(f.found, &watched{Source: entry, name: name, captures: captures})
}

// live returns the capture that is still to be made.
func (f *finder) live(uri string) capture {
	return capture{uri: uri, at: snapshot.At(f.Now()).String(), load: f.loader(uri)}
}

func (f *finder) loader(uri string) func(context.Context) (*source.Page, error) {
	opts := f.sourceOptions(f.session)
	return func(ctx context.Context) (*source.Page, error) { return source.Load(ctx, uri, opts) }
}

// saved adds the documents of the store that entry names, in which * stands for
// any part of a name.
func (f *finder) saved(ctx context.Context, entry check.Source) error {
	ref, err := snapshot.ParseRef(entry.Name)
	if err != nil {
		return err
	}
	if ref.At != "" {
		return message.New("check.error.version", "name", entry.Name).Err()
	}
	store := f.openStore()
	if !strings.ContainsAny(ref.Service+ref.Kind, "*?[") {
		series, err := store.Series(ctx, ref.Service, ref.Kind)
		if err != nil {
			return err
		}
		f.series(entry, series.Ref().String(), store, series, filepath.Join(store.Dir, series.Service, series.Kind), nil)
		return nil
	}
	all, err := store.All(ctx)
	if err != nil {
		return err
	}
	before := len(f.found)
	for _, series := range all {
		service, _ := path.Match(ref.Service, series.Service)
		kind, err := path.Match(ref.Kind, series.Kind)
		if err != nil {
			return err
		}
		if service && kind {
			f.series(entry, series.Ref().String(), store, series, filepath.Join(store.Dir, series.Service, series.Kind), nil)
		}
	}
	if len(f.found) == before {
		return message.New("check.error.store-match", "store", store.Dir).Err()
	}
	return nil
}

// defaultStore is the folder of the snapshots, unless another is named.
const defaultStore = "snapshots"

// openStore returns the store: that of the flag, else of the configuration, else
// of the environment, else the one beside the configuration.
func (f *finder) openStore() *snapshot.Store {
	store := f.store.open(f.session)
	switch {
	case f.store.dir != "":
	case f.config.Store != "":
		store.Dir = beside(f.config.File, f.config.Store)
	case store.Dir == defaultStore:
		store.Dir = beside(f.config.File, defaultStore)
	}
	return store
}

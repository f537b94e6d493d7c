package snapshot

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"exitclause/internal/message"
	"exitclause/internal/source"
)

// Capture is a page to be saved, with what is known of it.
type Capture struct {
	Service, Kind string
	Page          *source.Page
	// Same is the name of the snapshot whose bytes still hold, if the server said
	// so and Page has none.
	Same string
	// Captured is when the page was as it is, if somebody says so; else it is
	// the time of the exchange or, of a file, Now.
	Captured   Moment
	CapturedBy Witness // who says so; "" is the clock here
	Origin     string  // of a file: its name, without folders
	Claimed    string  // the address that the page says it belongs to
	Official   string  // whether the page came from the service's own domain: yes, no or unknown
	Tool       string  // that saves it, with its version
	Now        time.Time
}

// Saved is what Add did.
type Saved struct {
	*Snapshot      // that holds the bytes
	Known     bool // it was there before, and only the sighting was noted
}

// Add saves a page. Bytes that are there already are not saved again; that they
// were met is noted. What p says goes into the manifest. It waits for whoever
// else writes to the same place, and nothing of a page is to be seen until all
// of it is on the disk. The error is an *Error, or the context's.
func (s *Store) Add(ctx context.Context, c Capture, p *message.Printer) (Saved, error) {
	if err := s.checkNames(c.Service, c.Kind); err != nil {
		return Saved{}, err
	}
	if c.Captured.IsZero() {
		c.Captured, c.CapturedBy = saidAt(c.Page.Exchange, c.Now), Clock
	}
	var done Saved
	err := s.change(ctx, c.Service, c.Kind, true, func(f *folder, series *Series) (map[string][]byte, error) {
		known, err := series.holding(f, c)
		if err != nil {
			return nil, err
		}
		if known != nil {
			done = Saved{known, true}
			return series.sighting(f, known, c)
		}
		m := c.manifest(series.free(c.Captured.name()))
		done = Saved{&Snapshot{
			Service: c.Service, Kind: c.Kind, Name: strings.TrimSuffix(m.File, endingOf(m.MediaType)),
			File: m.File, Captured: m.Captured, CapturedBy: m.CapturedBy, Manifest: m,
		}, false}
		return series.addition(f, done.Snapshot, c, m.encode(p))
	})
	return done, err
}

// checkNames refuses names that are not fit for new folders, and those that
// differ only in case from one that is there.
func (s *Store) checkNames(service, kind string) error {
	for _, n := range []struct{ what, name, dir string }{{"service", service, s.Dir}, {"kind", kind, filepath.Join(s.Dir, service)}} {
		names, _ := folders(n.dir) // there may be none yet
		if slices.Contains(names, n.name) {
			continue // whatever it is called
		}
		if err := checkNew(n.what, n.name); err != nil {
			return err
		}
		for _, other := range names {
			if strings.EqualFold(other, n.name) {
				return refused("snapshot.name.clash", "name", n.name, "other", other)
			}
		}
	}
	return nil
}

package snapshot

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

// Series is every version of one kind of document of one service.
type Series struct {
	Service, Kind string
	Snapshots     []*Snapshot // by the time of capture; those of unknown time first

	quick   bool // the manifests that the history knows are not read
	history *history
	names   []string // of everything in the folder but its own hidden files
	managed bool     // it was written to by Add or Stamp, and has a history
}

// Ref names one kind of document of one service, of which All lists the
// versions.
func (s *Series) Ref() Ref { return Ref{Service: s.Service, Kind: s.Kind} }

// readSeries reads what is in f while nobody writes to it.
func readSeries(ctx context.Context, f *folder, service, kind string) (*Series, error) {
	release, err := f.rest(ctx)
	if err != nil {
		return nil, err
	}
	defer release()
	return inventory(f, service, kind, false)
}

// inventory is readSeries for whoever holds the lock. If it is to be quick, it
// takes the history's word for what is in the manifests.
func inventory(f *folder, service, kind string, quick bool) (*Series, error) {
	names, err := f.names()
	if err != nil {
		return nil, err
	}
	if len(names) > maxEntries {
		return nil, errTooBig
	}
	s := &Series{Service: service, Kind: kind, names: names, quick: quick, history: &history{}}
	if slices.Contains(names, historyFile) {
		data, err := f.read(historyFile, maxHistory)
		if err != nil {
			return nil, err
		}
		s.history, s.managed = readHistory(data), true
	}
	s.collect(f)
	return s, nil
}

// collect makes the snapshots out of the manifests, of what the history says to
// have found, and, where there is neither, of every dated file.
func (s *Series) collect(f *folder) {
	noted := make(map[string]*Snapshot)
	for _, e := range s.history.events {
		switch {
		case e.Kind == found:
			shot := s.undescribed(e.Snapshot)
			shot.sha256 = e.SHA256
			s.Snapshots = append(s.Snapshots, shot)
		case e.Kind == added && s.quick:
			noted[e.Snapshot] = &Snapshot{Service: s.Service, Kind: s.Kind, Name: e.Snapshot, Captured: e.At, CapturedBy: cmp.Or(e.By, Clock), sha256: e.SHA256}
		}
	}
	for _, name := range s.names {
		if base, ok := strings.CutSuffix(name, ".yaml"); ok && name != historyFile {
			s.managed = true
			shot := noted[base]
			if shot == nil {
				shot = s.described(f, base)
			}
			s.Snapshots = append(s.Snapshots, shot)
		}
	}
	if !s.managed {
		for _, name := range s.names {
			if _, dated := MomentOf(name); dated && isDocument(name) {
				s.Snapshots = append(s.Snapshots, s.undescribed(name))
			}
		}
	}
	slices.SortStableFunc(s.Snapshots, func(a, b *Snapshot) int {
		if c := a.Captured.Compare(b.Captured); c != 0 {
			return c
		}
		return len(a.Name) - len(b.Name) // X, X-2, X-10
	})
	s.remember()
}

// described returns the snapshot that the manifest base.yaml is of.
func (s *Series) described(f *folder, base string) *Snapshot {
	shot := &Snapshot{Service: s.Service, Kind: s.Kind, Name: base}
	data, err := f.read(base+".yaml", maxManifest)
	if err == nil {
		shot.Manifest, err = readManifest(base+".yaml", data)
	}
	if err != nil {
		shot.Manifest, shot.fault = nil, err
		shot.Captured, _ = MomentOf(base)
		return shot
	}
	m := shot.Manifest
	shot.File, shot.Captured, shot.CapturedBy, shot.sha256 = m.File, m.Captured, m.CapturedBy, m.SHA256
	return shot
}

// undescribed returns the snapshot that is the file name, without a manifest.
func (s *Series) undescribed(name string) *Snapshot {
	shot := &Snapshot{Service: s.Service, Kind: s.Kind, Name: name, File: name, CapturedBy: FileName}
	shot.Captured, _ = MomentOf(name)
	return shot
}

// remember adds what the history says of the snapshots.
func (s *Series) remember() {
	byName := make(map[string]*Snapshot, len(s.Snapshots))
	for _, shot := range s.Snapshots {
		byName[shot.Name] = shot
	}
	for _, e := range s.history.events {
		shot := byName[e.Snapshot]
		switch {
		case shot == nil:
		case e.Kind == seen:
			shot.Seen = append(shot.Seen, Sighting{e.At, cmp.Or(e.By, Clock), e.How, e.URL})
		case e.Kind == stamped:
			shot.Stamp = &Stamp{File: stampOf(e.Snapshot), Received: e.At, URL: e.URL}
		}
	}
}

// stampOf returns the name of the file with the time stamp of a snapshot.
func stampOf(name string) string { return name + ".tsr" }

// Latest returns the snapshot whose bytes were met last, or nil if there is
// none.
func (s *Series) Latest() *Snapshot {
	line := s.timeline()
	if len(line) == 0 {
		return nil
	}
	return line[len(line)-1].shot
}

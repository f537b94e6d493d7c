package snapshot

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"exitclause/internal/source"
)

// holding returns the snapshot with the bytes of c, or nil if there is none.
func (s *Series) holding(f *folder, c Capture) (*Snapshot, error) {
	unchanged := len(c.Page.Data) == 0
	for _, shot := range slices.Backward(s.Snapshots) {
		if unchanged && shot.Name == c.Same || !unchanged && shot.mayHold(c.Page) {
			whole := s.reread(f, shot)
			data, err := f.read(whole.File, maxPage)
			if err == nil && (unchanged && sum(data) == whole.sha256 || !unchanged && sum(data) == c.Page.SHA256) {
				return whole, nil
			}
		}
	}
	if unchanged {
		return nil, s.Ref().missing(c.Same)
	}
	return nil, nil
}

// mayHold reports whether nothing speaks against shot having the bytes of page.
func (shot *Snapshot) mayHold(page *source.Page) bool {
	return shot.sha256 == "" && shot.fault == nil || shot.sha256 == page.SHA256
}

// reread returns shot with all that is known of it.
func (s *Series) reread(f *folder, shot *Snapshot) *Snapshot {
	if shot.Manifest != nil || shot.File != "" {
		return shot
	}
	whole := s.described(f, shot.Name)
	whole.Seen, whole.Stamp = shot.Seen, shot.Stamp
	return whole
}

// sighting returns what to write where the bytes of shot were met again. Where
// that is known already there is nothing to write.
func (s *Series) sighting(f *folder, shot *Snapshot, c Capture) (map[string][]byte, error) {
	e := event{Kind: seen, At: c.Captured, Snapshot: shot.Name, How: howOf(c.Page.Exchange)}
	if c.Page.Exchange != nil {
		e.URL = c.Page.Exchange.URL
	}
	if c.CapturedBy != Clock {
		e.By, e.Noted = c.CapturedBy, c.Now
		if shot.Captured == e.At || slices.ContainsFunc(shot.Seen, func(g Sighting) bool { return g.At == e.At }) {
			return nil, nil // the same statement once more
		}
	}
	return s.noted(f, c.Now, e)
}

// noted returns the files with which e is added to the history, beside others
// given by their names and bytes. A folder that had none until now gets one, and
// what stands in it is noted first.
func (s *Series) noted(f *folder, now time.Time, e event, files ...file) (map[string][]byte, error) {
	var events []event
	if !s.managed {
		for _, shot := range s.Snapshots {
			data, err := f.read(shot.File, maxPage)
			if err != nil {
				return nil, err
			}
			here := event{Kind: found, At: shot.Captured, Noted: now, Snapshot: shot.Name, SHA256: sum(data)}
			if !here.At.IsZero() {
				here.By = FileName
			}
			events = append(events, here)
		}
	}
	all := map[string][]byte{historyFile: s.history.with(append(events, e)...)}
	for _, f := range files {
		all[f.name] = f.data
	}
	return all, nil
}

// file is a file to be written.
type file struct {
	name string
	data []byte
}

func howOf(x *source.Exchange) How {
	switch {
	case x == nil:
		return File
	case x.Unchanged:
		return Unchanged
	case x.Rendered:
		return Rendered
	}
	return Fetched
}

// free returns name or, if a snapshot has it, name with the next number.
func (s *Series) free(name string) string {
	taken := func(name string) bool {
		return slices.ContainsFunc(s.names, func(file string) bool { return strings.HasPrefix(file, name+".") })
	}
	if !taken(name) {
		return name
	}
	for n := 2; ; n++ {
		if next := name + "-" + strconv.Itoa(n); !taken(next) {
			return next
		}
	}
}

// manifest returns the manifest of c as the snapshot name.
func (c Capture) manifest(name string) *Manifest {
	return &Manifest{
		Service: c.Service, Kind: c.Kind, File: name + endingOf(c.Page.MediaType),
		SHA256: c.Page.SHA256, Bytes: int64(len(c.Page.Data)), MediaType: c.Page.MediaType, Charset: c.Page.Charset,
		Captured: c.Captured, CapturedBy: c.CapturedBy, Saved: c.Now, How: howOf(c.Page.Exchange),
		Origin: c.Origin, Claimed: c.Claimed, Exchange: c.Page.Exchange, Official: c.Official, Tool: c.Tool,
	}
}

// addition returns what to write for a new snapshot.
func (s *Series) addition(f *folder, shot *Snapshot, c Capture, manifest []byte) (map[string][]byte, error) {
	e := event{Kind: added, At: shot.Captured, Snapshot: shot.Name, SHA256: c.Page.SHA256, Manifest: sum(manifest)}
	if shot.CapturedBy != Clock {
		e.By, e.Noted = shot.CapturedBy, c.Now
	}
	return s.noted(f, c.Now, e, file{shot.File, c.Page.Data}, file{shot.Name + ".yaml", manifest})
}

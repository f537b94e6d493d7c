package snapshot

import (
	"slices"

	"exitclause/internal/message"
	"exitclause/internal/source"
)

// Choice is the version of a document that was in force at a time, and why it
// is taken for that.
type Choice struct {
	*Snapshot
	Page    *source.Page
	Because message.Note   // which evidence decided
	Passed  []message.Note // what speaks for other versions, or was passed over
}

// Remarks returns what a reader should know of c: why it is this version, unless
// it was named or is the latest, and what about it is but a statement.
func (c *Choice) Remarks() []message.Note {
	var notes []message.Note
	if k := c.Because.Key; k != "snapshot.chosen.named" && k != "snapshot.chosen.latest" {
		notes = append(notes, c.Because)
	}
	notes = append(notes, c.Passed...)
	switch {
	case c.Manifest == nil:
		notes = append(notes, message.New("snapshot.witness.none"))
	case c.CapturedBy != Clock:
		notes = append(notes, message.New("snapshot.witness."+string(c.CapturedBy), "date", c.Captured.String()))
	}
	return notes
}

// Choose returns the version that a reference names behind the "@": by its
// name, by a time at which it was in force, or the latest. Its errors are those
// of Load, and an *Error of kind Missing if there is none.
func (s *Store) Choose(series *Series, at string) (*Choice, error) {
	if i := slices.IndexFunc(series.Snapshots, func(shot *Snapshot) bool { return shot.Name == at }); i >= 0 {
		return s.named(series.Snapshots[i])
	}
	if at == "" {
		return s.latest(series)
	}
	on, err := ParseMoment(at)
	if err != nil {
		return nil, refused("snapshot.reference.date", "date", shown(at), "snapshot", series.Ref().String())
	}
	return s.InForce(series, on)
}

// named returns shot, which was asked for by its name.
func (s *Store) named(shot *Snapshot) (*Choice, error) {
	page, err := s.Load(shot)
	if err != nil {
		return nil, err
	}
	return &Choice{Snapshot: shot, Page: page, Because: message.New("snapshot.chosen.named")}, nil
}

// latest returns the version that was met last.
func (s *Store) latest(series *Series) (*Choice, error) {
	line := series.timeline()
	if len(line) == 0 {
		return nil, s.missing(series.Service, series.Kind)
	}
	last := line[len(line)-1]
	page, err := s.Load(last.shot)
	if err != nil {
		return nil, err
	}
	return &Choice{Snapshot: last.shot, Page: page, Because: message.New("snapshot.chosen.latest", "date", last.at.String())}, nil
}

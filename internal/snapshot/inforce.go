package snapshot

import (
	"errors"
	"slices"

	"exitclause/internal/document"
	"exitclause/internal/message"
	"exitclause/internal/source"
)

// met is one time that the bytes of a snapshot were met.
type met struct {
	at   Moment
	shot *Snapshot
	how  string // "captured", or "seen" for another time than the first
}

// timeline returns every time that any bytes were met, in order. What was met
// without a known time is left out, unless there is nothing else.
func (s *Series) timeline() []met {
	var all []met
	for _, shot := range s.Snapshots {
		all = append(all, met{shot.Captured, shot, "captured"})
		for _, sighting := range shot.Seen {
			all = append(all, met{sighting.At, shot, "seen"})
		}
	}
	slices.SortStableFunc(all, func(a, b met) int { return a.at.Compare(b.at) })
	return all
}

// InForce returns the version in force at a time: what was met last by then,
// unless it says of itself that it comes into force later. A version that was
// met only after that time is taken instead if it says of itself that it was
// updated, or came into force, after the other was met and by that time. The
// errors are those of Choose.
func (s *Store) InForce(series *Series, at Moment) (*Choice, error) {
	c := chooser{store: s, series: series, line: series.timeline(), stated: make(map[*Snapshot]reading)}
	return c.on(at)
}

// chooser looks for a version among those of a series.
type chooser struct {
	store  *Store
	series *Series
	line   []met
	stated map[*Snapshot]reading
	passed []message.Note
}

// reading is what a page says of itself.
type reading struct {
	page  *source.Page
	since Moment // the later of the days on which it says it was updated and comes into force
	whole bool   // it is a document, and seems to be all of it
	err   error
}

// read returns what the page of shot says of itself.
func (c *chooser) read(shot *Snapshot) reading {
	r, ok := c.stated[shot]
	if ok {
		return r
	}
	if r.page, r.err = c.store.Load(shot); r.err == nil {
		var doc *document.Document
		if doc, r.err = document.Parse(r.page); r.err == nil {
			r.whole = isWhole(doc) && (c.store.Whole == nil || c.store.Whole(r.page, doc))
			r.since, _ = ParseMoment(max(doc.Updated, doc.Effective))
		}
	}
	c.stated[shot] = r
	return r
}

// isWhole reports whether doc does not break off and is more than a stub.
func isWhole(doc *document.Document) bool {
	cut := func(n message.Note) bool { return n.Key == "document.cut" }
	return !doc.Stub && !slices.ContainsFunc(doc.Warnings, cut)
}

// on returns the version in force at a time.
func (c *chooser) on(at Moment) (*Choice, error) {
	behind, _ := slices.BinarySearchFunc(c.line, at, func(m met, at Moment) int {
		if m.at.within(at) {
			return -1
		}
		return 1
	})
	base, err := c.before(behind, at)
	if err != nil {
		return nil, err
	}
	if next := c.after(behind, base, at); next != nil {
		return c.choice(*next, message.New("snapshot.chosen.stated",
			"date", at.String(), "captured", next.at.String(), "stated", c.read(next.shot).since.String()))
	}
	if base == nil {
		return nil, c.tooEarly(at)
	}
	return c.choice(*base, message.New("snapshot.chosen."+base.how, "date", at.String(), "captured", base.at.String()))
}

// before returns the last of line[:behind] that was in force at a time, or nil.
// What is no whole document is passed over, if there is another.
func (c *chooser) before(behind int, at Moment) (*met, error) {
	var torn *met
	for i := behind - 1; i >= 0; i-- {
		m := &c.line[i]
		if m.at.IsZero() {
			break
		}
		r := c.read(m.shot)
		var fault *Error
		switch {
		case errors.As(r.err, &fault): // an altered page may be the very one
			return nil, r.err
		case !r.whole:
			if torn == nil && r.err == nil {
				torn = m
			}
			c.pass("snapshot.passed.broken", m, r)
		case !r.since.IsZero() && !r.since.within(at):
			c.pass("snapshot.passed.announced", m, r)
		default:
			return m, nil
		}
	}
	return torn, nil
}

// after returns the first whole document of line[behind:] if it says that it was
// in force at a time already, and base, which may be nil, does not show
// otherwise.
func (c *chooser) after(behind int, base *met, at Moment) *met {
	for i := behind; i < len(c.line); i++ {
		m := &c.line[i]
		r := c.read(m.shot)
		if !r.whole {
			continue
		}
		if r.since.IsZero() || !r.since.within(at) || base != nil && !c.newer(r.since, base) {
			return nil
		}
		return m
	}
	return nil
}

// newer reports whether since is after the day on which base was met and after
// all that base says of itself.
func (c *chooser) newer(since Moment, base *met) bool {
	return since.Date() > base.at.Date() && since.Date() > c.read(base.shot).since.Date()
}

func (c *chooser) pass(key string, m *met, r reading) {
	note := message.New(key, "snapshot", m.shot.Ref().String(), "stated", r.since.String())
	if !slices.ContainsFunc(c.passed, func(n message.Note) bool { return n.Args["snapshot"] == note.Args["snapshot"] }) {
		c.passed = append(c.passed, note)
	}
}

func (c *chooser) choice(m met, because message.Note) (*Choice, error) {
	r := c.read(m.shot)
	if r.page == nil {
		return nil, r.err
	}
	return &Choice{Snapshot: m.shot, Page: r.page, Because: because, Passed: c.passed}, nil
}

// tooEarly says that nothing is known of a time, and what is known first.
func (c *chooser) tooEarly(at Moment) *Error {
	for _, m := range c.line {
		if !m.at.IsZero() {
			return &Error{Kind: Missing, Note: message.New("snapshot.early", "snapshot", c.series.Ref().String(),
				"date", at.String(), "first", m.at.String())}
		}
	}
	return &Error{Kind: Missing, Note: message.New("snapshot.undated", "snapshot", c.series.Ref().String())}
}

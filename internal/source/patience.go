package source

import (
	"context"
	"io"
	"time"
)

// patience is how long one document may keep us waiting. It begins anew with
// each.
type patience struct {
	ctx    context.Context // of the whole
	limit  time.Duration
	now    context.Context // of the document being read
	cancel context.CancelFunc
}

func newPatience(ctx context.Context, limit time.Duration) *patience {
	p := &patience{ctx: ctx, limit: limit}
	p.renew()
	return p
}

// renew begins anew.
func (p *patience) renew() {
	p.end()
	p.now, p.cancel = context.WithTimeoutCause(p.ctx, p.limit, errTooLate)
}

func (p *patience) end() {
	if p.cancel != nil {
		p.cancel()
	}
}

// err returns why there is no more time, or nil.
func (p *patience) err() error { return context.Cause(p.now) }

// patient is a reader that fails when there is no more time.
type patient struct {
	*patience
	r io.Reader
}

// Read implements io.Reader.
func (p patient) Read(b []byte) (int, error) {
	if err := p.err(); err != nil {
		return 0, err
	}
	return p.r.Read(b)
}

// asideBytes is how much is read aside at once.
const asideBytes = 64 << 10

// aside is patient with a reader that may never return, such as a pipe that
// nobody writes to: that is read in another goroutine. One that is given up is
// read no further than its next bytes.
type aside struct {
	*patience
	r       io.Reader
	buffer  []byte
	reading bool
	got     chan piece
	rest    piece // of what was got
}

// piece is what one reading brought.
type piece struct {
	data []byte
	err  error
}

func newAside(p *patience, r io.Reader) *aside {
	return &aside{patience: p, r: r, buffer: make([]byte, asideBytes), got: make(chan piece, 1)}
}

// Read implements io.Reader.
func (a *aside) Read(b []byte) (int, error) {
	if len(a.rest.data) == 0 {
		if a.rest.err != nil {
			return 0, a.rest.err
		}
		if err := a.wait(); err != nil {
			return 0, err
		}
	}
	n := copy(b, a.rest.data)
	a.rest.data = a.rest.data[n:]
	return n, nil
}

// wait waits for the next piece, or until there is no more time.
func (a *aside) wait() error {
	if !a.reading {
		a.reading = true
		go func() {
			n, err := a.r.Read(a.buffer)
			a.got <- piece{a.buffer[:n], err}
		}()
	}
	select {
	case a.rest = <-a.got:
		a.reading = false
		return nil
	case <-a.now.Done():
		return a.err()
	}
}

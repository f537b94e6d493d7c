package archive

import "io"

// A decompressor that gives more than this for each byte that it gets, once it
// has given much, unfolds nothing that a person wrote: text becomes a tenth to
// a thirtieth.
const (
	maxRatio   = 250
	ratioAfter = 1 << 20 // bytes
)

// counter counts the bytes read through it.
type counter struct {
	r io.Reader
	n int64
}

// Read implements io.Reader.
func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// meter reads what a decompressor makes of what fed counted, and fails when
// that is far too much.
type meter struct {
	r   io.Reader
	fed func() int64 // bytes
	n   int64        // that were given
}

// Read implements io.Reader.
func (m *meter) Read(p []byte) (int, error) {
	n, err := m.r.Read(p)
	m.n += int64(n)
	if m.n > ratioAfter && m.n/maxRatio > m.fed() {
		return 0, ErrBomb
	}
	return n, err
}

package archive

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"mime"
	"strconv"
	"strings"
)

// member returns what the record holds for a reader, or nil if that is nothing.
// With an error the member has but a name and an address.
func (r *record) member() (*Member, error) {
	m := &Member{URL: r.address(), Time: r.time(), Digest: line(r.fields.get("warc-payload-digest")), Role: Record}
	m.Name = recordName(m)
	if m.URL == "" {
		return nil, nil
	}
	isHTTP := strings.HasPrefix(strings.ToLower(r.fields.get("content-type")), "application/http")
	switch kind := strings.ToLower(r.fields.get("warc-type")); {
	case kind == "response" && isHTTP:
		return r.answer(m)
	case kind == "revisit":
		m.Role = Unchanged
		return m, nil
	case (kind == "resource" || kind == "conversion" || kind == "response") && !isHTTP:
		return r.content(m, r.fields.get("content-type"), r.block)
	}
	return nil, nil
}

// recordName returns the name of a record as archives of the web write it: when
// and what.
func recordName(m *Member) string {
	if m.Time.IsZero() {
		return m.URL
	}
	return m.Time.Format("20060102150405") + "/" + m.URL
}

// content adds the content and what is said of it to m, or returns nil if it is
// nothing to read.
func (r *record) content(m *Member, contentType string, body io.Reader) (*Member, error) {
	mediaType, params, err := mime.ParseMediaType(contentType)
	if err != nil && mediaType == "" {
		mediaType, _, _ = strings.Cut(contentType, ";")
		mediaType = strings.ToLower(strings.TrimSpace(mediaType))
	}
	if !legible(mediaType) {
		return nil, nil
	}
	m.MediaType, m.Charset, m.Body = line(mediaType), line(params["charset"]), body
	return m, nil
}

// answer reads the answer of a server.
func (r *record) answer(m *Member) (*Member, error) {
	b := bufio.NewReader(r.block)
	status, err := b.ReadSlice('\n')
	if err != nil || !bytes.HasPrefix(status, []byte("HTTP/")) {
		return nil, nil // the block is damaged, which is counted when it is skipped
	}
	if _, code, _ := strings.Cut(string(status), " "); !strings.HasPrefix(strings.TrimSpace(code), "200") {
		return nil, nil // not the document but another, or an excuse
	}
	f, err := readFields(b, 4*maxHeader)
	if err != nil {
		return nil, nil // the same
	}
	m, _ = r.content(m, f.get("content-type"), b)
	if m == nil {
		return nil, nil
	}
	var body io.Reader = b
	if strings.Contains(strings.ToLower(f.get("transfer-encoding")), "chunked") {
		body = dechunked(b)
	}
	m.Body, err = decoded(body, f.get("content-encoding"))
	return m, err
}

// fields are the lines of a header, the last of each name, by it in small
// letters.
type fields map[string]string

func (f fields) get(name string) string { return f[name] }

// readFields reads a header up to the empty line behind it, at most limit bytes.
func readFields(r *bufio.Reader, limit int) (fields, error) {
	f, last := fields{}, ""
	for {
		row, err := r.ReadSlice('\n')
		if limit -= len(row); limit < 0 || err == bufio.ErrBufferFull {
			return nil, fmt.Errorf("%w: endless header", ErrDamaged)
		}
		text := string(bytes.TrimRight(row, "\r\n"))
		switch name, value, found := strings.Cut(text, ":"); {
		case err == io.EOF:
			return nil, fmt.Errorf("%w: half a header", ErrTruncated)
		case err != nil:
			return nil, err
		case strings.TrimSpace(text) == "":
			return f, nil
		case text[0] == ' ' || text[0] == '\t':
			f[last] += " " + strings.TrimSpace(text)
		case found:
			last = strings.ToLower(strings.TrimSpace(name))
			f[last] = strings.TrimSpace(value)
		}
	}
}

// dechunked undoes the transfer coding of r. Some crawlers note that coding and
// undo it all the same: what does not begin with a length is taken as it is.
func dechunked(r *bufio.Reader) io.Reader {
	head, _ := r.Peek(20)
	row, _, found := bytes.Cut(head, []byte("\n"))
	if _, err := chunkLength(row); !found || err != nil {
		return r
	}
	return &chunked{r: r, first: true}
}

// chunked reads content that was sent in pieces.
type chunked struct {
	r     *bufio.Reader
	left  int64 // of the piece
	first bool
	done  bool
}

// Read implements io.Reader.
func (c *chunked) Read(p []byte) (int, error) {
	if c.left == 0 && !c.done {
		if err := c.next(); err != nil {
			return 0, err
		}
	}
	if c.done {
		return 0, io.EOF
	}
	n, err := c.r.Read(p[:min(int64(len(p)), c.left)])
	c.left -= int64(n)
	if err == io.EOF {
		err = fmt.Errorf("%w: half a piece", ErrTruncated)
	}
	return n, err
}

// next reads the length of the next piece.
func (c *chunked) next() error {
	for {
		row, err := c.r.ReadSlice('\n')
		if err == io.EOF && len(row) == 0 {
			return fmt.Errorf("%w: no last piece", ErrTruncated)
		}
		if err != nil && err != io.EOF {
			return fmt.Errorf("%w: piece without a length", ErrDamaged)
		}
		if !c.first && len(bytes.TrimSpace(row)) == 0 {
			c.first = true // the end of the piece before
			continue
		}
		c.first = false
		c.left, err = chunkLength(row)
		c.done = err == nil && c.left == 0
		return err
	}
}

func chunkLength(row []byte) (int64, error) {
	digits, _, _ := strings.Cut(string(row), ";")
	n, err := strconv.ParseInt(strings.TrimSpace(digits), 16, 64)
	if err != nil || n < 0 {
		return 0, fmt.Errorf("%w: piece without a length", ErrDamaged)
	}
	return n, nil
}

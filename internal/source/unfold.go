package source

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"iter"
	"path"
	"strconv"
	"strings"

	"exitclause/internal/archive"
	"exitclause/internal/message"
)

const (
	// peeked is how much of the beginning of a file tells what it is.
	peeked = 4096
	// maxNesting is how deep archives may lie in each other: what somebody sent
	// in a message may be an archive that holds saved pages.
	maxNesting = 3
)

// errNested says that archives lie too deep in each other.
var errNested = errors.New("archives in archives")

// unfold hands out the pages in in, and reports whether more are wanted.
func (o *opener) unfold(in input) bool {
	head, err := in.r.Peek(peeked)
	if err != nil && err != io.EOF {
		return o.fail(in, err)
	}
	switch {
	case archive.IsWARC(head):
		return o.web(in, archive.WARC(in.r))
	case archive.Compressed(head):
		return o.compressed(in, head)
	case archive.IsTar(head):
		return o.files(in, archive.Tar(in.r), choice{})
	case isZip(head):
		return o.zipped(in, head)
	}
	data, err := o.readAll(in)
	if err != nil {
		return o.fail(in, err)
	}
	if isMail(data) {
		return o.mail(in, data)
	}
	return o.document(in, data)
}

// member returns the input that m is in in.
func (o *opener) member(in input, m *archive.Member) input {
	return input{
		uri: in.uri + inside + m.Name, r: bufio.NewReader(patient{o.patience, m.Body}), label: m.Charset, member: m, depth: in.depth + 1,
		exchange: in.exchange,
	}
}

// compressed hands out the pages in a file that is compressed.
func (o *opener) compressed(in input, head []byte) bool {
	inner := innerHead(head)
	if archive.IsWARC(inner) {
		return o.web(in, archive.WARC(in.r))
	}
	if in.depth >= maxNesting {
		return o.fail(in, errNested)
	}
	m, err := archive.Decompress(in.r)
	if err != nil {
		return o.fail(in, err)
	}
	if m.Name == "" {
		m.Name = strings.TrimSuffix(path.Base(in.uri), path.Ext(in.uri))
	}
	next := o.member(in, m)
	if in.member != nil {
		m.Role, m.URL, m.Time, m.Title = in.member.Role, in.member.URL, in.member.Time, in.member.Title
	}
	if archive.IsTar(inner) {
		next.uri = in.uri
	}
	return o.unfold(next)
}

// innerHead returns the beginning of what a file with the beginning head is
// compressed from.
func innerHead(head []byte) []byte {
	m, err := archive.Decompress(bytes.NewReader(head))
	if err != nil {
		return nil
	}
	inner := make([]byte, 1024)
	n, _ := io.ReadFull(m.Body, inner) // as far as it goes
	return inner[:n]
}

// zipped hands out the pages in a ZIP archive, or in what is made of one.
func (o *opener) zipped(in input, head []byte) bool {
	if in.at == nil {
		data, err := o.readAll(in)
		if err != nil {
			return o.fail(in, err)
		}
		whole := memory(in.uri, data)
		in.r, in.at, in.size, in.data = whole.r, whole.at, whole.size, data
	}
	names, err := archive.ZipNames(in.at, in.size)
	if err != nil {
		return o.fail(in, err)
	}
	if zipFormat(head, names) != zipFile {
		data, err := o.readAll(in)
		if err != nil {
			return o.fail(in, err)
		}
		return o.document(in, data)
	}
	return o.files(in, archive.Zip(in.at, in.size), among(names))
}

// files hands out the documents among the files of an archive.
func (o *opener) files(in input, members iter.Seq2[*archive.Member, error], among choice) bool {
	before := o.given
	for m, err := range members {
		if m == nil {
			return o.fail(in, err)
		}
		if !among.take(m) {
			continue
		}
		if !o.inner(in, m, err) {
			return false
		}
	}
	if o.given == before && o.wanted == "" {
		return o.fail(in, failure(in.uri, Empty, message.New("archive.none")))
	}
	return true
}

// inner hands out the pages in a member of in, which could be opened if err is
// nil.
func (o *opener) inner(in input, m *archive.Member, err error) bool {
	next := o.member(in, m)
	switch {
	case !o.wants(next.uri):
		return true
	case err != nil:
		return o.fail(next, err)
	case in.depth >= maxNesting:
		return o.fail(in, errNested)
	case o.given >= maxDocuments:
		o.fail(in, failure(in.uri, Limit, message.New("archive.documents", "n", strconv.Itoa(maxDocuments))))
		return false
	}
	return o.unfold(next)
}

// document hands out the page that data, the whole of in, is.
func (o *opener) document(in input, data []byte) bool {
	p, err := newPage(o.now, in.uri, data, in.label, o.opts)
	if err != nil {
		return o.fail(in, err)
	}
	p.Exchange, p.Claim = in.exchange, savedFrom(p.Text)
	p.Warnings = append(p.Warnings, in.exchange.warnings()...)
	if m := in.member; m != nil {
		p.Title = m.Title
		if m.URL != "" {
			p.Claim = &Claim{m.URL, m.Time}
		}
	}
	if p.Incidental = in.incidental(); p.Incidental && !promising(p) {
		return true
	}
	return o.give(p, nil)
}

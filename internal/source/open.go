package source

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"strings"

	"exitclause/internal/archive"
	"exitclause/internal/message"
)

// inside stands in a URI between an archive and a file in it.
const inside = "!/"

// Open reads what uri names, like Load, and yields the documents in it, in the
// order they stand there: one, or of an archive all those that are pages or
// files for people. Of a web archive, which holds a crawler's whole way, and of
// frames it yields what may be a policy or agreement; see Page.Incidental. A URI
// that Open gave to a page in an archive names that page. What cannot be read
// yields its *Error, and loses nothing else. A web archive is read in passing,
// however long it is; opts.Timeout then holds for each document.
func Open(ctx context.Context, uri string, opts Options) iter.Seq2[*Page, error] {
	return func(yield func(*Page, error) bool) {
		o := newOpener(ctx, opts, yield)
		defer o.end()
		switch scheme(uri) {
		case "http", "https":
			o.fetch(uri)
		case "snapshot":
			o.give(nil, failure(uri, Unreadable, message.New("source.snapshot")))
		case "":
			o.file(uri)
		default:
			_, inArchive := containerOf(uri)
			if _, err := os.Stat(uri); err != nil && !inArchive {
				o.give(nil, failure(uri, Unreadable, message.New("fetch.scheme", "url", uri)))
				return
			}
			o.file(uri)
		}
	}
}

// unfold yields the documents in in, like Open.
func unfold(ctx context.Context, in input, opts Options) iter.Seq2[*Page, error] {
	return func(yield func(*Page, error) bool) {
		o := newOpener(ctx, opts, yield)
		defer o.end()
		o.unfold(in)
	}
}

// opener turns one source into pages.
type opener struct {
	*patience
	opts    Options
	yield   func(*Page, error) bool
	wanted  string          // URI of the one page that is asked for; "" if all are
	given   int             // pages and errors so far
	left    int64           // bytes that archives may still unfold to
	records map[string]bool // digests of those of a web archive that became pages
}

// maxUnfolded is how many times as much as one document may have all those in an
// archive may have together.
const maxUnfolded = 8

// maxDocuments is how many documents may come from one source. All of them are
// kept to the end.
const maxDocuments = 1000

func newOpener(ctx context.Context, opts Options, yield func(*Page, error) bool) *opener {
	opts = opts.withDefaults()
	return &opener{
		patience: newPatience(ctx, opts.Timeout), opts: opts, yield: yield,
		left: maxUnfolded * opts.MaxBytes, records: map[string]bool{},
	}
}

// input is a file, or a member of an archive, to be turned into pages.
type input struct {
	uri    string
	r      *bufio.Reader
	at     io.ReaderAt     // the same from its beginning; nil if it can be read but once
	size   int64           // bytes in at
	data   []byte          // all of it; nil if it has still to be read
	label  string          // the encoding that it was said to be in; "" if none
	member *archive.Member // nil if it lies in no archive
	depth  int             // archives around it

	exchange *Exchange // how it, or the archive around it, came from the network; nil if it did not
}

// memory returns an input of data.
func memory(uri string, data []byte) input {
	r := bytes.NewReader(data)
	return input{uri: uri, r: bufio.NewReader(r), at: r, size: int64(len(data)), data: data}
}

// incidental reports whether in only lies beside what somebody meant to save.
func (in input) incidental() bool {
	return in.member != nil && (in.member.Role == archive.Record || in.member.Role == archive.Frame)
}

// file reads the file that uri names, or standard input.
func (o *opener) file(uri string) {
	if uri == "-" {
		if o.opts.Stdin == nil {
			o.fail(input{uri: uri}, errNoStdin)
			return
		}
		o.unfold(o.stream(uri, o.opts.Stdin))
		return
	}
	name := uri
	if container, ok := containerOf(uri); ok {
		name, o.wanted = container, uri
	}
	in, close, err := o.openFile(name)
	if err != nil {
		o.fail(input{uri: uri}, err)
		return
	}
	defer close()
	o.unfold(in)
	if o.wanted != "" && o.given == 0 {
		o.give(nil, failure(uri, Unreadable, message.New("archive.missing", "archive", name)))
	}
}

// openFile opens the file called name. It is looked at before: opening a device
// can do something, and opening a pipe may take for ever.
func (o *opener) openFile(name string) (in input, close func() error, err error) {
	info, err := os.Stat(name)
	if err != nil {
		return in, nil, err
	}
	switch mode := info.Mode(); {
	case info.IsDir():
		return in, nil, errDirectory
	case mode&fs.ModeNamedPipe != 0:
		pipe := &lateFile{name: name}
		return o.stream(name, pipe), func() error { return nil }, nil
	case !mode.IsRegular():
		return in, nil, errDevice
	}
	f, err := os.Open(name)
	if err != nil {
		return in, nil, err
	}
	return input{uri: name, r: bufio.NewReaderSize(patient{o.patience, f}, asideBytes), at: f, size: info.Size()}, f.Close, nil
}

// stream returns an input of what can be read only once, and may never end.
func (o *opener) stream(uri string, r io.Reader) input {
	return input{uri: uri, r: bufio.NewReaderSize(newAside(o.patience, r), asideBytes)}
}

// lateFile is a file that is opened when it is read, and closed at its end.
type lateFile struct {
	name string
	f    *os.File
}

// Read implements io.Reader.
func (l *lateFile) Read(p []byte) (int, error) {
	if l.f == nil {
		f, err := os.Open(l.name)
		if err != nil {
			return 0, err
		}
		l.f = f
	}
	n, err := l.f.Read(p)
	if err != nil {
		l.f.Close()
	}
	return n, err
}

// containerOf returns the name of the archive in which uri names a file, if
// there is one and there is no file called uri.
func containerOf(uri string) (name string, ok bool) {
	if _, err := os.Stat(uri); err == nil {
		return "", false
	}
	for at := strings.Index(uri, inside); at >= 0; {
		if info, err := os.Stat(uri[:at]); err == nil && info.Mode().IsRegular() {
			return uri[:at], true
		}
		next := strings.Index(uri[at+1:], inside)
		if next < 0 {
			break
		}
		at += 1 + next
	}
	return "", false
}

// give hands out a page or an error, and reports whether more are wanted.
func (o *opener) give(p *Page, err error) bool {
	o.given++
	if !o.yield(p, err) {
		return false
	}
	o.renew()
	return o.wanted == "" || p == nil // else that was the one
}

// fail hands out why in cannot be read, unless it is not what was asked for, or
// only lies beside that.
func (o *opener) fail(in input, err error) bool {
	if !o.wants(in.uri) || in.incidental() && !promisingAddress(in.member.URL) {
		return true
	}
	var done *Error
	if !errors.As(err, &done) {
		done = unfoldFailure(in.uri, o.opts, err)
	}
	return o.give(nil, done)
}

// wants reports whether uri is asked for, or may hold what is.
func (o *opener) wants(uri string) bool {
	return o.wanted == "" || uri == o.wanted || strings.HasPrefix(o.wanted, uri+inside)
}

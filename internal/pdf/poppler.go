package pdf

import (
	"bytes"
	"context"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// poppler runs the programs of poppler over one file. They get the file on
// their standard input, no shell, no environment and no file to write, and are
// ended when they take too long or say too much.
type poppler struct {
	text, html string // the programs' paths; html may be ""
	data       []byte
	maxPages   int
	maxText    int
}

// words returns the words that pdftotext finds.
func (p poppler) words(ctx context.Context) (pages, error) {
	out, err := p.run(ctx, p.text, "-bbox-layout", "-enc", "UTF-8", "-l", p.last(), "-", "-")
	if err != nil {
		return pages{}, err
	}
	return readWords(string(out)), nil
}

// dressed returns words with the looks that pdftohtml tells of them, as far as it
// does.
func (p poppler) dressed(ctx context.Context, words pages) pages {
	if p.html == "" {
		return words
	}
	out, err := p.run(ctx, p.html, "-q", "-xml", "-stdout", "-i", "-nodrm", "-noroundcoord", "-zoom", "1", "-enc", "UTF-8", "-l", p.last(), "-", "page")
	if err == nil {
		words.dress(readLooks(string(out)))
	}
	return words
}

// last is the number of the last page to read: one more than allowed, so that
// it shows when there are more.
func (p poppler) last() string { return strconv.Itoa(p.maxPages + 1) }

// run returns what a program writes to its standard output.
func (p poppler) run(ctx context.Context, path string, args ...string) ([]byte, error) {
	const perByte = 30 // of text, at most, on average: every word comes with its box
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	out := &bounded{limit: perByte * p.maxText, full: cancel}
	complaints := &bounded{limit: 64 << 10}
	cmd := exec.CommandContext(ctx, path, args...)
	cmd.Env = []string{"LC_ALL=C"}
	cmd.Stdin = bytes.NewReader(p.data)
	cmd.Stdout, cmd.Stderr = out, complaints
	cmd.WaitDelay = time.Second
	err := cmd.Run()
	switch {
	case out.over:
		return nil, errTooMuch
	case err != nil && strings.Contains(complaints.kept.String(), "Incorrect password"):
		return nil, errPassword
	}
	return out.kept.Bytes(), err
}

// bounded keeps what is written to it up to a limit. It must not have the other
// methods of a buffer, which know of none.
type bounded struct {
	kept  bytes.Buffer
	limit int
	over  bool
	full  func() // called when there is more; nil if the rest is only dropped
}

func (b *bounded) Write(p []byte) (int, error) {
	if b.kept.Len()+len(p) <= b.limit {
		return b.kept.Write(p)
	}
	b.over = true
	if b.full != nil {
		b.full()
	}
	return len(p), nil
}

// Package cli is the command line: one file per verb. It is the only place that
// knows flags, the environment, the terminal and exit codes.
package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"syscall"
	"time"

	"golang.org/x/term"

	"exitclause/internal/message"
	"exitclause/internal/pdf"
	"exitclause/internal/render"
	"exitclause/internal/source"
	"exitclause/internal/strictyaml"
)

// Exit codes.
const (
	ExitDone   = 0 // done; findings are not an error
	ExitFailed = 1 // a check found what it was told to fail on
	ExitUsage  = 2 // usage or configuration error
	ExitSource = 3 // a document could not be had or read

	ExitInterrupted = 130 // stopped by a signal, as shells say it
)

// Env is what the program gets from its surroundings.
type Env struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Getenv         func(string) string
	Columns        int  // of the terminal that Stdout is; 0 if it is none
	Watched        bool // Stderr is a terminal
	Now            func() time.Time
	Memory         func(limit int64) // sets how many bytes to keep within, if that can be; may be nil
}

// System returns the surroundings of this process.
func System() Env {
	env := Env{Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Getenv: os.Getenv, Now: time.Now, Memory: keepWithin}
	if columns, _, err := term.GetSize(int(os.Stdout.Fd())); err == nil {
		env.Columns = columns
	}
	env.Watched = term.IsTerminal(int(os.Stderr.Fd()))
	return env
}

// session is one run of the program.
type session struct {
	Env
	*message.Printer        // for everything but reports, which may be in another language
	lang             string // --lang
	quiet            bool   // -q
	room             room
	lookedForPoppler sync.Once
	poppler          pdf.Options
	working          progress
	unhelped         error // why the help could not be written, which cobra has no way to say
}

// Main runs the program with args, which do not include its name, and returns
// its exit code.
func Main(ctx context.Context, args []string, env Env) int {
	s := &session{Env: env}
	s.allowMemory(0)
	s.Printer = message.For(s.language(args))
	root := newRootCmd(s)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	return s.exit(cmp.Or(err, s.unhelped))
}

// language returns the language to talk in: what the arguments name, so that
// also the help is in it, else what the environment names. It may be "".
func (s *session) language(args []string) string {
	for i, arg := range args {
		value, found := strings.CutPrefix(arg, "--lang=")
		if arg == "--lang" && i+1 < len(args) {
			value, found = args[i+1], true
		}
		if found {
			return value
		}
	}
	lang, _ := s.locale()
	return lang
}

// locale returns the language of the environment, if that names one that the
// program speaks.
func (s *session) locale() (string, bool) {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := s.Getenv(name); value != "" {
			return message.Match(value)
		}
	}
	return "", false
}

// fault is an error with the exit code it leads to. One without a note has been
// told already.
type fault struct {
	code int
	note message.Note
}

func (f fault) Error() string { return message.English(f.note) }

// usage returns a fault in how the program was called.
func usage(key string, pairs ...string) error {
	return fault{ExitUsage, message.New(key, pairs...)}
}

// exit tells err and returns the exit code.
func (s *session) exit(err error) int {
	var f fault
	var faults strictyaml.Errors
	var from *source.Error
	switch {
	case err == nil, errors.Is(err, syscall.EPIPE): // whoever read has read enough
		return ExitDone
	case errors.Is(err, context.Canceled):
		return ExitInterrupted
	case errors.As(err, &f):
		if f.note.Key != "" {
			s.tell(s.Text(f.note))
		}
		return f.code
	case errors.As(err, &faults):
		s.tellAll(faults)
	case errors.As(err, &from):
		s.tell(from.URI + ": " + s.Text(from.Note))
		if from.Kind != source.Usage {
			return ExitSource
		}
	default:
		s.tell(s.Text(message.Of(err)))
	}
	return ExitUsage
}

// tellAll tells everything that is wrong in a file.
func (s *session) tellAll(faults strictyaml.Errors) {
	for _, e := range faults {
		s.tell(e.In(s.Printer))
	}
}

// tell writes one message to standard error.
func (s *session) tell(text string) {
	s.working.hide()
	fmt.Fprintf(s.Stderr, "exitclause: %s\n", render.Harmless(text))
}

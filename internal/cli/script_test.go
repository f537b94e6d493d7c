package cli

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets the scripts run this test binary as exitclause.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"exitclause":    func() { os.Exit(Main(context.Background(), os.Args[1:], System())) },
		"goquery-alone": parseAlone,
	})
}

// TestScripts runs the transcripts in testdata/script, one scenario a file.
// Beside testscript's own commands they know exit, which runs a program and
// holds it to an exit code: exit 3 exitclause analyze nothing.html
// and serve and tsa, which start servers; see there.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"exit": exitCode, "serve": serve, "tsa": serveStamps},
	})
}

func exitCode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exit CODE program [args...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var failed *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &failed) {
		got = failed.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

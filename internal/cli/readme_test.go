package cli

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"exitclause/internal/gold"
)

var updateReadme = flag.Bool("update-readme", false, "write the sessions of README.md anew")

// session is a command of README.md, what it may print at most, and what the
// README says it prints.
var sessionBlock = regexp.MustCompile("(?s)(<!-- session: (.+?) \\| head -n (\\d+) -->\n```text\n)(.*?)(```\n<!-- end -->)")

// TestReadmeSessions runs every command that README.md shows and compares what
// it prints with what the README says.
func TestReadmeSessions(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir("../..")
	shown := 0
	fresh := sessionBlock.ReplaceAllFunc(readme, func(block []byte) []byte {
		shown++
		m := sessionBlock.FindSubmatch(block)
		limit, err := strconv.Atoi(string(m[3]))
		if err != nil {
			t.Fatal(err)
		}
		out := firstLines(printed(t, strings.Fields(string(m[2]))...), limit)
		return bytes.Join([][]byte{m[1], out, m[5]}, nil)
	})
	if shown == 0 {
		t.Fatal("README.md shows no session")
	}
	fresh = accuracyBlock.ReplaceAll(fresh, []byte("${1}"+accuracyTable(t)+"${2}"))
	if *updateReadme {
		if err := os.WriteFile("README.md", fresh, 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(readme), string(fresh)); diff != "" {
		t.Errorf("README.md is stale; go test ./internal/cli -run Readme -update-readme makes it anew (-readme +now):\n%s", diff)
	}
}

// accuracyBlock is the part of README.md that gives the released figures.
var accuracyBlock = regexp.MustCompile("(?s)(<!-- accuracy -->\n).*?(<!-- end -->)")

// accuracyTable returns the released figures on the own documents.
func accuracyTable(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("rules/accuracy.json")
	if err != nil {
		t.Fatal(err)
	}
	var released gold.Accuracy
	if err := json.Unmarshal(data, &released); err != nil {
		t.Fatal(err)
	}
	table := "| language | precision | recall | F1 |\n|---|---:|---:|---:|\n"
	for _, l := range released.Own.Languages {
		table += fmt.Sprintf("| %s | %.2f | %.2f | %.2f |\n", l.Language, l.Precision, l.Recall, l.F1)
	}
	return table
}

// printed runs the program and returns what it prints.
func printed(t *testing.T, args ...string) []byte {
	t.Helper()
	var out, errs bytes.Buffer
	env := Env{
		Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errs,
		Getenv: func(string) string { return "" },
	}
	if code := Main(t.Context(), args, env); code != ExitDone {
		t.Fatalf("%v: exit code %d, %s", args, code, errs.Bytes())
	}
	return out.Bytes()
}

func firstLines(text []byte, n int) []byte {
	lines := bytes.SplitAfter(text, []byte("\n"))
	return bytes.Join(lines[:min(n, len(lines))], nil)
}

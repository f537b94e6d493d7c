package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"

	"exitclause/internal/message"
)

const actionDir = "../../.github/actions/check"

// workspace is where an action runs: files, and what GitHub names.
type workspace struct {
	t      *testing.T
	dir    string
	script string
}

func newWorkspace(t *testing.T) workspace {
	t.Helper()
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("there is no bash to run the script of the action with")
	}
	script, err := filepath.Abs(filepath.Join(actionDir, "check.sh"))
	if err != nil {
		t.Fatal(err)
	}
	return workspace{t, t.TempDir(), script}
}

func (w workspace) write(name, text string) {
	w.t.Helper()
	path := filepath.Join(w.dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		w.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		w.t.Fatal(err)
	}
}

func (w workspace) read(name string) string {
	w.t.Helper()
	data, err := os.ReadFile(filepath.Join(w.dir, name))
	if err != nil {
		w.t.Fatal(err)
	}
	return string(data)
}

// run runs the script with more in its environment, and returns its exit code and
// what it wrote. What it makes for the job stays in the folder that GitHub empties.
func (w workspace) run(env ...string) (int, string) {
	w.t.Helper()
	cmd := exec.Command("bash", w.script)
	cmd.Dir = w.dir
	cmd.Env = append(os.Environ(), "GITHUB_PATH="+filepath.Join(w.dir, "path"), "GITHUB_OUTPUT="+filepath.Join(w.dir, "output"),
		"GITHUB_STEP_SUMMARY="+filepath.Join(w.dir, "summary.md"), "RUNNER_TEMP="+w.t.TempDir())
	cmd.Env = append(cmd.Env, env...)
	out, err := cmd.CombinedOutput()
	if cmd.ProcessState == nil {
		w.t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), string(out)
}

const terms = `# Larkfin Terms of Service

4.1 You may close your account at any time under Settings > Account > Close account.

4.2 We must keep your identification records for five years after you close your account.
`

// TestActionScript runs the script of the GitHub action as far as that can be
// without GitHub.
func TestActionScript(t *testing.T) {
	w := newWorkspace(t)
	w.write("exitclause.yaml", "documents: [terms.md]\nbaseline: base.json\n")
	w.write("terms.md", terms)
	if code, out := w.run("INSTALL_ONLY=true"); code != 0 || out != "" {
		t.Fatalf("%d: %s", code, out)
	}
	installed := filepath.Join(strings.TrimSpace(w.read("path")), "exitclause")
	accept := exec.Command(installed, "check", "--update-baseline")
	accept.Dir = w.dir
	if out, err := accept.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if code, out := w.run(); code != 0 || out != "" {
		t.Errorf("nothing changed: %d: %s", code, out)
	}
	if got := w.read("output"); got != "exit-code=0\n" {
		t.Errorf("the output is %q", got)
	}
	w.write("terms.md", strings.Replace(terms, "five", "seven", 1))
	code, out := w.run("FAIL_ON=substance")
	if code != 1 || !strings.HasPrefix(out, "::error file=terms.md,line=5,col=5,title=Changed for the worse%3A ") {
		t.Errorf("seven years for five: %d: %s", code, out)
	}
	if got := w.read("output"); got != "exit-code=0\nexit-code=1\n" {
		t.Errorf("the output is %q", got)
	}
	if got := w.read("summary.md"); !strings.Contains(got, "<del>five</del><ins>seven</ins>") {
		t.Errorf("the summary is %s", got)
	}
	code, out = w.run("FORMAT=sarif", "OUTPUT=out.sarif", "REPORT_LANG=zh-Hans", "SUMMARY=false")
	if code != 1 || out != "" || !strings.Contains(w.read("out.sarif"), "变得更不利") {
		t.Errorf("as SARIF: %d: %s", code, out)
	}
}

// TestActionScriptRunsNoInput holds that what a workflow gives the action is taken
// for what it is, however it is written.
func TestActionScriptRunsNoInput(t *testing.T) {
	w := newWorkspace(t)
	w.write("exitclause.yaml", "documents: [terms.md]\n")
	w.write("terms.md", terms)
	// Linking the program takes longer than all the rest, so it is done once.
	w.write("bin/go", "#!/bin/sh\nwhile [ \"$1\" != -o ]; do shift; done\nmkdir -p \"$2\" && cp \"$PROGRAM\" \"$2\"\n")
	if err := os.Chmod(filepath.Join(w.dir, "bin", "go"), 0o755); err != nil {
		t.Fatal(err)
	}
	path := "PATH=" + filepath.Join(w.dir, "bin") + string(os.PathListSeparator) + os.Getenv("PATH")
	given := []string{"PROGRAM=" + program(t), path, "SERVER=file://" + w.dir, "REPOSITORY=no/where"}
	if code, out := w.run(given...); code != 0 {
		t.Fatalf("%d: %s", code, out)
	}
	for _, hostile := range []string{"$(touch pwned)", "`touch pwned`", "x; touch pwned", "--help", "-o=pwned", "a b\n::error::c"} {
		for _, name := range []string{"CONFIG", "FORMAT", "FAIL_ON", "REPORT_LANG", "VERSION"} {
			if code, out := w.run(append(given, name+"="+hostile)...); code != ExitUsage && code != 128 { // git's own
				t.Errorf("%s=%s: %d: %s", name, hostile, code, out)
			}
		}
		w.run(append(given, "OUTPUT="+hostile, "STORE="+hostile)...)
	}
	if _, err := os.Stat(filepath.Join(w.dir, "pwned")); err == nil {
		t.Error("an input was run")
	}
	left := t.TempDir()
	if code, out := w.run(append(given, "GITHUB_PATH=", "RUNNER_TEMP=", "TMPDIR="+left)...); code != 0 {
		t.Errorf("outside GitHub: %d: %s", code, out)
	}
	if entries, err := os.ReadDir(left); err != nil || len(entries) > 0 {
		t.Errorf("outside GitHub %v is left behind (%v)", entries, err)
	}
}

// TestActionVersion holds that another version of the program is fetched from
// where the action is from, whether GitHub tells that or only shows it.
func TestActionVersion(t *testing.T) {
	w := newWorkspace(t)
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("there is no git to fetch a version with")
	}
	w.write("owner/name/go.mod", "module exitclause\n\ngo 1.26.0\n")
	w.write("owner/name/cmd/exitclause/main.go", "package main\n\nfunc main() { println(\"another version\") }\n")
	for _, args := range [][]string{
		{"init", "--quiet", "--initial-branch=main"},
		{"add", "."},
		{"-c", "user.name=x", "-c", "user.email=x@example.com", "commit", "--quiet", "--message=x"},
		{"tag", "v1.0.0"},
	} {
		git := exec.Command("git", args...)
		git.Dir = filepath.Join(w.dir, "owner", "name")
		if out, err := git.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v: %s", args, err, out)
		}
	}
	server := "SERVER=file://" + filepath.ToSlash(w.dir)
	if code, out := w.run("VERSION=v1.0.0", server, "REPOSITORY=owner/name"); code != 0 || out != "another version\n" {
		t.Errorf("the repository is told: %d: %s", code, out)
	}
	script, err := os.ReadFile(w.script)
	if err != nil {
		t.Fatal(err)
	}
	w.write("_actions/owner/name/main/.github/actions/check/check.sh", string(script))
	w.script = filepath.Join(w.dir, "_actions/owner/name/main/.github/actions/check/check.sh")
	if code, out := w.run("VERSION=v1.0.0", server); code != 0 || out != "another version\n" {
		t.Errorf("the repository is shown: %d: %s", code, out)
	}
}

// TestActionIsDescribed holds the description of the action against its script,
// and the workflows that are shown against the description.
func TestActionIsDescribed(t *testing.T) {
	script := readText(t, filepath.Join(actionDir, "check.sh"))
	var action struct {
		Inputs map[string]struct{ Description, Default string }
		Runs   struct {
			Using string
			Steps []struct {
				Run, Shell string
				Env        map[string]string
			}
		}
	}
	if err := yaml.Unmarshal([]byte(readText(t, filepath.Join(actionDir, "action.yml"))), &action); err != nil {
		t.Fatal(err)
	}
	step := action.Runs.Steps[len(action.Runs.Steps)-1]
	if action.Runs.Using != "composite" || step.Shell != "bash" || strings.Contains(step.Run, "${{") {
		t.Errorf("the step %+v", step)
	}
	used := make(map[string]bool)
	for name, value := range step.Env {
		if !strings.Contains(script, "${"+name) && !strings.Contains(script, "$"+name) {
			t.Errorf("the script does not use %s", name)
		}
		if input, ok := strings.CutPrefix(value, "${{ inputs."); ok {
			used[strings.TrimSuffix(input, " }}")] = true
		}
	}
	for name, input := range action.Inputs {
		if !used[name] || input.Description == "" {
			t.Errorf("the input %s is not handed to the script, or not described", name)
		}
	}
	for _, format := range checkFormats {
		if !strings.Contains(action.Inputs["format"].Description, format) {
			t.Errorf("the description of format does not name %s", format)
		}
	}
	for _, name := range []string{"watch.yml", "README.md"} {
		for _, input := range givenInputs(readText(t, filepath.Join(actionDir, name))) {
			if !used[input] {
				t.Errorf("%s gives %s, which is no input", name, input)
			}
		}
	}
}

func readText(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// given is what a workflow gives the action.
var given = regexp.MustCompile(`actions/check@\S+\n(?:\s+continue-on-error: true\n)?\s+with:\n((?:\s+[a-z-]+: .+\n)+)`)

func givenInputs(workflow string) []string {
	var all []string
	for _, m := range given.FindAllStringSubmatch(workflow, -1) {
		for line := range strings.Lines(m[1]) {
			if name, _, ok := strings.Cut(strings.TrimSpace(line), ":"); ok && !strings.HasPrefix(name, "-") {
				all = append(all, name)
			}
		}
	}
	return all
}

// TestPreCommitHook holds that the hook names a command of the program and flags
// that it has.
func TestPreCommitHook(t *testing.T) {
	var hooks []struct {
		ID, Name, Entry, Language string
		PassFilenames             bool `yaml:"pass_filenames"`
	}
	if err := yaml.Unmarshal([]byte(readText(t, "../../.pre-commit-hooks.yaml")), &hooks); err != nil {
		t.Fatal(err)
	}
	for _, h := range hooks {
		if h.Language != "golang" || h.PassFilenames || h.Name == "" {
			t.Errorf("the hook %+v", h)
		}
		words := strings.Fields(h.Entry)
		if diff := cmp.Diff("exitclause", words[0]); diff != "" {
			t.Error(diff)
		}
		root := newRootCmd(&session{Env: System(), Printer: message.For("")})
		if cmd, rest, err := root.Find(words[1:]); err != nil || cmd == root || len(rest) > 0 {
			t.Errorf("%s: %v", h.Entry, err)
		}
		if !strings.Contains(readText(t, filepath.Join(actionDir, "README.md")), "- id: "+h.ID) {
			t.Errorf("the guide does not name the hook %s", h.ID)
		}
	}
	if len(hooks) == 0 || hooks[0].ID == "" {
		t.Error("there is no hook, or one without an id")
	}
}

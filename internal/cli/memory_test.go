//go:build linux && !race

package cli

import (
	"debug/elf"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// The peak of memory that the program may need, in bytes: so much for itself
// and its rules, and so much for each byte of a document.
const (
	memoryForProgram = 40e6
	memoryForByte    = 10
)

// TestMemory holds the program to a peak of memory, by what the system says of
// the process. Those of many megabytes have as many findings for their length as the
// densest real policies, the shorter ones twice as many.
func TestMemory(t *testing.T) {
	path := program(t)
	for _, test := range []struct{ size, talk int }{{1, 1}, {300e3, 1}, {5e6, 2}, {20e6, 2}} {
		for name, paragraph := range paragraphs {
			t.Run(strconv.Itoa(test.size)+"/"+name, func(t *testing.T) {
				text := strings.ReplaceAll(paragraph, "TALK", strings.Repeat(smallTalk[name == "chinese"], test.talk))
				document := []byte(strings.Repeat(text, max(test.size/len(text), 10)))
				peak := peakMemory(t, path, document)
				limit := memoryForProgram + memoryForByte*len(document)
				t.Logf("%.1f MB for %.1f MB, %.1f MB allowed", float64(peak)/1e6, float64(len(document))/1e6, float64(limit)/1e6)
				if peak > limit {
					t.Errorf("%d bytes are needed for a document of %d, and %d are allowed", peak, len(document), limit)
				}
			})
		}
	}
}

// TestProgramNeedsNoLibrary holds the README to its word on what it builds.
func TestProgramNeedsNoLibrary(t *testing.T) {
	file, err := elf.Open(program(t))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if needed, err := file.ImportedLibraries(); err != nil || len(needed) > 0 {
		t.Errorf("the program needs %q (%v)", needed, err)
	}
}

// paragraphs are ordinary text in each format: one sentence says something of
// accounts or data, and TALK stands for those that do not.
var paragraphs = map[string]string{
	"html": `<div class="policy-section mt-4"><h2 class="title" id="keep">How long we keep it</h2>` +
		`<p class="text mb-2">TALK</p><p class="text mb-2">TALK` +
		`If you close your account, we keep <strong>identity records</strong> for five&nbsp;years.</p>` +
		`<ul class="list"><li class="item">The pier on the north side</li><li class="item">The tower</li></ul></div>` + "\n",
	"markdown": "## How long we keep it\n\nTALK\n\nTALK" +
		"If you close your account, we keep **identity records** for five years. See [the terms](https://larkfin.example/terms).\n\n" +
		"- The pier on the north side\n- The tower\n\n",
	"text": "1. How long we keep it\n\nTALK\n\nTALK" +
		"If you close your account, we keep identity records for five years.\n\n(a) The pier on the north side\n(b) The tower\n\n",
	"chinese": "一、保存期限\n\nTALK\n\nTALK" +
		"您注销账户后，我们仍会保存您的身份资料五年。\n\n（一）北岸的码头\n（二）钟楼\n\n",
}

// smallTalk is three sentences, in English or in Chinese.
var smallTalk = map[bool]string{
	false: "The harbour of Larkfin is busy in the summer, and the boats come in with the evening tide. " +
		"Nobody has ever counted them, and nobody means to. The town offers services to its visitors, who may use them at any time. ",
	true: "云雀港的夏天十分热闹，船只随晚潮进港，从未有人数过究竟有多少，也没有人打算去数。" +
		"镇上为来客提供各种服务，来客可以随时使用这些服务。",
}

// peakMemory returns how much memory the program at path needs at most, in
// bytes, to analyse document.
func peakMemory(t *testing.T, path string, document []byte) int {
	t.Helper()
	name := filepath.Join(t.TempDir(), "document")
	if err := os.WriteFile(name, document, 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(os.Args[0], "-test.run=^TestPeakOfChild$", "-test.v")
	cmd.Env = append(os.Environ(), peakOf+"="+strings.Join([]string{path, "analyze", "--format", "json", "-o", os.DevNull, name}, "\n"))
	out, err := cmd.CombinedOutput()
	_, after, found := strings.Cut(string(out), peakOf)
	if err != nil || !found {
		t.Fatalf("%v: %s", err, out)
	}
	kilobytes, err := strconv.Atoi(strings.Fields(after)[0])
	if err != nil {
		t.Fatal(err)
	}
	return kilobytes << 10
}

// peakOf names the variable with the command that TestPeakOfChild runs, a word
// a line.
const peakOf = "EXITCLAUSE_TEST_PEAK_OF"

// TestPeakOfChild is no test but the process that TestMemory measures from: one
// begins with the peak of the process that started it, so that must be small.
func TestPeakOfChild(t *testing.T) {
	command := strings.Split(os.Getenv(peakOf), "\n")
	if command[0] == "" {
		t.Skip("it runs only for TestMemory")
	}
	cmd := exec.Command(command[0], command[1:]...)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	fmt.Println(peakOf, cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss)
}

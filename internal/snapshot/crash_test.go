package snapshot

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"exitclause/internal/message"
)

// writerDir makes this test binary a writer: it saves pages in the store there,
// from the number and as many as the other two say, and tells of each.
const (
	writerDir   = "EXITCLAUSE_TEST_WRITER"
	writerFrom  = "EXITCLAUSE_TEST_FROM"
	writerCount = "EXITCLAUSE_TEST_COUNT"

	writerAtOnce = "EXITCLAUSE_TEST_AT_ONCE" // not one after the other
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(writerDir); dir != "" {
		if err := writePages(dir); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// writePages is the writer. Of every three pages two have the same bytes.
func writePages(dir string) error {
	from, _ := strconv.Atoi(os.Getenv(writerFrom))
	count, _ := strconv.Atoi(os.Getenv(writerCount))
	errs := make([]error, count)
	var wg sync.WaitGroup
	for n := range count {
		if os.Getenv(writerAtOnce) != "" {
			wg.Go(func() { errs[n] = writePage(dir, from+n) })
		} else if err := writePage(dir, from+n); err != nil {
			return err
		}
	}
	wg.Wait()
	return errors.Join(errs...)
}

// writePage saves page i, however long that takes, and says so.
func writePage(dir string, i int) error {
	s := &Store{Dir: dir}
	c := Capture{
		Service: "larkfin", Kind: "privacy-policy", Page: fetched(&testing.T{}, pageNumber(i), noon), Tool: "test",
		Now: noon.Add(time.Duration(i) * time.Second),
	}
	c.Page.Exchange.Time = c.Now
	for {
		_, err := s.Add(context.Background(), c, message.For("en"))
		var e *Error
		if errors.As(err, &e) && e.Note.Key == "snapshot.busy" {
			continue
		}
		if err == nil {
			fmt.Println(i)
		}
		return err
	}
}

func pageNumber(i int) string {
	return "Page " + strconv.Itoa(i-i%3/2) + strings.Repeat(" is kept for as long as the law asks for", 500)
}

// writer returns a process that saves pages.
func writer(t *testing.T, dir string, from, count int) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), writerDir+"="+dir, fmt.Sprintf("%s=%d", writerFrom, from), fmt.Sprintf("%s=%d", writerCount, count))
	return cmd
}

// TestKilled kills writers without warning at moments that nobody chose, until
// 200 pages are saved. What a writer said it had saved must be there, nothing
// half, and whatever was broken off must stand in nobody's way.
func TestKilled(t *testing.T) {
	dir := t.TempDir() + "/store"
	s := &Store{Dir: dir}
	said := make(map[int]bool)
	kills, left := 0, 0
	for next := 0; next < 200; {
		cmd := writer(t, dir, next, 200-next)
		last := killAtRandom(t, cmd, said)
		kills++
		next = max(next, last+1)
		faults, remarks := verify(t, s)
		if next > 0 && faults != nil {
			t.Fatalf("after the writer was killed behind page %d: %q", last, faults)
		}
		left += len(remarks)
	}
	t.Logf("killed %d writers, of which %d left something behind", kills, left)
	if faults, _ := verify(t, s); faults != nil {
		t.Fatal(faults)
	}
	add(t, s, page(t, "The last one."), noon.AddDate(1, 0, 0))
	whole(t, s)
	met := metAt(series(t, s))
	for i := range 200 {
		at := At(noon.Add(time.Duration(i) * time.Second)).String()
		if !said[i] && met[at] == 0 {
			continue // it was killed before it had saved this, and the next writer went on behind it
		}
		if met[at] == 0 {
			t.Errorf("page %d was said to be saved, and is not there", i)
		}
	}
	if len(said) < 150 {
		t.Errorf("only %d of 200 pages were said to be saved", len(said))
	}
}

// killAtRandom runs cmd and kills it after some pages, at any point of the next.
// It notes in said what cmd says, and returns the last of it, or -1.
func killAtRandom(t *testing.T, cmd *exec.Cmd, said map[int]bool) (last int) {
	t.Helper()
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	last = -1
	lines := bufio.NewScanner(out)
	for pages := 1 + rand.IntN(12); lines.Scan(); pages-- {
		last = note(lines.Text(), said)
		if pages == 1 {
			pause := time.Duration(rand.Int64N(int64(15 * time.Millisecond)))
			defer time.AfterFunc(pause, func() { _ = cmd.Process.Kill() }).Stop()
		}
	}
	_ = cmd.Wait() // killed, as a rule
	return last
}

func note(line string, said map[int]bool) int {
	i, err := strconv.Atoi(line)
	if err != nil {
		return -1
	}
	said[i] = true
	return i
}

// metAt counts by time how often the pages of a series were met.
func metAt(s *Series) map[string]int {
	met := make(map[string]int)
	for _, m := range s.timeline() {
		met[m.at.String()]++
	}
	return met
}

// TestParallel lets 200 writers write at once, in 25 processes.
func TestParallel(t *testing.T) {
	dir := t.TempDir() + "/store"
	const writers, each = 200, 8
	var wg sync.WaitGroup
	for i := 0; i < writers; i += each {
		wg.Go(func() {
			cmd := writer(t, dir, i, each)
			cmd.Env = append(cmd.Env, writerAtOnce+"=yes")
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("writer %d: %v: %s", i, err, out)
			}
		})
	}
	wg.Wait()
	s := &Store{Dir: dir}
	whole(t, s)
	met := metAt(series(t, s))
	for i := range writers {
		at := At(noon.Add(time.Duration(i) * time.Second)).String()
		if met[at] != 1 {
			t.Errorf("page %d was met %d times", i, met[at])
		}
	}
	if n := len(series(t, s).Snapshots); n != writers-writers/3 {
		t.Errorf("%d snapshots of %d different pages", n, writers-writers/3)
	}
}

// TestBrokenOff leaves behind what a killed writer can leave behind, step by
// step.
func TestBrokenOff(t *testing.T) {
	for step := range 9 {
		s, dir := filled(t)
		f, err := openFolder(dir)
		if err != nil {
			t.Fatal(err)
		}
		_, all := beforeSaving(t, s, f)
		done := breakOff(t, f, all, step)
		if faults, remarks := verify(t, s); faults != nil || len(remarks) == 0 && step < 8 {
			t.Errorf("step %d: faults %q, remarks %q", step, faults, remarks)
		}
		if n := len(series(t, s).Snapshots); n != 2+done {
			t.Errorf("step %d: %d snapshots", step, n)
		}
		add(t, s, page(t, "The next one."), noon.AddDate(1, 0, 0))
		whole(t, s)
		if n := len(series(t, s).Snapshots); n != 3+done {
			t.Errorf("step %d: %d snapshots after the next write", step, n)
		}
		f.close()
	}
}

// beforeSaving returns what a writer would write next.
func beforeSaving(t *testing.T, s *Store, f *folder) (*Series, map[string][]byte) {
	t.Helper()
	now := noon.AddDate(0, 1, 0)
	c := Capture{Service: "larkfin", Kind: "privacy-policy", Page: fetched(t, "A new one.", now), Captured: At(now), CapturedBy: Clock, Now: now}
	all := series(t, s)
	m := c.manifest(all.free(c.Captured.name()))
	shot := &Snapshot{Service: c.Service, Kind: c.Kind, Name: c.Captured.name(), File: m.File, Captured: m.Captured, CapturedBy: Clock, Manifest: m}
	files, err := all.addition(f, shot, c, m.encode(message.For("en")))
	if err != nil || len(files) != 3 {
		t.Fatal(files, err)
	}
	return all, files
}

// breakOff does what save does up to a step, and reports whether that is enough
// for the snapshot to be saved.
func breakOff(t *testing.T, f *folder, all map[string][]byte, step int) (done int) {
	t.Helper()
	must := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	must(f.root.Mkdir(unfinished, 0o755))
	names := []string{"2026-03-03T120000Z.html", "2026-03-03T120000Z.yaml", historyFile}
	for name := range all {
		if name != historyFile && strings.HasSuffix(name, ".html") {
			names[0] = name
		} else if name != historyFile {
			names[1] = name
		}
	}
	steps := []func(){
		func() { must(f.write(unfinished+"/"+names[0], all[names[0]][:10])) },
		func() {
			must(f.root.Remove(unfinished + "/" + names[0]))
			must(f.write(unfinished+"/"+names[0], all[names[0]]))
		},
		func() {
			must(f.write(unfinished+"/"+names[1], all[names[1]]))
			must(f.write(unfinished+"/"+names[2], all[names[2]]))
		},
		func() { must(f.root.Rename(unfinished, saved)); done = 1 },
		func() { must(f.root.Link(saved+"/"+names[0], names[0])) },
		func() { must(f.root.Remove(saved + "/" + names[0])) },
		func() { must(f.move(names[1])); must(f.root.Rename(saved+"/"+historyFile, historyFile)) },
		func() { must(f.root.Remove(saved)) },
	}
	for _, do := range steps[:step] {
		do()
	}
	return done
}

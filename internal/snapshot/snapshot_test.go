package snapshot

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"exitclause/internal/message"
	"exitclause/internal/source"
)

// noon is when most of the tests take place.
var noon = time.Date(2026, 1, 31, 12, 0, 0, 0, time.UTC)

// page returns a small policy that says what text says.
func page(t testing.TB, text string) *source.Page {
	t.Helper()
	p, err := source.New("page", []byte("<!doctype html>\n<html lang=en><title>Larkfin Privacy Policy</title>\n<h1>Privacy Policy</h1>\n<p>"+text+"</p>\n"))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// fetched is page as a server would have sent it.
func fetched(t testing.TB, text string, at time.Time) *source.Page {
	t.Helper()
	p := page(t, text)
	p.Exchange = &source.Exchange{
		URL: "https://larkfin.example/privacy", Final: "https://www.larkfin.example/en/privacy", Time: at, Status: 200,
		Redirects: []source.Redirect{{Status: 301, URL: "https://www.larkfin.example/en/privacy"}},
		Header:    map[string]string{"Content-Type": "text/html; charset=utf-8", "Etag": `W/"a: b # c"`},
	}
	return p
}

// add saves p as Larkfin's privacy policy, or ends the test.
func add(t testing.TB, s *Store, p *source.Page, now time.Time) Saved {
	t.Helper()
	saved, err := s.Add(context.Background(), Capture{Service: "larkfin", Kind: "privacy-policy", Page: p, Tool: "exitclause test", Now: now}, message.For("en"))
	if err != nil {
		t.Fatal(err)
	}
	return saved
}

func series(t testing.TB, s *Store) *Series {
	t.Helper()
	all, err := s.Series(context.Background(), "larkfin", "privacy-policy")
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// verify returns what verifying finds, each fault and remark as "FILE KEY".
func verify(t testing.TB, s *Store) (faults, remarks []string) {
	t.Helper()
	v, err := s.Verify(context.Background(), "larkfin", "privacy-policy", "", Trust{})
	if err != nil {
		return []string{err.Error()}, nil
	}
	for _, r := range v.Faults {
		faults = append(faults, r.File+" "+r.Note.Key)
	}
	for _, r := range v.Remarks {
		remarks = append(remarks, r.File+" "+r.Note.Key)
	}
	return faults, remarks
}

// whole fails the test unless verifying finds nothing at all.
func whole(t testing.TB, s *Store) {
	t.Helper()
	if faults, remarks := verify(t, s); faults != nil || remarks != nil {
		t.Errorf("faults %q, remarks %q", faults, remarks)
	}
}

func TestAdd(t *testing.T) {
	s := &Store{Dir: filepath.Join(t.TempDir(), "store")}
	p := fetched(t, "We keep nothing.", noon)
	saved := add(t, s, p, noon.Add(time.Second))
	if saved.Known || saved.Name != "2026-01-31T120000Z" || saved.File != "2026-01-31T120000Z.html" {
		t.Errorf("saved as %q in %q, known %v", saved.Name, saved.File, saved.Known)
	}
	all := series(t, s)
	if len(all.Snapshots) != 1 {
		t.Fatalf("%d snapshots", len(all.Snapshots))
	}
	want := &Manifest{
		Service: "larkfin", Kind: "privacy-policy", File: saved.File, SHA256: p.SHA256, Bytes: int64(len(p.Data)), MediaType: "text/html",
		Charset: "utf-8", Captured: At(noon), CapturedBy: Clock, Saved: noon.Add(time.Second), How: Fetched, Exchange: p.Exchange, Tool: "exitclause test",
	}
	if diff := cmp.Diff(want, all.Snapshots[0].Manifest); diff != "" {
		t.Errorf("the manifest reads otherwise than it was written (-want +got)\n%s", diff)
	}
	got, err := s.Load(all.Snapshots[0])
	if err != nil {
		t.Fatal(err)
	}
	if string(got.Data) != string(p.Data) || got.URI != "snapshot:larkfin/privacy-policy@2026-01-31T120000Z" || got.Exchange == nil {
		t.Errorf("loaded %q with exchange %v", got.URI, got.Exchange)
	}
	whole(t, s)
}

// TestSameBytes checks that bytes are saved once however often they are met,
// and that each time counts.
func TestSameBytes(t *testing.T) {
	s := &Store{Dir: filepath.Join(t.TempDir(), "store")}
	day := func(n int) time.Time { return noon.AddDate(0, 0, n) }
	add(t, s, fetched(t, "We keep it for a year.", day(0)), day(0))
	add(t, s, fetched(t, "We keep it for two years.", day(1)), day(1))
	if again := add(t, s, fetched(t, "We keep it for a year.", day(2)), day(2)); !again.Known || again.Name != "2026-01-31T120000Z" {
		t.Errorf("saved once more as %q", again.Name)
	}
	unchanged := &source.Page{Exchange: &source.Exchange{URL: "https://larkfin.example/privacy", Time: day(3), Status: 304, Unchanged: true}}
	c := Capture{Service: "larkfin", Kind: "privacy-policy", Page: unchanged, Same: "2026-01-31T120000Z", Now: day(3)}
	if saved, err := s.Add(context.Background(), c, message.For("en")); err != nil || !saved.Known {
		t.Errorf("unchanged: %v, %v", saved, err)
	}
	c.Same = "2020-01-01"
	if _, err := s.Add(context.Background(), c, message.For("en")); err == nil {
		t.Error("a page without bytes was the same as one that is not there")
	}
	all := series(t, s)
	if len(all.Snapshots) != 2 || len(all.Snapshots[0].Seen) != 2 || all.Snapshots[0].Seen[1].How != Unchanged {
		t.Errorf("%d snapshots, the first seen %v", len(all.Snapshots), all.Snapshots[0].Seen)
	}
	if latest := all.Latest(); latest != all.Snapshots[0] {
		t.Errorf("the latest is %s, which was replaced by the one before it", latest.Name)
	}
	whole(t, s)
}

func TestSameSecond(t *testing.T) {
	s := &Store{Dir: filepath.Join(t.TempDir(), "store")}
	for i := range 12 {
		add(t, s, fetched(t, fmt.Sprint("Version ", i), noon), noon)
	}
	var names []string
	for _, shot := range series(t, s).Snapshots {
		names = append(names, strings.TrimPrefix(shot.Name, "2026-01-31T120000Z"))
	}
	if diff := cmp.Diff(strings.Fields("- -2 -3 -4 -5 -6 -7 -8 -9 -10 -11 -12"), append([]string{"-"}, names[1:]...)); diff != "" {
		t.Error(diff)
	}
	whole(t, s)
}

// TestStatement checks that a day somebody names is told apart from one that
// the clock saw.
func TestStatement(t *testing.T) {
	s := &Store{Dir: filepath.Join(t.TempDir(), "store")}
	c := Capture{
		Service: "larkfin", Kind: "privacy-policy", Page: page(t, "We keep nothing."), Now: noon, Origin: "old: \"page\".html",
		Captured: Moment{Time: time.Date(2024, 5, 6, 0, 0, 0, 0, time.UTC), Day: true}, CapturedBy: User,
	}
	for range 2 {
		if _, err := s.Add(context.Background(), c, message.For("zh-Hans")); err != nil {
			t.Fatal(err)
		}
	}
	all := series(t, s)
	if len(all.Snapshots) != 1 || len(all.Snapshots[0].Seen) != 0 {
		t.Fatalf("the same statement made twice: %+v", all.Snapshots)
	}
	m := all.Snapshots[0].Manifest
	if m.Captured.String() != "2024-05-06" || m.CapturedBy != User || !m.Saved.Equal(noon) || m.Origin != c.Origin || all.Snapshots[0].Name != "2024-05-06" {
		t.Errorf("manifest %+v", m)
	}
	whole(t, s)
}

// TestForeignFolder checks that a folder of dated files can be used as it is,
// and that it can be gone on with.
func TestForeignFolder(t *testing.T) {
	s := &Store{Dir: t.TempDir()}
	dir := filepath.Join(s.Dir, "larkfin", "privacy-policy")
	put(t, filepath.Join(dir, "2024-06-26T181046_0d27c1d99.md"), "# Privacy Policy\n\nWe keep it for a year.\n")
	put(t, filepath.Join(dir, "2024-08-01.html"), "<h1>Privacy Policy</h1><p>We keep it for two years.</p>\n")
	all := series(t, s)
	if len(all.Snapshots) != 2 || all.Snapshots[0].Captured.String() != "2024-06-26T18:10:46Z" || all.Snapshots[0].Manifest != nil {
		t.Fatalf("read as %+v", all.Snapshots)
	}
	if faults, remarks := verify(t, s); faults != nil || len(remarks) != 2 {
		t.Errorf("faults %q, remarks %q", faults, remarks)
	}
	if same := add(t, s, fetchedData(t, "<h1>Privacy Policy</h1><p>We keep it for two years.</p>\n"), noon); !same.Known {
		t.Errorf("bytes that stood there already were saved as %s", same.Name)
	}
	add(t, s, fetched(t, "We keep it for three years.", noon), noon)
	if faults, remarks := verify(t, s); faults != nil || len(remarks) != 2 {
		t.Errorf("after going on with it: faults %q, remarks %q", faults, remarks)
	}
	put(t, filepath.Join(dir, "2024-08-01.html"), "<h1>Privacy Policy</h1><p>We keep it for ten years.</p>\n")
	if faults, _ := verify(t, s); len(faults) != 1 {
		t.Errorf("a file that was found here and then changed: %q", faults)
	}
}

func fetchedData(t testing.TB, data string) *source.Page {
	t.Helper()
	p, err := source.Fetched("page", []byte(data), &source.Exchange{URL: "https://larkfin.example/privacy", Time: noon, Status: 200})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// put writes a file and the folders it is in.
func put(t testing.TB, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestNames(t *testing.T) {
	s := &Store{Dir: t.TempDir()}
	put(t, filepath.Join(s.Dir, "Kiwi", "privacy-policy", "2024-08-01.html"), "<p>Hello")
	for _, name := range []string{
		"", ".", "..", "../x", "a/b", `a\b`, "a:b", "A", "é", "a b", "-a", "a.", "con", "nul.txt", "com1", "kiwi",
		strings.Repeat("a", 65), "a\x00", "a\n", ".a",
	} {
		var own *Error
		_, err := s.Add(context.Background(), Capture{Service: name, Kind: "terms", Page: page(t, "x"), Now: noon}, message.For("en"))
		if !errors.As(err, &own) || own.Kind != Refused {
			t.Errorf("service %q: %v", name, err)
		}
		_, err = s.Add(context.Background(), Capture{Service: "a", Kind: name, Page: page(t, "x"), Now: noon}, message.For("en"))
		if name != "kiwi" && (!errors.As(err, &own) || own.Kind != Refused) {
			t.Errorf("kind %q: %v", name, err)
		}
	}
	if _, err := s.Add(context.Background(), Capture{Service: "Kiwi", Kind: "privacy-policy", Page: page(t, "x"), Now: noon}, message.For("en")); err != nil {
		t.Errorf("a folder that is there: %v", err)
	}
}

func TestParseRef(t *testing.T) {
	for text, want := range map[string]Ref{
		"snapshot:larkfin/terms":                           {"larkfin", "terms", ""},
		"larkfin/terms@2026-01-31":                         {"larkfin", "terms", "2026-01-31"},
		"SNAPSHOT:larkfin/terms@2026-01-31T12:00:00+01:00": {"larkfin", "terms", "2026-01-31T12:00:00+01:00"},
		"云雀/隐私政策":                                          {"云雀", "隐私政策", ""},
	} {
		if got, err := ParseRef(text); err != nil || got != want {
			t.Errorf("%s: %v, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "snapshot:", "snapshot:larkfin", "a/", "/b", "../b", "a/..", "a/b/c", "a/b@", "a/b@../c", "a/b@.", `a\..\b/c`} {
		if got, err := ParseRef(text); err == nil {
			t.Errorf("%s: %+v", text, got)
		}
	}
}

func TestMomentOf(t *testing.T) {
	for name, want := range map[string]string{
		"2024-06-26T181046_6e3c4ea34.md": "2024-06-26T18:10:46Z",
		"2024-06-26T18-10-46Z.html":      "2024-06-26T18:10:46Z",
		"2024-06-26T18:10:46.html":       "2024-06-26T18:10:46Z",
		"2024-06-26.html":                "2024-06-26",
		"2024-06-26 terms.html":          "2024-06-26",
		"2024-06-26T999999.html":         "2024-06-26",
		"2024-06-26T1810.html":           "2024-06-26",
		"2024-06-267.html":               "",
		"2024-13-26.html":                "",
		"terms-2024-06-26.html":          "",
		"20240626.html":                  "",
		"0001-01-01.html":                "",
	} {
		if m, _ := MomentOf(name); m.String() != want {
			t.Errorf("%s: %s, want %s", name, m, want)
		}
	}
}

// TestDamagedIsSavedAgain checks that bytes which are no longer there as they
// were saved are not taken for known.
func TestDamagedIsSavedAgain(t *testing.T) {
	s, dir := filled(t)
	put(t, filepath.Join(dir, "2026-01-31T120000Z.html"), "<p>We never keep it.")
	if again := add(t, s, fetched(t, "We keep it.", noon), noon.AddDate(0, 0, 2)); again.Known || again.Name != "2026-01-31T120000Z-2" {
		t.Errorf("saved as %s, known %v", again.Name, again.Known)
	}
	if again := add(t, s, fetched(t, "We keep it.", noon), noon.AddDate(0, 0, 3)); !again.Known || again.Name != "2026-01-31T120000Z-2" {
		t.Errorf("saved as %s, known %v", again.Name, again.Known)
	}
	if faults, _ := verify(t, s); len(faults) != 1 {
		t.Errorf("faults %q", faults)
	}
}

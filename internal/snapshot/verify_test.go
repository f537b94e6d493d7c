package snapshot

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// filled returns a store with one of everything: two snapshots, a sighting, a
// statement.
func filled(t testing.TB) (s *Store, dir string) {
	t.Helper()
	s = &Store{Dir: filepath.Join(t.TempDir(), "store")}
	add(t, s, fetched(t, "We keep it.", noon), noon)
	add(t, s, page(t, "We do not keep it."), noon.Add(time.Hour))
	add(t, s, fetched(t, "We keep it.", noon.AddDate(0, 0, 1)), noon.AddDate(0, 0, 1))
	return s, filepath.Join(s.Dir, "larkfin", "privacy-policy")
}

// files returns the names of the files in dir that are not hidden and end in
// ending.
func files(t testing.TB, dir, ending string) []string {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(dir, "[^.]*"+ending))
	if err != nil || len(all) == 0 {
		t.Fatalf("files in %s: %q, %v", dir, all, err)
	}
	return all
}

// TestVerifyFindsEveryByte changes, adds and removes every byte of every file,
// one at a time.
func TestVerifyFindsEveryByte(t *testing.T) {
	s := &Store{Dir: filepath.Join(t.TempDir(), "store")}
	add(t, s, fetched(t, "We keep it.", noon), noon)
	add(t, s, fetched(t, "We keep it.", noon.AddDate(0, 0, 1)), noon.AddDate(0, 0, 1))
	everyByte(t, s, files(t, filepath.Join(s.Dir, "larkfin", "privacy-policy"), ""), 1)
}

// everyByte changes, adds and removes every byte of files, or one of so many.
func everyByte(t *testing.T, s *Store, files []string, of int) {
	t.Helper()
	before, _ := verify(t, s)
	if before != nil {
		t.Fatalf("faults before anything was changed: %q", before)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		missed := 0
		for i := 0; i <= len(data); i += of {
			for what, changed := range changes(data, i) {
				put(t, name, string(changed))
				if faults, _ := verify(t, s); len(faults) == 0 {
					t.Errorf("%s: nobody saw a byte %s at %d", filepath.Base(name), what, i)
					missed++
				}
			}
			if missed > 5 {
				break
			}
		}
		put(t, name, string(data))
	}
	if after, _ := verify(t, s); after != nil {
		t.Errorf("faults after all was put back: %q", after)
	}
}

// changes returns data with one byte changed, added or removed at i. What is
// added, and which bits change, differs from byte to byte.
func changes(data []byte, i int) map[string][]byte {
	all := map[string][]byte{"added": slices.Insert(slices.Clone(data), i, "a \n0"[i%4])}
	if i < len(data) {
		all["removed"] = slices.Delete(slices.Clone(data), i, i+1)
		all["changed"] = bytes.Clone(data)
		all["changed"][i] ^= []byte{1, 0x20, 0x80}[i%3]
	}
	return all
}

func TestVerifyFindsEveryFile(t *testing.T) {
	s, dir := filled(t)
	for _, name := range files(t, dir, "") {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Remove(name); err != nil {
			t.Fatal(err)
		}
		if faults, _ := verify(t, s); len(faults) == 0 {
			t.Errorf("nobody missed %s", filepath.Base(name))
		}
		put(t, name, string(data))
	}
	manifest, err := os.ReadFile(filepath.Join(dir, "2026-01-31T120000Z.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"2025-01-01.html": "<p>older", "2026-01-31T120000Z.txt": "x", "2026-01-31T120000Z.tsr": "x", "notes.txt": "", ".hidden": "", "x.yaml": "",
		"2026-01-31T120000Z-2.yaml": string(manifest), "sub/2026-01-31.html": "<p>deeper",
	} {
		put(t, filepath.Join(dir, name), text)
		if faults, _ := verify(t, s); len(faults) == 0 {
			t.Errorf("nobody saw the new file %s", name)
		}
		if err := os.RemoveAll(filepath.Join(dir, filepath.Dir(name), filepath.Base(name))); err != nil {
			t.Fatal(err)
		}
		os.Remove(filepath.Join(dir, "sub"))
	}
	if faults, _ := verify(t, s); faults != nil {
		t.Errorf("faults after all was put back: %q", faults)
	}
}

// TestVerifyFindsExchanges puts whole files in the place of others.
func TestVerifyFindsExchanges(t *testing.T) {
	s, dir := filled(t)
	other, otherDir := filled(t)
	add(t, other, page(t, "We never keep it."), noon.Add(2*time.Hour))
	for _, ending := range []string{".html", ".yaml"} {
		for _, from := range []string{filepath.Join(dir, "2026-01-31T130000Z"), filepath.Join(otherDir, "2026-01-31T140000Z")} {
			name := filepath.Join(dir, "2026-01-31T120000Z"+ending)
			kept, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			data, err := os.ReadFile(from + ending)
			if err != nil {
				t.Fatal(err)
			}
			put(t, name, string(data))
			if faults, _ := verify(t, s); len(faults) == 0 {
				t.Errorf("nobody saw that %s is %s", name, from)
			}
			put(t, name, string(kept))
		}
	}
	if err := os.Remove(filepath.Join(dir, "2026-01-31T130000Z.html")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("2026-01-31T120000Z.html", filepath.Join(dir, "2026-01-31T130000Z.html")); err != nil {
		t.Skip(err)
	}
	if faults, _ := verify(t, s); len(faults) == 0 {
		t.Error("nobody saw that a file is but a link")
	}
}

// TestAlteredIsNotRead checks that a page that is not as it was saved is never
// taken for it.
func TestAlteredIsNotRead(t *testing.T) {
	s, dir := filled(t)
	put(t, filepath.Join(dir, "2026-01-31T120000Z.html"), "<p>We never keep it.")
	all := series(t, s)
	if _, err := s.Load(all.Snapshots[0]); err == nil {
		t.Error("an altered page was read")
	}
	if _, err := s.Choose(all, "2026-01-31T12:30:00Z"); err == nil {
		t.Error("an altered page was chosen")
	}
	if c, err := s.Choose(all, "2026-01-31T130000Z"); err != nil || c.Name != "2026-01-31T130000Z" {
		t.Errorf("the other one: %v, %v", c, err)
	}
}

package source

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const policy = "You may close your account at any time.\n"

// write makes a file in dir and returns its name.
func write(t *testing.T, dir, name, data string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestLoad(t *testing.T) {
	path := write(t, t.TempDir(), "terms.html", policy)
	for uri, opts := range map[string]Options{path: {}, "-": {Stdin: strings.NewReader(policy)}} {
		p, err := Load(t.Context(), uri, opts)
		if err != nil {
			t.Error(err)
			continue
		}
		// printf 'You may close your account at any time.\n' | sha256sum
		const sum = "52de15bcc7e98195a8e967dd4d728737d037d9c5ebe47f2ca55a019025744818"
		if p.URI != uri || p.Text != policy || p.Charset != "utf-8" || p.MediaType != "text/plain" || p.SHA256 != sum {
			t.Errorf("%s: %+v", uri, p)
		}
	}
}

func TestLoadFailures(t *testing.T) {
	dir := t.TempDir()
	tests := []struct {
		uri  string
		opts Options
		want Kind
		says string
	}{
		{uri: filepath.Join(dir, "none.html"), want: Unreadable, says: "no such file"},
		{uri: dir, want: Unreadable, says: "directory"},
		{uri: os.DevNull, want: Unreadable, says: "device"},
		{uri: "-", want: Unreadable, says: "no standard input"},
		{uri: "-", opts: Options{Stdin: strings.NewReader("")}, want: Empty, says: "empty"},
		{uri: "snapshot:larkfin/terms", want: Unreadable, says: "save the page"},
		{uri: write(t, dir, "big.txt", policy), opts: Options{MaxBytes: 10}, want: Limit, says: "10 B"},
		{uri: "-", opts: Options{MaxBytes: 10, Stdin: strings.NewReader(policy)}, want: Limit, says: "10 B"},
		{uri: filepath.Join(dir, "big.txt", "below"), want: Unreadable, says: "cannot be read"},
	}
	for _, tt := range tests {
		_, err := Load(t.Context(), tt.uri, tt.opts)
		checkFailure(t, tt.uri, err, tt.want)
		if err != nil && !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%v, want it to say %q", err, tt.says)
		}
	}
}

func TestExactlyTheLimit(t *testing.T) {
	opts := Options{MaxBytes: int64(len(policy)), Stdin: strings.NewReader(policy)}
	if _, err := Load(t.Context(), "-", opts); err != nil {
		t.Error(err)
	}
}

// TestSparseFile has 100 MB that take no room, and must not be read.
func TestSparseFile(t *testing.T) {
	path := write(t, t.TempDir(), "sparse", "")
	if err := os.Truncate(path, 100<<20); err != nil {
		t.Fatal(err)
	}
	_, err := Load(t.Context(), path, Options{})
	checkFailure(t, path, err, Limit)
}

// endless gives letters for ever and counts them.
type endless struct{ read int64 }

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	e.read += int64(len(p))
	return len(p), nil
}

func TestNoMoreIsReadThanTheLimit(t *testing.T) {
	const limit = 100_000
	r := &endless{}
	_, err := Load(t.Context(), "-", Options{MaxBytes: limit, Stdin: r})
	checkFailure(t, "-", err, Limit)
	if most := int64(limit + asideBytes); r.read > most {
		t.Errorf("%d bytes read, want at most %d", r.read, most)
	}
}

func TestExpand(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	for _, name := range []string{
		"b.html", "a.md", "sub/c", "sub/deep/d.txt", ".hidden", ".git/config", "logo.PNG", "sub/style.css",
		"b_files/frame.html", "other_files/e.html", "terms[1].html", "empty/.keep",
	} {
		write(t, dir, name, policy)
	}
	if err := os.Symlink("..", filepath.Join(dir, "sub", "loop")); err != nil {
		t.Skip("no symbolic links here: ", err)
	}
	if err := os.Symlink("../a.md", filepath.Join(dir, "sub", "link.md")); err != nil {
		t.Fatal(err)
	}
	below := []string{"sub/c", "sub/deep/d.txt", "sub/link.md"}
	tests := []struct{ args, want []string }{
		{[]string{"b.html", "none", "-", "b.html"}, []string{"b.html", "none", "-", "b.html"}},
		{[]string{"sub"}, below},
		{[]string{"b.html", "."}, append(append([]string{"b.html", "a.md", "other_files/e.html"}, below...), "terms[1].html")},
		{[]string{"*.md", "[ab].*"}, []string{"a.md", "b.html"}},
		{[]string{"s*"}, below},
		{[]string{"terms[1].html"}, []string{"terms[1].html"}},
		{[]string{"https://larkfin.example/terms?lang=en"}, []string{"https://larkfin.example/terms?lang=en"}},
		{[]string{".hid*"}, []string{".hidden"}},
		{nil, nil},
	}
	for _, tt := range tests {
		got, err := Expand(tt.args)
		for i := range got {
			got[i] = filepath.ToSlash(got[i])
		}
		if err != nil || !slices.Equal(got, tt.want) {
			t.Errorf("Expand(%q) = %q, %v, want %q", tt.args, got, err, tt.want)
		}
	}
	for _, arg := range []string{"*.pdf", "[", "empty"} {
		_, err := Expand([]string{"b.html", arg})
		checkFailure(t, arg, err, Usage)
	}
}

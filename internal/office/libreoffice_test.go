package office

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// libreOffice is a LibreOffice with a profile of its own.
type libreOffice struct{ program, profile string }

// newLibreOffice skips the test where none is installed.
func newLibreOffice(t testing.TB) libreOffice {
	t.Helper()
	program, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("soffice is not installed (Debian: libreoffice-writer-nogui)")
	}
	return libreOffice{program, t.TempDir()}
}

// convert writes files to dir in another format: "docx", "txt:Text".
func (l libreOffice) convert(t testing.TB, dir, format string, files ...string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	defer cancel()
	args := []string{"-env:UserInstallation=file://" + l.profile, "--headless", "--convert-to", format, "--outdir", dir}
	if strings.HasSuffix(files[0], ".html") {
		args = append(args, "--infilter=HTML (StarWriter)") // not as a page of its web editor
	}
	out, err := exec.CommandContext(ctx, l.program, append(args, files...)...).CombinedOutput()
	if err != nil {
		t.Fatalf("soffice: %v\n%s", err, out)
	}
}

// TestNumbersAsLibreOffice compares the text of every case with the text that
// LibreOffice makes of it, which has the numbers that lists generate. A case in
// which the two are to differ says so in its comment, in a line that begins
// with "LibreOffice", and "LibreOffice cannot" if it cannot even read it.
func TestNumbersAsLibreOffice(t *testing.T) {
	office := newLibreOffice(t)
	for _, format := range []struct {
		name, ending string
		pack         func(*testing.T, string) []byte
		read         func([]byte, Limits) (Text, error)
	}{
		{"docx", "docx", wordDocument, DOCX},
		{"odt", "fodt", flatDocument, ODT},
	} {
		dir := t.TempDir()
		names, err := filepath.Glob("testdata/" + format.name + "/*.txtar")
		if err != nil {
			t.Fatal(err)
		}
		names = slices.DeleteFunc(names, func(name string) bool { return says(t, name, "LibreOffice cannot") })
		var files []string
		for _, name := range names {
			file := filepath.Join(dir, strings.TrimSuffix(filepath.Base(name), ".txtar")+"."+format.ending)
			if err := os.WriteFile(file, format.pack(t, name), 0o644); err != nil {
				t.Fatal(err)
			}
			files = append(files, file)
		}
		office.convert(t, dir, "txt:Text", files...)
		for i, name := range names {
			t.Run(format.name+"/"+filepath.Base(name), func(t *testing.T) {
				text, err := format.read(format.pack(t, name), Limits{})
				if err != nil {
					t.Fatal(err)
				}
				theirs, err := os.ReadFile(strings.TrimSuffix(files[i], filepath.Ext(files[i])) + ".txt")
				if err != nil {
					t.Fatal(err)
				}
				diff := cmp.Diff(linesOfText(string(theirs)), linesOfHTML(t, text.HTML))
				if says(t, name, "LibreOffice") {
					if diff == "" {
						t.Error("LibreOffice does the same now: drop the line that says otherwise")
					}
					return
				}
				if diff != "" {
					t.Errorf("-LibreOffice +here\n%s", diff)
				}
			})
		}
	}
}

// says reports whether a line of the comment of a case begins with words.
func says(t *testing.T, name, words string) bool {
	t.Helper()
	a, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Contains("\n"+string(a.Comment), "\n"+words)
}

// linesOfText returns the lines of s that hold anything, without bullets.
func linesOfText(s string) []string {
	var lines []string
	for line := range strings.Lines(strings.TrimPrefix(s, "\ufeff")) {
		line = strings.Join(strings.Fields(line), " ")
		if first, rest, _ := strings.Cut(line, " "); slices.Contains([]string{"•", "▪", "◦", "o", "-"}, first) {
			line = rest
		}
		if line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// linesOfHTML returns the lines that the body of a page shows.
func linesOfHTML(t *testing.T, page string) []string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var s strings.Builder
	for n := range root.Descendants() {
		switch {
		case n.Type == html.TextNode && n.Parent.DataAtom != atom.Title:
			s.WriteString(n.Data)
		case n.DataAtom == atom.P || n.DataAtom == atom.Br || strings.HasPrefix(n.Data, "h") && len(n.Data) == 2:
			s.WriteString("\n")
		}
	}
	return linesOfText(s.String())
}

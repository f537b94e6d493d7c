package office

import (
	"context"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
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

// convert writes the files that match pattern to dir in another format: "docx",
// "txt:Text".
func (l libreOffice) convert(t testing.TB, dir, format, pattern string) {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("no %s (%v)", pattern, err)
	}
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
// with "LibreOffice", and "LibreOffice cannot" if it cannot even read it. The
// other cases are read again in the formats that it converts them to, unless a
// line begins with "As" and the format.
func TestNumbersAsLibreOffice(t *testing.T) {
	office := newLibreOffice(t)
	for _, format := range []struct {
		name, ending string
		pack         func(*testing.T, string) []byte
		read         readFunc
	}{
		{"docx", "docx", wordDocument, DOCX},
		{"odt", "fodt", flatDocument, ODT},
	} {
		dir := t.TempDir()
		names := readableCases(t, format.name)
		for _, name := range names {
			if err := os.WriteFile(inDir(dir, name, format.ending), format.pack(t, name), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		office.convert(t, dir, "txt:Text", inDir(dir, "*", format.ending))
		for _, name := range names {
			t.Run(format.name+"/"+filepath.Base(name), func(t *testing.T) {
				diff := compareLines(t, inDir(dir, name, "txt"), inDir(dir, name, format.ending), format.read)
				switch differs := says(t, name, "LibreOffice"); {
				case differs && diff == "":
					t.Error("LibreOffice does the same now: drop the line that says otherwise")
				case !differs && diff != "":
					t.Errorf("-LibreOffice +here\n%s", diff)
				}
			})
		}
		for _, other := range otherFormats {
			if other.ending == format.name {
				continue
			}
			converted := t.TempDir()
			office.convert(t, converted, other.ending, inDir(dir, "*", format.ending))
			texts := dir
			if other.again {
				texts = converted
				office.convert(t, converted, "txt:Text", inDir(converted, "*", other.ending))
			}
			for _, name := range names {
				if says(t, name, "LibreOffice") || says(t, name, "As "+other.ending) {
					continue
				}
				t.Run(format.name+" as "+other.ending+"/"+filepath.Base(name), func(t *testing.T) {
					if diff := compareLines(t, inDir(texts, name, "txt"), inDir(converted, name, other.ending), other.read); diff != "" {
						t.Errorf("-LibreOffice +here\n%s", diff)
					}
				})
			}
		}
	}
}

type readFunc func([]byte, Limits) (Text, error)

// otherFormats are those that LibreOffice converts the cases to, so that what it
// writes is read too.
var otherFormats = []struct {
	ending string
	read   readFunc
	// again says that LibreOffice reads the file itself for comparison, as numbers
	// get lost in writing it. In RTF all are there, and LibreOffice does not read them.
	again bool
}{
	{"odt", ODT, true},
	{"docx", DOCX, true},
	{"rtf", RTF, false},
}

// readableCases returns the names of the cases of a format that LibreOffice can
// read.
func readableCases(t *testing.T, format string) []string {
	t.Helper()
	names, err := filepath.Glob("testdata/" + format + "/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(names, func(name string) bool { return says(t, name, "LibreOffice cannot") })
}

// inDir returns the name of a case's file in dir.
func inDir(dir, name, ending string) string {
	return filepath.Join(dir, strings.TrimSuffix(filepath.Base(name), ".txtar")+"."+ending)
}

// compareLines returns how the lines of the text file differ from those that read
// finds in the document.
func compareLines(t *testing.T, textFile, document string, read readFunc) string {
	t.Helper()
	theirs, err := os.ReadFile(textFile)
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(document)
	if err != nil {
		t.Fatal(err)
	}
	text, err := read(data, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return cmp.Diff(linesOfText(string(theirs)), linesOfHTML(t, text.HTML))
}

// TestPagesAsLibreOffice compares the text of saved pages that LibreOffice has made
// documents of with the text that it makes of them.
func TestPagesAsLibreOffice(t *testing.T) {
	folder := os.Getenv("EXITCLAUSE_CORPORA")
	if folder == "" {
		t.Skip("EXITCLAUSE_CORPORA is not set")
	}
	office, dir := newLibreOffice(t), t.TempDir()
	for i, page := range savedPages(t, folder) {
		data, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, strconv.Itoa(i)+".html"), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	office.convert(t, dir, "odt", filepath.Join(dir, "*.html"))
	for _, format := range []string{"docx", "rtf", "txt:Text"} {
		office.convert(t, dir, format, filepath.Join(dir, "*.odt"))
	}
	texts, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil || len(texts) == 0 {
		t.Fatalf("no texts (%v)", err)
	}
	for _, text := range texts {
		for _, format := range otherFormats {
			document := strings.TrimSuffix(text, "txt") + format.ending
			t.Run(filepath.Base(document), func(t *testing.T) {
				if diff := compareLines(t, text, document, format.read); diff != "" {
					t.Errorf("-LibreOffice +here\n%s", diff)
				}
			})
		}
	}
}

// savedPages returns a few of the saved pages in folder, none of them large.
func savedPages(t *testing.T, folder string) []string {
	t.Helper()
	var all []string
	for _, set := range []string{"html-en", "html-zh"} {
		err := filepath.WalkDir(filepath.Join(folder, "real", set), func(name string, entry fs.DirEntry, err error) error {
			if err != nil || filepath.Ext(name) != ".html" {
				return err
			}
			if info, err := entry.Info(); err != nil || info.Size() > 300<<10 {
				return err
			}
			all = append(all, name)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	var some []string
	for i := 0; i < len(all); i += 20 {
		some = append(some, all[i])
	}
	return some
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
		if first, rest, _ := strings.Cut(line, " "); slices.Contains([]string{"•", "▪", "◦", "·", "o", "-"}, first) {
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

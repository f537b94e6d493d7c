package document

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"exitclause/internal/message"
	"exitclause/internal/source"
)

// clause is running text to make pages of a given length from.
const clauseText = "You may close your account with us at any time, and we then delete what we hold about you. "

func TestParsePlaces(t *testing.T) {
	text := "# Terms\n\n**1\\. CLOSING**\n\n1.1 **Closing**: You may close your account &amp; leave.\n\n" + strings.Repeat(clauseText, 5) + "\n"
	page := pageOf(t, text)
	d, err := Parse(page)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range d.Clauses {
		if len(c.Sentences) == 0 {
			t.Errorf("clause %s has no sentences", c.Ref)
		}
		for _, s := range c.Sentences {
			from := d.Source(s.Span)
			if !c.Span.Contains(s.Span) || from.Len() <= 0 || from.End > len(page.Text) {
				t.Errorf("sentence %v of clause %v came from %v", s.Span, c.Span, from)
			}
		}
	}
	c := d.Clauses[0]
	if c.Number != "1.1" || !strings.HasPrefix(d.Quote(c.Span), "Closing: You may close") {
		t.Fatalf("clause %q reads %q", c.Number, d.Quote(c.Span))
	}
	from := d.Source(c.Span)
	if got := page.Text[from.Start:from.End]; !strings.Contains(got, "&amp; leave") {
		t.Errorf("clause 1.1 came from %q", got)
	}
	if place := d.Place(c.Span); place.Line != 5 {
		t.Errorf("clause 1.1 is placed at line %d, want 5", place.Line)
	}
}

func TestParseWarnings(t *testing.T) {
	tests := []struct {
		name, text string
		kind       source.Kind // of the error; "" if there is none
		key        string      // of the error's note or of the only warning; "" if there is none
	}{
		{"whole", "# Terms\n\n" + strings.Repeat(clauseText, 60), "", ""},
		{"short", "# Terms\n\n" + strings.Repeat(clauseText, 6), "", "document.short"},
		{"error page", errorPage, "", "document.short"},
		{"cut and short", "# Terms\n\n" + strings.Repeat(clauseText, 6) + "Before you close your account, you must withdraw what is left in", source.Truncated, "document.truncated"},
		{"cut", "# Terms\n\n" + strings.Repeat(clauseText, 60) + "Before you close your account, you must withdraw what is left in", "", "document.cut"},
		{"end in a remark", "# 云雀用户协议\n\n" + strings.Repeat("您注销账号以前，应当取出账号内的全部资产，并结清所有欠款。", 60) + "您对本协议有任何疑问的，可以拨打我们的客户服务电话，与我们取得联系。（完）\n", "", ""},
		{"cut in brackets", "# Terms\n\n" + strings.Repeat(clauseText, 60) + "Before you close your account, you must withdraw what is left (in", "", "document.cut"},
		{"half a page", "<!DOCTYPE html><html><body><div><h1>Terms</h1>" + strings.Repeat("<p>"+clauseText, 60), "", "document.unclosed"},
		{"page that leaves out optional tags", "<!DOCTYPE html><html><body><div><h1>Terms</h1>" + strings.Repeat("<p>"+clauseText, 60) + "</div>", "", ""},
		{"page without tags of a body", "<!DOCTYPE html><html><h1>Terms</h1>" + strings.Repeat("<p>"+clauseText, 60), "", ""},
		{"page with the end of a body", "<!DOCTYPE html><html><body><h1>Terms</h1>" + strings.Repeat("<p>"+clauseText, 60) + "</html>", "", ""},
		{"end in a comment", "<!DOCTYPE html><html><body><div><h1>Terms</h1>" + strings.Repeat("<p>"+clauseText, 60) + "<!-- </div></body></html>", "", "document.unclosed"},
		{"script", "<!DOCTYPE html><title>Terms</title><div id=app>Loading…</div><script>" + strings.Repeat("var a = 1;\n", 4000) + "</script>", source.Empty, "document.script"},
		{"no text", "<!DOCTYPE html><html><head><title>Terms</title></head><body></body></html>", source.Empty, "document.empty"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, err := Parse(pageOf(t, tt.text))
			if tt.kind != "" {
				var failure *Error
				if !errors.As(err, &failure) || failure.Kind != tt.kind || failure.Note.Key != tt.key {
					t.Fatalf("error %#v, want %s with %s", err, tt.kind, tt.key)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			checkWarnings(t, d.Warnings, tt.key)
		})
	}
}

func checkWarnings(t *testing.T, got []message.Note, want string) {
	t.Helper()
	if want == "" && len(got) > 0 || want != "" && (len(got) != 1 || got[0].Key != want) {
		t.Errorf("warnings %v, want %q", got, want)
	}
}

// TestParseCorpora reads every real page, to see that none is lost, slow or out
// of shape.
func TestParseCorpora(t *testing.T) {
	root := os.Getenv("EXITCLAUSE_CORPORA")
	if root == "" {
		t.Skip("EXITCLAUSE_CORPORA is not set: no real pages to read")
	}
	files := 0
	err := filepath.WalkDir(filepath.Join(root, "real"), func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasPrefix(entry.Name(), "LICENSE") || strings.HasSuffix(path, ".jsonl") {
			return err
		}
		files++
		parseCorpus(t, path)
		return nil
	})
	if err != nil || files == 0 {
		t.Fatalf("%d files: %v", files, err)
	}
}

func parseCorpus(t *testing.T, path string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	page, err := source.New(path, data)
	if err != nil {
		return // no document: the loader says why
	}
	began := time.Now()
	d, err := Parse(page)
	if took := time.Since(began); took > 3*time.Second {
		t.Errorf("%s: %v", path, took)
	}
	var failure *Error
	if err != nil && !errors.As(err, &failure) {
		t.Errorf("%s: %v", path, err)
	}
	if err == nil && len(data) < 3000 && len(d.Warnings) == 0 {
		t.Errorf("%s: %d bytes, and no warning", path, len(data))
	}
}

const errorPage = "500\n\nSomething went wrong.\n\nGo back to the start page\n"

// TestStub holds apart a text so short that only a finding makes it a document,
// and one that merely looks like a part.
func TestStub(t *testing.T) {
	stub, err := Parse(pageOf(t, errorPage))
	if err != nil {
		t.Fatal(err)
	}
	var failure *Error
	if !stub.Stub || !stub.Partial || !errors.As(stub.NoDocument(), &failure) || failure.Kind != source.Empty {
		t.Errorf("stub %v, partial %v, error %#v", stub.Stub, stub.Partial, failure)
	}
	part, err := Parse(pageOf(t, "# Terms\n\n"+strings.Repeat(clauseText, 6)))
	if err != nil {
		t.Fatal(err)
	}
	if part.Stub || !part.Partial {
		t.Errorf("stub %v, partial %v, want a part that is no stub", part.Stub, part.Partial)
	}
}

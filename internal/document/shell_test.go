package document

import (
	"context"
	"errors"
	"path/filepath"
	"testing"

	"exitclause/internal/golden"
	"exitclause/internal/source"
)

// TestShell reads testdata/shell: those in script are shells that only scripts
// fill, those in page are not, however short they are and whatever scripts they
// have.
func TestShell(t *testing.T) {
	for _, name := range golden.Cases(t, "testdata/shell/*/*.html") {
		page, err := source.Load(context.Background(), name, source.Options{})
		if err != nil {
			t.Fatal(err)
		}
		_, err = Parse(page)
		var failure *Error
		shell := errors.As(err, &failure) && failure.Note.Key == "document.script"
		if want := filepath.Base(filepath.Dir(name)) == "script"; shell != want {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestRenderedShell is a page that shows nothing in a browser either.
func TestRenderedShell(t *testing.T) {
	page, err := source.Fetched("https://larkfin.example/", []byte(`<!doctype html><div id="root"></div><script src="app.js"></script><p>x`), &source.Exchange{Rendered: true})
	if err != nil {
		t.Fatal(err)
	}
	_, err = Parse(page)
	var failure *Error
	if !errors.As(err, &failure) || failure.Note.Key != "document.empty" {
		t.Errorf("%v, want one that does not ask for a browser", err)
	}
}

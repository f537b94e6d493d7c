package office

import (
	"errors"
	"testing"
)

// checkFault checks that read fails for the given reason.
func checkFault(t *testing.T, want Fault, read func() (Text, error)) {
	t.Helper()
	text, err := read()
	var e *Error
	if !errors.As(err, &e) || e.Fault != want {
		t.Errorf("got %q and error %v, want %s", text.HTML, err, want)
	}
}

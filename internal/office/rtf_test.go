package office

import (
	"testing"

	"exitclause/internal/golden"
)

// TestRTF reads the cases in testdata/rtf: documents, as NAME.rtf, and the body
// of the page that they make, as NAME.want.
func TestRTF(t *testing.T) {
	golden.Each(t, "testdata/rtf/*.rtf", func(t *testing.T, name string) {
		text, err := RTF(golden.Read(t, name), Limits{})
		checkBody(t, name, text, err)
	})
}

package office

import (
	"os"
	"strings"
	"testing"
)

// TestRTF reads the cases in testdata/rtf: documents, as NAME.rtf, and the body
// of the page that they make, as NAME.want.
func TestRTF(t *testing.T) {
	each(t, "testdata/rtf/*.rtf", func(t *testing.T, name string) {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		text, err := RTF(data, Limits{})
		checkBody(t, strings.TrimSuffix(name, ".rtf")+".want", text, err)
	})
}

package document

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestFindParties(t *testing.T) {
	var cases []struct {
		Text           string
		Provider, User []string
	}
	readYAML(t, "testdata/party.yaml", &cases)
	for _, c := range cases {
		doc := Document{Text: c.Text}
		want := Parties{Provider: c.Provider, User: c.User}
		if diff := cmp.Diff(want, doc.findParties(), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s: -want +got\n%s", c.Text, diff)
		}
	}
}

// TestServiceIsParty holds that the service's name counts once the text speaks of
// it more than once or twice.
func TestServiceIsParty(t *testing.T) {
	for n, want := range map[int]int{2: 0, 3: 1} {
		doc := Document{Service: "Larkfin", Text: strings.Repeat("Larkfin keeps data. ", n)}
		if got := doc.findParties().Provider; len(got) != want {
			t.Errorf("%d mentions: %q", n, got)
		}
	}
}

// TestHostileParties holds that no text makes the search for names take the
// square of its length. The bound is one for a busy machine.
func TestHostileParties(t *testing.T) {
	for _, piece := range []string{"“", "\"", "(", "（", "「", "‘", "(“we”, ", "以下简称“"} {
		start := time.Now()
		doc := Document{Text: strings.Repeat(piece, 1<<18/len(piece))}
		if p := doc.findParties(); len(p.Provider) > maxPartyNames {
			t.Errorf("%q: %d names", piece, len(p.Provider))
		}
		if took := time.Since(start); took > time.Minute {
			t.Errorf("%q took %v", piece, took)
		}
	}
}

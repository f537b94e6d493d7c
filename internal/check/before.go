package check

import (
	"sort"

	"exitclause/internal/report"
)

// before is the version that somebody accepted into the baseline.
type before struct {
	Version             // all of it, as far as it is known: what a capture is judged by
	told      Version   // what is known of it in words: what changes are told by
	forgotten []string  // hashes of clauses that are not there any more and of which no words are kept
	rulesOnly bool      // what the same words say is not compared: only the rules may have changed
	places    []placeOf // of told, by block; nil until it is asked for
}

// placeOf is where a clause of an earlier version stands now.
type placeOf struct {
	report.Place
	found bool
}

// whole returns a version of which everything is known.
func whole(v *Version) *before { return &before{Version: *v, told: *v} }

// near returns the place in the version now where the clause stood that holds
// the byte at of the one before: that of the last clause before it that is still
// there.
func (b *before) near(at int, now *Version) report.Place {
	if b.places == nil {
		b.locate(now)
	}
	body := b.told.Document.Body
	for i := sort.Search(len(body), func(i int) bool { return body[i].Span.End > at }); i >= 0; i-- {
		if i < len(b.places) && b.places[i].found {
			return b.places[i].Place
		}
	}
	return report.Place{}
}

// locate finds the clauses that are word for word in the version now.
func (b *before) locate(now *Version) {
	at := make(map[string]report.Place)
	for i := range now.Document.Body {
		block := &now.Document.Body[i]
		at[words(block)] = block.Source
	}
	b.places = make([]placeOf, len(b.told.Document.Body))
	for i := range b.places {
		b.places[i].Place, b.places[i].found = at[words(&b.told.Document.Body[i])]
	}
}

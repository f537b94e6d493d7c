package snapshot

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"exitclause/internal/message"
)

// stored returns a store with n snapshots of pages of about 50 KB, each seen
// again once.
func stored(b *testing.B, n int) *Store {
	b.Helper()
	s := &Store{Dir: filepath.Join(b.TempDir(), "store")}
	for i := range n {
		for day := range 2 {
			at := noon.AddDate(0, 0, 2*i+day)
			add(b, s, fetched(b, fmt.Sprint("Version ", i, terms, terms, terms, terms, terms, terms, terms, terms, terms, terms), at), at)
		}
	}
	return s
}

func BenchmarkAdd(b *testing.B) {
	s := stored(b, 100)
	for i := 0; b.Loop(); i++ {
		at := noon.AddDate(1, 0, 0).Add(time.Duration(i) * time.Second)
		c := Capture{Service: "larkfin", Kind: "privacy-policy", Page: fetched(b, fmt.Sprint("New ", i, terms), at), Now: at}
		if _, err := s.Add(context.Background(), c, message.For("en")); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkList500(b *testing.B) {
	s := stored(b, 500)
	for b.Loop() {
		if _, err := s.All(context.Background()); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkVerify500(b *testing.B) {
	s := stored(b, 500)
	for b.Loop() {
		v, err := s.Verify(context.Background(), "larkfin", "privacy-policy", "", Trust{})
		if err != nil || len(v.Faults) > 0 {
			b.Fatal(err, v)
		}
	}
}

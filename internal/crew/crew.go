// Package crew does many pieces of work with as many hands as there are
// processors.
package crew

import (
	"iter"
	"runtime"
	"sync"
	"sync/atomic"
)

// Do does the pieces 0 to n-1 and returns when all are done. They are begun in
// their order.
func Do(n int, piece func(i int)) {
	Share(n, func(pieces iter.Seq[int]) {
		for i := range pieces {
			piece(i)
		}
	})
}

// Share is Do for work that has something of its own for each hand: hand is called
// once by each, with the pieces that fall to it, of which there may be none.
func Share(n int, hand func(pieces iter.Seq[int])) {
	var next atomic.Int64
	pieces := func(yield func(int) bool) {
		for i := int(next.Add(1)) - 1; i < n && yield(i); i = int(next.Add(1)) - 1 {
		}
	}
	var others sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) - 1 {
		others.Go(func() { hand(pieces) })
	}
	if n > 0 {
		hand(pieces)
	}
	others.Wait()
}

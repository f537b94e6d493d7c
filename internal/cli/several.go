package cli

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// several does the pieces of work 0 to n-1, as many at a time as there are
// processors. They are begun in their order.
func several(n int, piece func(i int)) {
	var next atomic.Int32
	work := func() {
		for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
			piece(i)
		}
	}
	var others sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) - 1 {
		others.Go(work)
	}
	work()
	others.Wait()
}

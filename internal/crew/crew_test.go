package crew

import (
	"iter"
	"runtime"
	"sync/atomic"
	"testing"
)

// TestDo holds that every piece of work is done once.
func TestDo(t *testing.T) {
	for _, n := range []int{0, 1, 2, 100} {
		done := make([]int, n)
		Do(n, func(i int) { done[i]++ })
		for i, times := range done {
			if times != 1 {
				t.Errorf("of %d, %d was done %d times", n, i, times)
			}
		}
	}
}

// TestShare holds that there are no more hands than processors or pieces, and
// that a hand may leave off.
func TestShare(t *testing.T) {
	for _, n := range []int{0, 1, 100} {
		var hands, done atomic.Int64
		Share(n, func(pieces iter.Seq[int]) {
			hands.Add(1)
			for range pieces {
				done.Add(1)
				break
			}
		})
		if want := int64(min(n, runtime.GOMAXPROCS(0))); hands.Load() != want || done.Load() > want {
			t.Errorf("of %d, %d hands did %d, want %d of one each", n, hands.Load(), done.Load(), want)
		}
	}
}

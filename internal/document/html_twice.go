package document

// Bounds on what counts as a copy. Pages repeat phrases, menus and table cells;
// nothing but the whole text for another width of screen, or for a printer,
// repeats a good part of the page block by block.
const (
	copyBlocks = 5 // a copy has at least so many
	copyShare  = 4 // and at least one part in so many of the text of the page
	maxCopies  = 4 // and its first block stands on the page at most so many times
)

// withoutCopies returns blocks, which are in text, without those that repeat a
// long run of earlier ones word for word, as pages do that hold their text once
// for wide screens and once for narrow ones. What a list in the rest is led in by
// is then the first copy.
func withoutCopies(text string, blocks []block) []block {
	c := newCopies(text, blocks)
	if !c.mayBe() {
		return blocks
	}
	kept := blocks[:0:0]
	index := make([]int, len(blocks)) // of each block among the kept ones
	for i := 0; i < len(blocks); {
		first, n := c.runAt(i)
		if n > 0 && c.isCopy(i, n) {
			copy(index[i:i+n], index[first:first+n])
			i += n
			continue
		}
		for end := i + max(n, 1); i < end; i++ {
			b := blocks[i]
			if b.lead >= 0 {
				b.lead = index[b.lead]
			}
			index[i] = len(kept)
			kept = append(kept, b)
		}
	}
	return kept
}

// copies finds runs of blocks that repeat earlier ones.
type copies struct {
	blocks   []block
	same     []int // by block the first one with its text and number
	times    []int // by first block how often it is there
	repeated int   // how many bytes the blocks have that are not the first
	bytes    int   // of all blocks
	starts   map[[copyBlocks]int]int
}

func newCopies(text string, blocks []block) *copies {
	type content struct{ label, text string }
	c := &copies{blocks: blocks, same: make([]int, len(blocks)), times: make([]int, len(blocks))}
	firsts := make(map[content]int, len(blocks))
	for i := range blocks {
		b := &blocks[i]
		key := content{b.label, text[b.span.Start:b.span.End]}
		first, again := firsts[key]
		if !again {
			first, firsts[key] = i, i
		} else {
			c.repeated += b.span.Len()
		}
		c.same[i] = first
		c.times[first]++
		c.bytes += b.span.Len()
	}
	c.starts = map[[copyBlocks]int]int{}
	return c
}

// mayBe reports whether so much of the page is repeated that a copy may be in it.
func (c *copies) mayBe() bool { return c.repeated > 0 && copyShare*c.repeated >= c.bytes }

// runAt returns the earlier run that the one at i repeats, and how long both are:
// 0 if there is none. It is to be called with ever greater i.
func (c *copies) runAt(i int) (first, n int) {
	if i+copyBlocks > len(c.same) {
		return 0, 0
	}
	start := [copyBlocks]int(c.same[i : i+copyBlocks])
	first, again := c.starts[start]
	if !again {
		c.starts[start] = i
		return 0, 0
	}
	for first+n < i && i+n < len(c.same) && c.same[first+n] == c.same[i+n] {
		n++
	}
	return first, n
}

// isCopy reports whether the run of n blocks at i, which repeats an earlier one,
// is a copy of the document and not a phrase or a menu.
func (c *copies) isCopy(i, n int) bool {
	size := 0
	for _, b := range c.blocks[i : i+n] {
		size += b.span.Len()
	}
	return n >= copyBlocks && c.times[c.same[i]] <= maxCopies && copyShare*size >= c.bytes
}

package cli

import (
	"runtime/debug"
	"sync"
)

// How much memory the program means to need: so much for itself and its rules,
// and so much for each byte of a document.
const (
	heapForProgram = 19 << 20
	heapForByte    = 9
)

// bytesOfFinding is how many bytes of a document need as much memory as a finding.
// It matters where one sentence stands ten thousand times.
const bytesOfFinding = 230

// garbage is how much garbage may lie, in percent of what is in use.
const garbage = 400

// keepWithin lets garbage lie as long as all memory stays within limit: most
// documents are done with before any is collected.
func keepWithin(limit int64) {
	debug.SetGCPercent(garbage)
	debug.SetMemoryLimit(limit)
}

// room is how much memory there is for documents.
type room struct {
	mu    sync.Mutex
	bytes int // of the documents so far
}

// allowMemory makes room for a document of so many bytes beside those before. It
// may be called by several goroutines.
func (s *session) allowMemory(bytes int) {
	s.room.mu.Lock()
	defer s.room.mu.Unlock()
	s.room.bytes += bytes
	if s.Memory != nil {
		s.Memory(heapForProgram + heapForByte*int64(s.room.bytes))
	}
}

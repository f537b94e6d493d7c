package cli

import "runtime/debug"

// How much memory the program means to need: so much for itself and its rules,
// and so much for each byte of a document.
const (
	heapForProgram = 24 << 20
	heapForByte    = 9
)

// keepWithin lets garbage lie as long as all memory stays within limit: most
// documents are done with before any is collected.
func keepWithin(limit int64) {
	debug.SetGCPercent(400)
	debug.SetMemoryLimit(limit)
}

// allowMemory makes room for a document of so many bytes beside those before.
func (s *session) allowMemory(bytes int) {
	s.bytes += bytes
	if s.Memory != nil {
		s.Memory(heapForProgram + heapForByte*int64(s.bytes))
	}
}

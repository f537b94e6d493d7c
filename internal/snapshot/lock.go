package snapshot

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"github.com/rogpeppe/go-internal/lockedfile"

	"exitclause/internal/message"
)

// lock waits until nobody else writes to f, or ctx ends.
func (f *folder) lock(ctx context.Context) (unlock func(), err error) {
	return await(ctx, f.path, func() (func(), error) { return lockedfile.MutexAt(filepath.Join(f.path, lockFile)).Lock() })
}

// rest waits until nobody writes to f. Where nobody ever has, or the lock cannot
// be had because the disk cannot be written, there is nobody to wait for.
func (f *folder) rest(ctx context.Context) (release func(), err error) {
	return await(ctx, f.path, func() (func(), error) {
		file, err := lockedfile.OpenFile(filepath.Join(f.path, lockFile), os.O_RDONLY, 0)
		if err != nil {
			return func() {}, nil
		}
		return func() { file.Close() }, nil
	})
}

// patience is how long to wait for another run that writes to the same folder.
const patience = time.Minute

// await waits for a lock, until ctx or the patience ends. A lock that comes too
// late is given back.
func await(ctx context.Context, path string, lock func() (func(), error)) (func(), error) {
	busy := &Error{Kind: Unwritable, Note: message.New("snapshot.busy", "folder", path)}
	ctx, cancel := context.WithTimeoutCause(ctx, patience, busy)
	defer cancel()
	type result struct {
		unlock func()
		err    error
	}
	done := make(chan result)
	go func() {
		unlock, err := lock()
		select {
		case done <- result{unlock, err}:
		case <-ctx.Done():
			if err == nil {
				unlock()
			}
		}
	}()
	select {
	case r := <-done:
		return r.unlock, r.err
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
}

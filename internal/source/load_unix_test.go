//go:build unix

package source

import (
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

func TestSlowInput(t *testing.T) {
	silent, w := io.Pipe()
	defer w.Close()
	fifo := filepath.Join(t.TempDir(), "fifo")
	if err := syscall.Mkfifo(fifo, 0o600); err != nil {
		t.Skip("no named pipes here: ", err)
	}
	for _, uri := range []string{"-", fifo} {
		_, err := Load(t.Context(), uri, Options{Stdin: silent, Timeout: 20 * time.Millisecond})
		checkFailure(t, uri, err, Limit)

		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		_, err = Load(ctx, uri, Options{Stdin: silent})
		checkFailure(t, uri, err, Unreadable)
	}
}

func TestNamedPipe(t *testing.T) {
	fifo := filepath.Join(t.TempDir(), "fifo")
	if err := syscall.Mkfifo(fifo, 0o600); err != nil {
		t.Skip("no named pipes here: ", err)
	}
	go func() { _ = os.WriteFile(fifo, []byte(policy), 0o600) }()
	p, err := Load(t.Context(), fifo, Options{})
	if err != nil || p.Text != policy {
		t.Errorf("%v, %v", p, err)
	}
}

// TestNoPermission runs itself as another user where root would be let in.
func TestNoPermission(t *testing.T) {
	const variable = "SOURCE_TEST_FORBIDDEN"
	if path := os.Getenv(variable); path != "" {
		_, err := Load(t.Context(), path, Options{})
		checkFailure(t, path, err, Unreadable)
		if err != nil && !strings.Contains(err.Error(), "may not be read") {
			t.Error(err)
		}
		return
	}
	dir := t.TempDir()
	path := write(t, dir, "secret.txt", policy)
	if err := os.Chmod(path, 0); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(os.Args[0], "-test.run=^TestNoPermission$")
	cmd.Env = append(os.Environ(), variable+"="+path)
	cmd.Dir = "/"
	if os.Geteuid() == 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
		open(t, dir)
		open(t, filepath.Dir(os.Args[0]))
	}
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// open lets every user into dir and the temporary folders around it.
func open(t *testing.T, dir string) {
	t.Helper()
	if !strings.HasPrefix(dir, os.TempDir()) {
		t.Skip("another user cannot run this test from ", dir)
	}
	for ; dir != filepath.Clean(os.TempDir()); dir = filepath.Dir(dir) {
		if err := os.Chmod(dir, 0o755); err != nil {
			t.Skip("cannot let another user in: ", err)
		}
	}
}

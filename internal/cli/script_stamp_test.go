package cli

import (
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"

	"github.com/rogpeppe/go-internal/testscript"
)

// serveStamps starts a time stamp authority that OpenSSL runs by the tsa.conf in
// a folder, and sets TSA to its address: tsa FOLDER.
func serveStamps(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: tsa FOLDER")
	}
	dir := ts.MkAbs(args[0])
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		query, err := os.CreateTemp(dir, "query")
		if err == nil {
			_, err = io.Copy(query, r.Body)
		}
		if err != nil || query.Close() != nil {
			http.Error(w, "no room", http.StatusInternalServerError)
			return
		}
		cmd := exec.Command("openssl", "ts", "-reply", "-config", "tsa.conf", "-queryfile", query.Name(), "-out", query.Name()+".tsr")
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			http.Error(w, string(out), http.StatusInternalServerError)
			return
		}
		http.ServeFile(w, r, query.Name()+".tsr")
	}))
	ts.Defer(server.Close)
	ts.Setenv("TSA", server.URL)
}

package cli

import (
	"bufio"
	"encoding/pem"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// serve starts a web server with TLS for a folder, and names it in $SITE:
//
//	serve FOLDER
//
// The programs that the script runs trust it. A file called routes in the folder
// holds further answers, one a line: PATH STATUS [FIELD: VALUE].
func serve(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: serve FOLDER")
	}
	folder := ts.MkAbs(args[0])
	mux := http.NewServeMux()
	mux.Handle("/", http.FileServer(http.Dir(folder)))
	routes, err := os.Open(filepath.Join(folder, "routes"))
	if err == nil {
		defer routes.Close()
		for lines := bufio.NewScanner(routes); lines.Scan(); {
			ts.Check(addRoute(mux, lines.Text()))
		}
	}
	server := httptest.NewUnstartedServer(mux)
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.StartTLS()
	ts.Defer(server.Close)
	trusted := ts.MkAbs("authority.pem")
	block := &pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw}
	ts.Check(os.WriteFile(trusted, pem.EncodeToMemory(block), 0o600))
	ts.Setenv("SSL_CERT_FILE", trusted)
	ts.Setenv("SITE", server.URL)
}

func addRoute(mux *http.ServeMux, line string) error {
	fields := strings.SplitN(line, " ", 3)
	status, err := strconv.Atoi(fields[1])
	mux.HandleFunc(fields[0], func(w http.ResponseWriter, _ *http.Request) {
		if len(fields) > 2 {
			name, value, _ := strings.Cut(fields[2], ": ")
			w.Header().Set(name, value)
		}
		w.WriteHeader(status)
	})
	return err
}

package source

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"
)

// TestPost asks a server that answers by what it is asked.
func TestPost(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		switch string(body) {
		case "refuse":
			http.Error(w, "no", http.StatusForbidden)
		case "elsewhere":
			http.Redirect(w, r, "/other", http.StatusTemporaryRedirect)
		case "endless":
			for r.Context().Err() == nil {
				if _, err := w.Write(make([]byte, 1<<16)); err != nil {
					return
				}
			}
		case "slow":
			<-r.Context().Done()
		default:
			_, _ = io.WriteString(w, r.Method+" "+r.Header.Get("Content-Type")+" "+r.Header.Get("Accept")+" "+string(body))
		}
	}))
	defer server.Close()
	ask := func(what string, private bool) (string, error) {
		opts := Options{MaxBytes: 1 << 20, Timeout: 2 * time.Second, Fetch: FetchOptions{AllowPrivate: private}}
		data, err := Post(context.Background(), server.URL, Question{"text/x-question", []byte(what), "text/x-answer"}, opts)
		return string(data), err
	}
	if got, err := ask("what", true); err != nil || got != "POST text/x-question text/x-answer what" {
		t.Errorf("answered %q, %v", got, err)
	}
	for what, key := range map[string]string{"refuse": "snapshot.stamp.status", "elsewhere": "snapshot.stamp.status", "endless": "source.limit.size", "slow": "source.limit.time"} {
		_, err := ask(what, true)
		var e *Error
		if !errors.As(err, &e) || e.Note.Key != key {
			t.Errorf("%s: %v, want %s", what, err, key)
		}
	}
	var e *Error
	if _, err := ask("what", false); !errors.As(err, &e) || e.Note.Key != "fetch.private.address" {
		t.Errorf("a private address: %v", err)
	}
}

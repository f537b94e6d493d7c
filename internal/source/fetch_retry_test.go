package source

import (
	"net/http"
	"strings"
	"testing"
	"time"
)

// failing answers with page after so many answers with the status.
func (w *web) failing(path string, times, status int, header ...string) *int {
	asked := new(int)
	w.mux.HandleFunc(path, func(rw http.ResponseWriter, _ *http.Request) {
		if *asked++; *asked > times {
			_, _ = rw.Write([]byte(policyPage))
			return
		}
		for i := 0; i+1 < len(header); i += 2 {
			rw.Header().Set(header[i], header[i+1])
		}
		rw.WriteHeader(status)
	})
	return asked
}

func TestRetries(t *testing.T) {
	w := serve(t)
	w.failing("/once", 1, 500)
	w.failing("/thrice", 3, 502)
	for _, path := range []string{"/once", "/thrice"} {
		if _, err := Load(t.Context(), w.URL+path, w.opts); err != nil {
			t.Error(err)
		}
	}
	asked := w.failing("/ever", 100, 500)
	w.fails(t, "/ever", Network, "fault of its own")
	if *asked != 1+retries {
		t.Errorf("asked %d times, want %d", *asked, 1+retries)
	}
	asked = w.failing("/never", 100, 404)
	w.fails(t, "/never", Network)
	if *asked != 1 {
		t.Errorf("asked %d times for what is not there", *asked)
	}
}

// TestCutOnce has a server that breaks off the first time.
func TestCutOnce(t *testing.T) {
	w := serve(t)
	asked := 0
	w.mux.HandleFunc("/terms", func(rw http.ResponseWriter, _ *http.Request) {
		if asked++; asked == 1 {
			rw.Header().Set("Content-Length", "5000")
		}
		_, _ = rw.Write([]byte(policyPage))
	})
	if p, err := Load(t.Context(), w.URL+"/terms", w.opts); err != nil || string(p.Data) != policyPage || asked != 2 {
		t.Errorf("%+v, %v after %d times", p, err, asked)
	}
}

// TestRetryAfter waits as long as the server asks, and no longer than there is
// time for.
func TestRetryAfter(t *testing.T) {
	w := serve(t)
	var pauses []time.Duration
	w.opts.Fetch.Progress = func(p Progress) {
		if p.Pause > 0 {
			pauses = append(pauses, p.Pause)
		}
	}
	w.failing("/soon", 1, 429, "Retry-After", "1")
	if _, err := Load(t.Context(), w.URL+"/soon", w.opts); err != nil || len(pauses) != 1 || pauses[0] != time.Second {
		t.Errorf("%v after the pauses %v", err, pauses)
	}
	asked := w.failing("/late", 1, 503, "Retry-After", "3600")
	w.fails(t, "/late", Network, "1h0m0s", "time limit")
	if *asked != 1 {
		t.Errorf("asked %d times", *asked)
	}
	day := time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)
	asked = w.failing("/date", 1, 503, "Date", day.Format(http.TimeFormat), "Retry-After", day.Add(time.Hour).Format(http.TimeFormat))
	w.fails(t, "/date", Network, "1h0m0s")
	if *asked != 1 {
		t.Errorf("asked %d times", *asked)
	}
	pauses = nil
	w.failing("/past", 1, 503, "Date", day.Format(http.TimeFormat), "Retry-After", day.Add(-time.Hour).Format(http.TimeFormat))
	w.failing("/nonsense", 1, 503, "Retry-After", strings.Repeat("9", 40))
	for _, path := range []string{"/past", "/nonsense"} {
		if _, err := Load(t.Context(), w.URL+path, w.opts); err != nil {
			t.Error(err)
		}
	}
	for _, p := range pauses {
		if p > time.Second {
			t.Errorf("paused for %v", p)
		}
	}
}

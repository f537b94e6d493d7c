package source

import (
	"context"
	"errors"
	"math/rand/v2"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// retries is how often a request that failed is sent again.
const retries = 3

// askPatiently asks, and asks again after a failure that may pass. A server that
// says how long to wait is obeyed if there is time for it.
func (f *fetcher) askPatiently(ctx context.Context, at *url.URL, v visit) (*answer, error) {
	pause := f.Backoff
	for left := retries; ; left-- {
		a, err := f.ask(ctx, at, v)
		if a != nil {
			a.wait = f.askedToWait(a)
		}
		if left == 0 || !mayPass(a, err) {
			return a, err
		}
		wait := pause + rand.N(pause/2+1) // so that jobs started together do not come back together
		if a != nil && a.wait > 0 {
			wait = a.wait
		}
		if !f.timeFor(ctx, wait) {
			return a, err
		}
		f.tell(Progress{URL: at.String(), Pause: wait})
		if err := sleep(ctx, wait); err != nil {
			return nil, err
		}
		pause *= 2
	}
}

// mayPass reports whether the same request may succeed a little later.
func mayPass(a *answer, err error) bool {
	if err != nil {
		var f fault
		return errors.As(err, &f) && f.passing
	}
	switch a.status {
	case http.StatusTooManyRequests, http.StatusInternalServerError, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return true
	}
	return false
}

// askedToWait returns how long a asks to wait before the next request, or 0.
func (f *fetcher) askedToWait(a *answer) time.Duration {
	value := strings.TrimSpace(a.header.Get("Retry-After"))
	if seconds, err := strconv.ParseUint(value, 10, 32); err == nil {
		return time.Duration(seconds) * time.Second
	}
	until, err := http.ParseTime(value)
	now, ok := f.clock(a)
	if err != nil || !ok {
		return 0
	}
	return max(until.Sub(now), 0)
}

// clock returns the time by the clock of whoever sent a, else by ours.
func (f *fetcher) clock(a *answer) (now time.Time, ok bool) {
	if now, err := http.ParseTime(a.header.Get("Date")); err == nil {
		return now, true
	}
	if f.Now == nil {
		return time.Time{}, false
	}
	return f.Now(), true
}

// timeFor reports whether the time limit allows to wait.
func (f *fetcher) timeFor(ctx context.Context, wait time.Duration) bool {
	deadline, bounded := ctx.Deadline()
	if !bounded || f.Now == nil {
		return wait < f.patience
	}
	return f.Now().Add(wait).Before(deadline)
}

// sleep waits, or returns the cause if ctx ends before.
func sleep(ctx context.Context, wait time.Duration) error {
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

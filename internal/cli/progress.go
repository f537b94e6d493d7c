package cli

import (
	"time"

	"github.com/schollz/progressbar/v3"
)

// progress shows on a terminal how far work has come that may take long. The
// zero value shows nothing. It may be used by several goroutines.
type progress struct{ bar *progressbar.ProgressBar }

// fewSteps is up to how many steps work is not worth a bar.
const fewSteps = 2

// progress begins work of n steps. Whoever is not at a terminal, or wants quiet,
// is shown nothing.
func (s *session) progress(n int) progress {
	if s.quiet || !s.Watched || n <= fewSteps {
		return progress{}
	}
	s.working = progress{progressbar.NewOptions(n,
		progressbar.OptionSetWriter(s.Stderr),
		progressbar.OptionSetDescription(s.T("cli.progress")),
		progressbar.OptionSetWidth(24),
		progressbar.OptionShowCount(),
		progressbar.OptionSetPredictTime(true),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionClearOnFinish(),
	)}
	return s.working
}

// step tells that one more step is done.
func (p progress) step() {
	if p.bar != nil {
		_ = p.bar.Add(1) // it only says that nobody can see it
	}
}

// hide takes the bar away, until the next step.
func (p progress) hide() {
	if p.bar != nil {
		_ = p.bar.Clear()
	}
}

// end takes the bar away for good.
func (p progress) end() {
	if p.bar != nil {
		_ = p.bar.Exit()
		_ = p.bar.Clear()
	}
}

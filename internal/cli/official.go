package cli

import (
	"exitclause/internal/analyze"
	"exitclause/internal/appeal"
	"exitclause/internal/message"
	"exitclause/internal/report"
	"exitclause/rules"
)

// checkSources tells of each document of r whether its host is the service's
// own.
func checkSources(r *report.Report, inputs []analyze.Input, printer *message.Printer) error {
	load := func() (*appeal.Services, error) { return appeal.LoadServices(rules.Services) }
	return appeal.CheckSources(r, inputs, load, printer)
}

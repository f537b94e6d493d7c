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
	services, err := appeal.LoadServices(rules.Services)
	if err != nil {
		return err
	}
	appeal.CheckSources(r, inputs, services, printer)
	return nil
}

package appeal

import (
	"testing"

	"exitclause/internal/analyze"
	"exitclause/internal/law"
	"exitclause/internal/message"
	"exitclause/internal/report"
)

func BenchmarkConclude(b *testing.B) {
	analyzer, statutes := builtInAnalyzer(b), builtIn(b)
	inputs := readFolder(b, analyzer, "testdata/conclude/larkfin")
	printer := message.For("en")
	facts := analyze.Report(report.Tool{}, inputs, printer)
	for b.Loop() {
		r := *facts
		Conclude(&r, inputs, statutes, law.Situation{}, printer)
	}
}

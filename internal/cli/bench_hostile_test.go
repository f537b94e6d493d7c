package cli

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// BenchmarkAnalyzeHostile analyzes documents that are made to take long, and
// reports how many times as long one takes that is twice as large (x-double):
// about 2, for the time must grow like the size.
func BenchmarkAnalyzeHostile(b *testing.B) {
	const n = 5_000
	repeated := func(s string) func(n int) string {
		return func(n int) string { return strings.Repeat(s, n) }
	}
	counted := func(format string) func(n int) string {
		return func(n int) string {
			var s strings.Builder
			for i := range n {
				fmt.Fprintf(&s, format, i+1)
			}
			return s.String()
		}
	}
	for name, body := range map[string]func(n int) string{
		"one list":          counted("- you breach rule %d of ours, and we delete your account;\n"),
		"one paragraph":     repeated("You may close your account. We keep your data for five years unless a law says otherwise. "),
		"Chinese paragraph": repeated("您可以随时注销账户，我们将在五年内删除您的个人信息，法律另有规定的除外。"),
		"pieces":            counted("(%d) have your data erased; "),
		"Chinese pieces":    repeated("（一）终止您的账户；（二）删除您的信息；"),
		"contacts":          counted("Email: a%d@larkfin.example\n\n"),
		"tables":            counted("\n| data | period |\n|---|---|\n| account data %d | five years after closing |\n"),
		"references":        counted("%[1]d. Subject to section %[1]d.9, you may close your account.\n\n"),
		"sections":          counted("## %d. Retention\n\nWe keep your data for %[1]d years.\n\n"),
		"lead-ins":          counted("We may close your account in case %d:\n\n"),
		"terms":             counted("“Term%d” means data of yours. "),
		"parties":           counted("This is between you and Larkfin %d Ltd (“we”). "),
		"one sentence":      repeated("you may close your account, we delete your data, "),
		"periods":           counted("we keep your data for %d years, "),
		"statutes":          counted("under the Larkfin Act %d you may have data erased, "),
	} {
		once, twice := []byte(hostileHead+body(n)), []byte(hostileHead+body(2*n))
		b.Run(name, func(b *testing.B) {
			w := newStagewatch(b)
			var short, long time.Duration
			for b.Loop() {
				short += w.timeOf(b, once)
				long += w.timeOf(b, twice)
			}
			b.ReportMetric(float64(long)/float64(short), "x-double")
		})
	}
}

const hostileHead = "# Larkfin Privacy Policy and Terms\n\nWe may close your account, or you may:\n\n"

// timeOf returns how long all stages take with data.
func (w *stagewatch) timeOf(b *testing.B, data []byte) time.Duration {
	start := time.Now()
	w.analyze(b, "hostile.md", data)
	return time.Since(start)
}

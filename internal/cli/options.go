package cli

import (
	"os"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"exitclause/internal/document"
)

// analyzeOptions say how a verb reads and analyses documents, and how it shows what
// came of it.
type analyzeOptions struct {
	packs    packOptions
	fetch    fetchOptions
	store    storeOptions
	format   string
	output   string
	kind     string
	apart    bool // documents that stand in one page are read one by one
	service  string
	color    string
	width    int
	full     bool
	explain  bool
	maxBytes size
	timeout  time.Duration
}

func newAnalyzeOptions() analyzeOptions {
	return analyzeOptions{format: "text", color: "auto", maxBytes: 64 << 20, timeout: 30 * time.Second}
}

// add adds the flags that all verbs have which analyse documents. What comes of it
// is shown in one of formats.
func (o *analyzeOptions) add(s *session, cmd *cobra.Command, formats ...string) {
	addChoice(cmd, "format", s.T("cli.flag.format"), choice{value: &o.format, options: formats})
	addChoice(cmd, "color", s.T("cli.flag.color"), choice{value: &o.color, options: []string{"auto", "always", "never"}})
	flags := cmd.Flags()
	flags.StringVarP(&o.output, "output", "o", "", s.T("cli.flag.output"))
	flags.IntVar(&o.width, "width", 0, s.T("cli.flag.width"))
	o.addReading(s, flags)
	o.store.add(s, flags)
	o.packs.add(s, flags)
}

// addReading adds the flags that say how sources are had.
func (o *analyzeOptions) addReading(s *session, flags *pflag.FlagSet) {
	flags.Var(&o.maxBytes, "max-bytes", s.T("cli.flag.max-bytes"))
	flags.DurationVar(&o.timeout, "timeout", o.timeout, s.T("cli.flag.timeout"))
	o.fetch.add(s, flags)
}

// addKind adds the flag that says what the documents are.
func (o *analyzeOptions) addKind(s *session, cmd *cobra.Command) {
	kinds := []string{string(document.PrivacyPolicy), string(document.UserAgreement)}
	addChoice(cmd, "kind", s.T("cli.flag.kind"), choice{value: &o.kind, options: kinds})
}

// check refuses numbers that make no sense.
func (o analyzeOptions) check() error {
	switch {
	case o.timeout <= 0:
		return usage("cli.error.flag.positive", "flag", "--timeout")
	case o.width < 0:
		return usage("cli.error.flag.positive", "flag", "--width")
	}
	return nil
}

// toStdout reports whether the report goes to standard output.
func (o analyzeOptions) toStdout() bool { return o.output == "" || o.output == "-" }

// isOutput reports whether the report is to take the place of the file name.
func (o analyzeOptions) isOutput(name string) bool { return !o.toStdout() && isFile(o.output, name) }

// replaced is the fault that the report would take the place of what is read.
func replaced(file string) error { return usage("cli.error.output.read", "file", file) }

// isFile reports whether two names are of one file, which writing would replace.
func isFile(a, b string) bool {
	one, err := os.Stat(a)
	if err != nil || !one.Mode().IsRegular() {
		return false
	}
	other, err := os.Stat(b)
	return err == nil && os.SameFile(one, other)
}

// widestText is how many columns a report is wide at most, for it to be read.
const widestText = 100

func (s *session) width(o analyzeOptions) int {
	switch {
	case o.width > 0:
		return o.width
	case !o.toStdout():
		return 0
	}
	return min(s.Columns, widestText)
}

func (s *session) colored(o analyzeOptions) bool {
	if o.color != "auto" {
		return o.color == "always"
	}
	return s.Columns > 0 && o.toStdout() && s.Getenv("NO_COLOR") == "" && s.Getenv("TERM") != "dumb"
}

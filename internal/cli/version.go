package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func newVersionCmd(s *session) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: s.T("cli.version"),
		Args:  noArguments,
		RunE: func(*cobra.Command, []string) error {
			text := fmt.Sprintf("exitclause %s (%s, %s/%s)\n", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return s.write("", []byte(text))
		},
	}
}

// version returns the version that the program was built as, with the revision
// if it was built from a working tree.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(devel)"
	}
	return info.Main.Version
}

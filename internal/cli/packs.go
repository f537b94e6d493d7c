package cli

import (
	"cmp"
	"os"
	"sync"

	"github.com/spf13/pflag"

	"exitclause/internal/analyze"
	"exitclause/internal/law"
	"exitclause/internal/rule"
	"exitclause/rules"
)

// packOptions say which rules to use.
type packOptions struct {
	dirs []string // folders of the user's rules
	only bool     // without the built-in ones
}

func (o *packOptions) add(s *session, flags *pflag.FlagSet) {
	flags.StringArrayVar(&o.dirs, "rules", nil, s.T("cli.flag.rules"))
	flags.BoolVar(&o.only, "rules-only", false, s.T("cli.flag.rules-only"))
}

func (o *packOptions) load() (*rule.Packs, error) {
	if o.only && len(o.dirs) == 0 {
		return nil, usage("cli.error.rules.only")
	}
	var packs []rule.Pack
	if !o.only {
		packs = append(packs, rule.Pack{Name: "rules", FS: rules.FS, Compiled: rules.Compiled})
	}
	for _, dir := range o.dirs {
		if info, err := os.Stat(dir); err != nil || !info.IsDir() {
			return nil, usage("cli.error.rules.dir", "dir", dir)
		}
		packs = append(packs, rule.Pack{Name: dir, FS: os.DirFS(dir)})
	}
	return rule.Load(packs...)
}

// analyzer returns the rules, ready to run, and the statutes that go with them.
func (o *packOptions) analyzer() (*analyze.Analyzer, *law.Statutes, error) {
	var reading sync.WaitGroup
	var statutes *law.Statutes
	var unread error
	reading.Go(func() { statutes, unread = law.Load(rules.Law) })
	packs, err := o.load()
	reading.Wait()
	if err = cmp.Or(err, unread); err != nil {
		return nil, nil, err
	}
	return analyze.New(packs), statutes, nil
}

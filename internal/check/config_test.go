package check

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"

	"exitclause/internal/golden"
	"exitclause/internal/law"
	"exitclause/internal/message"
	"exitclause/internal/strictyaml"
)

// files returns the files that match pattern, by their names without ending.
func files(t *testing.T, pattern string) map[string][]byte {
	t.Helper()
	all := make(map[string][]byte)
	for _, name := range golden.Cases(t, pattern) {
		all[strings.TrimSuffix(name, filepath.Ext(name))] = golden.Read(t, name)
	}
	return all
}

// TestErrors reads each testdata/errors/NAME.yaml and compares everything that
// is said of it with NAME.want.
func TestErrors(t *testing.T) {
	for name, data := range files(t, "testdata/errors/*.yaml") {
		_, err := ReadConfig("exitclause.yaml", data)
		var errs strictyaml.Errors
		if !errors.As(err, &errs) {
			t.Fatalf("%s: error is %v, want Errors", name, err)
		}
		golden.Check(t, name+".want", errs.Error()+"\n")
	}
}

// TestConfigs reads each testdata/config/NAME.yaml and compares the names of
// its expectations, and what else it says, with NAME.want.
func TestConfigs(t *testing.T) {
	for name, data := range files(t, "testdata/config/*.yaml") {
		c, err := ReadConfig("exitclause.yaml", data)
		if err != nil {
			t.Fatal(err)
		}
		golden.Check(t, name+".want", describe(c))
	}
}

// describe writes a configuration as it was understood.
func describe(c *Config) string {
	var b strings.Builder
	line := func(parts ...string) { b.WriteString(strings.Join(parts, " | ") + "\n") }
	line("config", c.Store, c.Baseline, string(c.FailOn))
	for _, d := range c.Documents {
		line("document", d.Name, d.Service, d.Kind)
	}
	for _, e := range c.Expectations {
		line("expectation", e.Name())
	}
	for _, n := range c.Ignores {
		line("ignore", n.Hash, n.Reason, n.Expires.String())
	}
	return b.String()
}

// TestSchema holds that the schema lets through what can be read, and nothing
// that cannot, but for what a schema does not see: that something comes twice,
// and what YAML itself refuses.
func TestSchema(t *testing.T) {
	s := compile(t)
	for name, data := range files(t, "testdata/config/*.yaml") {
		if err := s.Validate(instance(t, data)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, lang := range message.Languages() {
		if err := s.Validate(instance(t, Example(lang))); err != nil {
			t.Errorf("the example in %s: %v", lang, err)
		}
	}
	for name, data := range files(t, "testdata/errors/*.yaml") {
		switch filepath.Base(name) {
		case "broken", "alias", "twice", "nothing", "second", "tab", "colon", "star":
			continue
		}
		if s.Validate(instance(t, data)) == nil {
			t.Errorf("%s: the schema lets it through", name)
		}
	}
}

func compile(t *testing.T) *jsonschema.Schema {
	t.Helper()
	schema, err := jsonschema.UnmarshalJSON(strings.NewReader(string(ConfigSchema())))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("urn:test", schema); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("urn:test")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// instance returns YAML as a schema sees it: dates and hashes are texts there.
func instance(t *testing.T, data []byte) any {
	t.Helper()
	var root yaml.Node
	if err := yaml.Unmarshal(data, &root); err != nil {
		t.Fatal(err)
	}
	return plain(&root)
}

func plain(n *yaml.Node) any {
	switch n.Kind {
	case yaml.DocumentNode:
		return plain(n.Content[0])
	case yaml.MappingNode:
		m := make(map[string]any)
		for i := 0; i+1 < len(n.Content); i += 2 {
			m[n.Content[i].Value] = plain(n.Content[i+1])
		}
		return m
	case yaml.SequenceNode:
		all := []any{}
		for _, c := range n.Content {
			all = append(all, plain(c))
		}
		return all
	}
	if n.Tag == "!!null" {
		return nil
	}
	return n.Value
}

// TestExamples holds that the example to begin with is a configuration in every
// language, and that all say the same but for names.
func TestExamples(t *testing.T) {
	want := ""
	for _, lang := range message.Languages() {
		c, err := ReadConfig("exitclause.yaml", Example(lang))
		if err != nil {
			t.Fatalf("%s: %v", lang, err)
		}
		got := strings.ReplaceAll(describe(c), "yunque", "larkfin")
		if want == "" {
			want = got
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", lang, diff)
		}
		// What is commented out must be right too, for whoever takes the mark away.
		if _, err := ReadConfig("exitclause.yaml", uncommented(Example(lang))); err != nil {
			t.Errorf("%s, with everything in it: %v", lang, err)
		}
	}
}

// uncommented takes the marks from the lines of YAML that are comments.
func uncommented(data []byte) []byte {
	var all []string
	for line := range strings.Lines(string(data)) {
		rest, found := strings.CutPrefix(strings.TrimLeft(line, " "), "# ")
		yaml := strings.HasPrefix(rest, "- ") || strings.HasPrefix(rest, "  ") || strings.HasPrefix(rest, "store: ")
		if found && yaml {
			line = line[:len(line)-len(rest)-len("# ")] + rest
		}
		all = append(all, line)
	}
	return []byte(strings.Join(all, ""))
}

func FuzzReadConfig(f *testing.F) {
	for _, pattern := range []string{"testdata/errors/*.yaml", "testdata/config/*.yaml"} {
		for _, name := range golden.Cases(f, pattern) {
			data := golden.Read(f, name)
			f.Add(data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := ReadConfig("exitclause.yaml", data)
		if err != nil {
			return
		}
		if len(c.Documents) == 0 {
			t.Error("a configuration without documents")
		}
		for i := range c.Expectations {
			e := &c.Expectations[i]
			e.violations(new(Version), law.Date{Year: 2026, Month: 1, Day: 1})
		}
	})
}

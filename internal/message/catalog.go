package message

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"sync"

	"gopkg.in/yaml.v3"
)

// The catalogue is one file per part of the program and language,
// PART.LANG.yaml. Every key in it begins with its part and a dot.
//
//go:embed catalog/*.yaml
var files embed.FS

// catalog is every message of one language, by key.
type catalog map[string]text

// text is one message: a single form, or one for a count of one and another for
// every other count.
type text struct {
	one   string // "" if the message has a single form
	other string
}

// UnmarshalYAML reads "text" or {one: "text", other: "text"}.
func (t *text) UnmarshalYAML(node *yaml.Node) error {
	if node.Kind == yaml.ScalarNode {
		t.other = node.Value
		return nil
	}
	var forms map[string]string
	if err := node.Decode(&forms); err != nil {
		return err
	}
	t.one, t.other = forms["one"], forms["other"]
	if len(forms) != 2 || t.one == "" || t.other == "" {
		return fmt.Errorf("line %d: want a text, or the two forms one and other", node.Line)
	}
	return nil
}

// load reads the files of lang, side by side. What can be read is returned beside
// the error, so that a fault in one file costs no other message.
func load(lang string) (catalog, error) {
	names, err := fs.Glob(files, "catalog/*."+lang+".yaml")
	if err != nil {
		return nil, err
	}
	parts, errs := make([]catalog, len(names)), make([]error, len(names))
	var reading sync.WaitGroup
	for i, name := range names {
		reading.Go(func() { parts[i], errs[i] = readPart(name) })
	}
	reading.Wait()
	all := catalog{}
	for i, name := range names {
		errs = append(errs, all.add(name, parts[i]))
	}
	if err := errors.Join(errs...); err != nil {
		return all, fmt.Errorf("catalogue: %w", err)
	}
	return all, nil
}

func readPart(name string) (catalog, error) {
	data, err := files.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var part catalog
	if err := yaml.Unmarshal(data, &part); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return part, nil
}

// add adds what the file name holds.
func (c catalog) add(name string, part catalog) error {
	for key, t := range part {
		if _, twice := c[key]; twice {
			return fmt.Errorf("%s: %s stands in another file too", name, key)
		}
		c[key] = t
	}
	return nil
}

// catalogs holds each language once it has been asked for. The data is embedded
// and a test loads all of it, so the errors are left out here: a message that
// is missing shows as its key.
var catalogs = map[string]func() catalog{
	en:     loadOnce(en),
	zhHans: loadOnce(zhHans),
	zhHant: loadOnce(zhHant),
}

func loadOnce(lang string) func() catalog {
	return sync.OnceValue(func() catalog {
		c, _ := load(lang)
		return c
	})
}

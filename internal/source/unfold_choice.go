package source

import (
	"path"
	"slices"
	"strings"

	"exitclause/internal/archive"
)

// choice says which files of an archive are documents: those that Expand would
// take from a folder. The zero value knows only the name of each.
type choice struct {
	names map[string]bool // of all files, in small letters; nil if they are not known beforehand
	web   bool            // a WACZ: a web archive with its index and its pictures
}

// among returns the choice in a ZIP archive with files of these names.
func among(names []string) choice {
	c := choice{names: make(map[string]bool, len(names))}
	for _, name := range names {
		c.names[strings.ToLower(strings.ReplaceAll(name, `\`, "/"))] = true
	}
	c.web = c.names["datapackage.json"]
	return c
}

// take reports whether m may be a document. What a browser saved beside a page
// is one only if it turns out to be.
func (c choice) take(m *archive.Member) bool {
	name := strings.ToLower(m.Name)
	if c.web && c.holdsWARC() {
		return strings.HasPrefix(name, "archive/")
	}
	for part := range strings.SplitSeq(name, "/") {
		if isHidden(part) || part == "__macosx" {
			return false
		}
	}
	if c.companion(name) {
		m.Role = archive.Frame
	}
	return name != "" && !slices.Contains(otherFiles, path.Ext(name))
}

func (c choice) holdsWARC() bool {
	for name := range c.names {
		if strings.HasPrefix(name, "archive/") && strings.Contains(path.Base(name), ".warc") {
			return true
		}
	}
	return false
}

// companion reports whether name lies in a folder that a browser saved beside a
// page: terms_files/frame.html beside terms.html.
func (c choice) companion(name string) bool {
	for dir := path.Dir(name); dir != "." && dir != "/"; dir = path.Dir(dir) {
		for _, suffix := range companionSuffixes {
			page, found := strings.CutSuffix(dir, suffix)
			if found && (c.names == nil || c.names[page+".html"] || c.names[page+".htm"] || c.names[page+".xhtml"]) {
				return true
			}
		}
	}
	return false
}

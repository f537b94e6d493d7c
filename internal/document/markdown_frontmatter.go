package document

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// maxFrontMatter bounds how much is read as front matter.
const maxFrontMatter = 64 << 10

// readFrontMatter reads the YAML between two lines of "---" at the head of src.
// It returns what that says of the page and where it ends: 0 if there is none,
// as where the lines are drawn lines and what is between them is text.
func readFrontMatter(src string) (page pageInfo, end int) {
	head := strings.TrimPrefix(src, "\ufeff")
	body := len(src) - len(head)
	first, rest, _ := strings.Cut(head[:min(len(head), maxFrontMatter)], "\n")
	if strings.TrimRight(first, " \t\r") != "---" {
		return pageInfo{}, 0
	}
	body += len(first) + 1
	at := body
	for line := range strings.Lines(rest) {
		at += len(line)
		if mark := strings.TrimRight(line, " \t\r\n"); mark == "---" || mark == "..." {
			if page, ok := frontMatter(src[body : at-len(line)]); ok {
				return page, at
			}
			break
		}
	}
	return pageInfo{}, 0
}

// frontMatter reads the scalars at the top of a YAML mapping. Aliases are not
// followed, so that nothing grows.
func frontMatter(body string) (page pageInfo, ok bool) {
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(body), &doc); err != nil {
		return pageInfo{}, false
	}
	if len(doc.Content) == 0 {
		return pageInfo{}, strings.TrimSpace(body) == ""
	}
	top := doc.Content[0]
	if top.Kind != yaml.MappingNode {
		return pageInfo{}, false
	}
	for i := 0; i+1 < len(top.Content); i += 2 {
		if value := top.Content[i+1]; value.Kind == yaml.ScalarNode {
			page.property(strings.ToLower(top.Content[i].Value), FoldSpace(value.Value))
		}
	}
	return page, true
}

// property takes in one line of front matter.
func (p *pageInfo) property(key, value string) {
	switch key {
	case "title":
		p.title = value
	case "lang", "language", "locale":
		setIfEmpty(&p.language, value)
	case "site", "site_name":
		setIfEmpty(&p.site, value)
	case "url", "canonical", "canonical_url", "source":
		setIfEmpty(&p.url, value)
	case "updated", "lastmod", "last_modified", "last_updated", "modified":
		p.updated = value
	case "date":
		setIfEmpty(&p.updated, value)
	}
}

// merged returns outer with what only inner knows.
func merged(outer, inner pageInfo) pageInfo {
	setIfEmpty(&inner.title, outer.title)
	setIfEmpty(&inner.language, outer.language)
	setIfEmpty(&inner.site, outer.site)
	setIfEmpty(&inner.url, outer.url)
	setIfEmpty(&inner.updated, outer.updated)
	return inner
}

package snapshot

import (
	"strconv"
	"strings"
	"time"

	"gopkg.in/yaml.v3"

	"exitclause/internal/message"
	"exitclause/internal/source"
	"exitclause/internal/strictyaml"
)

// maxManifest bounds a manifest, in bytes. One has a few hundred, and more only
// where a server sends long headers.
const maxManifest = 1 << 20

// readManifest reads the manifest in the file name, which must be intact. Its
// faults are strictyaml.Errors.
func readManifest(name string, data []byte) (*Manifest, error) {
	var errs strictyaml.Errors
	d := manifestDecoder{strictyaml.Decoder{File: name, Errs: &errs}}
	m := &Manifest{}
	switch {
	case len(data) > maxManifest:
		d.Failf(&yaml.Node{}, "the file is larger than %d bytes", maxManifest)
	case !unaltered(data):
		d.Failf(&yaml.Node{}, "the file is not as it was written: its last line is not the digest of the others")
	default:
		if root := d.Parse(data); root != nil {
			d.manifest(root, m)
		}
	}
	return m, errs.Sorted()
}

// manifestDecoder reads the YAML of a manifest.
type manifestDecoder struct{ strictyaml.Decoder }

func (d *manifestDecoder) manifest(root *yaml.Node, m *Manifest) {
	var schema, how, by, digest string
	x := &source.Exchange{}
	d.Mapping(root, "a manifest", map[string]func(*yaml.Node){
		"schema":     d.IntoOneOf(&schema, "schema", []string{manifestSchema}),
		"service":    d.Into(&m.Service, "service"),
		"kind":       d.Into(&m.Kind, "kind"),
		"file":       d.Into(&m.File, "file"),
		"sha256":     d.Into(&m.SHA256, "sha256"),
		"bytes":      func(n *yaml.Node) { m.Bytes = d.number(n, "bytes") },
		"mediaType":  d.Into(&m.MediaType, "mediaType"),
		"charset":    d.Into(&m.Charset, "charset"),
		"captured":   func(n *yaml.Node) { m.Captured = d.moment(n) },
		"capturedBy": d.IntoOneOf(&by, "capturedBy", witnesses),
		"saved":      func(n *yaml.Node) { m.Saved = d.moment(n).Time },
		"how":        d.IntoOneOf(&how, "how", hows),
		"origin":     d.Into(&m.Origin, "origin"),
		"claimed":    d.Into(&m.Claimed, "claimed"),
		"url":        d.Into(&x.URL, "url"),
		"final":      d.Into(&x.Final, "final"),
		"redirects":  func(n *yaml.Node) { d.redirects(n, x) },
		"status":     func(n *yaml.Node) { x.Status = int(d.number(n, "status")) },
		"header":     func(n *yaml.Node) { d.header(n, x) },
		"official":   d.Into(&m.Official, "official"),
		"tool":       d.Into(&m.Tool, "tool"),
		"digest":     d.Into(&digest, "digest"),
	})
	m.How, m.CapturedBy = How(how), Witness(by)
	if x.URL != "" {
		x.Time, x.Rendered = m.Captured.Time, m.How == Rendered
		m.Exchange = x
	}
	d.complete(root, m)
}

// complete refuses a manifest that names no bytes or no moment.
func (d *manifestDecoder) complete(root *yaml.Node, m *Manifest) {
	if root.Kind != yaml.MappingNode {
		return
	}
	if !isName(m.File) || len(m.SHA256) != 64 || m.Captured.IsZero() || m.How == "" || m.CapturedBy == "" {
		d.Failf(root, "file, sha256, captured, capturedBy and how must all be there")
	}
}

// number reads a count of something.
func (d *manifestDecoder) number(n *yaml.Node, what string) int64 {
	v, err := strconv.ParseInt(n.Value, 10, 64)
	if err != nil || v < 0 {
		d.Failf(n, "%s must be a whole number, not %s", what, message.English(strictyaml.Describe(n)))
		return 0
	}
	return v
}

func (d *manifestDecoder) moment(n *yaml.Node) Moment {
	m, err := ParseMoment(n.Value)
	if err != nil {
		d.Failf(n, "%s", err)
	}
	return m
}

func (d *manifestDecoder) redirects(n *yaml.Node, x *source.Exchange) {
	for _, item := range d.Items(n, "redirects") {
		var r source.Redirect
		d.Mapping(item, "a redirect", map[string]func(*yaml.Node){
			"status": func(n *yaml.Node) { r.Status = int(d.number(n, "status")) },
			"url":    d.Into(&r.URL, "url"),
		})
		x.Redirects = append(x.Redirects, r)
	}
}

func (d *manifestDecoder) header(n *yaml.Node, x *source.Exchange) {
	x.Header = make(map[string]string)
	d.Named(n, "header", func(name, value *yaml.Node) { x.Header[name.Value] = value.Value })
}

// mediaTypes are what can be saved, each with the ending of its file.
var mediaTypes = []struct{ name, ending string }{
	{"text/html", ".html"},
	{"application/xhtml+xml", ".xhtml"},
	{"text/markdown", ".md"},
	{"text/plain", ".txt"},
	{"application/pdf", ".pdf"},
	{"application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"},
	{"application/vnd.oasis.opendocument.text", ".odt"},
	{"application/epub+zip", ".epub"},
	{"message/rfc822", ".eml"},
	{"multipart/related", ".mhtml"},
}

// endingOf returns the ending for the file of a page of a media type.
func endingOf(mediaType string) string {
	for _, t := range mediaTypes {
		if t.name == mediaType {
			return t.ending
		}
	}
	return ".bin"
}

// isDocument reports whether name has the ending of a file that could hold a
// document.
func isDocument(name string) bool {
	name = strings.ToLower(name)
	for _, t := range mediaTypes {
		if strings.HasSuffix(name, t.ending) {
			return true
		}
	}
	return strings.HasSuffix(name, ".htm") || strings.HasSuffix(name, ".markdown") || strings.HasSuffix(name, ".mht")
}

// saidAt returns the moment of t for a page that came from the network or that
// somebody gave us now.
func saidAt(x *source.Exchange, now time.Time) Moment {
	if x != nil && !x.Time.IsZero() {
		return At(x.Time)
	}
	return At(now)
}

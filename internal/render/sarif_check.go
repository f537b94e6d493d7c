package render

import (
	"io"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"exitclause/internal/message"
	"exitclause/internal/report"
)

// SARIF writes c as a SARIF 2.1.0 log. Columns count code points. Addresses of
// files are relative to where the program was run, which should be the root of
// the repository.
func SARIF(w io.Writer, c *report.Check, p *message.Printer) error {
	s := &sarif{newCheckView(c, p)}
	run := sarifRun{
		Tool:       sarifTool{s.driver()},
		Language:   sarifLanguages[p.Language()],
		ColumnKind: "unicodeCodePoints",
		Automation: sarifAutomation{"exitclause/check/"},
		Bases:      map[string]sarifMessage{srcRoot: {Description: &sarifMessage{Text: p.T("check.sarif.root")}}},
		Artifacts:  s.artifacts(),
		Results:    []sarifResult{},
	}
	run.Invocations = []sarifInvocation{s.invocation()}
	all := s.everything()
	for i := range all {
		run.Results = append(run.Results, s.result(&all[i]))
	}
	return writeJSON(w, sarifLog{sarifSchema, sarifVersion, []sarifRun{run}})
}

// writeJSON writes v as one indented JSON document.
func writeJSON(w io.Writer, v any) error {
	data, err := newMarshaler("  ").marshal(v, "")
	if err == nil {
		_, err = w.Write(append(data, '\n'))
	}
	return err
}

// sarifLanguages are the languages of messages, in the form that the schema asks
// for: it knows no scripts.
var sarifLanguages = map[string]string{"en": "en", "zh-Hans": "zh-CN", "zh-Hant": "zh-TW"}

// sarif makes a SARIF log of a check.
type sarif struct{ *checkView }

// semantic is a version as semver.org has it, without its v.
var semantic = regexp.MustCompile(`^[0-9]+\.[0-9]+\.[0-9]+([-+][0-9A-Za-z.+-]+)?$`)

func (s *sarif) driver() sarifDriver {
	d := sarifDriver{Name: s.Tool.Name}
	if v := strings.TrimPrefix(s.Tool.Version, "v"); semantic.MatchString(v) {
		d.SemanticVersion = v
	} else {
		d.Version = s.Tool.Version
	}
	for _, r := range report.CheckRules() {
		d.Rules = append(d.Rules, sarifRule{
			ID: string(r), Name: pascal(string(r)), Short: sarifMessage{Text: s.rule(r)},
			Full: sarifMessage{Text: s.help(r)}, Help: sarifMessage{Text: s.help(r)},
			Default: sarifDefault{string(report.LevelError)}, Properties: sarifTags{[]string{"privacy", "policy"}},
		})
	}
	return d
}

// pascal returns a name-with-hyphens as NameWithHyphens, which is what names of
// rules look like.
func pascal(name string) string {
	var b strings.Builder
	for part := range strings.SplitSeq(name, "-") {
		b.WriteString(strings.ToUpper(part[:1]) + part[1:])
	}
	return b.String()
}

// invocation tells whether every document could be read, and if not, why.
func (s *sarif) invocation() sarifInvocation {
	i := sarifInvocation{Successful: !s.Broken()}
	for k := range s.Documents {
		for _, f := range s.Documents[k].Failures {
			r := s.failed(&s.Documents[k], f)
			i.Notifications = append(i.Notifications, sarifNotification{
				Level: "error", Message: s.message(&r), Locations: []sarifLocation{{Physical: &sarifPhysical{Address: address(f.URI)}}},
			})
		}
	}
	return i
}

func (s *sarif) artifacts() []sarifArtifact {
	var all []sarifArtifact
	seen := make(map[string]bool) // the schema asks for each but once
	for i := range s.Documents {
		d := s.Documents[i].Document
		if d == nil || seen[d.Source.URI] {
			continue
		}
		seen[d.Source.URI] = true
		a := sarifArtifact{
			Location: address(d.Source.URI), Length: d.Source.Bytes, MimeType: d.Source.MediaType, Encoding: d.Source.Charset,
		}
		if d.Source.SHA256 != "" {
			a.Hashes = map[string]string{"sha-256": d.Source.SHA256}
		}
		all = append(all, a)
	}
	return all
}

func (s *sarif) result(r *report.CheckResult) sarifResult {
	out := sarifResult{
		RuleID: string(r.Rule), RuleIndex: slices.Index(report.CheckRules(), r.Rule), Level: string(r.Level),
		Message: s.message(r), Locations: []sarifLocation{s.location(r)}, BaselineState: r.State, Properties: properties(r),
	}
	out.Fingerprints = map[string]string{"exitclauseContent/v1": r.Fingerprint, "primaryLocationLineHash": r.Fingerprint}
	if g := r.Ignored; g != nil {
		at := placed(g.At, "")
		out.Suppressions = []sarifSuppression{{"external", "accepted", g.Reason, &at}}
	}
	return out
}

// message says what a result is, and quotes the clause.
func (s *sarif) message(r *report.CheckResult) sarifMessage {
	text := s.sentence(r)
	if clause := s.quoted(r); clause != "" {
		text = s.reasons([]string{text, s.quote(clause)})
	}
	return sarifMessage{Text: plainMessage(text)}
}

// longestMessage bounds a message, in characters: GitHub shows no more.
const longestMessage = 1000

// plainMessage returns text as a message that is only text: what would make a
// link or a placeholder of it is taken apart.
func plainMessage(text string) string {
	text = clip(Harmless(text), longestMessage)
	return strings.NewReplacer("](", "] (", "{", "{{", "}", "}}").Replace(text)
}

func (s *sarif) location(r *report.CheckResult) sarifLocation {
	l := placed(r.At, r.Text)
	name := strings.Join(append(slices.Clone(r.Path), r.Clause), " > ")
	if name != "" {
		l.Logical = []sarifLogical{{name, "clause"}}
	}
	return l
}

// placed returns the location of a place, where text stands.
func placed(at report.CheckPlace, text string) sarifLocation {
	p := &sarifPhysical{Address: address(at.URI)}
	if at.Page > 0 { // SARIF has no pages
		return sarifLocation{Physical: p}
	}
	p.Region = &sarifRegion{StartLine: max(at.Line, 1), StartColumn: max(at.Column, 1)}
	if text != "" {
		p.Region.Snippet = &sarifMessage{Text: text}
	}
	return sarifLocation{Physical: p}
}

// address returns where a document is: of a file below the root a relative
// address, of any other an absolute one. GitHub shows no alert for a document
// outside the repository.
func address(uri string) sarifAddress {
	if isAddress(uri) {
		if u, err := url.Parse(uri); err == nil {
			return sarifAddress{URI: u.String()}
		}
	}
	if filepath.IsAbs(uri) {
		return sarifAddress{URI: (&url.URL{Scheme: "file", Path: filepath.ToSlash(uri)}).String()}
	}
	return sarifAddress{URI: (&url.URL{Path: filepath.ToSlash(filepath.Clean(uri))}).String(), BaseID: srcRoot}
}

func properties(r *report.CheckResult) *sarifProperties {
	p := sarifProperties{Practice: string(r.Practice), Hash: r.Hash, Clause: r.Clause}
	if r.Change != nil {
		p.Old, p.New = r.Change.Old, r.Change.New
	}
	if p == (sarifProperties{}) {
		return nil
	}
	return &p
}

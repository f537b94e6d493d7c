package render

import (
	"io"
	"path/filepath"

	"exitclause/internal/message"
	"exitclause/internal/report"
)

// gitlabIssue is one entry of GitLab's code quality report.
type gitlabIssue struct {
	Description string         `json:"description"`
	Check       string         `json:"check_name"`
	Fingerprint string         `json:"fingerprint"` // by which GitLab tells what a merge request adds
	Severity    string         `json:"severity"`
	Location    gitlabLocation `json:"location"`
}

type gitlabLocation struct {
	Path  string      `json:"path"` // relative to the root of the repository, without ./
	Lines gitlabLines `json:"lines"`
}

type gitlabLines struct {
	Begin int `json:"begin"`
}

// severities are those of GitLab by level.
var severities = map[report.Level]string{report.LevelError: "major", report.LevelWarning: "minor", report.LevelNote: "info"}

// GitLab writes c as a code quality report. What is ignored is left out: GitLab
// cannot be told that something does not count.
func GitLab(w io.Writer, c *report.Check, p *message.Printer) error {
	v := newCheckView(c, p)
	issues := []gitlabIssue{}
	all := v.everything()
	for i := range all {
		r := &all[i]
		if r.Ignored != nil {
			continue
		}
		text := v.sentence(r)
		if clause := v.quoted(r); clause != "" {
			text = v.reasons([]string{text, v.quote(clause)})
		}
		issues = append(issues, gitlabIssue{
			Description: clip(Harmless(text), longestMessage), Check: string(r.Rule), Fingerprint: r.Fingerprint,
			Severity: severities[r.Level], Location: gitlabLocation{filepath.ToSlash(filepath.Clean(r.At.URI)), gitlabLines{r.At.Line}},
		})
	}
	return writeJSON(w, issues)
}

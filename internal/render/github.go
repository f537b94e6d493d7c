package render

import (
	"bytes"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"exitclause/internal/message"
	"exitclause/internal/report"
)

// GitHub writes c as workflow commands, from which GitHub makes annotations. It
// shows ten errors, ten warnings and ten notices of a step, so the worst come
// first; what is ignored is left out, since there is no way to say so. A place
// outside the repository is told in the text and shown nowhere.
func GitHub(w io.Writer, c *report.Check, p *message.Printer) error {
	v := newCheckView(c, p)
	var b bytes.Buffer
	all := v.everything()
	for i := range all {
		if all[i].Ignored == nil {
			v.command(&b, &all[i])
		}
	}
	_, err := w.Write(b.Bytes())
	return err
}

// commands are the names of workflow commands by level.
var commands = map[report.Level]string{report.LevelError: "error", report.LevelWarning: "warning", report.LevelNote: "notice"}

// Bounds on an annotation, in characters; GitHub cuts it at 64 KiB.
const (
	longestAnnotation = 4000
	longestTitle      = 200
	longestPath       = 1000
)

// command writes a result as one line.
func (v *checkView) command(b *bytes.Buffer, r *report.CheckResult) {
	lines := v.lines(r, longestAnnotation/3)
	title := clip(Harmless(v.headline(r)), longestTitle)
	for i := range lines {
		lines[i] = Harmless(lines[i])
	}
	text := clip(strings.Join(lines[1:], "\n"), longestAnnotation)
	b.WriteString("::" + commands[r.Level] + " file=" + commandProperty(clip(filepath.ToSlash(Harmless(r.At.URI)), longestPath)) +
		",line=" + strconv.Itoa(r.At.Line) + ",col=" + strconv.Itoa(r.At.Column) +
		",title=" + commandProperty(title) + "::" + commandData(text) + "\n")
}

// commandData returns s as the text of a workflow command.
func commandData(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

// commandProperty returns s as a property of a workflow command.
func commandProperty(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(s)
}

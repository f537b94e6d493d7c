package render

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"html/template"
	"io"

	"exitclause/internal/report"
)

// htmlFrame is what every page in HTML has, whatever it shows.
type htmlFrame struct {
	Lang, Title, Generator string
	Policy                 string // Content-Security-Policy
	Style                  template.CSS
	Script                 template.JS // "" if there is nothing for it to do
	Caution                string
}

// frameOf returns the frame of a page that tool made. Its style is that of the
// style sheets in order, which stand in it, as does the script, if there is one; a
// browser is told to load and run nothing else.
func (l labels) frameOf(tool report.Tool, title, script string, sheets ...string) (htmlFrame, error) {
	var style []byte
	for _, name := range sheets {
		data, err := htmlFiles.ReadFile("html/" + name)
		if err != nil {
			return htmlFrame{}, err
		}
		style = append(style, data...)
	}
	f := htmlFrame{
		Lang: l.Language(), Title: title, Generator: tool.Name + " " + tool.Version,
		Style: template.CSS(style), Caution: l.T("report.caution"),
	}
	scripts := "'none'"
	if script != "" {
		data, err := htmlFiles.ReadFile("html/" + script)
		if err != nil {
			return htmlFrame{}, err
		}
		f.Script, scripts = template.JS(data), hashSource(data)
	}
	f.Policy = "default-src 'none'; style-src " + hashSource(style) + "; script-src " + scripts + "; base-uri 'none'; form-action 'none'"
	return f, nil
}

// hashSource names an inline style or script in a content security policy.
func hashSource(data []byte) string {
	sum := sha256.Sum256(data)
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// writePage writes page as the template of the name shows it.
func (l labels) writePage(w io.Writer, name string, page any) error {
	phrase := func(key string) string { return l.T(key) }
	pages, err := template.New("").Funcs(template.FuncMap{"t": phrase, "count": l.count}).ParseFS(htmlFiles, "html/*.tmpl")
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := pages.ExecuteTemplate(&b, name, page); err != nil {
		return err
	}
	_, err = w.Write(harmlessMarkup(b.Bytes()))
	return err
}

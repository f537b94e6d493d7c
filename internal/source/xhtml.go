package source

import (
	"encoding/xml"
	"io"
	"strings"
)

// isXHTML reports whether an HTML page is meant to be read as XML: it says so,
// and it is. Most pages that say so were only ever read as HTML, and are not.
func isXHTML(page string) bool {
	page = strings.TrimSpace(page)
	if !strings.HasPrefix(page, "<?xml") || !strings.Contains(head(page, 4096), "http://www.w3.org/1999/xhtml") {
		return false
	}
	d := xml.NewDecoder(strings.NewReader(page))
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // decoded already
	for {
		if _, err := d.Token(); err != nil {
			return err == io.EOF
		}
	}
}

package office

import (
	"bytes"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

// decodeXML returns data in UTF-8.
func decodeXML(data []byte) ([]byte, error) {
	label := ""
	head := data[:min(len(data), 200)]
	switch {
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		label = "utf-16le"
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		label = "utf-16be"
	case bytes.HasPrefix(head, []byte("<?xml")):
		head, _, _ = bytes.Cut(head, []byte("?>"))
		if _, after, found := bytes.Cut(head, []byte("encoding=")); found && len(after) > 2 {
			name, _, _ := bytes.Cut(after[1:], after[:1])
			label = strings.ToLower(string(name))
		}
	}
	if label != "" && label != "utf-8" {
		r, err := charset.NewReaderLabel(label, bytes.NewReader(data))
		if err != nil {
			return nil, err
		}
		if data, err = io.ReadAll(r); err != nil {
			return nil, err
		}
	}
	if !utf8.Valid(data) {
		data = bytes.ToValidUTF8(data, []byte("\uFFFD"))
	}
	return bytes.TrimPrefix(data, []byte("\uFEFF")), nil
}

package archive

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// leaf reads a part that holds no others.
func (w *mailWalker) leaf(h header, body io.Reader, at place) ([]*Member, error) {
	mediaType, params := contentType(h)
	if !legible(mediaType) || at.page && !shown(mediaType) {
		return nil, nil
	}
	data, err := io.ReadAll(body)
	data = unpacked(data, h.Get("Content-Transfer-Encoding"))
	if w.ended = err != nil && endsPage(data); err != nil && !w.ended {
		return nil, partError(err)
	}
	name := fileName(h, params)
	role := at.role
	if !at.single && !at.page && (name != "" || !shown(mediaType) || isAttached(h)) {
		role = Attachment
	}
	m := &Member{
		Name: partName(h, name, at), URL: webAddress(h.Get("Content-Location")), Time: at.saved,
		MediaType: line(mediaType), Charset: line(params["charset"]), Role: role, Body: bytes.NewReader(data),
	}
	if role != Frame && role == at.role && name == "" {
		m.Title = at.title // the subject is that of the text
	}
	return []*Member{m}, nil
}

// endsPage reports whether data is a web page up to its end: some programs
// forget what has to stand behind it.
func endsPage(data []byte) bool {
	data = bytes.TrimSpace(data)
	const end = "</html>"
	return len(data) > len(end) && strings.EqualFold(string(data[len(data)-len(end):]), end)
}

// shown reports whether a browser shows a part of the media type as a page.
func shown(mediaType string) bool {
	switch mediaType {
	case "text/html", "application/xhtml+xml", "text/plain", "text/markdown":
		return true
	}
	return false
}

// legible reports whether a part of the media type may hold text for people.
func legible(mediaType string) bool {
	kind, name, _ := strings.Cut(mediaType, "/")
	switch kind {
	case "image", "audio", "video", "font", "model":
		return false
	}
	switch name {
	case "css", "javascript", "x-javascript", "ecmascript", "calendar", "vcard", "x-vcard", "x-amp-html", "x-moz-deleted",
		"pgp-signature", "pgp-encrypted", "pgp-keys", "pkcs7-signature", "x-pkcs7-signature", "pkcs7-mime", "x-pkcs7-mime",
		"ms-tnef", "delivery-status", "rfc822-headers", "font-woff", "font-woff2", "vnd.ms-fontobject", "x-font-ttf", "wasm":
		return false
	}
	return true
}

func isAttached(h header) bool {
	disposition, _, _ := strings.Cut(h.Get("Content-Disposition"), ";")
	return strings.EqualFold(strings.TrimSpace(disposition), "attachment")
}

// fileName returns the name of the file that a part was, or "".
func fileName(h header, params map[string]string) string {
	_, disposition, _ := mime.ParseMediaType(h.Get("Content-Disposition")) // as far as it can be read
	name := disposition["filename"]
	if name == "" {
		name = params["name"]
	}
	return clean(words(name))
}

// partName returns what to call a part: by its file, its address or its number.
func partName(h header, file string, at place) string {
	location := line(words(h.Get("Content-Location")))
	switch {
	case file != "":
		return file
	case location != "":
		return location
	case at.number == "":
		return "1"
	}
	return at.number
}

// words returns a header field as text: words in other encodings than ASCII
// are written in a way of their own, or as they are.
func words(s string) string {
	decoder := mime.WordDecoder{CharsetReader: charset.NewReaderLabel}
	if decoded, err := decoder.DecodeHeader(s); err == nil {
		s = decoded
	}
	if !utf8.ValidString(s) {
		if decoded, err := simplifiedchinese.GB18030.NewDecoder().String(s); err == nil {
			s = decoded
		}
	}
	return line(s)
}

// unpacked undoes a transfer encoding. What is not written in it stays as it is:
// one bad byte is no reason to lose a document.
func unpacked(data []byte, encoding string) []byte {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "quoted-printable":
		return unquoted(data)
	case "base64":
		return fromBase64(data)
	}
	return data
}

// unquoted undoes quoted-printable. The reader in the standard library gives up
// at a long line and at a control character.
func unquoted(data []byte) []byte {
	out := make([]byte, 0, len(data))
	for len(data) > 0 {
		i := bytes.IndexByte(data, '=')
		if i < 0 {
			return append(out, data...)
		}
		out, data = append(out, data[:i]...), data[i:]
		if end := softBreak(data); end > 0 {
			data = data[end:]
			continue
		}
		if len(data) >= 3 && hexDigit(data[1]) >= 0 && hexDigit(data[2]) >= 0 {
			out, data = append(out, byte(hexDigit(data[1])<<4|hexDigit(data[2]))), data[3:]
			continue
		}
		out, data = append(out, '='), data[1:]
	}
	return out
}

// softBreak returns the length of the "=" at the end of a line, with that end
// and the white space before it, or 0 if data begins with none.
func softBreak(data []byte) int {
	rest := bytes.TrimLeft(data[1:], " \t")
	switch at := len(data) - len(rest); {
	case len(rest) == 0, rest[0] == '\n':
		return min(at+1, len(data))
	case bytes.HasPrefix(rest, []byte("\r\n")):
		return at + 2
	}
	return 0
}

func hexDigit(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}

// fromBase64 undoes base64, whatever stands between its characters.
func fromBase64(data []byte) []byte {
	digits := make([]byte, 0, len(data))
	for _, c := range data {
		if 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || c == '+' || c == '/' {
			digits = append(digits, c)
		}
	}
	if len(digits)%4 == 1 {
		digits = digits[:len(digits)-1] // half a byte
	}
	data = make([]byte, base64.RawStdEncoding.DecodedLen(len(digits)))
	n, _ := base64.RawStdEncoding.Decode(data, digits) // of these characters nothing is wrong
	return data[:n]
}

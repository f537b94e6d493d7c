package source

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/transform"
)

// A text is garbled when it was read in a wrong encoding and then saved in what
// it was read as: “we’ll” becomes “weâ€™ll” and 个人 becomes ä¸ªäºº. The bytes
// are valid then, and say no longer what was meant.

// ungarble reads UTF-8 that holds bytes in another encoding, each written as the
// character that it is in windows-1252. Characters that are no such bytes are
// taken as they are. It has no state.
type ungarble struct {
	transform.NopResetter
	inner transform.Transformer // of the encoding that was misread
}

// Transform implements transform.Transformer. It takes src as complete.
func (u ungarble) Transform(dst, src []byte, _ bool) (written, read int, err error) {
	for read < len(src) {
		meant, size := u.next(src[read:])
		if written+len(meant) > len(dst) {
			return written, read, transform.ErrShortDst
		}
		written += copy(dst[written:], meant)
		read += size
	}
	return written, read, nil
}

// longestCharacter is how many bytes a character has at most in any encoding.
const longestCharacter = 4

// next returns the character that src begins with, as it was meant, and the
// length of what it became.
func (u ungarble) next(src []byte) (meant []byte, size int) {
	_, first := utf8.DecodeRune(src)
	if src[0] < utf8.RuneSelf {
		return src[:1], 1
	}
	var misread [longestCharacter]byte
	for n := range misread {
		r, more := utf8.DecodeRune(src[size:])
		b, ok := latinByte(r)
		if more == 0 || !ok {
			break
		}
		misread[n], size = b, size+more
		if meant := u.whole(misread[:n+1]); meant != nil {
			return meant, size
		}
	}
	return src[:first], first
}

// whole returns the one character that b is in the misread encoding, or nil.
func (u ungarble) whole(b []byte) []byte {
	if string(b) == replacement {
		return b
	}
	var dst [2 * longestCharacter]byte
	n, _, err := u.inner.Transform(dst[:], b, true)
	if _, size := utf8.DecodeRune(dst[:n]); err != nil || size != n || strings.ContainsRune(string(dst[:n]), utf8.RuneError) {
		return nil
	}
	return dst[:n]
}

// latinByte returns the byte that is read as r in windows-1252, or in
// ISO-8859-1, which differs in control characters only.
func latinByte(r rune) (byte, bool) {
	if r < 0xA0 {
		return byte(r), true
	}
	return charmap.Windows1252.EncodeRune(r)
}

// fewestGarbled is how many characters of Chinese must come out of a garbled
// text for it to be one.
const fewestGarbled = 8

// garbledFrom returns the encoding that data, valid UTF-8, was in before it was
// read as windows-1252, or "" if it was not. Only Chinese is looked for: nothing
// of it is left to be found, while of English only a few marks are garbled, and
// what a page shows is to be quoted as it shows it.
func garbledFrom(data []byte) string {
	sample := latinSample(data)
	if sample == nil {
		return ""
	}
	best, share := "", familiarShare
	for _, name := range []string{utf8Name, "gb18030", "big5"} {
		p := portray(sample, coding{name: utf8Name, garbled: name})
		if s := p.familiar(); p.known >= fewestGarbled && s > share {
			best, share = name, s
		}
	}
	return best
}

// latinSample returns a part of data in which most characters beyond ASCII are
// those that windows-1252 has, or nil if there is none. Chinese and English have
// next to no byte that the first of them begin with.
func latinSample(data []byte) []byte {
	const lead = 0xC3 // of À to ÿ
	start := bytes.IndexByte(data, lead)
	if start < 0 {
		return nil
	}
	sample := data[start:]
	sample = sample[:min(len(sample), sampleSize)]
	if bytes.Count(sample, []byte{lead}) < fewestGarbled {
		return nil
	}
	latin, others := 0, 0
	for _, b := range sample {
		switch {
		case b == 0xC2 || b == lead:
			latin++
		case b >= lead:
			others++
		}
	}
	if latin <= others {
		return nil
	}
	return sample
}

package source

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/transform"
)

// gb18030 decodes as inner does, and what that does not know of the standard of
// 2022.
type gb18030 struct {
	transform.NopResetter
	inner transform.Transformer
}

// Transform implements transform.Transformer.
func (g gb18030) Transform(dst, src []byte, atEOF bool) (written, read int, err error) {
	written, read, err = g.inner.Transform(dst, src, atEOF)
	if !bytes.Contains(dst[:written], []byte("\uFFFD")) {
		return written, read, err
	}
	return g.piecewise(dst, src[:read], err)
}

// piecewise transforms all of src, for which dst has room, with the characters of
// 2022, and returns err.
func (g gb18030) piecewise(dst, src []byte, err error) (written, read int, _ error) {
	for {
		at, now := g.nextOf2022(src[read:])
		w, n, short := g.inner.Transform(dst[written:], src[read:read+at], true)
		written, read = written+w, read+n
		switch {
		case short != nil:
			return written, read, short
		case now == 0:
			return written, read, err
		case len(dst)-written < utf8.RuneLen(now):
			return written, read, transform.ErrShortDst
		}
		written += utf8.EncodeRune(dst[written:], now)
		read += 2
	}
}

// nextOf2022 returns the first of these characters in src, which begins with a
// whole character, and where its code stands: the length of src and 0 if there is
// none.
func (g gb18030) nextOf2022(src []byte) (at int, r rune) {
	for at < len(src) {
		rest := src[at:]
		if len(rest) >= 2 && codesOf2022[[2]byte(rest)] != 0 {
			return at, codesOf2022[[2]byte(rest)]
		}
		at += g.step(rest)
	}
	return len(src), 0
}

// step returns how many bytes at the beginning of src inner takes for a character,
// or for some of ASCII. Only inner knows how many it takes where there is none.
func (g gb18030) step(src []byte) int {
	var room [3]byte // a character that needs four is one of four in src as well
	if _, n, _ := g.inner.Transform(room[:], src, true); n > 0 {
		return n
	}
	return 4
}

// codesOf2022 are the 18 two-byte codes that GB 18030-2005 had for private use and
// that GB 18030-2022 has for characters which Unicode took in since: punctuation
// for vertical lines, and parts of characters. They are those of the document
// L2/23-003R of the Unicode Technical Committee, which the Encoding Standard of
// the web follows.
var codesOf2022 = map[[2]byte]rune{
	{0xA6, 0xD9}: 0xFE10, {0xA6, 0xDA}: 0xFE12, {0xA6, 0xDB}: 0xFE11, {0xA6, 0xDC}: 0xFE13, {0xA6, 0xDD}: 0xFE14,
	{0xA6, 0xDE}: 0xFE15, {0xA6, 0xDF}: 0xFE16, {0xA6, 0xEC}: 0xFE17, {0xA6, 0xED}: 0xFE18, {0xA6, 0xF3}: 0xFE19,
	{0xFE, 0x59}: 0x9FB4, {0xFE, 0x61}: 0x9FB5, {0xFE, 0x66}: 0x9FB6, {0xFE, 0x67}: 0x9FB7,
	{0xFE, 0x6D}: 0x9FB8, {0xFE, 0x7E}: 0x9FB9, {0xFE, 0x90}: 0x9FBA, {0xFE, 0xA0}: 0x9FBB,
}

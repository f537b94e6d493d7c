package office

import (
	"strconv"
	"strings"
)

// han is a way to write numbers in Chinese characters by their places.
type han struct {
	digits []rune // from 0
	places []rune // of ten, a hundred, a thousand, ten thousand
	// ones says before which places a digit of one is written: all, all but the
	// ten of a number that it begins, or none.
	ones ones
	zero bool // an empty place between two others is written
}

type ones uint8

const (
	allOnes ones = iota
	notFirstTen
	noOnes
)

var (
	plainHan            = han{[]rune("零一二三四五六七八九"), []rune("十百千万"), notFirstTen, true}
	traditionalHan      = han{[]rune("零一二三四五六七八九"), []rune("十百千萬"), notFirstTen, true}
	japaneseHan         = han{[]rune("〇一二三四五六七八九"), []rune("十百千万"), noOnes, false}
	legalHan            = han{[]rune("零壹贰叁肆伍陆柒捌玖"), []rune("拾佰仟万"), allOnes, true}
	legalTraditionalHan = han{[]rune("零壹貳參肆伍陸柒捌玖"), []rune("拾佰仟萬"), allOnes, true}
	legalJapaneseHan    = han{[]rune("〇壱弐参四伍六七八九"), []rune("拾百阡萬"), allOnes, false}
	koreanHan           = han{[]rune("영일이삼사오육칠팔구"), []rune("십백천만"), noOnes, false}
)

// write writes n up to 99,999.
func (h han) write(n int) string {
	if n < 0 || n > 99_999 {
		return strconv.Itoa(n)
	}
	if n == 0 {
		return string(h.digits[0])
	}
	var s strings.Builder
	gap := false
	for place, unit := 4, 10_000; place >= 0; place, unit = place-1, unit/10 {
		d := n / unit % 10
		if d == 0 {
			gap = s.Len() > 0
			continue
		}
		if gap && h.zero {
			s.WriteRune(h.digits[0])
		}
		gap = false
		if place == 0 || d > 1 || h.writesOne(place, s.Len() == 0) {
			s.WriteRune(h.digits[d])
		}
		if place > 0 {
			s.WriteRune(h.places[place-1])
		}
	}
	return s.String()
}

func (h han) writesOne(place int, first bool) bool {
	return h.ones == allOnes || h.ones == notFirstTen && (place > 1 || !first) || place == 4
}

// smallHan counts with places up to 99 and with digits alone from there on.
func smallHan(h han, n int) string {
	if n < 100 {
		return h.write(n)
	}
	return digitalHan(n)
}

func digitalHan(n int) string { return digits("〇一二三四五六七八九", n) }

package font

import (
	"slices"
	"sort"
	"unicode/utf16"

	"exitclause/internal/pdf/object"
)

// cmap maps codes to texts, or to character numbers.
type cmap struct {
	spaces []codespace
	texts  map[uint32]string
	ranges []codeRange // of texts, in order of low
	cids   []codeRange // of character numbers
}

// codespace is a range of codes of one length.
type codespace struct {
	low, high uint32
	size      int
}

// codeRange maps low to text, or to number, and each further code to the next.
type codeRange struct {
	low, high uint32
	text      []uint16
	number    uint32
}

// most is how many entries of each kind a map may have.
const most = 1 << 17

// parseCMap reads a map, as far as it can be read.
func parseCMap(data []byte) *cmap {
	m := &cmap{texts: map[uint32]string{}}
	l := object.NewLexer(data)
	var list []object.Object
	for l.More() {
		o := l.Object()
		op, is := o.(object.Operator)
		if !is {
			if len(list) < 4*most {
				list = append(list, o)
			}
			continue
		}
		switch op {
		case "endcodespacerange":
			m.addSpaces(list)
		case "endbfchar":
			m.addChars(list)
		case "endbfrange":
			m.addRanges(list)
		case "endcidchar":
			m.addCIDs(list, 2)
		case "endcidrange":
			m.addCIDs(list, 3)
		}
		list = nil
	}
	slices.SortStableFunc(m.ranges, func(a, b codeRange) int { return int(int64(a.low) - int64(b.low)) })
	return m
}

func (m *cmap) addSpaces(list []object.Object) {
	for ; len(list) >= 2 && len(m.spaces) < 256; list = list[2:] {
		low, is := list[0].(object.String)
		high, also := list[1].(object.String)
		if is && also && len(low) > 0 && len(low) <= 4 {
			m.spaces = append(m.spaces, codespace{value(low), value(high), len(low)})
		}
	}
}

func (m *cmap) addChars(list []object.Object) {
	for ; len(list) >= 2 && len(m.texts) < most; list = list[2:] {
		from, is := list[0].(object.String)
		to, also := list[1].(object.String)
		if is && also {
			m.texts[value(from)] = string(utf16.Decode(units(to)))
		}
	}
}

func (m *cmap) addRanges(list []object.Object) {
	for ; len(list) >= 3; list = list[3:] {
		low, is := list[0].(object.String)
		high, also := list[1].(object.String)
		if !is || !also {
			continue
		}
		switch to := list[2].(type) {
		case object.String:
			if len(m.ranges) < most {
				m.ranges = append(m.ranges, codeRange{low: value(low), high: value(high), text: units(to)})
			}
		case object.Array:
			for i, o := range to {
				if s, is := o.(object.String); is && len(m.texts) < most {
					m.texts[value(low)+uint32(i)] = string(utf16.Decode(units(s)))
				}
			}
		}
	}
}

// addCIDs reads character numbers, of one code or of ranges of codes.
func (m *cmap) addCIDs(list []object.Object, each int) {
	for ; len(list) >= each && len(m.cids) < most; list = list[each:] {
		low, is := list[0].(object.String)
		high, also := list[each-2].(object.String)
		number, too := list[each-1].(int64)
		if is && also && too {
			m.cids = append(m.cids, codeRange{low: value(low), high: value(high), number: uint32(number)})
		}
	}
}

// value reads the bytes of s as one number.
func value(s object.String) uint32 {
	var v uint32
	for i := range min(len(s), 4) {
		v = v<<8 | uint32(s[i])
	}
	return v
}

// units reads s as UTF-16, at most so much as one sign may mean.
func units(s object.String) []uint16 {
	const longest = 32
	if len(s) == 1 {
		return []uint16{uint16(s[0])}
	}
	var all []uint16
	for i := 0; i+1 < len(s) && len(all) < longest; i += 2 {
		all = append(all, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return all
}

// text returns what c means, and whether the map says so.
func (m *cmap) text(c code) (string, bool) {
	if s, known := m.texts[c.value]; known {
		return s, true
	}
	i := sort.Search(len(m.ranges), func(i int) bool { return m.ranges[i].low > c.value })
	if i == 0 || c.value > m.ranges[i-1].high || len(m.ranges[i-1].text) == 0 {
		return "", false
	}
	r := m.ranges[i-1]
	text := slices.Clone(r.text)
	text[len(text)-1] += uint16(c.value - r.low)
	return string(utf16.Decode(text)), true
}

// cut takes the first code off s: the shortest that is in a range of codes.
func (m *cmap) cut(s string) code {
	var v uint32
	for size := 1; size <= min(len(s), 4); size++ {
		v = v<<8 | uint32(s[size-1])
		for _, space := range m.spaces {
			if space.size == size && space.low <= v && v <= space.high {
				return code{v, size}
			}
		}
	}
	return code{uint32(s[0]), 1}
}

// byCode turns widths by character number into widths by code.
func (m *cmap) byCode(widths map[int]float64) map[int]float64 {
	if len(m.cids) == 0 {
		return widths
	}
	out := map[int]float64{}
	tried := 0
	for _, r := range m.cids {
		for i := uint32(0); i <= r.high-r.low && r.low <= r.high && tried < most; i++ {
			if w, known := widths[int(r.number+i)]; known {
				out[int(r.low+i)] = w
			}
			tried++
		}
	}
	return out
}

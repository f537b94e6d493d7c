package render

// indent appends the compact JSON data to out as encoding/json would indent it,
// each line but the first behind prefix. data is known to be well formed, so
// that it need not be read as json.Indent reads it: that took longer than making
// it.
func indent(out, data []byte, prefix, step string) []byte {
	depth := 0
	line := func() {
		out = append(append(out, '\n'), prefix...)
		for range depth {
			out = append(out, step...)
		}
	}
	for i := 0; i < len(data); i++ {
		switch c := data[i]; c {
		case '"':
			n := stringEnd(data[i:])
			out = append(out, data[i:i+n]...)
			i += n - 1
		case '{', '[':
			out = append(out, c)
			if next := data[i+1]; next == '}' || next == ']' {
				out = append(out, next)
				i++
				continue
			}
			depth++
			line()
		case '}', ']':
			depth--
			line()
			out = append(out, c)
		case ',':
			out = append(out, c)
			line()
		case ':':
			out = append(out, ':', ' ')
		default:
			out = append(out, c)
		}
	}
	return out
}

// stringEnd returns the length of the JSON string that data begins with.
func stringEnd(data []byte) int {
	for i := 1; ; i++ {
		switch data[i] {
		case '"':
			return i + 1
		case '\\':
			i++ // and what it escapes
		}
	}
}

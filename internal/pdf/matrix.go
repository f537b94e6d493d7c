package pdf

import (
	"math"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"

	"exitclause/internal/pdf/object"
)

// matrix maps places: x' = ax + cy + e, y' = bx + dy + f.
type matrix [6]float64

// times returns the map that does m first and then n.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

func (m matrix) apply(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// scale returns how much larger m makes things upwards.
func (m matrix) scale() float64 { return math.Hypot(m[2], m[3]) }

// identity leaves places where they are.
var identity = matrix{1, 0, 0, 1, 0, 0}

// box is an area of the page.
type box struct{ x0, y0, x1, y1 float64 }

func (b box) holds(x, y float64) bool { return b.x0 <= x && x <= b.x1 && b.y0 <= y && y <= b.y1 }

func (b box) width() float64  { return b.x1 - b.x0 }
func (b box) height() float64 { return b.y1 - b.y0 }

// textString decodes a string that is meant for people.
func textString(s object.String) string {
	const (
		utf16Mark = "\xfe\xff"
		utf8Mark  = "\xef\xbb\xbf"
	)
	switch {
	case len(s) >= 2 && s[:2] == utf16Mark:
		var units []uint16
		for i := 2; i+1 < len(s); i += 2 {
			units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
		}
		return string(utf16.Decode(units))
	case len(s) >= 3 && s[:3] == utf8Mark:
		return strings.ToValidUTF8(string(s[3:]), "")
	}
	text, err := charmap.Windows1252.NewDecoder().String(string(s))
	if err != nil {
		return ""
	}
	return text
}

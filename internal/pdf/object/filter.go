package object

import (
	"bytes"
	"compress/zlib"
	"encoding/ascii85"
	"io"

	"github.com/klauspost/compress/lzw"
)

// Data returns the bytes of s, decrypted and unpacked. Where they are damaged it
// returns what comes before; of a picture, and of what is packed in a way that no
// text is, nothing. The error is ErrTooMuch.
func (f *File) Data(s *Stream) ([]byte, error) {
	data := f.key.decrypt(s)
	filters, parms := f.list(s.Dict["Filter"]), f.list(s.Dict["DecodeParms"])
	for i, filter := range filters {
		var own Dict
		if i < len(parms) {
			own = f.Dict(parms[i])
		}
		unpacked, err := f.unpackOne(f.Name(filter), data, own)
		if err != nil {
			return nil, err
		}
		data = f.predicted(unpacked, own)
	}
	if f.unpacked += len(data); f.unpacked > maxTotal {
		return nil, ErrTooMuch
	}
	return data, nil
}

// list returns o, or what is in it if it is an array.
func (f *File) list(o Object) Array {
	switch o := f.Get(o).(type) {
	case nil:
		return nil
	case Array:
		const most = 8
		return o[:min(len(o), most)]
	default:
		return Array{o}
	}
}

func (f *File) unpackOne(filter Name, data []byte, parms Dict) ([]byte, error) {
	switch filter {
	case "FlateDecode", "Fl":
		return inflate(data)
	case "LZWDecode", "LZW":
		early := parms["EarlyChange"]
		return unLZW(data, early == nil || f.Int(early) != 0)
	case "ASCIIHexDecode", "AHx":
		l := Lexer{data: data}
		s, _ := l.hex().(String)
		return []byte(s), nil
	case "ASCII85Decode", "A85":
		return fromASCII85(data), nil
	case "Crypt":
		return data, nil
	}
	return nil, nil
}

// inflate unpacks data as far as it is whole.
func inflate(data []byte) ([]byte, error) {
	r, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, nil // damaged: there is nothing to be had
	}
	return untilDamage(r)
}

// unLZW unpacks data as far as it is whole. Early says that codes grow by a bit
// one code before they have to, as most programs let them.
func unLZW(data []byte, early bool) ([]byte, error) {
	var r lzw.Reader
	r.Reset(bytes.NewReader(data), lzw.MSB, 8)
	r.SetAldusCompatible(early)
	return untilDamage(&r)
}

// untilDamage returns what r gives before it fails, if it does.
func untilDamage(r io.Reader) ([]byte, error) {
	var out bytes.Buffer
	_, _ = io.Copy(&out, io.LimitReader(r, maxStream+1))
	if out.Len() > maxStream {
		return nil, ErrTooMuch
	}
	return out.Bytes(), nil
}

func fromASCII85(data []byte) []byte {
	data = bytes.TrimPrefix(bytes.TrimSpace(data), []byte("<~"))
	if end := bytes.IndexByte(data, '~'); end >= 0 {
		data = data[:end]
	}
	out := make([]byte, 4*len(data)) // a z stands for four
	n, _, _ := ascii85.Decode(out, data, true)
	return out[:n]
}

// predicted undoes the prediction of rows that the PNG format has too.
func (f *File) predicted(data []byte, parms Dict) []byte {
	const least, most = 10, 1 << 16 // of the numbers that name a prediction; bytes of a row
	if f.Int(parms["Predictor"]) < least {
		return data
	}
	colors, bits, columns := max(f.Int(parms["Colors"]), 1), f.Int(parms["BitsPerComponent"]), max(f.Int(parms["Columns"]), 1)
	if bits <= 0 {
		bits = 8
	}
	if colors > 32 || bits > 16 || columns > most {
		return nil
	}
	pixel, width := (colors*bits+7)/8, (colors*bits*columns+7)/8
	above := make([]byte, width)
	var out []byte
	for len(data) > width {
		row := data[1 : 1+width]
		unpredict(data[0], row, above, pixel)
		out = append(out, row...)
		above, data = row, data[1+width:]
	}
	return out
}

// unpredict turns the differences in row into the bytes themselves.
func unpredict(kind byte, row, above []byte, pixel int) {
	for i := range row {
		left, corner := 0, 0
		if i >= pixel {
			left, corner = int(row[i-pixel]), int(above[i-pixel])
		}
		up := int(above[i])
		switch kind {
		case 1:
			row[i] += byte(left)
		case 2:
			row[i] += byte(up)
		case 3:
			row[i] += byte((left + up) / 2)
		case 4:
			row[i] += byte(paeth(left, up, corner))
		}
	}
}

func paeth(left, up, corner int) int {
	p := left + up - corner
	a, b, c := abs(p-left), abs(p-up), abs(p-corner)
	switch {
	case a <= b && a <= c:
		return left
	case b <= c:
		return up
	}
	return corner
}

func abs(n int) int { return max(n, -n) }

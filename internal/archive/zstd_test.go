package archive

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

// zstded returns data as one frame, made with a dictionary unless that is nil.
func zstded(t testing.TB, data, dictionary []byte) []byte {
	t.Helper()
	options := []zstd.EOption{zstd.WithEncoderConcurrency(1)}
	if dictionary != nil {
		options = append(options, zstd.WithEncoderDict(dictionary))
	}
	w, err := zstd.NewWriter(nil, options...)
	if err != nil {
		t.Fatal(err)
	}
	return w.EncodeAll(data, nil)
}

// answers returns records of a web archive that are much alike.
func answers(n int) [][]byte {
	var all [][]byte
	for i := range n {
		block := fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Clause %d: we keep your records for %d years.", i, i)
		all = append(all, fmt.Appendf(nil, "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://larkfin.example/%d\r\n"+
			"Content-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", i, len(block), block))
	}
	return all
}

// dictionaryOf returns a dictionary for records.
func dictionaryOf(t testing.TB, records [][]byte) []byte {
	t.Helper()
	dictionary, err := zstd.BuildDict(zstd.BuildDictOptions{
		ID: 7, Contents: records, History: bytes.Repeat(records[0], 4), Offsets: [3]int{1, 4, 8}, CompatV155: true,
	})
	if err != nil {
		t.Fatal(err)
	}
	return dictionary
}

// framed returns dictionary as the first frame of a web archive.
func framed(dictionary []byte) []byte {
	frame := binary.LittleEndian.AppendUint32([]byte(dictionaryFrame), uint32(len(dictionary)))
	return append(frame, dictionary...)
}

// TestWARCOfZstd writes a web archive in all the ways that zstd has for one.
func TestWARCOfZstd(t *testing.T) {
	records := answers(40)
	dictionary := dictionaryOf(t, records)
	want := streamed(WARC(bytes.NewReader(bytes.Join(records, nil))))
	if strings.Count(want, "larkfin.example") < len(records) {
		t.Fatalf("only %q", want)
	}
	for name, data := range map[string][]byte{
		"a frame a record":        frames(t, records, nil),
		"one frame":               zstded(t, bytes.Join(records, nil), nil),
		"a dictionary":            append(framed(dictionary), frames(t, records, dictionary)...),
		"a compressed dictionary": append(framed(zstded(t, dictionary, nil)), frames(t, records, dictionary)...),
	} {
		if got := streamed(WARC(bytes.NewReader(data))); got != want {
			t.Errorf("%s: %s", name, got)
		}
		if !IsWARC(data) && !Compressed(data) {
			t.Errorf("%s: told for something else", name)
		}
	}
}

func frames(t testing.TB, records [][]byte, dictionary []byte) []byte {
	t.Helper()
	var all []byte
	for _, r := range records {
		all = append(all, zstded(t, r, dictionary)...)
	}
	return all
}

// TestDamagedZstd cuts and changes a web archive at random: what stands before
// is read, and the damage is told of.
func TestDamagedZstd(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	records := answers(30)
	dictionary := dictionaryOf(t, records)
	whole := append(framed(dictionary), frames(t, records, dictionary)...)
	for range 60 {
		at := random.IntN(len(whole))
		cut := bytes.Clone(whole[:at])
		changed := bytes.Clone(whole)
		changed[at] ^= byte(1 + random.IntN(255))
		for _, data := range [][]byte{cut, changed} {
			read := 0
			for m, err := range WARC(bytes.NewReader(data)) {
				if m == nil {
					if !isDamage(err) && !errors.Is(err, ErrBomb) {
						t.Fatalf("at %d: %v", at, err)
					}
					continue
				}
				if body, failed := io.ReadAll(m.Body); failed == nil && strings.HasPrefix(string(body), "<p>Clause") {
					read++
				}
			}
			if read > len(records) || at == len(whole)-1 && read < len(records)-1 {
				t.Fatalf("at %d: %d records", at, read)
			}
		}
	}
}

func TestZstdFile(t *testing.T) {
	m, err := Decompress(bytes.NewReader(zstded(t, []byte("<p>We keep your records.</p>"), nil)))
	if err != nil {
		t.Fatal(err)
	}
	if body, err := io.ReadAll(m.Body); err != nil || string(body) != "<p>We keep your records.</p>" {
		t.Errorf("%q, %v", body, err)
	}
	bomb, err := Decompress(bytes.NewReader(zstded(t, make([]byte, 64<<20), nil)))
	if err != nil {
		t.Fatal(err)
	}
	_, err = io.Copy(io.Discard, bomb.Body)
	checkError(t, "zeros", err, ErrBomb)
	_, err = readDictionary(strings.NewReader(dictionaryFrame + "\xFF\xFF\xFF\xFF"))
	checkError(t, "a dictionary of 4 GiB", err, ErrBomb)
}

// TestZstdCoding has an answer that was sent in zstd, and one that only says so.
func TestZstdCoding(t *testing.T) {
	const page = "<p>We keep your records.</p>"
	for _, sent := range [][]byte{zstded(t, []byte(page), nil), []byte(page)} {
		r, err := decoded(bytes.NewReader(sent), "zstd")
		if err != nil {
			t.Fatal(err)
		}
		if body, err := io.ReadAll(r); err != nil || string(body) != page {
			t.Errorf("%q, %v", body, err)
		}
	}
}

// FuzzZstd reads any bytes behind the beginnings of a web archive.
func FuzzZstd(f *testing.F) {
	records := answers(3)
	dictionary := dictionaryOf(f, records)
	f.Add(frames(f, records, nil))
	f.Add(append(framed(dictionary), frames(f, records, dictionary)...))
	f.Add(append(framed(zstded(f, dictionary, nil)), frames(f, records, dictionary)...))
	f.Fuzz(func(t *testing.T, data []byte) {
		consume(t, WARC(bytes.NewReader(data)))
	})
}

package render

import (
	"bytes"
	"encoding/json"
	"io"

	"exitclause/internal/report"
)

// JSONL writes r as one JSON object a line: the run, then its documents,
// findings, citations, omissions, problems, statutes, rows of data, steps of the
// checklist, near misses and failures. The first key of each is "type"; the
// others are those of the JSON form.
func JSONL(w io.Writer, r *report.Report) error {
	var b bytes.Buffer
	head := struct {
		Schema string      `json:"schema"`
		Tool   report.Tool `json:"tool"`
	}{r.Schema, r.Tool}
	err := lines(&b, "report", []any{head}, nil)
	err = lines(&b, "document", r.Documents, err)
	err = lines(&b, "finding", r.Findings, err)
	err = lines(&b, "citation", r.Citations, err)
	err = lines(&b, "omission", r.Omissions, err)
	err = lines(&b, "problem", r.Problems, err)
	err = lines(&b, "statute", r.Statutes, err)
	err = lines(&b, "dataRow", r.Data, err)
	err = lines(&b, "step", r.Checklist, err)
	err = lines(&b, "nearMiss", r.NearMisses, err)
	err = lines(&b, "failure", r.Failures, err)
	if err != nil {
		return err
	}
	_, err = w.Write(b.Bytes())
	return err
}

// lines appends each of values as an object of the type named, unless there has
// been an error before.
func lines[T any](b *bytes.Buffer, name string, values []T, err error) error {
	if err != nil {
		return err
	}
	kind, err := json.Marshal(name)
	m := newMarshaler("")
	for _, v := range values {
		data, err := m.marshal(v, "")
		if err != nil {
			return err
		}
		b.WriteString(`{"type":`)
		b.Write(kind)
		b.WriteByte(',')
		b.Write(bytes.TrimPrefix(data, []byte("{")))
		b.WriteByte('\n')
	}
	return err
}

package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"exitclause/internal/practice"
)

// BaselineSchema names the format of a Baseline and its version.
const BaselineSchema = "exitclause.baseline/v1"

// Baseline is what documents said when somebody last looked and was content. It
// holds as much of them as is needed to tell what changed since.
type Baseline struct {
	Schema    string          `json:"schema"`
	Tool      Tool            `json:"tool"`      // that made it
	Documents []KnownDocument `json:"documents"` // in order of their names
}

// KnownDocument is one document of a baseline.
type KnownDocument struct {
	Name       string        `json:"name"`               // as the configuration names it
	Captured   string        `json:"captured,omitempty"` // a day, or a time as in RFC 3339
	Kind       string        `json:"kind"`
	Language   string        `json:"language,omitempty"`
	SHA256     string        `json:"sha256"`             // of its bytes
	Official   string        `json:"official,omitempty"` // yes, no or unknown
	Characters int           `json:"characters"`
	Clauses    []KnownClause `json:"clauses"` // and headings, in document order
}

// KnownClause is one clause or heading of a baseline. Of one that says nothing of
// keeping, erasing or closing only the hash and the length are kept; in JSON it
// is a string such as "3fa9c2d17b21e0aa 143", with "# " before it if it is a
// heading. The others are objects.
type KnownClause struct {
	Hash      string          // of its words; told from the sentences where they are kept
	Letters   int             // its length, as captures are judged; told from the sentences where they are kept
	Kind      string          // heading, paragraph, item or cell; of a hash, only whether it is a heading is told
	Level     int             // of an item: how many items and lead-ins it stands under
	Clause    string          // as a reader would cite it
	Path      []string        // headings, outermost first
	Heads     []string        // of a cell: its column heading, then its row heading
	Language  string          // if it is not that of the document
	Sentences []KnownSentence // nil if only the hash is kept
}

// KnownSentence is one sentence of a baseline.
type KnownSentence struct {
	// Text is its words, white space folded, with the space that stands behind it
	// if the next one is not joined to it: the texts of a clause make its words.
	Text string         `json:"text"`
	Says []KnownFinding `json:"says,omitempty"`
}

// KnownFinding is one thing that a sentence of a baseline says.
type KnownFinding struct {
	Practice  practice.Practice `json:"practice"`
	Values    *Values           `json:"values,omitempty"`
	Qualities []string          `json:"qualities,omitempty"`
	Words     []string          `json:"words,omitempty"` // that decided
}

// clauseObject is the JSON form of a clause that says something.
type clauseObject struct {
	Kind      string          `json:"kind"`
	Level     int             `json:"level,omitempty"`
	Clause    string          `json:"clause,omitempty"`
	Path      []string        `json:"path,omitempty"`
	Heads     []string        `json:"heads,omitempty"`
	Language  string          `json:"language,omitempty"`
	Sentences []KnownSentence `json:"sentences"`
}

// headingMark stands before the hash of a heading.
const headingMark = "# "

// MarshalJSON writes a string where only the hash is kept.
func (k KnownClause) MarshalJSON() ([]byte, error) {
	if len(k.Sentences) == 0 {
		text := k.Hash + " " + strconv.Itoa(k.Letters)
		if k.Kind == "heading" {
			text = headingMark + text
		}
		return json.Marshal(text)
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(clauseObject{k.Kind, k.Level, k.Clause, k.Path, k.Heads, k.Language, k.Sentences})
	return b.Bytes(), err
}

// UnmarshalJSON reads what MarshalJSON writes. What is told from the sentences is
// left to the caller.
func (k *KnownClause) UnmarshalJSON(data []byte) error {
	if len(data) > 0 && data[0] == '"' {
		return k.readHash(data)
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	var o clauseObject
	if err := d.Decode(&o); err != nil {
		return err
	}
	if len(o.Sentences) == 0 {
		return errors.New("a clause has no sentences")
	}
	*k = KnownClause{
		Kind: o.Kind, Level: o.Level, Clause: o.Clause, Path: o.Path, Heads: o.Heads, Language: o.Language, Sentences: o.Sentences,
	}
	return nil
}

func (k *KnownClause) readHash(data []byte) error {
	var text string
	if err := json.Unmarshal(data, &text); err != nil {
		return err
	}
	rest, isHeading := strings.CutPrefix(text, headingMark)
	if isHeading {
		k.Kind = "heading"
	}
	hash, length, _ := strings.Cut(rest, " ")
	n, err := strconv.Atoi(length)
	if err != nil || n < 0 || n > longestClause || hash == "" {
		return fmt.Errorf("%.60q is not a hash and a length", text)
	}
	k.Hash, k.Letters = hash, n
	return nil
}

// longestClause bounds the length that a baseline can give a clause.
const longestClause = 1 << 26

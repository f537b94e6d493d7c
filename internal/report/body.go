package report

// Block is one heading, paragraph, list item or table cell of a document, as a
// reader sees it. The blocks of a document are in order and hold all of its
// text but the white space between them.
type Block struct {
	Kind     string   `json:"kind"`               // heading, paragraph, item or cell
	Level    int      `json:"level,omitempty"`    // of a heading, from 1; of an item: how many items and lead-ins it stands under
	Clause   string   `json:"clause,omitempty"`   // the clause as a reader would cite it; of a heading, its number
	Heads    []string `json:"heads,omitempty"`    // of a cell: its column heading, then its row heading, as far as there are any
	Language string   `json:"language,omitempty"` // if it is not that of the document
	Span     Span     `json:"span"`
	Source   Place    `json:"source"`
	Text     string   `json:"text"` // what Span holds, with its line feeds
	// Sentences are those of a clause, in order. What stands before the first is
	// the number or bullet that is typed there.
	Sentences []Sentence `json:"sentences,omitempty"`
}

// Sentence is one sentence of a block, or a whole list item or cell without
// sentence punctuation.
type Sentence struct {
	Span   Span  `json:"span"`
	Source Place `json:"source"`
}

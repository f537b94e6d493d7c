package document

// block is what a reader hands to the outline: one visual paragraph and what
// the page's markup says of it.
type block struct {
	kind blockKind
	bold bool // all of the text is bold
	// titled says that the page calls the element a title by its class alone, so
	// that the shape of the text must agree.
	titled bool
	// guessed says that it is a heading by nothing but its shortness, so that it may be
	// something else.
	guessed bool
	// continues says that the block goes on inside the list item begun by an
	// earlier block (a second paragraph in the same item).
	continues bool
	span      Span   // in Document.Text; without surrounding white space
	level     int    // heading: 1 to 6; item: depth of its list, from 1
	label     string // the number that the page generates and the text lacks, as displayed: "13.", "(a)", "iv."; "" if none
	list      int    // which list an item belongs to, from 1; 0 if none
	lead      int    // index of the block that leads into the list of this item; -1 if none
	heads     []Span // cell: column heading, then row heading
	runIn     int    // where the run-in title in bold ends that the text begins with; 0 if there is none
	note      string // the mark of the footnote that it is, e.g. "1" or "*"; "" if it is none
	anchor    string // id of the element, or of the nearest one before it
	language  string // declared language (BCP 47), inherited; "" if none
}

type blockKind uint8

const (
	paragraph blockKind = iota
	heading
	item // of a list
	cell // of a table
	term // being defined, in a definition list
)

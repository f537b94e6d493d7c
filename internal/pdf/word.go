package pdf

// word is a piece of text without white space inside, all of one look. Lengths
// and places are in points, from the top left corner of the page.
type word struct {
	text   string
	x0, x1 float64 // the left and right end
	y      float64 // the base line
	size   float64 // of the type
	turn   int     // which word of the page it is in the order of painting, from 1; 0 if that is not known
	space  space   // between the word before on the line and this one
	begins bool    // another element of the document begins with it, as far as the file tells
	bold   bool
	linked bool // part of a link
}

// space says whether white space stands before a word.
type space uint8

const (
	byGap    space = iota // it is told by the distance
	spaced                // the file has it
	unspaced              // the file has none
)

// sheet is one page of the file.
type sheet struct {
	width, height float64
	words         []word
}

// width returns the length of w.
func (w word) width() float64 { return w.x1 - w.x0 }

// pages is what a reader makes of the file.
type pages struct {
	sheets []sheet
	title  string // as the file gives it; "" if it gives none
	hidden int    // words that are there and not to be seen, left out
	met    int    // characters, with those that were left out
}

package render

import "exitclause/internal/report"

// htmlLetter is the letter to send.
type htmlLetter struct {
	Stage, Title, Lang string
	Blocks             []htmlLetterBlock
	Deadlines          []htmlDeadline
	None               string // said in the place of deadlines
	Exhibits           []htmlExhibit
	Versions           []versions
}

// htmlLetterBlock is a block of the letter.
type htmlLetterBlock struct {
	Kind string // "" for a paragraph
	Text string
}

type htmlDeadline struct{ Date, Act, From, Because string }

type htmlExhibit struct {
	Number              int
	Name, Quote, SHA256 string
	Numbers             []int
}

// letterKinds are the blocks of a letter that are no paragraphs.
var letterKinds = map[blockKind]string{headingBlock: "heading", quoteBlock: "quote", itemBlock: "item"}

func (h *htmlWriter) letter() *htmlLetter {
	letter := h.view.Letter
	if letter == nil {
		return nil
	}
	out := &htmlLetter{
		Stage: h.T("letter.title.stage", "stage", h.name("letter.stage.", letter.Stage)),
		Title: letter.Title, Lang: language(letter.Language), Versions: h.versions(h.view.Versions),
	}
	for _, b := range parseLetter(letter.Body) {
		out.Blocks = append(out.Blocks, htmlLetterBlock{letterKinds[b.kind], b.mark + b.text})
	}
	for i := range letter.Deadlines {
		out.Deadlines = append(out.Deadlines, h.deadline(&letter.Deadlines[i]))
	}
	if len(out.Deadlines) == 0 {
		out.None = h.T("letter.deadlines.none")
	}
	for _, e := range letter.Exhibits {
		out.Exhibits = append(out.Exhibits, htmlExhibit{
			Number: e.Number, Name: h.exhibit(e), Quote: e.Quote, SHA256: e.SHA256, Numbers: h.view.numbers([]string{e.Finding}),
		})
	}
	return out
}

func (h *htmlWriter) deadline(d *report.Deadline) htmlDeadline {
	return htmlDeadline{Date: d.Date, Act: h.name("letter.act.", d.Act), From: h.deadlineFrom(*d), Because: d.Because}
}

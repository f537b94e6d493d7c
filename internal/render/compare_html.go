package render

import (
	"io"

	"exitclause/internal/message"
	"exitclause/internal/practice"
	"exitclause/internal/report"
)

// ComparisonHTML writes c as one page that asks for nothing, a column for each
// service.
func ComparisonHTML(w io.Writer, c *report.Comparison, p *message.Printer) error {
	h := &compareHTML{newCompareLabels(c, p)}
	page, err := h.page()
	if err != nil {
		return err
	}
	return h.writePage(w, "compare.tmpl", page)
}

// compareHTML turns a comparison into what the template shows. Escaping is its
// own.
type compareHTML struct{ compareLabels }

// comparePage is what the template shows.
type comparePage struct {
	htmlFrame
	Services []compareService
	Rows     []compareRow
	Failures []htmlFault
}

type compareService struct{ Name, About string }

// compareRow is one practice.
type compareRow struct {
	ID, Title, About string
	Against          bool // it speaks against whoever wants to leave
	Cells            []compareCell
}

// compareCell is what one service says on it.
type compareCell struct {
	Service, Summary string
	Strength         report.Strength // "" if it says nothing
	Facts            []htmlFact
	Statements       []compareStatement
}

type compareStatement struct{ Where, URI, Lang, Quote string }

func (h *compareHTML) page() (*comparePage, error) {
	frame, err := h.frameOf(h.all.Tool, h.T("compare.title"), "", "style.css", "compare.css")
	if err != nil {
		return nil, err
	}
	page := &comparePage{htmlFrame: frame}
	for i := range h.all.Services {
		s := &h.all.Services[i]
		page.Services = append(page.Services, compareService{s.Name, h.about(s)})
	}
	for i := range h.all.Rows {
		page.Rows = append(page.Rows, h.row(&h.all.Rows[i]))
	}
	for _, f := range h.all.Failures {
		page.Failures = append(page.Failures, htmlFault{Title: h.failure(f.Kind), About: f.URI, Because: f.Because})
	}
	return page, nil
}

func (h *compareHTML) row(r *report.Row) compareRow {
	row := compareRow{
		ID: string(r.Practice), Title: h.practice(r.Practice), About: h.T("practice." + string(r.Practice) + ".about"),
		Against: r.Stance == practice.Against,
	}
	for i := range r.Cells {
		row.Cells = append(row.Cells, h.cell(h.all.Services[i].Name, &r.Cells[i]))
	}
	return row
}

func (h *compareHTML) cell(service string, c *report.Cell) compareCell {
	cell := compareCell{Service: service, Summary: h.summary(c)}
	for _, f := range h.facts(c) {
		cell.Facts = append(cell.Facts, htmlFact{Name: f.name, Text: f.text})
	}
	for i := range c.Statements {
		s := &c.Statements[i]
		if i == 0 {
			cell.Strength = s.Strength
		}
		cell.Statements = append(cell.Statements, compareStatement{
			Where: h.where(s), URI: h.uri(s), Lang: language(h.documents[s.Document].Language), Quote: h.quote(s.Quote),
		})
	}
	return cell
}

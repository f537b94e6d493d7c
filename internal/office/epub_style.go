package office

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"
)

// readStyles reads from a style sheet which classes are bold, or not shown. Other
// selectors than a class, with or without an element, are left out: headings made
// by a class are what matters.
func (b *epubBook) readStyles(part string) error {
	data, err := b.archive.read(part)
	if err != nil {
		return err
	}
	p := css.NewParser(parse.NewInputBytes(bytes.ToValidUTF8(data, []byte("\uFFFD"))), false)
	var classes []string
	depth := 0 // of blocks such as @media
	for {
		switch grammar, _, name := p.Next(); grammar {
		case css.ErrorGrammar:
			if errors.Is(p.Err(), io.EOF) || !p.HasParseError() {
				return nil
			}
		case css.BeginAtRuleGrammar:
			depth++
		case css.EndAtRuleGrammar:
			depth--
		case css.QualifiedRuleGrammar, css.BeginRulesetGrammar:
			for selector := range strings.SplitSeq(text(p.Values()), ",") {
				classes = append(classes, className(strings.TrimSpace(selector)))
			}
		case css.EndRulesetGrammar:
			classes = nil
		case css.DeclarationGrammar:
			if depth == 0 {
				b.declare(classes, string(name), p.Values())
			}
		}
	}
}

func text(tokens []css.Token) string {
	var s strings.Builder
	for _, t := range tokens {
		s.Write(t.Data)
	}
	return strings.TrimSpace(s.String())
}

// className returns the class that a selector is of, or "".
func className(selector string) string {
	_, class, found := strings.Cut(selector, ".")
	if !found || strings.ContainsAny(selector, " >+~:[#*\t\n") || strings.Contains(class, ".") {
		return ""
	}
	return class
}

// epubStyle is what matters of a class.
type epubStyle struct{ bold, hidden toggle }

// declare adds a declaration to what classes say, if it matters.
func (b *epubBook) declare(classes []string, property string, value []css.Token) {
	for _, class := range classes {
		if class == "" || len(b.styles) >= maxDefinitions {
			continue
		}
		style := b.styles[class]
		switch v := strings.ToLower(text(value)); strings.ToLower(property) {
		case "font-weight":
			style.bold = boldness(v)
		case "display":
			style.hidden = yesIf(v == "none")
		case "visibility":
			style.hidden = yesIf(v == "hidden" || v == "collapse")
		default:
			continue
		}
		b.styles[class] = style
	}
}

func yesIf(yes bool) toggle {
	if yes {
		return on
	}
	return off
}

// attribute returns the style as that of an element has it.
func (s epubStyle) attribute() string {
	attribute := ""
	switch s.bold {
	case on:
		attribute = "font-weight:bold;"
	case off:
		attribute = "font-weight:normal;"
	}
	if s.hidden == on {
		attribute += "display:none;"
	}
	return attribute
}

package cli

import (
	"context"
	"path/filepath"
	"strings"

	"exitclause/internal/document"
	"exitclause/internal/message"
	"exitclause/internal/snapshot"
	"exitclause/internal/source"
)

// judge finds out what the page of c is, and refuses it if it is no document.
func (a *adder) judge(ctx context.Context, c *snapshot.Capture) error {
	in, err := a.input(ctx, a.analyzeOptions, a.analyzer, c.Page)
	if err == nil {
		err = broken(in)
	}
	if err != nil && !a.force {
		return err
	}
	doc := in.Document
	if doc == nil {
		doc = &document.Document{}
	}
	c.Claimed = doc.URL
	if claim := c.Page.Claim; claim != nil {
		c.Claimed = claim.URL
	}
	if err := a.name(c, doc); err != nil {
		return err
	}
	if x := c.Page.Exchange; x != nil {
		c.Official, _ = a.services.Official(x.Final, c.Service, doc)
	} else {
		c.Origin = withoutFolders(c.Page.URI)
	}
	return nil
}

// withoutFolders returns the name of a file, also of one in an archive, without
// the folders that it is in.
func withoutFolders(uri string) string {
	archive, inside, found := strings.Cut(uri, "!/")
	if found {
		return filepath.Base(archive) + "!/" + inside
	}
	return filepath.Base(uri)
}

// name fills in of which service and kind the page is, as far as that was not
// said and can be told.
func (a *adder) name(c *snapshot.Capture, doc *document.Document) error {
	if x := c.Page.Exchange; c.Service == "" && x != nil {
		c.Service = a.services.At(x.Final)
	}
	if c.Kind == "" && doc.Kind != document.Other {
		c.Kind = string(doc.Kind)
	}
	note := message.Note{}
	switch {
	case c.Service == "":
		note = message.New("store.error.service")
	case c.Kind == "":
		note = message.New("store.error.kind")
	default:
		return nil
	}
	return &source.Error{URI: c.Page.URI, Kind: source.Unreadable, Note: note}
}

// date fills in when the page was as it is, if somebody says so.
func (a *adder) date(c *snapshot.Capture) error {
	if a.captured == "" || c.Page.Exchange != nil {
		return nil
	}
	said := a.captured
	c.CapturedBy = snapshot.User
	if by, ok := witnesses[a.captured]; ok {
		c.CapturedBy, said = by, a.said(by, c.Page)
	}
	m, err := snapshot.ParseMoment(said)
	switch {
	case err != nil:
		return &source.Error{URI: c.Page.URI, Kind: source.Unreadable, Note: message.New("store.error.undated." + a.captured)}
	case m.Time.After(c.Now):
		return &source.Error{URI: c.Page.URI, Kind: source.Unreadable, Note: message.New("store.error.future", "date", m.String())}
	}
	c.Captured = m
	return nil
}

// earlier returns what to tell of a file that was dated today, if the file or its
// name says that it was saved before: the dates of both are statements, and nobody
// has asked for them.
func (a *adder) earlier(c *snapshot.Capture) message.Note {
	if !c.Captured.IsZero() || c.Page.Exchange != nil {
		return message.Note{}
	}
	for _, word := range []string{"claim", "name"} {
		m, err := snapshot.ParseMoment(a.said(witnesses[word], c.Page))
		if err == nil && m.Time.Before(c.Now.AddDate(0, 0, -1)) {
			return message.New("store.add.earlier."+word, "date", m.String())
		}
	}
	return message.Note{}
}

// said returns what a witness says of when page was saved, or "".
func (a *adder) said(by snapshot.Witness, page *source.Page) string {
	if by == snapshot.FileName {
		m, _ := snapshot.MomentOf(filepath.Base(page.URI))
		return m.String()
	}
	if page.Claim == nil || page.Claim.Time.IsZero() {
		return ""
	}
	return snapshot.At(page.Claim.Time).String()
}

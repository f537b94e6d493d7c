// Package render writes a report: one file per format. It sees reports and
// messages, never rules or documents.
//
// Everything in a report that comes from a document, its name included, is
// hostile. Each format makes it harmless in its own way: no byte of it can move
// a cursor, turn the direction of text, or become markup.
package render

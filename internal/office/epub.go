package office

// EPUB reads an EPUB book. The error is always an *Error.
func EPUB(data []byte, limits Limits) (Text, error) {
	return Text{}, damaged("epub", nil)
}

package office

// DOCX reads a Word document (.docx), also one written by another program. The error is always an *Error.
func DOCX(data []byte, limits Limits) (Text, error) {
	return Text{}, damaged("docx", nil)
}

package office

// RTF reads Rich Text Format. The error is always an *Error.
func RTF(data []byte, limits Limits) (Text, error) {
	return Text{}, damaged("rtf", nil)
}

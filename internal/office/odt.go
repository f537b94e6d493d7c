package office

// ODT reads an OpenDocument text (.odt), also a template or a flat one (.fodt). The error is always an *Error.
func ODT(data []byte, limits Limits) (Text, error) {
	return Text{}, damaged("odt", nil)
}

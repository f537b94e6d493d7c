package office

// embedded returns the HTML of a document of another format that stands in a
// paragraph's place.
func (f *docxFile) embedded(l relation) (string, error) {
	f.left[warnElsewhere]++
	return "", nil
}

package analyze

import (
	"testing"

	"exitclause/internal/document"
	"exitclause/internal/pattern"
)

// FuzzKindsIn holds what is told of the values in a text to what is found there:
// no rule may miss a value because its sign was not looked for.
func FuzzKindsIn(f *testing.F) {
	for _, text := range []string{
		"Write to desk@larkfin.example, desk [at] larkfin.example or desk＠larkfin.example.",
		"See www.larkfin.example, WWW.LARKFIN.EXAMPLE or larkfin.example/closing.",
		"Call +44 20 5550 0100 before 1 May 2024.", "请于2024年5月1日前拨打400-555-0100。",
		"Under the Harbour Fees Act we keep it for five years, 依据《港口费用法》保存五年。",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		values := findValues(func() *document.Document { return new(document.Document) })
		kinds := values.Kinds(text, 0, len(text))
		for kind := range pattern.Item {
			values.Find(kind, text, 0, len(text), func(start, end int) {
				if !kinds.Has(kind) {
					t.Errorf("%q: no value of kind %d is expected, and %q is one", text, kind, text[start:end])
				}
			})
		}
	})
}

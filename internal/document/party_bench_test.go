package document

import (
	"strings"
	"testing"
)

// BenchmarkFindParties looks for the names of the parties in a text that has
// punctuation and few names.
func BenchmarkFindParties(b *testing.B) {
	doc := Document{Text: strings.Repeat("您可以随时注销账户，我们会删除您的个人信息；法律另有规定的除外（见第三条）。", 5000)}
	b.SetBytes(int64(len(doc.Text)))
	for b.Loop() {
		doc.findParties()
	}
}

package analyze

import (
	"strings"
	"testing"

	"exitclause/internal/document"
	"exitclause/internal/pattern"
)

// TestVoice holds in which words a sentence is read that names the parties.
func TestVoice(t *testing.T) {
	parties := document.Parties{Provider: []string{"Larkfin", "Company", "云雀"}, User: []string{"Trader", "开户人"}}
	for _, c := range []struct{ language, text, want string }{
		{"en", "Larkfin may close the account.", "we may close the account."},
		{"en", "If the Company, in its sole discretion, may think so", "If we, in its sole discretion, may think so"},
		{"en", "Please notify Larkfin in writing.", "Please notify us in writing."},
		{"en", "Larkfin’s rights are Larkfin's own", "our rights are our own"},
		{"en", "Close your Larkfin account with Larkfin support.", "Close your account with our support."},
		{"en", "Larkfin generally keeps it, and Larkfin users may see it.", "we generally keeps it, and our users may see it."},
		{"en", "LARKFIN SHALL NOT BE LIABLE TO THE TRADER.", "we SHALL NOT BE LIABLE TO you."},
		{"en", "Write to help@Larkfin.example, Larkfin.example or Larkfin Ltd, Norwich.", "Write to help@Larkfin.example, Larkfin.example or Larkfin Ltd, Norwich."},
		{"en", "Customers of Larkfin may leave, and what Larkfin knows goes.", "Customers of us may leave, and what we knows goes."},
		{"en", "Larkfinch may do it.", "Larkfinch may do it."},
		{"en", "Larkfin İly may do it, and Larkfin Ⱥly", "we İly may do it, and Larkfin Ⱥly"},
		{"zh", "云雀有权保存，云雀平台可以删除。", "我们有权保存，我们可以删除。"},
		{"zh", "注销云雀账户后，开户人不得使用云雀。", "注销账户后，您不得使用云雀。"},
		{"zh", "云雀服务由Larkfin提供。", "云雀服务由我们提供。"},
	} {
		v := newVoice(&document.Document{Parties: parties}, c.language)
		if got := speak(c.text, v.mentions(c.text)); got != c.want {
			t.Errorf("%s\nread %q\nwant %q", c.text, got, c.want)
		}
	}
}

// TestWritten holds that what is found keeps its place in the document.
func TestWritten(t *testing.T) {
	const text = "The Company may, at your Larkfin account, ask Larkfin."
	v := newVoice(&document.Document{Parties: document.Parties{Provider: []string{"Larkfin", "Company"}}}, "en")
	mentions := v.mentions(text)
	spoken := speak(text, mentions)
	if want := "we may, at your account, ask us."; spoken != want {
		t.Fatalf("read %q, want %q", spoken, want)
	}
	for _, c := range []struct{ spoken, written string }{
		{"we", "The Company"},
		{"we may", "The Company may"},
		{"may", "may"},
		{"your", "your"},
		{"your account", "your Larkfin account"},
		{"account", "account"},
		{"ask us", "ask Larkfin"},
		{"us", "Larkfin"},
		{".", "."},
	} {
		at := indexOf(t, spoken, c.spoken)
		hits := []pattern.Hit{{Start: int32(at), End: int32(at + len(c.spoken))}}
		restore(hits, mentions, 0)
		if got := text[hits[0].Start:hits[0].End]; got != c.written {
			t.Errorf("%q stands for %q, want %q", c.spoken, got, c.written)
		}
	}
}

// indexOf returns where word stands in text, which must have it.
func indexOf(t *testing.T, text, word string) int {
	t.Helper()
	i := strings.Index(text, word)
	if i < 0 {
		t.Fatalf("%q is not in %q", word, text)
	}
	return i
}

package source

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
)

// promising reports whether p, which nobody picked out, may be a policy or an
// agreement. It errs on that side: what it lets through is read, and told by
// its own outline.
func promising(p *Page) bool {
	if p.Claim != nil && promisingAddress(p.Claim.URL) {
		return true
	}
	text := head(p.Text, glance)
	return named(p.Title) || p.TextType == "text/html" && named(titleOf(text)) || promisingText(text)
}

// glance is how much of a page is looked at, in bytes.
const glance = 4 << 20

// promisingAddress reports whether the path of an address names a policy or an
// agreement.
func promisingAddress(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	path := strings.ToLower(u.Path + "?" + u.Fragment)
	return containsAny(path, addressWords) || named(path)
}

// addressWords are in the paths of policies and agreements, titleWords in their
// titles.
var (
	addressWords = []string{
		"privacy", "terms", "tos", "legal", "agreement", "policy", "policies", "condition", "gdpr", "ccpa", "eula", "disclosure",
		"yinsi", "xieyi", "tiaokuan", "dataprotection", "data-protection",
	}
	titleWords = []string{
		"privacy", "terms of", "terms and", "terms &", "user agreement", "service agreement", "conditions of use", "user terms",
		"data protection", "data policy", "personal data", "personal information", "customer agreement", "account agreement",
		"隐私", "隱私", "私隱", "协议", "協議", "条款", "條款", "个人信息", "個人資料", "個人信息", "用户须知", "用戶須知",
	}
)

func named(title string) bool {
	return title != "" && containsAny(strings.ToLower(title), titleWords)
}

func containsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// titleOf returns the content of the first title element in text.
func titleOf(text string) string {
	start := strings.Index(text, "<title")
	if start < 0 {
		return ""
	}
	_, title, _ := strings.Cut(head(text[start:], 2048), ">")
	title, _, _ = strings.Cut(title, "<")
	return html.UnescapeString(title)
}

// topics are words of which a policy or an agreement has several, in small
// letters.
var topics = []string{
	"personal data", "personal information", "your account", "third part", "your consent", "governing law", "liability", "terminat",
	"delete", "retain", "your rights", "you agree", "we may", "opt out", "applicable law",
	"个人信息", "個人資料", "账户", "账号", "帳戶", "賬戶", "第三方", "同意", "适用法律", "適用法律", "责任", "責任", "终止", "終止",
	"注销", "註銷", "删除", "刪除", "保存", "权利", "權利",
}

// How many of the topics a text must touch, and how often.
const (
	enoughTopics   = 4
	enoughMentions = 8
)

func promisingText(text string) bool {
	text = strings.ToLower(text)
	touched, mentions := 0, 0
	for _, topic := range topics {
		if n := strings.Count(text, topic); n > 0 {
			touched++
			mentions += min(n, 5)
		}
		if touched >= enoughTopics && mentions >= enoughMentions {
			return true
		}
	}
	return false
}

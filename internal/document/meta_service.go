package document

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// findService returns the service's name: what the title says beside the kind
// of document, else the name of the site that the page gives, else the short
// name that the beginning of the text introduces, else what the page's title names
// beside the document.
func (d *Document) findService(page pageInfo) string {
	for _, candidate := range d.serviceTitles(page) {
		if name := serviceName(candidate); name != "" && (strings.Contains(d.Title, name) || strings.Contains(d.Text, name)) {
			return name
		}
	}
	if name := properName(page.site); name != "" {
		return name
	}
	if name := introduced(d.Text[:cutRune(d.Text, headBytes)]); name != "" && strings.Count(d.Text, name) > 1 {
		return name
	}
	return d.namedBeside(page.title)
}

// namedBeside returns what the title of a page has beside the name of the
// document, if that is one name and the text speaks of it: "Privacy Policy |
// Larkfin".
func (d *Document) namedBeside(title string) string {
	name, entitled := "", false
	for _, part := range titleParts(title) {
		switch {
		case strings.EqualFold(part, d.Title) || kindOf(part) != Other || namesDocument(part) || otherTitle(part):
			entitled = true
		case name == "" || name == part:
			name = part
		default:
			return ""
		}
	}
	if name = properName(name); !entitled || name == "" || strings.Count(d.Text, name) < minMentions {
		return ""
	}
	return name
}

// serviceTitles returns the titles that may name the service.
func (d *Document) serviceTitles(page pageInfo) []string {
	titles := append([]string{d.Title}, titleParts(d.Title)...)
	if kindOf(page.title) != Other {
		titles = append(titles, titleParts(page.title)...)
	}
	return titles
}

// titleWords are the words of titles that name no service, longest first where
// one contains another.
var titleWords = []string{
	"个人信息保护政策", "個人資料保護政策", "隐私权政策", "隱私權政策", "隐私保护政策", "隐私政策", "隱私政策", "隐私条款", "隐私声明", "私隱政策",
	"用户服务协议", "用户注册协议", "用户使用协议", "用户协议", "用戶協議", "使用者條款", "服务协议", "服務協議", "软件许可", "服务条款", "服務條款",
	"使用条款", "使用條款", "使用协议", "注册协议", "支付协议", "充值协议", "付费协议", "订阅协议", "会员协议", "注销协议", "平台", "用户", "会员", "软件", "许可及", "协议", "协定", "及", "与", "和", "《", "》", "关于", "指引", "指南",
	"个人信息", "保护", "政策", "条款", "声明",
	"data privacy", "data protection", "privacy policy", "privacy notice", "privacy statement", "privacy & cookie", "privacy and cookie", "privacy", "terms of service",
	"terms of use", "terms and conditions", "terms & conditions", "conditions of use", "user agreement", "service agreement",
	"terms", "agreement", "policy", "notice", "statement", "cookies", "cookie",
}

// serviceName returns what is left of a title without the words that name its
// kind, if it looks like a name and there was such a word.
func serviceName(title string) string {
	rest, cut := title, false
	for _, w := range titleWords {
		if i := indexFold(rest, w); i >= 0 {
			rest, cut = rest[:i]+"\n"+rest[i+len(w):], true
		}
	}
	if !cut {
		return ""
	}
	name, owner := "", false
	for _, part := range strings.Split(rest, "\n") {
		part = strings.Trim(FoldSpace(part), "-–—|:：·,【】[]\"“”'’ ")
		part = trimUnpaired(part)
		if part == "" || part == "&" || part == "and" {
			continue
		}
		if name != "" {
			if owner || strings.HasPrefix(part, "for ") {
				continue // whose document it is stands before it, and whom it is for behind
			}
			return "" // two pieces: no telling which is the name
		}
		if of, ok := strings.CutPrefix(part, "for "); ok {
			part, _ = cutSuffixAny(strings.TrimPrefix(of, "the "), " app", " application", " website") // Privacy Policy for Larkfin
		}
		name, owner = cutSuffixAny(part, "'s", "’s")
	}
	if latinInChinese(title, name) {
		return name
	}
	return properName(name)
}

// latinInChinese reports whether name is a Latin word in a Chinese title, which
// names something however it is written: yunhang 隐私政策.
func latinInChinese(title, name string) bool {
	strange := func(r rune) bool { return r >= utf8.RuneSelf || !isASCIILetter(byte(r)) && digit(r) < 0 }
	lower := strings.ToLower(name)
	return len(name) >= 3 && isASCIILetter(name[0]) && strings.ContainsFunc(title, isHan) && !strings.ContainsFunc(name, strange) &&
		!commonWords[lower] && !generalWords[lower]
}

// trimUnpaired returns s without brackets that all of it stands in.
func trimUnpaired(s string) string {
	for _, p := range [...]struct{ open, close string }{{"(", ")"}, {"（", "）"}} {
		if strings.HasPrefix(s, p.open) && strings.HasSuffix(s, p.close) {
			return s[len(p.open) : len(s)-len(p.close)]
		}
	}
	return s
}

// indexFold returns the index of lower, which is in lower case, in s in any ASCII
// case.
func indexFold(s, lower string) int {
	for i := 0; i+len(lower) <= len(s); i++ {
		if strings.EqualFold(s[i:i+len(lower)], lower) {
			return i
		}
	}
	return -1
}

// commonWords are words that make a phrase no name.
var commonWords = map[string]bool{
	"our": true, "the": true, "your": true, "global": true, "general": true, "website": true, "site": true, "app": true, "online": true,
	"for": true, "of": true, "to": true, "and": true, "use": true, "consumer": true, "consumers": true, "commercial": true, "legal": true,
	"home": true, "update": true, "updated": true, "welcome": true, "customer": true, "user": true, "users": true, "services": true,
	"service": true, "full": true, "eu": true, "us": true, "california": true, "center": true, "centre": true, "data": true, "protection": true,
	"eea": true, "uk": true, "usa": true, "united": true, "kingdom": true, "states": true, "europe": true, "european": true, "union": true,
	"japan": true, "canada": true, "australia": true, "singapore": true, "brazil": true, "korea": true, "india": true, "international": true,
	"non-user": true, "end-user": true, "end": true, "license": true, "licence": true, "advertiser": true, "publisher": true, "usage": true, "corporate": true, "current": true, "at": true, "supplemental": true, "enterprise": true, "addendum": true,
	"policies": true, "previous": true, "business": true, "candidate": true, "applicant": true, "employee": true, "internal": true, "information": true,
	"summary": true, "and/or": true, "on": true, "in": true, "how": true, "what": true, "we": true, "you": true, "is": true, "this": true,
}

// generalWords are words that many names have, but that name nothing by
// themselves.
var generalWords = map[string]bool{
	"about": true, "account": true, "additional": true, "advertising": true, "ai": true, "company": true, "disclosure": true, "dmca": true,
	"docs": true, "documentation": true, "generative": true, "help": true, "internet": true, "login": true, "platform": true, "publication": true,
	"responsible": true, "security": true, "sharing": true, "state": true, "support": true, "takedown": true, "trust": true, "u.s.": true, "&": true,
}

// properName returns s if it could be the name of a service, else "".
func properName(s string) string {
	s = FoldSpace(s)
	if s == "" || !fits(s, 30) || strings.ContainsAny(s, "，。！？?!@/“”\"：:;；…") || strings.Contains(s, ". ") && !strings.Contains(s, "., ") {
		return ""
	}
	words := strings.Fields(s)
	if len(words) > 4 {
		return ""
	}
	general := true
	for _, w := range words {
		w = strings.ToLower(w)
		if commonWords[w] {
			return ""
		}
		general = general && generalWords[w]
	}
	if general {
		return ""
	}
	if r := firstRune(s); !isHan(r) && !startsUpper(s) && !strings.Contains(s, ".") || genericName(s) {
		return ""
	}
	return s
}

// genericName reports whether s stands for a party rather than naming it.
func genericName(s string) bool {
	for _, w := range [...]string{"条款", "條款", "协议", "協議", "政策", "规则", "規則", "声明", "聲明", "合同"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	if hasAnyPrefix(s, "本", "该", "該", "上述", "此") {
		return true
	}
	return strings.Trim(nameless.Replace(s), " /、-") == "" || utf8.RuneCountInString(s) < 2
}

// nameless takes out of a phrase the words that name nothing by themselves, in both
// scripts.
var nameless = dropping(
	"公司名称", "公司", "服务", "服務", "网站", "網站", "站点", "平台", "平臺", "用户", "用戶", "使用者", "使用", "客户", "客戶", "会员", "會員",
	"甲方", "乙方", "我们", "我們", "我", "您", "你", "软件", "軟體", "软体", "应用程序", "应用", "應用", "产品", "產品", "系统", "系統",
	"指引", "指南", "摘要", "概述", "概要", "说明", "說明", "总则", "總則", "须知", "須知", "公告", "通知", "目录", "目錄", "附件", "正文", "全文", "首页", "首頁",
	"隐私", "隱私", "私隐", "私隱", "个人", "個人", "信息", "資訊", "资料", "資料", "数据", "數據", "保护", "保護", "安全", "权利", "權利",
	"运营商", "运营方", "運營商", "营运商", "开发者", "開發者", "儿童", "兒童", "未成年人", "相关", "相關", "游戏", "遊戲", "交易", "支付",
	"账户", "账号", "帐户", "帐号", "帳戶", "帳號", "賬戶", "注册", "註冊", "登录", "登錄", "登入", "注销", "註銷", "手机", "手機", "在线", "线上", "線上",
	"内容", "內容", "登记", "登記", "材料", "文件", "设备", "設備", "功能", "虚拟", "虛擬", "道具", "订单", "訂單", "许可", "許可", "微信小程序", "小程序", "权", "權",
	"官方", "通用", "一般", "重要", "完整", "简体", "繁體", "中文", "版本", "版", "及", "与", "與", "和", "的", "之", "名称", "名稱", "名",
)

// dropping returns what takes words out of a text.
func dropping(words ...string) *strings.Replacer {
	var pairs []string
	for _, w := range words {
		pairs = append(pairs, w, "")
	}
	return strings.NewReplacer(pairs...)
}

// introduced returns the short name that a text introduces: 以下简称“云雀”, or
// Larkfin (“Larkfin”, “we”).
func introduced(s string) string {
	for _, mark := range [...]string{"以下简称", "以下簡稱", "以下称", "简称为"} {
		for from := 0; ; {
			i := strings.Index(s[from:], mark)
			if i < 0 {
				break
			}
			from += i + len(mark)
			rest := strings.TrimLeft(s[from:], "为為： :")
			if name, _ := quotedTerm(rest); properName(name) != "" && firstParty(s[:from]) {
				return properName(name)
			}
		}
	}
	return introducedInEnglish(s)
}

// firstParty reports whether the sentence that ends before is still one of the
// first that introduce the parties, not a later term.
func firstParty(before string) bool { return len(before) < headBytes/4 }

// introducedInEnglish reads Larkfin (“Larkfin”, “we”, or “us”).
func introducedInEnglish(s string) string {
	for in := range introductions(s) {
		if !in.aside || !slices.ContainsFunc(in.terms, provider.calls) {
			continue
		}
		if name := longestName(in.terms); name != "" {
			return name
		}
	}
	return ""
}

// longestName returns the longest of terms that is a name: the others may be its
// initials.
func longestName(terms []string) string {
	best := ""
	for _, t := range terms {
		if name := properName(t); len(name) > len(best) && nameable(name) && !provider.calls(name) && !user.calls(name) {
			best = name
		}
	}
	return best
}

package capture

import "strings"

// Lengths in letters of what a server shows in the place of a document.
const (
	fewest  = 100  // below: no document
	standIn = 3000 // below: perhaps such a page, by its words
	slip    = 800  // below: such a page, also by words that documents use
)

// phrases are the words by which a page is known that stands in for another.
// Sure ones are said by no policy in its title, its headings or its first lines;
// others are, so they count only on a page that is hardly more than them.
type phrases struct {
	kind         Kind
	sure, likely []string
}

var standIns = []phrases{
	{
		Challenge,
		[]string{
			"checking your browser", "just a moment", "verify you are human", "verify that you are human", "verifying you are human",
			"are you a robot", "i'm not a robot", "i’m not a robot", "you are not a robot", "you're not a robot", "attention required!",
			"enable javascript and cookies to continue", "needs to review the security of your connection", "unusual traffic from your",
			"ddos protection by", "complete the security check", "press & hold to confirm", "pardon our interruption", "security verification",
			"人机验证", "人機驗證", "安全验证", "安全驗證", "滑动验证", "滑動驗證", "拖动滑块", "拖動滑塊", "请完成验证", "請完成驗證",
			"正在检查您的浏览器", "正在檢查您的瀏覽器", "确认您是真人", "確認您是真人", "访问过于频繁", "訪問過於頻繁", "环境异常", "環境異常",
		},
		[]string{"captcha", "cloudflare", "ray id", "验证码", "驗證碼"},
	},
	{
		ErrorPage,
		[]string{
			"access denied", "403 forbidden", "404 not found", "page not found", "page can't be found", "page can’t be found", "page cannot be found",
			"page you are looking for", "page you requested", "page doesn't exist", "page does not exist", "error 404", "404 error", "error 403", "502 bad gateway",
			"bad gateway", "gateway timeout", "gateway time-out", "service unavailable", "internal server error", "temporarily unavailable",
			"too many requests", "you have been blocked", "request blocked", "don't have permission to access", "this site can't be reached",
			"not available in your country", "not available in your region", "something went wrong", "under maintenance",
			"页面不存在", "頁面不存在", "找不到页面", "找不到頁面", "页面走丢", "頁面走丟", "您访问的页面", "您訪問的頁面", "页面找不到", "访问被拒绝", "訪問被拒絕", "拒绝访问", "拒絕訪問",
			"服务器错误", "伺服器錯誤", "服务暂不可用", "系统繁忙", "系統繁忙", "网络异常", "網絡異常", "您所在的地区", "系统维护", "系統維護",
		},
		[]string{"404", "403", "500", "502", "503", "error", "try again later", "稍后再试", "稍後再試", "出错了", "出錯了"},
	},
	{
		Login,
		[]string{
			"please log in to", "please sign in to", "you must be logged in", "you need to sign in", "you need to log in", "log in to continue",
			"sign in to continue", "login required", "session has expired", "请先登录", "請先登入", "請先登錄", "登录后查看", "登入後查看", "登录后继续", "扫码登录", "掃碼登入",
		},
		[]string{"log in", "sign in", "login", "forgot password", "forgot your password", "登录", "登入", "登錄", "忘记密码", "忘記密碼"},
	},
	{
		Consent,
		[]string{"before you continue", "we value your privacy", "your privacy choices"},
		[]string{
			"accept all", "accept cookies", "reject all", "we use cookies", "uses cookies", "cookie settings", "cookie preferences", "manage cookies",
			"接受所有", "接受全部", "全部接受", "使用 cookie", "使用cookie",
		},
	},
}

// says is how many clauses a page may have that stands in for another: its words
// can look like one by chance.
const says = 2

// openings is how many blocks at the start of a page are looked at, beside its
// title.
const openings = 6

// alone returns what is wrong with m in itself, or nil.
func (m *measures) alone() *Fault {
	if m.letters < fewest {
		return fault(Empty, "n", number(m.Read.Characters))
	}
	if m.clauses > says || len(m.blocks) == 0 {
		return nil
	}
	opening := m.opening()
	for _, p := range standIns {
		if has(opening, p.sure) && (m.letters < standIn || has(fold(m.Title), p.sure)) || m.letters < slip && m.slips(p) {
			return fault(p.kind)
		}
	}
	return nil
}

// opening returns the title and the first words of the page.
func (m *measures) opening() string {
	all := []string{fold(m.Title)}
	for _, b := range m.blocks[:min(openings, len(m.blocks))] {
		all = append(all, b.text)
	}
	return strings.Join(all, "\n")
}

// slips reports whether a page of few words has the likely ones of p in a block
// that is hardly more than them, and is of no kind.
func (m *measures) slips(p phrases) bool {
	if m.Kind != "other" || m.findings > 0 {
		return false
	}
	for _, b := range m.blocks {
		if has(b.text, p.sure) || b.letters < slip/4 && has(b.text, p.likely) {
			return true
		}
	}
	return false
}

func has(text string, words []string) bool {
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

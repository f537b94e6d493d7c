package analyze

import "strings"

// The words beside a name that tell what it stands for in Chinese.
var (
	// ofProvider go behind the name of the provider and mean the same.
	ofProvider = []string{"平台", "公司", "网站", "網站", "官方", "方面", "团队", "團隊", "运营方", "运营者"}
	// ofUsers are what users have, or are: the name says only of which service.
	ofUsers = []string{"用户", "用戶", "会员", "會員", "客户", "客戶", "账号", "账户", "帐号", "帐户", "賬號", "賬戶", "帳號", "帳戶", "注册账号", "玩家"}
	// ofService are things, which do not act.
	ofService = []string{
		"服务", "服務", "产品", "產品", "软件", "軟體", "客户端", "应用", "應用", "app", "App", "APP", "小程序", "协议", "隐私", "隱私", "政策", "条款", "规则",
		"客服", "商城", "系统", "社区", "页面", "首页", "钱包", "卡", "商家", "店铺", "会员卡", "官网", "公众号", "账单", "内",
	}
	// usings go before the name of what one uses.
	usings = []string{"使用", "登录", "登陆", "登入", "打开", "下载", "访问", "进入", "注册", "启动", "安装", "卸载", "浏览", "接受", "停止", "在", "于"}
)

// readChinese returns 我们 or 您 for the name at text[start:end], or nothing at all
// in 云雀账户.
func readChinese(text string, start, end int, user bool) (mention, bool) {
	m := mention{start: start, end: end, pronoun: "我们"}
	if user {
		m.pronoun = "您"
	}
	if joined(text, start, end) || user && strings.HasSuffix(text[:start], "全体") {
		return m, false
	}
	rest := strings.TrimPrefix(text[end:], " ")
	for _, w := range ofService {
		if strings.HasPrefix(rest, w) {
			return m, false
		}
	}
	for _, w := range usings {
		if strings.HasSuffix(text[:start], w) {
			return m, false
		}
	}
	for _, w := range ofUsers {
		if strings.HasPrefix(rest, w) {
			m.pronoun = ""
			return m, true
		}
	}
	for _, w := range ofProvider {
		if after, found := strings.CutPrefix(rest, w); found {
			m.end = len(text) - len(after)
			return m, true
		}
	}
	return m, true
}

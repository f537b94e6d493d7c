package appeal

import "strings"

// words is a list of what a sentence may say, in lower case. It is asked of
// sentences that rules have found, only to tell one kind from another.
type words []string

// mentions reports whether a sentence holds one of list.
func mentions(sentence string, list words) bool {
	lower := strings.ToLower(sentence)
	for _, w := range list {
		if strings.Contains(lower, w) {
			return true
		}
	}
	return false
}

var (
	extension = words{"extend", "extension", "further", "additional", "延长", "延長", "再", "complex"}
	barred    = words{
		"cannot be closed", "can not be closed", "may not be closed", "cannot close", "may not close", "unable to close",
		"不可注销", "不能注销", "无法注销", "不支持注销", "不得注销", "不予注销", "不可註銷", "不能註銷", "無法註銷", "不得註銷",
	}
	conditions = words{
		" if ", "if you", "unless", "until", "while", "when", "where", "before", "following", "subject to", "once",
		"如", "若", "前", "期间", "期間", "除非", "情形", "情况", "情況", "下列", "以下", "的，", "时", "時", "后", "後",
	}
)

// requests are the kinds of requests that a time to answer can be for.
var requests = []words{
	{"delet", "eras", "删除", "刪除"},
	{"access", "copy", "copies", "查阅", "查閱", "访问", "複製", "复制", "副本"},
	{"correct", "rectif", "update", "更正", "更新", "修改"},
	{"clos", "注销", "註銷", "销户"},
	{"complain", "投诉", "投訴", "举报", "舉報"},
	{"consent", "withdraw", "同意", "撤回"},
	{"object", "restrict", "portab", "限制", "拒绝", "转移"},
	{"marketing", "unsubscri", "退订", "营销"},
	{"question", "enquir", "inquir", "疑问", "疑問", "咨询", "諮詢", "意见", "建议"},
	{"source", "来源", "來源"},
	{"notif", "breach", "通知"},
}

// topics returns which kinds of requests a sentence is about.
func topics(sentence string) []int {
	var all []int
	for i, list := range requests {
		if mentions(sentence, list) {
			all = append(all, i)
		}
	}
	return all
}

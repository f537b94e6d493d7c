package appeal

import "strings"

// forOthers are words of titles of documents that are for somebody else than the
// users, whatever other words stand beside them.
var forOthers = words{
	"law enforcement", "government request", "governmental request", "government data request", "requests from authorities",
	"legal process", "legal request", "subpoena", "data processing addendum", "data processing agreement",
	"data processing amendment", "processor", "执法", "執法", "司法协助", "司法協助", "政府请求", "政府請求", "数据处理协议", "数据处理附录",
	"資料處理協議", "資料處理附錄",
}

// otherMatters are words of titles of documents that are about another matter than
// the data or the account of a user, unless the title names these as well.
var otherMatters = words{
	"copyright", "dmca", "takedown", "trademark", "brand", "intellectual property", "vulnerability", "acceptable use",
	"money laundering", "money-laundering", "know your customer", "版权", "版權", "商标", "商標", "知识产权", "知識產權", "侵权", "侵權", "漏洞",
	"反洗钱", "反洗錢", "了解你的客户", "了解客户",
}

// ownMatters are words of titles of policies and agreements.
var ownMatters = words{
	"privacy", "personal data", "personal information", "data protection", "terms", "user agreement", "service agreement",
	"隐私", "隱私", "私隱", "个人信息", "個人資料", "個人信息", "用户协议", "用戶協議", "服务协议", "服務協議", "条款", "條款",
}

// apart reports whether a title is that of a document which is no policy towards
// users, so that its silence says nothing: a guide for the police, a contract with
// business customers, rules on copyright.
func apart(title string) bool {
	title = strings.ToLower(title)
	return mentions(title, forOthers) || mentions(title, otherMatters) && !mentions(title, ownMatters)
}

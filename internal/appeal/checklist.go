package appeal

import (
	"slices"
	"strings"

	"exitclause/internal/practice"
	"exitclause/internal/report"
)

// The kinds of steps, in the order in which a person takes them.
const (
	save  = "save"
	do    = "do"
	prove = "prove"
	lose  = "lose"
)

// task is something that a clause asks to be done, told by its words.
type task struct {
	key string // of the message
	words
}

// tasks are what must be so before an account is closed, in the order in which
// they are done: what is bound up must be free before the balance can go.
var tasks = []task{
	{"products", words{"redeem", "staking", "staked", "subscription", "loan", "理财", "理財", "赎回", "贖回", "质押", "質押", "借贷", "订阅"}},
	{"orders", words{"open order", "pending order", "open position", "open trade", "positions", "pending transaction", "挂单", "掛單", "持仓", "持倉", "仓位", "委托", "委託", "未完成的订单", "未完成的交易", "未完成订单", "交易均已", "订单", "訂單"}},
	{"debts", words{"debt", "owed", "owe ", "outstanding", "unpaid", "fees", "欠", "负债", "負債", "费用", "費用", "债务", "債務"}},
	{"disputes", words{"dispute", "investigat", "litigation", "complaint", "frozen", "争议", "爭議", "纠纷", "糾紛", "调查", "調查", "投诉", "诉讼", "冻结"}},
	{"balance", words{"balance", "asset", "fund", "withdraw", "余额", "餘額", "资产", "資產", "资金", "資金", "提现", "提取", "转出"}},
	{"bindings", words{"unlink", "unbind", "linked", "disconnect", "解绑", "解除绑定", "解綁", "绑定", "綁定"}},
	{"wait", words{"days", "cooling", "period", "日内", "冷静期", "天内"}},
}

// losses are what closing brings about.
var losses = []task{
	{"assets", words{"forfeit", "balance", "asset", "funds", "coupon", "points", "余额", "餘額", "资产", "資產", "积分", "優惠券", "优惠券", "权益", "權益", "道具"}},
	{"records", words{"delete", "data", "history", "records", "information", "content", "删除", "刪除", "信息", "记录", "記錄", "紀錄", "数据", "内容"}},
	{"access", words{"access", "log in", "login", "use the service", "登录", "登入", "使用", "服务", "服務"}},
	{"name", words{"username", "user name", "reuse", "re-register", "same email", "会员名", "用户名", "昵称", "重新注册"}},
	{"duties", words{"liabilit", "obligation", "accrued", "survive", "responsib", "fees", "责任", "責任", "义务", "義務", "费用"}},
	{"irreversible", words{"irreversible", "cannot be undone", "permanent", "restore", "recover", "reactivat", "不可逆", "无法恢复", "不可恢复", "無法恢復", "恢复"}},
}

// checklist returns what to do before an appeal, in order: what to save, what
// to settle, how to ask, what to prove, and what will be lost.
func (c *conclusion) checklist() []report.Step {
	all := c.toSave()
	all = append(all, c.toSettle()...)
	all = append(all, c.toAsk()...)
	for _, f := range c.of(practice.IdentityCheck) {
		all = append(all, c.step(prove, taskOf(f, fees, "identity"), f))
	}
	for _, f := range c.of(practice.ClosureEffect) {
		all = append(all, c.step(lose, taskOf(f, losses, "effect"), f))
	}
	return eachOnce(all)
}

// toSettle returns what must be so before the account is closed, in the order in
// which it is done. One clause may ask for several things.
func (c *conclusion) toSettle() []report.Step {
	conditions := c.of(practice.ClosureCondition)
	told := make(map[string]bool)
	var all []report.Step
	for _, t := range tasks {
		for _, f := range conditions {
			if mentions(f.Quote, t.words) {
				told[f.ID] = true
				all = append(all, c.step(do, t.key, f))
			}
		}
	}
	for _, f := range conditions {
		if !told[f.ID] {
			all = append(all, c.step(do, "condition", f))
		}
	}
	return all
}

// toAsk returns how to ask, or whom if the documents do not say how.
func (c *conclusion) toAsk() []report.Step {
	var all []report.Step
	for _, f := range c.of(practice.ClosureProcedure) {
		all = append(all, c.channel("closure", f))
	}
	for _, f := range c.of(practice.ErasureProcedure) {
		all = append(all, c.channel("erasure", f))
	}
	if contacts := c.of(practice.PrivacyContact); len(all) == 0 && len(contacts) > 0 {
		all = append(all, c.channel("contact", readiest(contacts)))
	}
	return all
}

// readiest returns the first of contacts to which one can write at once, else the
// first that says how someone is reached at all, else the first.
func readiest(contacts []*report.Finding) *report.Finding {
	gives := func(f *report.Finding) bool { return f.Values != nil && len(f.Values.Contacts) > 0 }
	mail := func(f *report.Finding) bool {
		return gives(f) && slices.ContainsFunc(f.Values.Contacts, func(c string) bool { return strings.Contains(c, "@") })
	}
	for _, ready := range []func(*report.Finding) bool{mail, gives} {
		if i := slices.IndexFunc(contacts, ready); i >= 0 {
			return contacts[i]
		}
	}
	return contacts[0]
}

var fees = []task{{"fee", words{"fee", "charge", "费用", "費用", "收费", "成本"}}}

// taskOf returns the key of the first of list that f mentions, or other.
func taskOf(f *report.Finding, list []task, other string) string {
	for _, t := range list {
		if mentions(f.Quote, t.words) {
			return t.key
		}
	}
	return other
}

func (c *conclusion) step(kind, key string, f *report.Finding) report.Step {
	return report.Step{Kind: kind, Text: c.T("appeal.step." + kind + "." + key), Practice: f.Practice, Finding: f.ID}
}

// channel is the step of asking, with the address if the clause has one.
func (c *conclusion) channel(what string, f *report.Finding) report.Step {
	s := c.step(do, what, f)
	if f.Values != nil && len(f.Values.Contacts) > 0 {
		s.Text = c.T("appeal.step.do."+what+"-at", "contact", strings.Join(f.Values.Contacts, " · "))
	}
	return s
}

// toSave returns what to save first: statements where the documents speak of
// closing an account, and a copy of the data where they grant one.
func (c *conclusion) toSave() []report.Step {
	var all []report.Step
	effects := c.of(practice.ClosureEffect)
	closing := func(f report.Finding) bool { return f.Practice.Group() == practice.Closure }
	if slices.ContainsFunc(c.r.Findings, closing) {
		history := report.Step{Kind: save, Text: c.T("appeal.step.save.history")}
		if i := slices.IndexFunc(effects, func(f *report.Finding) bool { return mentions(f.Quote, losses[1].words) }); i >= 0 {
			history.Practice, history.Finding = effects[i].Practice, effects[i].ID
		}
		all = append(all, history)
	}
	if copies := c.of(practice.AccessPortability); len(copies) > 0 {
		all = append(all, c.step(save, "copy", copies[0]))
	}
	return all
}

// perText is how many clauses are named for one and the same step.
const perText = 3

// eachOnce returns steps with those of one text together at the place of the
// first, and of each only the first few.
func eachOnce(steps []report.Step) []report.Step {
	seen := make(map[string]int)
	var all []report.Step
	for _, s := range steps {
		if seen[s.Text]++; seen[s.Text] <= perText {
			all = append(all, s)
		}
	}
	return all
}

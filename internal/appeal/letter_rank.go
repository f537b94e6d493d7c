package appeal

import (
	"slices"
	"strings"
	"unicode/utf8"

	"exitclause/internal/practice"
	"exitclause/internal/report"
)

var strengthRank = map[report.Strength]int{report.Strong: 0, report.Qualified: 10, report.Weak: 20}

// rank tells how well a clause serves, the less the better: firm before soft, a
// clause with a place to point to, that is worded well, for this user.
func (l *letter) rank(f *report.Finding, c *report.Citation) int {
	rank := strengthRank[c.Strength]
	if f.Stance == practice.Against {
		rank = l.counterRank(f)
	} else if l.soured(f) {
		rank += 12
	}
	if f.Practice == practice.RetentionPeriod && (f.Values == nil || len(f.Values.Durations) == 0) {
		rank += 25 // it says that there are periods, but not which
	}
	if f.Section.Number == "" {
		rank += 3
	}
	rank += wordingRank(f)
	if f.Stance == practice.For && !unspecific(dataOf(f)) {
		rank += 6 // of one kind of data only
		if f.Practice == practice.ErasureRight || f.Practice == practice.DataDisposal {
			rank += 10 // which grants less than is asked for
		}
	}
	if f.Stance == practice.For && aside(f) {
		rank += 25
	}
	if !l.fits(f) || weighs(f.Quote) || ofSubscription(f) {
		rank += unfit
	}
	if f.Practice == practice.RetentionPeriod && c.Strength == report.Strong && !hasLength(f) && rank < unfit {
		rank = min(rank+5, unfit-1) // it ends with an event: others may tell the time
	}
	return rank
}

// wordingRank tells how well a clause serves by how it is worded: a sentence that
// grants plainly, of readable length, before a heading or a piece of one.
func wordingRank(f *report.Finding) int {
	rank := 0
	if n := utf8.RuneCountInString(f.Quote); n > 450 {
		rank += 8
	} else if n < 60 && strings.IndexFunc(f.Quote, func(r rune) bool { return r >= 0x2E80 }) < 0 && !(strings.HasSuffix(f.Quote, ".") && mentions(f.Quote, grants)) {
		rank += 4 // a heading more than a sentence
	}
	if say := saying[f.Practice]; endsOpen(f.Quote) && !hasLength(f) || len(say) > 0 && !mentions(f.Quote, say) {
		rank += 15 // an item that says little without what leads to it
	}
	if f.Practice == practice.ErasureRight && !mentions(f.Quote, grants) || f.Practice == practice.ClosureRight && !mentions(f.Quote, accounts) {
		rank += 6 // it grants less plainly than others may
	}
	if f.Practice == practice.ClosureRight && mentions(f.Quote, occasions) {
		rank += 8 // for who does not accept a change, or as a way to something else
	}
	return rank
}

// saying are the words without which a clause does not say by itself that data may
// be erased, an account be closed, or for how long data is kept.
var saying = map[practice.Practice]words{
	practice.RetentionPeriod: {
		"data", "information", "record", "document", "copies", "identi", "account", "身份", "账", "賬", "帐", "帳", "信息", "資料", "资料", "数据", "數據", "记录", "紀錄", "記錄", "日志", "日誌",
	},
	practice.ErasureRight: {"delet", "eras", "remov", "destr", "forgotten", "删除", "刪除", "清除", "销毁", "銷毀", "移除", "遗忘", "遺忘"},
	practice.ClosureRight: {"clos", "terminat", "cancel", "delet", "deactivat", "leave", "注销", "註銷", "销户", "銷戶", "关闭", "關閉", "终止", "終止", "取消"},
}

// The words by which a clause grants a right, those for what is closed, and those
// of one that lets users leave when the terms change, or withdraw consent by it.
var (
	grants    = words{"right to", "rights to", "may", "can ", "entitled", "有权", "有權", "可", "权利", "權利"}
	accounts  = words{"account", "账", "賬", "帐", "帳", "户", "戶"}
	occasions = words{"change", "amend", "modif", "revis", "objection", "not agree", "disagree", "不同意", "不接受", "变更", "變更", "修改", "修订", "修訂", "异议", "異議", "withdraw consent", "withdraw your consent", "撤回", "撤銷"}
)

// asides are what few users have to do with, so that a clause on its data says little
// of all other data.
var asides = words{
	"competition", "contest", "giveaway", "sweepstake", "raffle", "prize draw", "survey", "newsletter", "webinar", "applicant", "job application",
	"recruit", "candidate", "cctv", "video surveillance", "call recording", "phone recording", "visitors", "抽奖", "抽獎", "竞赛", "競賽", "比赛", "比賽",
	"问卷", "問卷", "应聘", "應徵", "求职", "求職", "招聘", "简历", "履歷", "录音", "錄音", "監視器", "摄像头", "访客", "訪客",
}

// aside reports whether f is about data that few users ever gave.
func aside(f *report.Finding) bool {
	group := f.Practice.Group()
	return (group == practice.Retention || group == practice.Erasure) && mentions(f.Quote, asides)
}

// endsOpen reports whether a quote ends with a mark behind which a sentence goes on.
func endsOpen(quote string) bool {
	last, _ := utf8.DecodeLastRuneInString(quote)
	return strings.ContainsRune(",;:，；：、", last)
}

// weighs reports whether a quote is one of the things that a decision depends on,
// and says nothing of how it comes out.
func weighs(quote string) bool {
	quote = strings.ToLower(quote)
	return slices.ContainsFunc([]string{"whether ", "how long ", "是否"}, func(w string) bool { return strings.HasPrefix(quote, w) })
}

// What a clause can end that is not the account, and the words of one that ends
// the account all the same.
var (
	subscriptions = words{"trial", "subscription", "订阅", "訂閱", "自动续费", "自動續費", "试用", "試用"}
	accountEnds   = words{
		"clos", "delet", "deactivat", "terminate your account", "terminate the account", "cancel your account", "cancel the account",
		"注销", "註銷", "销户", "銷戶",
	}
)

// ofSubscription reports whether f, a clause on closing, is about a subscription
// alone.
func ofSubscription(f *report.Finding) bool {
	return f.Practice.Group() == practice.Closure && mentions(f.Quote, subscriptions) && !mentions(f.Quote, accountEnds)
}

// counterRank ranks the clauses that the provider will rely on: what is kept
// after closing first, and what is kept for the reason that was given. Who
// refers to a dispute relies on no clause that is about something else.
func (l *letter) counterRank(f *report.Finding) int {
	rank := 15
	claims := f.Values != nil && slices.Contains(f.Values.Purposes, "claims")
	if l.Ground == Dispute && f.Practice == practice.RetentionInterest && !claims {
		return unfit
	}
	for _, other := range beside(l.r, f) {
		if other.Practice == practice.RetentionAfterClosure {
			rank -= 8
		}
	}
	if f.Values != nil && slices.Contains(f.Values.Purposes, "aml") {
		rank -= 5
	}
	return rank
}

// soured reports whether the sentence of f, which is for the user, says
// something against him as well.
func (l *letter) soured(f *report.Finding) bool {
	return slices.ContainsFunc(beside(l.r, f), func(other report.Finding) bool {
		return other.Stance == practice.Against
	})
}

// fits reports whether a clause can be meant for this user: one in a section
// under the law of another place is not.
func (l *letter) fits(f *report.Finding) bool {
	if f.Values == nil || len(f.Values.Laws) == 0 || l.Case.User.Residence == "" || f.Practice == practice.LawInvoked {
		return true
	}
	return slices.ContainsFunc(f.Values.Laws, func(id string) bool {
		instrument := l.book.Instrument(id)
		return instrument == nil || instrument.Applies.User == "" || l.Case.User.Residence.Within(instrument.Applies.User)
	})
}

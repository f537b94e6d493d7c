package appeal

import (
	"slices"

	"exitclause/internal/practice"
	"exitclause/internal/report"
)

// legal are the reasons for keeping data that lie in a law.
var legal = []string{"aml", "tax-accounting", "other-law"}

// ownReasons are words of a sentence that keeps data for more than what a law
// obliges to keep, or that tells of the law as an example.
var ownReasons = words{
	"purpose", "permit", "permissible", "allowed", "legitimate", "necessary to provide", "need to provide", "needed to provide",
	"as long as needed", "as long as necessary", "as long as is necessary", "as long as it is necessary", "reasonably necessary",
	"no longer necessary", "longer than necessary", "longer than is necessary", "only as long as", "performance of", "protect", "dispute", "claim",
	"fraud", "security", "safety", "enforce", "abuse", "contract", "consent", "interest", "business", "internal", "instruct", "analy",
	"statistic", "or otherwise", "otherwise communicated", "something else", "such as", "example", "e.g", "including", "includes", "we believe",
	"discretion", "circumstances", "polic", "how long", "not oblig", "a shorter", "following table", "set out", "remains active", "product or service", "use of the service",
	"目的", "允许", "允許", "约定", "約定", "例如", "比如", "利益", "安全", "纠纷", "糾紛", "争议", "爭議", "欺诈", "欺詐", "功能", "业务需要", "業務需要",
	"合规义务", "合規義務", "运营", "營運", "统计", "統計", "分析", "同意",
}

// obliges reports whether the sentence of f keeps what a law obliges to keep,
// and nothing for the provider's own reasons. Of that a letter makes much, so that
// it must be sure: one word of another reason is enough to doubt.
func (l *letter) obliges(f *report.Finding) bool {
	found := false
	for _, o := range beside(l.r, f) {
		if o.Practice == practice.RetentionInterest {
			return false
		}
		for _, p := range purposesOf(&o) {
			if slices.Contains(interests, ground(p)) {
				return false
			}
			found = found || o.Practice == practice.RetentionObligation && slices.Contains(legal, p)
		}
	}
	return found && onlyLaw(f.Quote)
}

// sayKept are words of a sentence that says by itself that data is kept. An item of
// a list has none where what leads to it does, and other items may be other reasons.
var sayKept = words{
	"retain", "retention", "keep", "kept", "stor", "preserv", "hold", "maintain", "delet", "eras",
	"保存", "保留", "留存", "存储", "儲存", "留置", "删除", "刪除",
}

// onlyLaw reports whether a sentence about a duty to keep data names no other
// reason to keep it.
func onlyLaw(sentence string) bool {
	return mentions(sentence, sayKept) && !endsOpen(sentence) && !mentions(sentence, ownReasons)
}

func purposesOf(f *report.Finding) []string {
	if f.Values == nil {
		return nil
	}
	return f.Values.Purposes
}

var (
	// keepingTo are words of a sentence that says what the provider holds itself to.
	keepingTo = words{
		"comply with", "complies with", "complying with", "compliance with", "accordance with", "adhere", "abide", "conform",
		"遵守", "遵循", "遵照", "遵從", "符合", "根据", "根據", "依据", "依據", "依照", "按照",
	}
	// notStandard are words of a sentence that names a law for other reasons: for some
	// people or of one matter only, to say what a word means, or as a duty of others.
	notStandard = words{
		"consumer", "california", "means", "meaning", "defin", "for the purpose", "for purposes of", "considered", "deemed", "customer", "must ",
		"representative", "authorized agent", "commission", "third part", "supplier", "vendor", "products/services", "complain", "exempt", "exception",
		"data subject", "company", "audit", "safeguard", "transfer", "agreement", "contract", "partner", "provider", "example", "update", "revis",
		"article", "art.", "chapter", "section", "cannot", "exercise", "economic area", "eea", "公开", "公開", "死者",
		"sell", "“sale”", "\"sale\"", "不适用", "不適用", "是指", "定义", "定義", "例如", "第三方", "投诉", "投訴", "居民", "消费者", "消費者", "除外", "另有",
	}
)

// setsStandard reports whether a sentence that names a law says that the provider
// keeps to it, towards everyone.
func setsStandard(sentence string) bool {
	return mentions(sentence, keepingTo) && !mentions(sentence, notStandard) && !mentions(sentence, someOnly)
}

package pattern

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// commonWords are the words that stand in more than one of twenty sentences of
// privacy policies and user agreements, with how many of a thousand sentences
// hold them. What a rule asks for is looked for by its rarest words, so only the
// order matters.
var commonWords = tally(`
to 475 and 464 the 461 you 355 of 310 we 300 your 297 or 294 in 253 inform 243 information 240 our 216
service 204 that 202 for 200 use 187 a 172 app 168 data 166 with 164 on 143 includ 142 services 139
provid 133 may 128 as 126 provide 123 any 122 by 118 if 114 us 109 are 108 this 107 is 105 be 99 not 99
will 99 follow 93 other 93 process 92 such 91 terms 90 these 88 from 88 personal 87 following 84
product 80 content 79 collect 78 account 75 have 74 about 73 access 71 can 69 user 68 how 63 when 62
agree 62 device 62 set 62 law 60 right 59 privacy 58 third 56 it 56 an 52 security 52 purpose 51
at 50
您 646 我们 557 信息 541 服务 321 在 315 使用 315 个人 312 可 297 个人信息 272 会 262 不 252 如 246 为 242
本 239 供 223 提供 218 其 205 时 192 将 190 以 182 收集 158 其他 155 对 154 法律 151 相关 147 可能 143
同意 139 向 136 安全 123 需 120 政策 117 包括 114 应 113 任何 113 的信息 112 无 110 授权 109 得 109 通过 108
但 108 进行 107 用户 103 法规 103 我们的 103 请 101 内容 101 可以 97 方式 96 情况 94 隐私 91 作 89 是 83
规定 82 后 82 情形 81 处理 81 功能 81 当 81 产品 78 自 77 保护 77 我们会 77 外 75 经 75 要求 73 第三方 70
向您 70 该 68 未 63 之 62 到 61 根据 61 不会 59 隐私政策 58 账号 58 无法 57 前 56 共享 56 例如 56 用于 56
需要 55 协议 54 身份 53 目的 52 而 52 为您 51 如果 51
`)

// commonKinds says the same of the kinds of values, of which a sentence may be
// thought to have one before it is read.
var commonKinds = [...]float32{
	Duration: 1, Statute: 1, Number: 0.25, Phone: 0.25, Date: 0.25, URL: 0.1, Email: 0.1,
}

// tally reads words with their numbers per thousand.
func tally(list string) map[string]float32 {
	shares := make(map[string]float32)
	fields := strings.Fields(list)
	for i := 0; i < len(fields); i += 2 {
		n := 0
		for _, digit := range fields[i+1] {
			n = 10*n + int(digit-'0')
		}
		shares[fields[i]] = float32(n) / 1000
	}
	return shares
}

// commonness estimates in which share of the sentences the words of a literal
// stand: that of its rarest, and of several words half of it.
func commonness(symbols []uint16) float32 {
	share, words := float32(1), 0
	for len(symbols) > 0 {
		end := slices.IndexFunc(symbols, func(s uint16) bool { return s == symbolBreak || s == symbolJoin })
		if end < 0 {
			end = len(symbols)
		}
		if end > 0 {
			share = min(share, shareOf(symbols[:end]))
			words++
		}
		symbols = symbols[min(end+1, len(symbols)):]
	}
	if words > 1 {
		share /= 2
	}
	return share
}

// shareOf estimates in which share of the sentences a word stands. What is not
// among the common ones stands the more seldom the longer it is; a Chinese
// character says as much as three letters.
func shareOf(word []uint16) float32 {
	var room [64]byte
	key, letters := room[:0], float32(0)
	for _, s := range word {
		if letters++; s >= 0x3000 {
			letters += 2
		}
		key = utf8.AppendRune(key, rune(s))
	}
	if share, ok := commonWords[string(key)]; ok {
		return share
	}
	return min(0.05, 1/(letters*letters*letters))
}

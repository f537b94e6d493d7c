package document

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// languages sets the language of every clause and returns that of the document.
// A clause too short to tell has the document's.
func languages(text string, clauses []*Clause) Language {
	var total tally
	tallies := make([]tally, len(clauses))
	for i, c := range clauses {
		s := text[c.Span.Start:c.Span.End]
		tallies[i] = tallyOf(s[:cutRune(s, sample)])
		c.Language = tallies[i].language()
		total.add(&tallies[i], c.Language)
	}
	document := total.majority()
	for i, c := range clauses {
		t := &tallies[i]
		switch {
		case c.Language == Unknown && t.vague() && document != Mixed:
			c.Language = document
		case c.Language.Chinese() && document == TraditionalChinese && t.simplified+t.traditional == 0:
			c.Language = TraditionalChinese
		}
	}
	return document
}

// sample is how many bytes of a clause are looked at.
const sample = 240

// tally counts what tells the languages apart.
type tally struct {
	han, kana, hangul       int // characters
	simplified, traditional int // characters that only one of the two uses
	words, english, foreign int // Latin words, those only English uses, and those only its neighbours use
	letters, accented       int

	inEnglish, inChinese, inOther int // weight of clauses by language
}

func tallyOf(s string) tally {
	var t tally
	for i := 0; i < len(s); {
		if isASCIILetter(s[i]) {
			n := i + 1
			for n < len(s) && isASCIILetter(s[n]) {
				n++
			}
			t.word(s[i:n])
			i = n
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r >= utf8.RuneSelf {
			t.rune(r)
		}
		i += size
	}
	return t
}

func (t *tally) word(w string) {
	t.words++
	t.letters += len(w)
	if len(w) > maxFunctionWord {
		return
	}
	switch functionWords.class(wordKey(w)) {
	case englishWord:
		t.english++
	case foreignWord:
		t.foreign++
	}
}

func (t *tally) rune(r rune) {
	switch {
	case firstHan <= r && r <= lastHan:
		t.han++
		switch variants[r-firstHan] {
		case simplifiedOnly:
			t.simplified++
		case traditionalOnly:
			t.traditional++
		}
	case 0x3041 <= r && r <= 0x30fa:
		t.kana++
	case 0xac00 <= r && r <= 0xd7a3:
		t.hangul++
	case r < 0x2000 && unicode.IsLetter(r):
		t.letters++
		t.accented++
	}
}

// language returns the language of one clause, Unknown if it cannot be told.
func (t *tally) language() Language {
	switch {
	case t.kana*8 > t.han+t.kana || t.hangul > t.han:
		return Unknown
	case t.han*4 >= t.words*3 && t.han > 1:
		if t.traditional > t.simplified {
			return TraditionalChinese
		}
		return SimplifiedChinese
	case t.isEnglish():
		return English
	}
	return Unknown
}

// isEnglish reports whether the words of a clause are English: at least one in
// seven is a function word that only English has, and few are another's.
func (t *tally) isEnglish() bool {
	return t.english*7 >= t.words && t.english > t.foreign && t.accented*20 <= t.letters && t.words >= 3
}

// vague reports whether a clause says too little for its language to be told,
// rather than being in another.
func (t *tally) vague() bool {
	return t.kana == 0 && t.hangul == 0 && t.accented*20 <= t.letters && (t.words < 8 || t.foreign == 0 && t.words < 15)
}

// add counts a clause, in the language l, towards the document.
func (t *tally) add(c *tally, l Language) {
	switch {
	case l == English:
		t.inEnglish += c.letters
	case l.Chinese():
		t.inChinese += 3 * c.han // a Chinese character says about what three letters do
		t.simplified += c.simplified
		t.traditional += c.traditional
	case !c.vague():
		t.inOther += c.letters + 3*(c.han+c.kana+c.hangul)
	}
}

// majority returns the language of the document: the one that has two thirds of
// what is in either.
func (t *tally) majority() Language {
	known := t.inEnglish + t.inChinese
	switch {
	case known == 0 || t.inOther > known:
		return Unknown
	case t.inEnglish*3 >= known*2:
		return English
	case t.inChinese*3 < known*2:
		return Mixed
	case t.traditional > t.simplified:
		return TraditionalChinese
	}
	return SimplifiedChinese
}

type wordClass uint8

const (
	englishWord wordClass = iota + 1
	foreignWord
)

// functionWords are frequent short words that one language has and its
// neighbours have not.
var functionWords = newWordTable(
	"the of and to you your we our or is are for with this that by may will not any it be as from if such us they has have",
	"de la le les des du et pour que est dans une sur vous nous votre notre het een van voor niet zijn wij deze onze bij der die das und "+
		"den dem nicht mit sie wir ist von auf oder ihre el los las del con por para su sus usted il di che per sono gli og af til ikke som "+
		"att och det som dig du vi na nie jest oraz para uma os dos da em voc sua",
)

// maxFunctionWord is how many letters a function word has at most.
const maxFunctionWord = 5

// wordKey returns the letters of w, of which there are at most maxFunctionWord,
// as one number: the same for capitals and small letters.
func wordKey(w string) (key uint32) {
	for i := range len(w) {
		key = key<<5 | uint32(w[i]&0x1f)
	}
	return key
}

// wordTable holds words by their keys. Every word of a text is looked up, so that a
// word which has a slot to itself is found at once.
type wordTable [512][]classedWord

type classedWord struct {
	key   uint32
	class wordClass
}

func newWordTable(english, foreign string) *wordTable {
	t := new(wordTable)
	for _, w := range strings.Fields(english) {
		t.add(wordKey(w), englishWord)
	}
	for _, w := range strings.Fields(foreign) {
		if key := wordKey(w); t.class(key) == 0 {
			t.add(key, foreignWord)
		}
	}
	return t
}

func (t *wordTable) slot(key uint32) *[]classedWord { return &t[(key^key>>7)%uint32(len(t))] }

func (t *wordTable) add(key uint32, class wordClass) {
	slot := t.slot(key)
	*slot = append(*slot, classedWord{key, class})
}

// class returns the class of the word of key, 0 if it has none.
func (t *wordTable) class(key uint32) wordClass {
	for _, w := range *t.slot(key) {
		if w.key == key {
			return w.class
		}
	}
	return 0
}

type variant uint8

const (
	simplifiedOnly variant = 1 << iota
	traditionalOnly
)

// The Chinese characters that clauses are told by.
const firstHan, lastHan = 0x3400, 0x9fff

// variants tells Simplified from Traditional by frequent characters that only
// one of the two writes: by character, from firstHan.
var variants = variantTable(
	"们个为这来时说对国会过动种发经还进样现实开问关无书见长门东车话与将两应点学员单机总间当变电气产决条报计论议认让设许识证评诉词译试该详语误请诸读课谁调谈谋谢谨"+
		"记讨训讯讲负责财货质购贵费资贷赔赚赛赠赞账贴贸则创别办务动劳势协卖卫压厅历参双义乐习买乱争亚亲亿仅从仓价众优传伤伦伪体侧侨债倾储儿兑党兰关兴养兽内册写军农冲"+
		"净减几凤凭击划刘刚剂剧劝华单卢厂厉县叶号吗听员响喷园围图圆圣场坏块坚坛垄声处备复够头夹夺奋奖妇妆妈娱婴孙宁宝审宪宽宾导寻寿层岁岛岭帅师帐带帮广庄庆库废异张弹强归录彻"+
		"径怀态总恋恶悬惊惧惨惯愿户执扩扫扬抚护担拟拥择损换据携摄撤数敌断旧显晓暂术权杂极构标树桥检楼概欢残毁毕汇汉沟没泽洁测济浏涉渐渔湾湿满滥滚灭灯灵炼热爱状独狱环现电画"+
		"畅疗盖盘监码础硕确碍礼祸离私种积称稳穷竞笔签简类粮紧红约级纪纳纵纸线练组细织终绍经结给络绝统继绩续维综缓编缘缩网罗职联聘肃脑脚节荐药获营蓝虑虽补装视览规观触计订"+
		"输载转轮软轻较辅边达迁运还这进远违连迟适选递遗邮释里钟钱银错键锁锋长闭问闲间阅队阳阴阶际陆陈险随隐难韩页顶项须顾预领频题额风飞饭饮饰馆马驱验骗骤鱼鸟鸡麦黄齐齿龙龟",
	"們個為這來時說對國會過動種發經還進樣現實開問關無書見長門東車話與將兩應點學員單機總間當變電氣產決條報計論議認讓設許識證評訴詞譯試該詳語誤請諸讀課誰調談謀謝謹"+
		"記討訓訊講負責財貨質購貴費資貸賠賺賽贈贊賬貼貿則創別辦務勞勢協賣衛壓廳歷參雙義樂習買亂爭亞親億僅從倉價眾優傳傷倫偽體餘側僑債傾儲兒兌黨蘭興養獸內冊寫軍農衝"+
		"淨減幾鳳憑擊劃劉剛劑劇勸華盧廠厲縣葉號嗎聽響噴園圍圖圓聖場壞塊堅壇壟聲處備復夠頭夾奪奮獎婦妝媽娛嬰孫寧寶審憲寬賓導尋壽層歲島嶺帥師帳帶幫廣莊慶庫廢異張彈強歸錄徹"+
		"徑懷態戀惡懸驚懼慘慣願戶執擴掃揚撫護擔擬擁擇損換據攜攝數敵斷舊顯曉暫術權雜極構標樹橋檢樓歡殘毀畢匯漢溝沒澤潔測濟瀏漸漁灣濕滿濫滾滅燈靈煉熱愛狀獨獄環畫"+
		"暢療蓋盤監碼礎碩確礙禮禍離積稱穩窮競筆簽簡類糧緊紅約級紀納縱紙線練組細織終紹結給絡絕統繼績續維綜緩編緣縮網羅職聯肅腦腳節範薦藥獲營藍慮雖補裝視覽規觀觸訂"+
		"輸載轉輪軟輕較輔邊達遷運遠違連遲適選遞遺郵釋裡鐘錢銀錯鍵鎖鋒閉閒閱隊陽陰階際陸陳險隨隱難韓頁頂項須顧預領頻題額風飛飯飲飾館馬驅驗騙驟魚鳥雞麥黃齊齒龍龜",
)

// variantTable leaves out what stands in both lists.
func variantTable(simplified, traditional string) *[lastHan - firstHan + 1]variant {
	const both = simplifiedOnly | traditionalOnly
	table := new([lastHan - firstHan + 1]variant)
	for _, r := range simplified {
		table[r-firstHan] |= simplifiedOnly
	}
	for _, r := range traditional {
		table[r-firstHan] |= traditionalOnly
	}
	for i, v := range table {
		if v == both {
			table[i] = 0
		}
	}
	return table
}

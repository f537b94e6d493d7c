package pattern

// dashRow is the row of markFolds that holds the dashes.
const dashRow = 1

// markFolds lists characters that are neither letters nor digits and yet come in
// several shapes: the first of each row stands for all.
var markFolds = [...]string{
	`'` + "\"`´‘’‚‛“”„‟‹›«»′″‴ʹʺʻʼʽˈ「」『』｢｣﹁﹂﹃﹄〝〞〟＇＂｀❛❜❝❞",
	"-‐‑‒–—―−⸺⸻﹘﹣－",
	",，、､﹐﹑︐︑",
	".。．｡﹒︒",
	":：﹕︓∶︰",
	";；﹔︔",
	"?？﹖︖",
	"!！﹗︕",
	"(（〔﹙︵﹝",
	")）〕﹚︶﹞",
	"[［【〖︻",
	"]］】〗︼",
	"{｛﹛",
	"}｝﹜",
	"《〈︽﹤＜⟪⟨<",
	"》〉︾﹥＞⟫⟩>",
	"~～〜∼",
	"…⋯︙",
	"·・･•‧∙⋅",
	"/／⁄∕",
	"\\＼",
	"|｜",
	"_＿",
	"#＃",
	"$＄﹩",
	"¥￥",
	"£￡",
	"¢￠",
	"%％﹪",
	"&＆﹠",
	"*＊﹡",
	"+＋﹢",
	"=＝﹦",
	"@＠﹫",
	"^＾",
}

// variantPairs completes traditionalPairs with characters that Chinese pages use
// one for the other: a character, then what it folds to. Both sides of a
// comparison are folded, so a pair need not be right in every word.
const variantPairs = "著着帐账藉借祇只衹只覆复佔占瞭了甯宁"

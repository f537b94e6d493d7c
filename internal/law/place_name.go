package law

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// placeName is what a place is called, in small letters: as documents name it
// where they say whose law applies or where a company is at home.
type placeName struct {
	name  string
	place Place
}

// placeNames are the names of places and what belongs to them, the longest
// first, so that a name is not taken for one that it begins with. Names that
// may mean two places are left out.
var placeNames = longestFirst([]placeName{
	{"malta", "MT"},
	{"maltese", "MT"},
	{"马耳他", "MT"},
	{"馬爾他", "MT"},
	{"馬耳他", "MT"},
	{"singapore", "SG"},
	{"singaporean", "SG"},
	{"新加坡", "SG"},
	{"hong kong", "HK"},
	{"hong kong sar", "HK"},
	{"香港", "HK"},
	{"macau", "MO"},
	{"macao", "MO"},
	{"澳门", "MO"},
	{"澳門", "MO"},
	{"taiwan", "TW"},
	{"taiwanese", "TW"},
	{"台湾", "TW"},
	{"台灣", "TW"},
	{"臺灣", "TW"},
	{"people's republic of china", "CN"},
	{"people’s republic of china", "CN"},
	{"prc", "CN"},
	{"mainland china", "CN"},
	{"china", "CN"},
	{"chinese", "CN"},
	{"中华人民共和国", "CN"},
	{"中華人民共和國", "CN"},
	{"中国", "CN"},
	{"中國", "CN"},
	{"seychelles", "SC"},
	{"塞舌尔", "SC"},
	{"塞席爾", "SC"},
	{"cayman islands", "KY"},
	{"开曼群岛", "KY"},
	{"開曼群島", "KY"},
	{"british virgin islands", "VG"},
	{"英属维尔京群岛", "VG"},
	{"英屬維京群島", "VG"},
	{"英属维京群岛", "VG"},
	{"bahamas", "BS"},
	{"巴哈马", "BS"},
	{"巴哈馬", "BS"},
	{"bermuda", "BM"},
	{"gibraltar", "GI"},
	{"panama", "PA"},
	{"mauritius", "MU"},
	{"samoa", "WS"},
	{"marshall islands", "MH"},
	{"saint vincent and the grenadines", "VC"},
	{"isle of man", "IM"},
	{"jersey", "JE"},
	{"guernsey", "GG"},
	{"vanuatu", "VU"},
	{"england and wales", "GB-EAW"},
	{"england", "GB-EAW"},
	{"english", "GB-EAW"},
	{"英格兰和威尔士", "GB-EAW"},
	{"英格兰及威尔士", "GB-EAW"},
	{"英格兰", "GB-EAW"},
	{"英格蘭", "GB-EAW"},
	{"scotland", "GB-SCT"},
	{"scots", "GB-SCT"},
	{"northern ireland", "GB-NIR"},
	{"united kingdom", "GB"},
	{"uk", "GB"},
	{"英国", "GB"},
	{"英國", "GB"},
	{"ireland", "IE"},
	{"irish", "IE"},
	{"爱尔兰", "IE"},
	{"愛爾蘭", "IE"},
	{"germany", "DE"},
	{"german", "DE"},
	{"德国", "DE"},
	{"德國", "DE"},
	{"france", "FR"},
	{"french", "FR"},
	{"法国", "FR"},
	{"法國", "FR"},
	{"netherlands", "NL"},
	{"dutch", "NL"},
	{"荷兰", "NL"},
	{"荷蘭", "NL"},
	{"luxembourg", "LU"},
	{"卢森堡", "LU"},
	{"盧森堡", "LU"},
	{"lithuania", "LT"},
	{"lithuanian", "LT"},
	{"立陶宛", "LT"},
	{"estonia", "EE"},
	{"estonian", "EE"},
	{"爱沙尼亚", "EE"},
	{"愛沙尼亞", "EE"},
	{"latvia", "LV"},
	{"latvian", "LV"},
	{"cyprus", "CY"},
	{"cypriot", "CY"},
	{"塞浦路斯", "CY"},
	{"austria", "AT"},
	{"austrian", "AT"},
	{"belgium", "BE"},
	{"belgian", "BE"},
	{"bulgaria", "BG"},
	{"croatia", "HR"},
	{"czech republic", "CZ"},
	{"denmark", "DK"},
	{"danish", "DK"},
	{"finland", "FI"},
	{"finnish", "FI"},
	{"greece", "GR"},
	{"greek", "GR"},
	{"hungary", "HU"},
	{"italy", "IT"},
	{"italian", "IT"},
	{"poland", "PL"},
	{"polish", "PL"},
	{"portugal", "PT"},
	{"portuguese", "PT"},
	{"romania", "RO"},
	{"slovakia", "SK"},
	{"slovenia", "SI"},
	{"spain", "ES"},
	{"spanish", "ES"},
	{"sweden", "SE"},
	{"swedish", "SE"},
	{"norway", "NO"},
	{"norwegian", "NO"},
	{"iceland", "IS"},
	{"liechtenstein", "LI"},
	{"switzerland", "CH"},
	{"swiss", "CH"},
	{"瑞士", "CH"},
	{"列支敦士登", "LI"},
	{"ukraine", "UA"},
	{"türkiye", "TR"},
	{"turkey", "TR"},
	{"united states of america", "US"},
	{"united states", "US"},
	{"美国", "US"},
	{"美國", "US"},
	{"delaware", "US-DE"},
	{"特拉华", "US-DE"},
	{"特拉華", "US-DE"},
	{"california", "US-CA"},
	{"加利福尼亚", "US-CA"},
	{"加州", "US-CA"},
	{"new york", "US-NY"},
	{"纽约", "US-NY"},
	{"紐約", "US-NY"},
	{"texas", "US-TX"},
	{"florida", "US-FL"},
	{"nevada", "US-NV"},
	{"wyoming", "US-WY"},
	{"illinois", "US-IL"},
	{"massachusetts", "US-MA"},
	{"colorado", "US-CO"},
	{"new jersey", "US-NJ"},
	{"new mexico", "US-NM"},
	{"west virginia", "US-WV"},
	{"virginia", "US-VA"},
	{"utah", "US-UT"},
	{"canada", "CA"},
	{"加拿大", "CA"},
	{"ontario", "CA-ON"},
	{"british columbia", "CA-BC"},
	{"quebec", "CA-QC"},
	{"québec", "CA-QC"},
	{"brazil", "BR"},
	{"mexico", "MX"},
	{"argentina", "AR"},
	{"japan", "JP"},
	{"japanese", "JP"},
	{"日本", "JP"},
	{"republic of korea", "KR"},
	{"south korea", "KR"},
	{"korea", "KR"},
	{"korean", "KR"},
	{"韩国", "KR"},
	{"韓國", "KR"},
	{"大韩民国", "KR"},
	{"大韓民國", "KR"},
	{"india", "IN"},
	{"印度", "IN"},
	{"印度尼西亚", "ID"},
	{"thailand", "TH"},
	{"泰国", "TH"},
	{"泰國", "TH"},
	{"malaysia", "MY"},
	{"马来西亚", "MY"},
	{"馬來西亞", "MY"},
	{"indonesia", "ID"},
	{"philippines", "PH"},
	{"vietnam", "VN"},
	{"australia", "AU"},
	{"australian", "AU"},
	{"澳大利亚", "AU"},
	{"澳洲", "AU"},
	{"new south wales", "AU-NSW"},
	{"new zealand", "NZ"},
	{"新西兰", "NZ"},
	{"south africa", "ZA"},
	{"israel", "IL"},
	{"united arab emirates", "AE"},
	{"dubai", "AE-DU"},
	{"阿联酋", "AE"},
	{"迪拜", "AE-DU"},
})

func longestFirst(names []placeName) []placeName {
	slices.SortStableFunc(names, func(a, b placeName) int { return len(b.name) - len(a.name) })
	return names
}

// PlaceAtStart returns the place whose name, in English or Chinese, a text in
// small letters begins with, and the length of the name in bytes; "" if it
// begins with none.
func PlaceAtStart(text string) (Place, int) {
	for _, n := range placeNames {
		rest, ok := strings.CutPrefix(text, n.name)
		if next, _ := utf8.DecodeRuneInString(rest); ok && !(isLatin(n.name) && unicode.In(next, unicode.Latin)) {
			return n.place, len(n.name)
		}
	}
	return "", 0
}

// PlaceAtEnd is PlaceAtStart for the name that a text ends with.
func PlaceAtEnd(text string) (Place, int) {
	for _, n := range placeNames {
		rest, ok := strings.CutSuffix(text, n.name)
		if last, _ := utf8.DecodeLastRuneInString(rest); ok && !(isLatin(n.name) && unicode.In(last, unicode.Latin)) {
			return n.place, len(n.name)
		}
	}
	return "", 0
}

// isLatin reports whether name is in a script that parts words.
func isLatin(name string) bool { return unicode.In([]rune(name)[0], unicode.Latin) }

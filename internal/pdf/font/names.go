package font

import "strings"

// glyphNames are the characters that glyphs of usual names show.
var glyphNames = readNames(`
exclam ! quotedbl " numbersign # dollar $ percent % ampersand & quotesingle ' parenleft ( parenright ) asterisk *
plus + comma , hyphen - minus − period . slash / zero 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9
colon : semicolon ; less < equal = greater > question ? at @ bracketleft [ backslash \ bracketright ] asciicircum ^
underscore _ grave ` + "`" + ` braceleft { bar | braceright } asciitilde ~ exclamdown ¡ cent ¢ sterling £ fraction ⁄ yen ¥
florin ƒ section § currency ¤ quotedblleft “ guillemotleft « guilsinglleft ‹ guilsinglright › fi ﬁ fl ﬂ ff ﬀ ffi ﬃ ffl ﬄ
endash – dagger † daggerdbl ‡ periodcentered · middot · paragraph ¶ bullet • quotesinglbase ‚ quotedblbase „ quotedblright ”
guillemotright » ellipsis … perthousand ‰ questiondown ¿ acute ´ circumflex ˆ tilde ˜ macron ¯ breve ˘ dotaccent ˙ dieresis ¨
ring ˚ cedilla ¸ hungarumlaut ˝ ogonek ˛ caron ˇ emdash — AE Æ ordfeminine ª Lslash Ł Oslash Ø OE Œ ordmasculine º ae æ
dotlessi ı lslash ł oslash ø oe œ germandbls ß quoteleft ‘ quoteright ’ Euro € euro € trademark ™ copyright © registered ®
logicalnot ¬ degree ° plusminus ± onesuperior ¹ twosuperior ² threesuperior ³ mu µ onequarter ¼ onehalf ½ threequarters ¾
multiply × divide ÷ brokenbar ¦ Agrave À Aacute Á Acircumflex Â Atilde Ã Adieresis Ä Aring Å Ccedilla Ç Egrave È Eacute É
Ecircumflex Ê Edieresis Ë Igrave Ì Iacute Í Icircumflex Î Idieresis Ï Eth Ð Ntilde Ñ Ograve Ò Oacute Ó Ocircumflex Ô
Otilde Õ Odieresis Ö Ugrave Ù Uacute Ú Ucircumflex Û Udieresis Ü Yacute Ý Thorn Þ agrave à aacute á acircumflex â atilde ã
adieresis ä aring å ccedilla ç egrave è eacute é ecircumflex ê edieresis ë igrave ì iacute í icircumflex î idieresis ï eth ð
ntilde ñ ograve ò oacute ó ocircumflex ô otilde õ odieresis ö ugrave ù uacute ú ucircumflex û udieresis ü yacute ý thorn þ
ydieresis ÿ Ydieresis Ÿ Scaron Š scaron š Zcaron Ž zcaron ž Ccaron Č ccaron č Rcaron Ř rcaron ř Ecaron Ě ecaron ě Uring Ů
uring ů Cacute Ć cacute ć Nacute Ń nacute ń Sacute Ś sacute ś Zacute Ź zacute ź Zdotaccent Ż zdotaccent ż Aogonek Ą aogonek ą
Eogonek Ę eogonek ę Gbreve Ğ gbreve ğ Idotaccent İ Scedilla Ş scedilla ş Abreve Ă abreve ă Tcommaaccent Ţ tcommaaccent ţ
sfthyphen - softhyphen - checkmark ✓ square □ filledbox ■ circle ○ arrowright → lessequal ≤
greaterequal ≥ notequal ≠ approxequal ≈ infinity ∞ Omega Ω Delta Δ pi π
`)

// readNames reads names and characters in turn.
func readNames(list string) map[string]string {
	names := map[string]string{"space": " ", "nbspace": " ", "nonbreakingspace": " "}
	fields := strings.Fields(list)
	for i := 0; i+1 < len(fields); i += 2 {
		names[fields[i]] = fields[i+1]
	}
	return names
}

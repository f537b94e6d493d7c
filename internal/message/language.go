package message

import (
	"strings"
	"sync"

	"golang.org/x/text/language"
)

// The languages of the catalogue, by their BCP 47 names.
const (
	en     = "en"
	zhHans = "zh-Hans"
	zhHant = "zh-Hant"
)

// Languages returns the languages of the catalogue.
func Languages() []string { return []string{en, zhHans, zhHant} }

// matcher is built on first use: its tables are not small.
var matcher = sync.OnceValue(func() language.Matcher {
	var tags []language.Tag
	for _, name := range Languages() {
		tags = append(tags, language.MustParse(name))
	}
	return language.NewMatcher(tags)
})

// Match returns the language of the catalogue that name stands for, a BCP 47
// tag (zh-TW, en-GB) or a POSIX locale (zh_CN.UTF-8). Regions that write
// Traditional characters get those. It reports false if name names no language,
// as C and POSIX do, or one that the catalogue does not have.
func Match(name string) (lang string, ok bool) {
	for _, known := range Languages() {
		if name == known {
			return known, true
		}
	}
	name, _, _ = strings.Cut(name, ".")
	name, _, _ = strings.Cut(name, "@")
	tag, err := language.Parse(name)
	if err != nil || tag == language.Und {
		return "", false
	}
	// The matcher also offers English to speakers of languages that are nothing
	// like it.
	_, i, _ := matcher().Match(tag)
	lang = Languages()[i]
	if base, _ := tag.Base(); !strings.HasPrefix(lang, base.String()) {
		return "", false
	}
	return lang, true
}

package appeal

import (
	"strings"
	"unicode"

	"golang.org/x/net/idna"
	"golang.org/x/net/publicsuffix"
	"golang.org/x/text/unicode/norm"

	"exitclause/internal/document"
)

// likeness is how a host resembles the domain of a service: letters, mixed,
// edit, words or ending.
type likeness struct {
	how, domain string
}

// alike returns the known domain that host can be mistaken for. Letters that
// only look like others deceive by themselves; for other likenesses the
// document must speak of the service, because many names resemble each other.
func (s *Services) alike(host string, claimed *service, doc *document.Document) (likeness, bool) {
	name := registered(host)
	for _, service := range s.all {
		for _, domain := range service.domains {
			if skeleton(name) == skeleton(registered(domain)) && name != registered(domain) {
				return likeness{"letters", domain}, true
			}
		}
	}
	if mixesScripts(host) {
		return likeness{how: "mixed"}, true
	}
	for _, service := range s.all {
		if service != claimed && !service.namedIn(doc.Text) {
			continue
		}
		for _, domain := range service.domains {
			if how := resembles(host, name, domain); how != "" {
				return likeness{how, domain}, true
			}
		}
	}
	return likeness{}, false
}

// minEdited is the length from which two names that differ in one letter are
// more alike than by chance.
const minEdited = 5

// resembles says how host, registered as name, resembles domain, or "".
func resembles(host, name, domain string) string {
	own := registered(domain)
	switch {
	case name == own:
		return "ending"
	case len(own) >= minEdited && oneEditAway(name, own):
		return "edit"
	}
	for _, word := range strings.FieldsFunc(host, func(r rune) bool { return r == '.' || r == '-' }) {
		if word == own {
			return "words"
		}
	}
	if len(own) >= minEdited && strings.Contains(name, own) {
		return "words"
	}
	return ""
}

// registered returns what somebody registered under a public suffix: larkfin of
// www.larkfin.co.uk, as it looks to a reader.
func registered(host string) string {
	own, err := publicsuffix.EffectiveTLDPlusOne(host)
	if err != nil {
		return host
	}
	name, _, _ := strings.Cut(own, ".")
	if shown, err := idna.ToUnicode(name); err == nil {
		return shown
	}
	return name
}

// lookAlikes maps characters to the Latin letter they look like.
var lookAlikes = strings.NewReplacer(
	"а", "a", "е", "e", "о", "o", "р", "p", "с", "c", "х", "x", "у", "y", "і", "i", "ј", "j", "ѕ", "s", "к", "k", "н", "h", "т", "t", "в", "b", "м", "m", "ԁ", "d", "ո", "n",
	"α", "a", "ο", "o", "ρ", "p", "κ", "k", "χ", "x", "ν", "v", "ι", "i", "υ", "u", "τ", "t",
	"ı", "i", "ɡ", "g", "ɑ", "a", "0", "o", "1", "l", "i", "l", "3", "e", "5", "s", "rn", "m", "vv", "w",
)

// skeleton returns one spelling for all names that look alike: without marks on
// letters, and with the letters that others look like. The letter i counts as l.
func skeleton(name string) string {
	plain := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFKD.String(name))
	return lookAlikes.Replace(lookAlikes.Replace(plain))
}

// mixesScripts reports whether a label of host has letters of Latin script
// beside others that look like them.
func mixesScripts(host string) bool {
	for _, label := range strings.Split(host, ".") {
		shown, err := idna.ToUnicode(label)
		if err != nil {
			continue
		}
		latin := strings.ContainsFunc(shown, func(r rune) bool { return unicode.Is(unicode.Latin, r) })
		other := strings.ContainsFunc(shown, func(r rune) bool {
			return unicode.In(r, unicode.Cyrillic, unicode.Greek, unicode.Armenian, unicode.Cherokee)
		})
		if latin && other {
			return true
		}
	}
	return false
}

// oneEditAway reports whether a becomes b by adding, leaving out or changing one
// letter, or by swapping two that stand together.
func oneEditAway(a, b string) bool {
	if a == b || len(a)-len(b) > 1 || len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	restA, restB := a[i:], b[i:]
	switch {
	case len(a) > len(b):
		return restA[1:] == restB
	case len(a) < len(b):
		return restA == restB[1:]
	case restA[1:] == restB[1:]:
		return true
	}
	return len(restA) > 1 && restA[0] == restB[1] && restA[1] == restB[0] && restA[2:] == restB[2:]
}

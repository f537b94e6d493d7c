package document

// roles are the ARIA roles that matter.
var roles = map[string]marks{
	"alertdialog":   markDialog,
	"banner":        markBanner,
	"button":        markButton,
	"complementary": markComplementary,
	"contentinfo":   markContentinfo,
	"dialog":        markDialog,
	"doc-endnote":   markNote,
	"doc-footnote":  markNote,
	"heading":       markHeadingRole,
	"navigation":    markNavigation,
	"none":          markLayout,
	"presentation":  markLayout,
	"region":        markPanel,
	"search":        markSearch,
	"tabpanel":      markPanel,
}

// listSystems are the CSS list styles with an equal among the types of <ol>.
var listSystems = map[string]byte{
	"none":                 '-',
	"disc":                 '-',
	"circle":               '-',
	"square":               '-',
	"decimal":              '1',
	"decimal-leading-zero": '1',
	"lower-alpha":          'a',
	"lower-latin":          'a',
	"lower-roman":          'i',
	"upper-alpha":          'A',
	"upper-latin":          'A',
	"upper-roman":          'I',
}

// wholeNames are classes of common style sheets that mean one thing only.
var wholeNames = map[string]marks{
	"a11y-hidden":               markUnseen,
	"cookieconsent":             markCookieWords,
	"material-icons":            markIcon,
	"material-icons-outlined":   markIcon,
	"material-symbols-outlined": markIcon,
	"material-symbols-rounded":  markIcon,
	"screen-reader":             markUnseen,
	"screen-reader-only":        markUnseen,
	"screen-reader-text":        markUnseen,
	"sr-only":                   markUnseen,
	"usa-sr-only":               markUnseen,
	"visually-hidden":           markUnseen,
	"visuallyhidden":            markUnseen,
}

// cookieManagers begin the ids and classes of the consent managers in wide use.
// Only those of the banner are here: some of them also serve the policy itself
// ("otnotice-", "iub_content", "termly-embed").
var cookieManagers = []string{
	"axeptio", "borlabscookie", "borlabs-cookie", "cky-consent", "cky-modal", "cky-overlay", "cmplz-cookiebanner",
	"cookie-law-info", "cookiefirst", "cookieyes", "cybotcookie", "didomi-", "hs-eu-cookie", "iubenda-cs",
	"klaro", "moove_gdpr", "onetrust-banner", "onetrust-consent", "onetrust-pc", "osano-cm", "qc-cmp", "tarteaucitron", "truste-consent", "truste_", "trustarc-banner", "usercentrics",
}

// A name with two of these is that of a cookie banner: one of cookieTopics, one of
// noticeForms, "consent".
var cookieTopics = map[string]bool{
	"ccpa": true, "cookie": true, "cookies": true, "gdpr": true,
}

var noticeForms = map[string]bool{
	"alert": true, "banner": true, "bar": true, "box": true, "dialog": true, "disclaimer": true,
	"manager": true, "message": true, "modal": true, "notice": true, "overlay": true, "popup": true, "prompt": true,
	"toast": true, "widget": true,
}

// furnitureWords name what stands around a document on a page, and the panels
// that may hold it.
var furnitureWords = map[string]marks{
	"breadcrumb": markStrip, "breadcrumbs": markStrip, "crumbs": markStrip, "pager": markStrip,
	"pagination": markStrip, "share": markStrip, "sharing": markStrip, "skip": markStrip, "skiplink": markStrip,
	"social": markStrip,

	"accordion": markPanel, "collapse": markPanel, "collapsible": markPanel, "pane": markPanel, "panel": markPanel,
	"tabpanel": markPanel,

	"dropdown": markFurniture, "footer": markFurniture, "header": markFurniture, "lang": markFurniture,
	"language": markFurniture, "languages": markFurniture, "locale": markFurniture, "masthead": markFurniture,
	"megamenu": markFurniture, "menu": markFurniture, "nav": markFurniture, "navbar": markFurniture,
	"navigation": markFurniture, "related": markFurniture, "sidebar": markFurniture, "sitemap": markFurniture,
	"submenu": markFurniture, "topbar": markFurniture,
}

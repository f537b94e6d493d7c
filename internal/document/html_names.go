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

// cookieManagers begin the ids and classes of the consent managers in wide use, in
// order; none begins with another. Only those of the banner are here: some of them
// also serve the policy itself ("otnotice-", "iub_content", "termly-embed").
var cookieManagers = []string{
	"axeptio", "borlabs-cookie", "borlabscookie", "cky-consent", "cky-modal", "cky-overlay", "cmplz-cookiebanner",
	"cookie-law-info", "cookiefirst", "cookieyes", "cybotcookie", "didomi-", "hs-eu-cookie", "iubenda-cs", "klaro",
	"moove_gdpr", "onetrust-banner", "onetrust-consent", "onetrust-pc", "osano-cm", "qc-cmp", "tarteaucitron",
	"trustarc-banner", "truste-consent", "truste_", "usercentrics",
}

// nameWords name what stands around a document on a page, and the panels that may
// hold it.
var nameWords = map[string]marks{
	"ccpa": markCookieTopic, "cookie": markCookieTopic, "cookies": markCookieTopic, "gdpr": markCookieTopic,

	"alert": markNoticeForm, "banner": markNoticeForm, "bar": markNoticeForm, "box": markNoticeForm,
	"dialog": markNoticeForm, "disclaimer": markNoticeForm, "manager": markNoticeForm, "message": markNoticeForm,
	"modal": markNoticeForm, "notice": markNoticeForm, "overlay": markNoticeForm, "popup": markNoticeForm,
	"prompt": markNoticeForm, "toast": markNoticeForm, "widget": markNoticeForm,

	"consent": markConsent,

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

	"heading": markTitle, "headline": markTitle, "subheading": markTitle, "subtitle": markTitle, "title": markTitle,
	"h1": markTitle, "h2": markTitle, "h3": markTitle, "h4": markTitle, "h5": markTitle, "h6": markTitle,
}

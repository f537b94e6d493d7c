package rule

import "exitclause/internal/pattern"

// The closed sets of values that words and rules may give.
var values = map[Role][]string{
	Data:    {"identity", "biometric", "transaction", "contact", "device-log", "communication", "marketing", "location", "all"},
	Purpose: {"aml", "tax-accounting", "court-authority", "other-law", "claims", "fraud-security", "backup", "business"},
	Trigger: {
		"account-closure", "relationship-end", "last-transaction", "collection", "purpose-fulfilled", "request-received",
		"consent-withdrawn", "inactivity", "service-discontinued", "period-expired",
	},
	Period:  {"criterion", "until-event", "indefinite"},
	Quality: {"exception", "condition", "discretion", "vague"},
}

// languages are the languages a pack may be written in, with the units that a
// gap spans when it has no number.
var languages = map[string]int{"en": pattern.EnglishGap, "zh": pattern.ChineseGap}

var languageNames = []string{"en", "zh"}

var documentKinds = []string{"privacy-policy", "user-agreement"}

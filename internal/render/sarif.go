package render

// The parts of SARIF 2.1.0 (OASIS, with errata 01) that a check needs. A library
// would hold all of it, and every field as a pointer.
const (
	sarifVersion = "2.1.0"
	sarifSchema  = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
	srcRoot      = "SRCROOT" // stands for the folder that relative addresses are of
)

type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool       sarifTool               `json:"tool"`
	Language   string                  `json:"language"`
	ColumnKind string                  `json:"columnKind"`
	Automation sarifAutomation         `json:"automationDetails"`
	Bases      map[string]sarifMessage `json:"originalUriBaseIds"`
	// GitHub shows neither invocations nor notifications. Whoever reads only its
	// alerts sees a broken capture as a result.
	Invocations []sarifInvocation `json:"invocations"`
	Artifacts   []sarifArtifact   `json:"artifacts,omitempty"`
	Results     []sarifResult     `json:"results"`
}

type sarifTool struct {
	Driver sarifDriver `json:"driver"`
}

type sarifDriver struct {
	Name            string      `json:"name"`
	SemanticVersion string      `json:"semanticVersion,omitempty"`
	Version         string      `json:"version,omitempty"` // one that is not semantic
	Rules           []sarifRule `json:"rules"`
}

type sarifRule struct {
	ID      string       `json:"id"`
	Name    string       `json:"name"`
	Short   sarifMessage `json:"shortDescription"`
	Full    sarifMessage `json:"fullDescription"`
	Help    sarifMessage `json:"help"`
	Default sarifDefault `json:"defaultConfiguration"`
	// GitHub filters by tags; other consumers ignore them.
	Properties sarifTags `json:"properties"`
}

type sarifDefault struct {
	Level string `json:"level"`
}

type sarifTags struct {
	Tags []string `json:"tags"`
}

// sarifMessage is a text; the same form describes a base of addresses.
type sarifMessage struct {
	Text        string        `json:"text,omitempty"`
	Description *sarifMessage `json:"description,omitempty"`
}

type sarifAutomation struct {
	ID string `json:"id"` // ends with a slash: a category without a run of its own
}

type sarifInvocation struct {
	Successful    bool                `json:"executionSuccessful"`
	Notifications []sarifNotification `json:"toolExecutionNotifications,omitempty"`
}

type sarifNotification struct {
	Level     string          `json:"level"`
	Message   sarifMessage    `json:"message"`
	Locations []sarifLocation `json:"locations,omitempty"`
}

type sarifArtifact struct {
	Location sarifAddress      `json:"location"`
	Length   int               `json:"length"`
	MimeType string            `json:"mimeType,omitempty"`
	Encoding string            `json:"encoding,omitempty"`
	Hashes   map[string]string `json:"hashes,omitempty"`
}

type sarifResult struct {
	RuleID    string          `json:"ruleId"`
	RuleIndex int             `json:"ruleIndex"`
	Level     string          `json:"level"`
	Message   sarifMessage    `json:"message"`
	Locations []sarifLocation `json:"locations"`
	// GitHub goes by primaryLocationLineHash alone, and computes it from the line
	// of the file if it is missing; then an alert that was renumbered is a new one.
	Fingerprints map[string]string `json:"partialFingerprints"`
	// GitHub ignores the state: it compares runs itself.
	BaselineState string             `json:"baselineState,omitempty"`
	Suppressions  []sarifSuppression `json:"suppressions,omitempty"`
	Properties    *sarifProperties   `json:"properties,omitempty"`
}

type sarifLocation struct {
	Physical *sarifPhysical `json:"physicalLocation,omitempty"`
	// GitHub ignores logical locations.
	Logical []sarifLogical `json:"logicalLocations,omitempty"`
}

type sarifPhysical struct {
	Address sarifAddress `json:"artifactLocation"`
	Region  *sarifRegion `json:"region,omitempty"`
}

type sarifAddress struct {
	URI    string `json:"uri"`
	BaseID string `json:"uriBaseId,omitempty"`
}

// sarifRegion begins where a clause does. Where it ends in the original bytes a
// check does not know; without an end it goes to the end of the line.
type sarifRegion struct {
	StartLine   int           `json:"startLine"`
	StartColumn int           `json:"startColumn"`
	Snippet     *sarifMessage `json:"snippet,omitempty"`
}

type sarifLogical struct {
	FullyQualifiedName string `json:"fullyQualifiedName"`
	Kind               string `json:"kind"`
}

type sarifSuppression struct {
	Kind          string         `json:"kind"` // external: it stands in the configuration
	Status        string         `json:"status"`
	Justification string         `json:"justification"`
	Location      *sarifLocation `json:"location,omitempty"`
}

type sarifProperties struct {
	Practice string `json:"practice,omitempty"`
	Hash     string `json:"hash,omitempty"` // for an ignore
	Clause   string `json:"clause,omitempty"`
	Old      string `json:"before,omitempty"`
	New      string `json:"after,omitempty"`
}

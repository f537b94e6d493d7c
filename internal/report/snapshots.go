package report

// SnapshotsSchema names the format of Snapshots and its version.
const SnapshotsSchema = "exitclause.snapshots/v1"

// Snapshots is what a store has, or of what was asked for what it has.
type Snapshots struct {
	Schema    string     `json:"schema"` // SnapshotsSchema
	Snapshots []Snapshot `json:"snapshots"`
	Failures  []Failure  `json:"failures,omitempty"` // what could not be saved
}

// Snapshot is a page in a store, with what is known of how it came to be. Times
// are RFC 3339, or a day where no more is known.
type Snapshot struct {
	Snapshot   string            `json:"snapshot"` // the reference that means exactly it
	Service    string            `json:"service"`
	Kind       string            `json:"kind"`
	File       string            `json:"file,omitempty"` // from the root of the store
	Captured   string            `json:"captured,omitempty"`
	CapturedBy string            `json:"capturedBy,omitempty"`
	Saved      string            `json:"saved,omitempty"`
	How        string            `json:"how,omitempty"` // absent if there is no manifest: nothing is known
	Damaged    bool              `json:"damaged,omitempty"`
	Known      bool              `json:"known,omitempty"` // it was there before; only of what was to be added
	MediaType  string            `json:"mediaType,omitempty"`
	Charset    string            `json:"charset,omitempty"`
	Bytes      int64             `json:"bytes,omitempty"`
	SHA256     string            `json:"sha256,omitempty"`
	URL        string            `json:"url,omitempty"`
	Final      string            `json:"final,omitempty"`
	Redirects  []Redirect        `json:"redirects,omitempty"`
	Status     int               `json:"status,omitempty"`
	Header     map[string]string `json:"header,omitempty"`
	Official   string            `json:"official,omitempty"` // whether it came from the service's own domain
	Origin     string            `json:"origin,omitempty"`   // the name of the file that it was
	Claimed    string            `json:"claimed,omitempty"`  // the address that the page says it belongs to
	Tool       string            `json:"tool,omitempty"`
	Seen       []Sighting        `json:"seen,omitempty"`
	Stamp      *StampReceipt     `json:"stamp,omitempty"`
	Because    []string          `json:"because,omitempty"` // why it is this one; only of one that was asked for by its day
}

// Redirect is an answer that led to another address.
type Redirect struct {
	Status int    `json:"status"`
	URL    string `json:"url"`
}

// Sighting is a later time at which a page was found to be the same.
type Sighting struct {
	At  string `json:"at"`
	By  string `json:"by"`
	How string `json:"how"`
	URL string `json:"url,omitempty"`
}

// StampReceipt is a time stamp that an authority gave for a snapshot.
type StampReceipt struct {
	File     string `json:"file"` // from the root of the store
	Received string `json:"received"`
	URL      string `json:"url"`
}

// VerificationSchema names the format of a Verification and its version.
const VerificationSchema = "exitclause.verify/v1"

// Verification says which snapshots of a store are as they were saved.
type Verification struct {
	Schema  string           `json:"schema"` // VerificationSchema
	Intact  []IntactSnapshot `json:"intact"`
	Faults  []RemarkedFile   `json:"faults"`
	Remarks []RemarkedFile   `json:"remarks,omitempty"`
}

// IntactSnapshot is one that is as it was saved.
type IntactSnapshot struct {
	Snapshot string      `json:"snapshot"` // the reference that means exactly it
	Stamp    *StampToken `json:"stamp,omitempty"`
}

// StampToken is what a time stamp says. Times are RFC 3339.
type StampToken struct {
	Time     string `json:"time"`
	Accuracy string `json:"accuracy,omitempty"` // such as 1s
	Signer   string `json:"signer"`
	Serial   string `json:"serial"`
	Policy   string `json:"policy"`
	Expires  string `json:"expires"` // the certificate of the signer
	Trusted  bool   `json:"trusted"` // it comes from an authority that was named
}

// RemarkedFile is a file of a store of which there is something to say.
type RemarkedFile struct {
	File    string `json:"file"` // from the root of the store
	Because string `json:"because"`
}

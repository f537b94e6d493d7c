// Package snapshot keeps pages as they were received, as plain files that a
// person can read and that a version control system can compare:
//
//	STORE/SERVICE/KIND/2026-01-31T181046Z.html   the bytes
//	STORE/SERVICE/KIND/2026-01-31T181046Z.yaml   the manifest: what they are and where from
//	STORE/SERVICE/KIND/2026-01-31T181046Z.tsr    a time stamp of the manifest, if there is one
//	STORE/SERVICE/KIND/history.yaml              when what was saved, and seen again
//
// Nothing is ever overwritten. A folder of dated files that somebody else has
// collected can be read as it is; where those files are from is not known then.
package snapshot

// Snapshot is one version of a document, as it was saved.
type Snapshot struct {
	Service, Kind string
	Name          string // unique among those of its service and kind
	File          string // that holds the bytes, without folders
	Captured      Moment // zero if the file's name does not tell it
	CapturedBy    Witness
	Manifest      *Manifest // nil if there is none: where the bytes are from is not known
	Stamp         *Stamp    // nil if it has none; what it says is not checked yet
	Seen          []Sighting
	fault         error  // why the manifest cannot be read
	sha256        string // of the bytes; "" if nothing says it
}

// Sighting is one time that the bytes of a snapshot were met again.
type Sighting struct {
	At  Moment
	By  Witness
	How How
	URL string // "" if they came as a file
}

// Stamp is a time stamp that is attached to a snapshot.
type Stamp struct {
	File     string
	Received Moment // by the clock here
	URL      string // of who gave it
}

// Ref returns the name that means exactly shot.
func (shot *Snapshot) Ref() Ref { return Ref{shot.Service, shot.Kind, shot.Name} }

// Damaged reports whether the manifest of shot cannot be read, so that nothing
// of it can be relied on.
func (shot *Snapshot) Damaged() bool { return shot.fault != nil }

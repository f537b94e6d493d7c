package snapshot

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"time"

	"exitclause/internal/message"
)

// Verification is what came of holding what is saved against what was saved.
type Verification struct {
	Service, Kind string
	Intact        []Intact // snapshots whose every byte is as it was saved
	Unknown       int      // files without manifest, of which nothing tells whether they have changed
	Faults        []Remark
	// Remarks are what is worth knowing and no fault, e.g. that nothing is known
	// of where a file is from.
	Remarks []Remark
}

// Intact is a snapshot that is as it was saved.
type Intact struct {
	*Snapshot
	Token *Token // what its time stamp says; nil if it has none that holds
}

// Remark is something about a file of a series.
type Remark struct {
	File string // without folders; "" for the series as a whole
	Note message.Note
}

// Verify holds every file of a series against its manifest and the history, and
// every time stamp against what it stamps. With at, which may be "", only the
// snapshot of that name is looked at. The error is an *Error.
func (s *Store) Verify(ctx context.Context, service, kind, at string, trust Trust) (*Verification, error) {
	f, err := openFolder(s.path(service, kind))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, s.missing(service, kind)
	}
	if err != nil {
		return nil, s.unreadable(err)
	}
	defer f.close()
	release, err := f.rest(ctx)
	if err != nil {
		return nil, err
	}
	defer release()
	series, err := inventory(f, service, kind, false)
	if err != nil {
		return nil, s.unreadable(err)
	}
	if at != "" && !slices.ContainsFunc(series.Snapshots, func(shot *Snapshot) bool { return shot.Name == at }) {
		return nil, series.Ref().missing(at)
	}
	v := verifier{Verification: Verification{Service: service, Kind: kind}, f: f, series: series, trust: trust, known: make(map[string]bool)}
	for _, shot := range series.Snapshots {
		if at == "" || at == shot.Name {
			v.snapshot(ctx, shot)
		}
	}
	if at == "" {
		v.whole()
	}
	return &v.Verification, nil
}

// verifier is a Verification under way.
type verifier struct {
	Verification
	f      *folder
	series *Series
	trust  Trust
	known  map[string]bool // files that belong here
}

func (v *verifier) fault(file, key string, pairs ...string) {
	v.Faults = append(v.Faults, Remark{file, message.New(key, pairs...)})
}

func (v *verifier) remark(file, key string, pairs ...string) {
	v.Remarks = append(v.Remarks, Remark{file, message.New(key, pairs...)})
}

// snapshot verifies one snapshot with all that belongs to it.
func (v *verifier) snapshot(ctx context.Context, shot *Snapshot) {
	faults := len(v.Faults)
	known := true
	if shot.Manifest == nil && shot.fault == nil {
		known = v.undescribed(shot)
	} else {
		v.described(shot)
	}
	token := v.stamp(ctx, shot)
	switch {
	case len(v.Faults) > faults:
	case !known:
		v.Unknown++
	default:
		v.Intact = append(v.Intact, Intact{shot, token})
	}
}

// described verifies a snapshot with a manifest.
func (v *verifier) described(shot *Snapshot) {
	name := shot.Name + ".yaml"
	v.known[name] = true
	e, listed := v.series.history.last(added, shot.Name)
	data, err := v.f.read(name, maxManifest)
	switch {
	case err != nil:
		v.fault(name, "snapshot.verify.unreadable", "cause", err.Error())
	case shot.fault != nil:
		v.fault(name, "snapshot.verify.manifest", "cause", shot.fault.Error())
	case !listed:
		v.fault(name, "snapshot.verify.unlisted", "history", historyFile)
	case e.Manifest != sum(data) || e.SHA256 != shot.sha256:
		v.fault(name, "snapshot.verify.replaced", "history", historyFile)
	}
	if m := shot.Manifest; m != nil {
		v.placed(shot, name)
		v.bytes(m.File, m.SHA256)
		return
	}
	for _, file := range v.series.names { // nothing else is known of it, and that is told
		v.known[file] = v.known[file] || strings.HasPrefix(file, shot.Name+".")
	}
}

// placed faults a manifest that belongs elsewhere.
func (v *verifier) placed(shot *Snapshot, name string) {
	m := shot.Manifest
	if m.Service != v.Service || m.Kind != v.Kind || !strings.HasPrefix(m.File, shot.Name+".") {
		v.fault(name, "snapshot.verify.misplaced", "snapshot", m.Service+"/"+m.Kind, "file", m.File)
	}
}

// undescribed verifies a file that has no manifest, and reports whether that can
// be.
func (v *verifier) undescribed(shot *Snapshot) (known bool) {
	if e, listed := v.series.history.last(found, shot.Name); listed {
		v.bytes(shot.File, e.SHA256)
		v.remark(shot.File, "snapshot.verify.found", "date", At(e.Noted).Date())
		return true
	}
	v.known[shot.File] = true
	if _, err := v.f.read(shot.File, maxPage); err != nil {
		v.fault(shot.File, "snapshot.verify.unreadable", "cause", err.Error())
		return false
	}
	v.remark(shot.File, "snapshot.verify.unknown")
	return false
}

// bytes faults a file that is not there, or has not the bytes of that sum.
func (v *verifier) bytes(name, want string) {
	v.known[name] = true
	data, err := v.f.read(name, maxPage)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		v.fault(name, "snapshot.verify.missing")
	case err != nil:
		v.fault(name, "snapshot.verify.unreadable", "cause", err.Error())
	case sum(data) != want:
		v.fault(name, "snapshot.verify.changed", "want", want, "got", sum(data))
	}
}

// stamp verifies the time stamp of shot and returns it, or nil if there is none
// that holds.
func (v *verifier) stamp(ctx context.Context, shot *Snapshot) *Token {
	e, listed := v.series.history.last(stamped, shot.Name)
	if !listed {
		return nil
	}
	name := stampOf(shot.Name)
	faults := len(v.Faults)
	v.bytes(name, e.SHA256)
	if len(v.Faults) > faults {
		return nil
	}
	response, err := v.f.read(name, maxStamp)
	if err != nil {
		return nil // it was there a moment ago, and bytes has found no fault
	}
	subject, err := v.f.read(shot.subject(), maxPage)
	if err != nil {
		return nil // told already
	}
	token, err := readToken(ctx, response, subject, v.trust)
	if err != nil {
		v.fault(name, "snapshot.verify.stamp", "cause", err.Error())
		return nil
	}
	if !token.Trusted {
		v.remark(name, "snapshot.verify.untrusted")
	}
	if !v.trust.Now.IsZero() && token.Expires.Before(v.trust.Now) {
		v.remark(name, "snapshot.verify.expired", "date", token.Expires.Format(time.DateOnly))
	}
	return token
}

// whole verifies what concerns no single snapshot: that nothing is missing that
// the history knows, and nothing there that it does not.
func (v *verifier) whole() {
	v.known[historyFile] = true
	if v.series.managed && !slices.Contains(v.series.names, historyFile) {
		v.fault(historyFile, "snapshot.verify.missing")
	}
	for _, fault := range v.series.history.faults {
		v.fault(historyFile, "snapshot.verify.history", "cause", fault.Error())
	}
	v.listed()
	for _, name := range v.series.names {
		if !v.known[name] {
			v.extra(name)
		}
	}
	if _, err := v.f.root.Lstat(unfinished); err == nil {
		v.remark("", "snapshot.verify.unfinished")
	}
	if _, err := v.f.root.Lstat(saved); err == nil {
		v.remark("", "snapshot.verify.finishing")
	}
}

// listed faults what the history says was saved and has no manifest any more.
func (v *verifier) listed() {
	for _, e := range v.series.history.events {
		name := e.Snapshot + ".yaml"
		if e.Kind == added && !v.known[name] {
			v.known[name] = true
			v.fault(name, "snapshot.verify.missing")
		}
	}
}

// extra faults a file that nothing here knows. Where no history is kept, any may
// be there.
func (v *verifier) extra(name string) {
	if v.series.managed {
		v.fault(name, "snapshot.verify.extra")
	} else {
		v.remark(name, "snapshot.verify.other")
	}
}

package cli

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"path"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"exitclause/internal/message"
	"exitclause/internal/render"
	"exitclause/internal/report"
	"exitclause/internal/snapshot"
)

// lines is a text for the terminal under way, which nothing in it can disturb.
type lines struct{ bytes.Buffer }

func (w *lines) line(indent int, format string, args ...any) {
	fmt.Fprintf(w, "%*s%s\n", indent, "", render.Harmless(fmt.Sprintf(format, args...)))
}

type snapshotListOptions struct {
	*storeOptions
	format string
}

func newSnapshotListCmd(s *session, store *storeOptions) *cobra.Command {
	o := snapshotListOptions{store, "text"}
	cmd := &cobra.Command{
		Use:     "list [SERVICE[/KIND]]",
		Short:   s.T("store.list"),
		Example: "exitclause snapshot list my-bank/privacy-policy",
		Args:    atMostOne,
		RunE: func(cmd *cobra.Command, args []string) error {
			return s.snapshotList(cmd.Context(), o, strings.Join(args, ""))
		},
	}
	addChoice(cmd, "format", s.T("cli.flag.format"), choice{value: &o.format, options: []string{"text", "json"}})
	return cmd
}

func (s *session) snapshotList(ctx context.Context, o snapshotListOptions, name string) error {
	all, err := s.named(ctx, o.open(s), name)
	if err != nil {
		return err
	}
	if o.format == "json" {
		out := listing{Schema: listingSchema, Snapshots: []listed{}}
		for _, series := range all {
			for _, shot := range series.Snapshots {
				out.Snapshots = append(out.Snapshots, newListed(shot))
			}
		}
		return s.writeJSON(out)
	}
	var w lines
	for i, series := range all {
		if i > 0 {
			w.WriteByte('\n')
		}
		w.line(0, "%s/%s: %s", series.Service, series.Kind, s.T("store.list.count", "n", strconv.Itoa(len(series.Snapshots))))
		for _, shot := range series.Snapshots {
			w.line(2, "%s", strings.Join(s.row(shot), " · "))
		}
	}
	return s.write("", w.Bytes())
}

// named returns the series of a store that name means: SERVICE, SERVICE/KIND or,
// if it is "", all.
func (s *session) named(ctx context.Context, store *snapshot.Store, name string) ([]*snapshot.Series, error) {
	service, kind, _ := strings.Cut(strings.TrimPrefix(name, "snapshot:"), "/")
	if kind != "" {
		one, err := store.Series(ctx, service, kind)
		return []*snapshot.Series{one}, storeFault(err)
	}
	all, err := store.All(ctx)
	if err != nil {
		return nil, storeFault(err)
	}
	var found []*snapshot.Series
	for _, series := range all {
		if service == "" || service == series.Service {
			found = append(found, series)
		}
	}
	if len(found) == 0 && service != "" {
		return nil, fault{ExitSource, message.New("snapshot.missing", "snapshot", service, "store", store.Dir)}
	}
	return found, nil
}

// row says in a few words what shot is.
func (s *session) row(shot *snapshot.Snapshot) []string {
	row := []string{shot.Name}
	m := shot.Manifest
	switch {
	case shot.Damaged():
		row = append(row, s.T("store.list.damaged"))
	case m == nil:
		row = append(row, s.T("store.list.unknown"))
	default:
		row = append(row, s.T("store.how."+string(m.How)), s.T("store.bytes", "n", strconv.FormatInt(m.Bytes, 10)))
		if m.Exchange != nil {
			row = append(row, m.Exchange.URL)
		} else if m.Origin != "" {
			row = append(row, m.Origin)
		}
	}
	if n := len(shot.Seen); n > 0 {
		row = append(row, s.T("store.list.seen", "n", strconv.Itoa(n), "date", shot.Seen[n-1].At.String()))
	}
	if shot.Stamp != nil {
		row = append(row, s.T("store.list.stamped"))
	}
	return row
}

// listingSchema names the format of a listing and its version.
const listingSchema = "exitclause.snapshots/v1"

// listing is what list, show and add write as JSON.
type listing struct {
	Schema    string           `json:"schema"`
	Snapshots []listed         `json:"snapshots"`
	Failures  []report.Failure `json:"failures,omitempty"`
}

func (l *listing) add(failures []failure, p *message.Printer) {
	for _, f := range failures {
		l.Failures = append(l.Failures, report.Failure{URI: f.uri, Kind: string(f.kind), Because: p.Text(f.note)})
	}
}

// listed is one snapshot of a listing.
type listed struct {
	Snapshot   string            `json:"snapshot"` // the reference that means exactly it
	Service    string            `json:"service"`
	Kind       string            `json:"kind"`
	File       string            `json:"file,omitempty"` // from the root of the store
	Captured   string            `json:"captured,omitempty"`
	CapturedBy string            `json:"capturedBy,omitempty"`
	Saved      string            `json:"saved,omitempty"`
	How        string            `json:"how,omitempty"` // absent if there is no manifest: nothing is known
	Damaged    bool              `json:"damaged,omitempty"`
	Known      bool              `json:"known,omitempty"` // it was there before; only of add
	MediaType  string            `json:"mediaType,omitempty"`
	Charset    string            `json:"charset,omitempty"`
	Bytes      int64             `json:"bytes,omitempty"`
	SHA256     string            `json:"sha256,omitempty"`
	URL        string            `json:"url,omitempty"`
	Final      string            `json:"final,omitempty"`
	Redirects  []redirect        `json:"redirects,omitempty"`
	Status     int               `json:"status,omitempty"`
	Header     map[string]string `json:"header,omitempty"`
	Official   string            `json:"official,omitempty"`
	Origin     string            `json:"origin,omitempty"`
	Claimed    string            `json:"claimed,omitempty"`
	Tool       string            `json:"tool,omitempty"`
	Seen       []sighting        `json:"seen,omitempty"`
	Stamp      *stampReceipt     `json:"stamp,omitempty"`
	Because    []string          `json:"because,omitempty"` // why it is this one; only of show
}

type redirect struct {
	Status int    `json:"status"`
	URL    string `json:"url"`
}

type sighting struct {
	At  string `json:"at"`
	By  string `json:"by"`
	How string `json:"how"`
	URL string `json:"url,omitempty"`
}

type stampReceipt struct {
	File     string `json:"file"`
	Received string `json:"received"`
	URL      string `json:"url"`
}

func newListed(shot *snapshot.Snapshot) listed {
	l := listed{
		Snapshot: shot.Ref().String(), Service: shot.Service, Kind: shot.Kind, Damaged: shot.Damaged(),
		Captured: shot.Captured.String(), CapturedBy: string(shot.CapturedBy),
	}
	if shot.File != "" {
		l.File = path.Join(shot.Service, shot.Kind, shot.File)
	}
	for _, g := range shot.Seen {
		l.Seen = append(l.Seen, sighting{g.At.String(), string(g.By), string(g.How), g.URL})
	}
	if t := shot.Stamp; t != nil {
		l.Stamp = &stampReceipt{path.Join(shot.Service, shot.Kind, t.File), t.Received.String(), t.URL}
	}
	if shot.Manifest != nil {
		l.describe(shot.Manifest)
	}
	return l
}

func (l *listed) describe(m *snapshot.Manifest) {
	l.Saved, l.How, l.MediaType, l.Charset = m.Saved.Format(time.RFC3339), string(m.How), m.MediaType, m.Charset
	l.Bytes, l.SHA256, l.Official, l.Origin, l.Claimed, l.Tool = m.Bytes, m.SHA256, m.Official, m.Origin, m.Claimed, m.Tool
	x := m.Exchange
	if x == nil {
		return
	}
	l.URL, l.Status, l.Header = x.URL, x.Status, x.Header
	l.Final = cmp.Or(x.Final, x.URL)
	for _, r := range x.Redirects {
		l.Redirects = append(l.Redirects, redirect{r.Status, r.URL})
	}
}

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
		out := newSnapshots()
		for _, series := range all {
			for _, shot := range series.Snapshots {
				out.Snapshots = append(out.Snapshots, reported(shot))
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

// newSnapshots returns what list, show and add write as JSON, with nothing in it.
func newSnapshots() report.Snapshots {
	return report.Snapshots{Schema: report.SnapshotsSchema, Snapshots: []report.Snapshot{}}
}

// reported returns what is told of shot.
func reported(shot *snapshot.Snapshot) report.Snapshot {
	l := report.Snapshot{
		Snapshot: shot.Ref().String(), Service: shot.Service, Kind: shot.Kind, Damaged: shot.Damaged(),
		Captured: shot.Captured.String(), CapturedBy: string(shot.CapturedBy),
	}
	if shot.File != "" {
		l.File = path.Join(shot.Service, shot.Kind, shot.File)
	}
	for _, g := range shot.Seen {
		l.Seen = append(l.Seen, report.Sighting{At: g.At.String(), By: string(g.By), How: string(g.How), URL: g.URL})
	}
	if t := shot.Stamp; t != nil {
		l.Stamp = &report.StampReceipt{File: path.Join(shot.Service, shot.Kind, t.File), Received: t.Received.String(), URL: t.URL}
	}
	if shot.Manifest != nil {
		describe(&l, shot.Manifest)
	}
	return l
}

// describe adds what m says to l.
func describe(l *report.Snapshot, m *snapshot.Manifest) {
	l.Saved, l.How, l.MediaType, l.Charset = m.Saved.Format(time.RFC3339), string(m.How), m.MediaType, m.Charset
	l.Bytes, l.SHA256, l.Official, l.Origin, l.Claimed, l.Tool = m.Bytes, m.SHA256, m.Official, m.Origin, m.Claimed, m.Tool
	x := m.Exchange
	if x == nil {
		return
	}
	l.URL, l.Status, l.Header = x.URL, x.Status, x.Header
	l.Final = cmp.Or(x.Final, x.URL)
	for _, r := range x.Redirects {
		l.Redirects = append(l.Redirects, report.Redirect{Status: r.Status, URL: r.URL})
	}
}

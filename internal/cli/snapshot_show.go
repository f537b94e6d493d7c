package cli

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"exitclause/internal/analyze"
	"exitclause/internal/render"
	"exitclause/internal/snapshot"
)

type snapshotShowOptions struct {
	*storeOptions
	format string
	output string
}

func newSnapshotShowCmd(s *session, store *storeOptions) *cobra.Command {
	o := snapshotShowOptions{storeOptions: store, format: "text"}
	cmd := &cobra.Command{
		Use:     "show SERVICE/KIND[@DATE]",
		Short:   s.T("store.show"),
		Long:    s.T("store.show.long"),
		Example: "exitclause snapshot show my-bank/privacy-policy@2024-05-06\nexitclause snapshot show my-bank/privacy-policy@2024-05-06 -o privacy.html",
		Args:    one("SERVICE/KIND"),
		RunE:    func(cmd *cobra.Command, args []string) error { return s.snapshotShow(cmd.Context(), o, args[0]) },
	}
	addChoice(cmd, "format", s.T("cli.flag.format"), choice{value: &o.format, options: []string{"text", "json"}})
	cmd.Flags().StringVarP(&o.output, "output", "o", "", s.T("store.flag.output"))
	return cmd
}

func (s *session) snapshotShow(ctx context.Context, o snapshotShowOptions, name string) error {
	store := o.open(s)
	choice, err := s.choose(ctx, store, name)
	if err != nil {
		return err
	}
	if o.output != "" {
		return s.write(o.output, choice.Page.Data)
	}
	because := []string{s.Text(choice.Because)}
	for _, note := range choice.Passed {
		because = append(because, s.Text(note))
	}
	if o.format == "json" {
		l := reported(choice.Snapshot)
		l.Because = because
		out := newSnapshots()
		out.Snapshots = append(out.Snapshots, l)
		return s.writeJSON(out)
	}
	var w lines
	w.line(0, "%s", choice.Ref())
	w.line(2, "%s", filepath.Join(store.Dir, choice.Service, choice.Kind, choice.File))
	for _, b := range because {
		w.line(2, "%s", b)
	}
	if err := s.showManifest(&w, store, choice.Snapshot); err != nil {
		return err
	}
	return s.write("", w.Bytes())
}

// choose returns the snapshot that a reference means, as every verb would.
func (s *session) choose(ctx context.Context, store *snapshot.Store, name string) (*snapshot.Choice, error) {
	packs, err := (&packOptions{}).load()
	if err != nil {
		return nil, err
	}
	store.Whole = whole(ctx, analyze.New(packs))
	choice, err := choose(ctx, store, name)
	return choice, storeFault(err)
}

// showManifest shows the manifest as it is on the disk, and what else is known.
func (s *session) showManifest(w *lines, store *snapshot.Store, shot *snapshot.Snapshot) error {
	for _, g := range shot.Seen {
		w.line(2, "%s", s.T("store.show.seen."+string(g.By), "date", g.At.String()))
	}
	if t := shot.Stamp; t != nil {
		stamped := shot.File
		if shot.Manifest != nil {
			stamped = shot.Name + ".yaml"
		}
		w.line(2, "%s", s.T("store.show.stamp", "date", t.Received.String(), "url", t.URL))
		w.line(4, "%s", "openssl ts -verify -data "+stamped+" -in "+t.File+" -CAfile CA.pem")
	}
	if shot.Manifest == nil {
		w.line(2, "%s", s.T("snapshot.witness.none"))
		return nil
	}
	w.WriteByte('\n')
	data, err := os.ReadFile(filepath.Join(store.Dir, shot.Service, shot.Kind, shot.Name+".yaml"))
	if err != nil {
		return err
	}
	for line := range bytes.Lines(data) {
		text := strings.TrimRight(string(line), "\r\n")
		bare := strings.TrimLeft(text, " ")
		w.line(len(text)-len(bare), "%s", render.Harmless(bare))
	}
	return nil
}

package cli

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"exitclause/internal/analyze"
	"exitclause/internal/document"
	"exitclause/internal/law"
	"exitclause/internal/message"
	"exitclause/internal/render"
	"exitclause/internal/rule"
	"exitclause/internal/source"
)

// BenchmarkAnalyze reports the time of all that analyze does with HTML pages,
// from their bytes to the JSON of the report, as a multiple of what goquery
// alone takes to parse the same bytes (x-goquery): for the pages together, as in
// one call of the program, and one by one, with the same for each stage. It reads
// our own pages, and the saved pages in the folder that EXITCLAUSE_CORPORA names,
// if it is set: all of them, and those in English and in Chinese.
func BenchmarkAnalyze(b *testing.B) {
	benchmark := func(b *testing.B, folder string) {
		b.Run("together", func(b *testing.B) { benchmarkTogether(b, folder) })
		b.Run("one-by-one", func(b *testing.B) { benchmarkOneByOne(b, folder) })
	}
	b.Run("invented", func(b *testing.B) { benchmark(b, "../../testdata") })
	b.Run("html", func(b *testing.B) { benchmark(b, filepath.Join(corpora(b), "real")) })
	for _, set := range []string{"html-en", "html-zh"} {
		b.Run(set, func(b *testing.B) { benchmark(b, filepath.Join(corpora(b), "real", set)) })
	}
}

// benchmarkTogether reads the pages in folder as one call of analyze does, files
// and all, once its rules are loaded. Like the program it lets garbage lie, its
// own and that of goquery.
func benchmarkTogether(b *testing.B, folder string) {
	defer debug.SetGCPercent(debug.SetGCPercent(garbage))
	pages, size := htmlPages(b, folder)
	w := newStagewatch(b)
	s := &session{Printer: w.printer, quiet: true}
	var asked []request
	for _, p := range pages {
		asked = append(asked, request{uri: p.uri})
	}
	o := newAnalyzeOptions()
	o.apart = true
	var theirs time.Duration
	for b.Loop() {
		w.lap = time.Now()
		all, err := s.read(b.Context(), o, w.analyzer, asked)
		w.end(stageRead)
		r := assemble(w.packs, w.statutes, law.Situation{}, all, w.printer)
		w.end(stageReport)
		if err == nil {
			err = render.JSON(io.Discard, r)
		}
		w.end(stageRender)
		if err != nil {
			b.Fatal(err)
		}
		for _, p := range pages {
			theirs += goqueryAlone(b, p.data)
		}
	}
	w.report(b, theirs, size)
}

// benchmarkOneByOne reads every page in folder with both in turn, so that what
// slows the machine down for a while slows down both.
func benchmarkOneByOne(b *testing.B, folder string) {
	pages, size := htmlPages(b, folder)
	w := newStagewatch(b)
	var theirs time.Duration
	for b.Loop() {
		for _, p := range pages {
			w.analyze(b, p.uri, p.data)
			theirs += goqueryAlone(b, p.data)
		}
	}
	w.report(b, theirs, size)
}

// goqueryAlone returns how long goquery takes to parse a page.
func goqueryAlone(b *testing.B, data []byte) time.Duration {
	start := time.Now()
	if _, err := goquery.NewDocumentFromReader(bytes.NewReader(data)); err != nil {
		b.Fatal(err)
	}
	return time.Since(start)
}

type savedPage struct {
	uri  string
	data []byte
}

// htmlPages returns the HTML pages under folder, and how many bytes they have.
func htmlPages(b *testing.B, folder string) (pages []savedPage, size int) {
	b.Helper()
	err := filepath.WalkDir(folder, func(path string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".html" {
			return err
		}
		data, err := os.ReadFile(path)
		if len(data) > 0 {
			pages, size = append(pages, savedPage{path, data}), size+len(data)
		}
		return err
	})
	if err != nil || len(pages) == 0 {
		b.Fatalf("no pages under %s: %v", folder, err)
	}
	return pages, size
}

// The stages of analyze, in order.
const (
	stageSource = iota
	stageParse
	stageRun
	stageRead // the three before, of all pages at a time
	stageReport
	stageRender
	stages
)

var stageNames = [stages]string{"source", "parse", "run", "read", "report", "render"}

// stagewatch runs the stages of analyze and adds up what each takes.
type stagewatch struct {
	packs    *rule.Packs
	statutes *law.Statutes
	analyzer *analyze.Analyzer
	printer  *message.Printer
	spent    [stages]time.Duration
	lap      time.Time
}

func newStagewatch(tb testing.TB) *stagewatch {
	tb.Helper()
	packs := builtIn(tb)
	return &stagewatch{packs: packs, statutes: builtInStatutes(tb), analyzer: analyze.New(packs), printer: message.For("en")}
}

func (w *stagewatch) end(stage int) {
	now := time.Now()
	w.spent[stage] += now.Sub(w.lap)
	w.lap = now
}

// report reports what reading pages with size bytes b.N times took, beside what
// goquery did with them.
func (w *stagewatch) report(b *testing.B, theirs time.Duration, size int) {
	var ours time.Duration
	for stage, spent := range w.spent {
		if ours += spent; spent > 0 {
			b.ReportMetric(float64(spent)/float64(theirs), "x-"+stageNames[stage])
		}
	}
	b.ReportMetric(float64(ours)/float64(theirs), "x-goquery")
	b.ReportMetric(float64(ours.Nanoseconds())/float64(b.N), "ns/op")
	b.ReportMetric(float64(size)*float64(b.N)/ours.Seconds()/1e6, "MB/s")
}

// analyze takes one page through all stages, or as far as it goes: of a page
// without a document there is nothing to report.
func (w *stagewatch) analyze(b *testing.B, uri string, data []byte) {
	w.lap = time.Now()
	page, err := source.New(uri, data)
	w.end(stageSource)
	if err != nil {
		return
	}
	doc, err := document.Parse(page)
	w.end(stageParse)
	if err != nil {
		return
	}
	input := analyze.Input{Page: page, Document: doc, Findings: w.analyzer.Run(doc)}
	w.end(stageRun)
	r := assemble(w.packs, w.statutes, law.Situation{}, outcome{inputs: []analyze.Input{input}}, w.printer)
	w.end(stageReport)
	if err := render.JSON(io.Discard, r); err != nil {
		b.Fatal(err)
	}
	w.end(stageRender)
}

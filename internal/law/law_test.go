package law

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"exitclause/internal/golden"
	"exitclause/internal/message"
	"exitclause/internal/practice"
	"exitclause/rules"
)

func statutes(t testing.TB) *Statutes {
	t.Helper()
	s, err := Load(rules.Law)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestTable lists the statutes as they stand, so that a change of a date, a
// period or a place shows in review.
func TestTable(t *testing.T) {
	var b strings.Builder
	all := statutes(t)
	fmt.Fprintf(&b, "as of %s\n", all.AsOf)
	for _, i := range all.Instruments {
		fmt.Fprintf(&b, "%s: %s\n", i.ID, i.Name.En)
		for _, p := range i.Provisions {
			from, _ := p.Since()
			fmt.Fprintf(&b, "  %s %s [%s..%s]%s\n", p.Side, p.Cite.En, from, p.Ends(), facts(p))
			fmt.Fprintf(&b, "    supports %v asks %v counters %v\n", p.Supports, p.Asks, p.Counters)
		}
	}
	golden.Check(t, "testdata/table.want", b.String())
}

func facts(p *Provision) string {
	scope := p.Instrument.Applies
	text := fmt.Sprintf(" user %q provider %q %s", scope.User, scope.Provider, scope.Entity)
	if p.Keeps != (Keeping{}) {
		text += fmt.Sprintf(" keeps %v %s %s", p.Covers, p.Keeps.Bound, p.Keeps.For)
	}
	if d := p.Deadline; d != nil {
		text += fmt.Sprintf(" %s within %s of %s business=%t", d.Act, d.Within, d.Of, d.Within.Business)
		if d.Extension != nil {
			text += fmt.Sprintf(" and %s, told within %s", d.Extension.By, d.Extension.Notice)
		}
	}
	return text
}

// TestUncheckedIsNotShipped names what nobody has read in an official text yet.
func TestUncheckedIsNotShipped(t *testing.T) {
	s := statutes(t)
	for _, id := range []string{"hk-amlo-20", "sg-psn02", "ccpa-105-d"} {
		if s.ByID(id) != nil {
			t.Errorf("%s is shipped", id)
		}
	}
	entries, err := fs.ReadDir(rules.Law, "law")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		data, err := fs.ReadFile(rules.Law, "law/"+entry.Name())
		if err != nil {
			t.Fatal(err)
		}
		for _, mark := range []string{"to check", "to be checked", "TODO", "35273"} {
			if strings.Contains(string(data), mark) {
				t.Errorf("%s says %q", entry.Name(), mark)
			}
		}
	}
}

// TestRulePacksNameKnownInstruments holds the statutes that the keyword packs
// can find in a document against those that are described here.
func TestRulePacksNameKnownInstruments(t *testing.T) {
	s := statutes(t)
	found := 0
	err := fs.WalkDir(rules.FS, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(rules.FS, name)
		if err != nil {
			return err
		}
		var pack struct {
			Values struct {
				Laws map[string]any `yaml:"laws"`
			} `yaml:"values"`
		}
		if err := yaml.Unmarshal(data, &pack); err != nil {
			return err
		}
		for _, id := range slices.Sorted(maps.Keys(pack.Values.Laws)) {
			found++
			if s.Instrument(id) == nil {
				t.Errorf("%s: no instrument %s", name, id)
			}
		}
		return nil
	})
	if err != nil || found == 0 {
		t.Errorf("%d names of statutes, error %v", found, err)
	}
}

// TestEverythingCanBeSaid asks the catalogue for every reason that the statutes
// can give.
func TestEverythingCanBeSaid(t *testing.T) {
	printer := message.For("en")
	situations := []Situation{
		{},
		{Residence: "DE"},
		{Residence: "GB"},
		{Residence: "CN"},
		{Residence: "US-CA"},
		{Residence: "BR", Providers: []Place{"DE", "GB", "US", "CN", "HK", "SG"}},
		{Residence: "BR", Providers: []Place{"BR"}, Invoked: []string{"gdpr", "pipl"}},
	}
	for _, p := range statutes(t).Provisions {
		for _, in := range situations {
			offer, _ := in.Offer(p)
			for _, note := range offer.Because {
				if text := printer.Text(note); text == note.Key || strings.Contains(text, "{") {
					t.Errorf("%s: the catalogue has no %s", p.ID, note.Key)
				}
			}
		}
	}
}

// TestChineseIsInItsOwnScript catches a text pasted from the wrong language.
func TestChineseIsInItsOwnScript(t *testing.T) {
	const simplified, traditional = "个们这说时账户号码权应订处实发语为书规则协议条约务问题须关业开变无证责请将还给对错销隐证删选读写页链网络传输数据资", "個們這說時賬號碼權應訂處實發語為書規則協議條約務問題須關業開變無證責請將還給對錯銷隱證刪選讀寫頁鏈網絡傳輸數據資"
	check := func(id string, all ...Text) {
		for _, text := range all {
			if strings.ContainsAny(text.ZhHans, without(traditional, simplified)) {
				t.Errorf("%s: %s", id, text.ZhHans)
			}
			if strings.ContainsAny(text.ZhHant, without(simplified, traditional)) {
				t.Errorf("%s: %s", id, text.ZhHant)
			}
		}
	}
	s := statutes(t)
	for _, i := range s.Instruments {
		check(i.ID, i.Name)
	}
	for _, p := range s.Provisions {
		check(p.ID, p.Cite, p.Says, p.Limit)
	}
}

func without(set, remove string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(remove, r) {
			return -1
		}
		return r
	}, set)
}

// TestErrors loads each testdata/errors/NAME.yaml and compares everything that
// is said of it with NAME.want.
func TestErrors(t *testing.T) {
	golden.Each(t, "testdata/errors/*.yaml", func(t *testing.T, name string) {
		_, err := Load(only{os.DirFS(filepath.Dir(name)), filepath.Base(name)})
		if err == nil {
			t.Fatal("no error")
		}
		golden.Check(t, golden.Want(name), err.Error()+"\n")
	})
	if _, err := Load(os.DirFS(t.TempDir())); err == nil {
		t.Error("an empty folder passes")
	}
}

// only is a folder of which one file shows.
type only struct {
	fs.FS
	name string
}

func (o only) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(o.FS, name)
	return slices.DeleteFunc(entries, func(e fs.DirEntry) bool { return e.Name() != o.name }), err
}

func TestEveryProvisionForTheUserServes(t *testing.T) {
	for _, p := range statutes(t).Provisions {
		for _, supported := range p.Supports {
			if stance := supported.Stance(); p.Side == practice.Against && stance != practice.Against {
				t.Errorf("%s is against the user and stands behind %s, which is %s", p.ID, supported, stance)
			} else if p.Side == practice.For && stance == practice.Against {
				t.Errorf("%s is for the user and stands behind %s", p.ID, supported)
			}
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		statutes(b)
	}
}

func FuzzLoad(f *testing.F) {
	for _, name := range golden.Cases(f, "testdata/errors/*.yaml") {
		data := golden.Read(f, name)
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		f := &file{name: "fuzz.yaml", data: data}
		s, err := load([]*file{f})
		if (s == nil) == (err == nil) {
			t.Errorf("statutes %v with error %v", s, err)
		}
	})
}

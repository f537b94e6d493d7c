package rule

import (
	"bytes"
	"testing"

	"exitclause/rules"

	"exitclause/internal/golden"
)

// TestCompiled holds that the built-in packs are stored as they compile now.
func TestCompiled(t *testing.T) {
	pack := Pack{Name: "rules", FS: rules.FS}
	fresh := compileAgain(t, pack)
	if golden.Update() {
		golden.Write(t, "../../rules/compiled.bin", string(fresh))
		return
	}
	files, err := readPack(pack, 0)
	if err != nil {
		t.Fatal(err)
	}
	known := stored(rules.Compiled, files)
	if known == nil {
		t.Fatal("rules/compiled.bin was compiled from other rules; go generate ./rules compiles them anew")
	}
	if data, err := known.Compile(); err != nil || !bytes.Equal(data, fresh) {
		t.Errorf("rules/compiled.bin is not what the rules compile to now (%v); go generate ./rules compiles them anew", err)
	}
}

// TestCompiledIsTheSame holds that stored packs are loaded as they were, and that
// what was stored of other files, or in part, is passed over.
func TestCompiledIsTheSame(t *testing.T) {
	pack := Pack{Name: "rules", FS: rules.FS}
	want := compileAgain(t, pack)
	for name, stored := range map[string][]byte{
		"whole": want, "cut": want[:len(want)/2], "nothing": {}, "garbage": []byte("\x00\x07garbage"),
	} {
		pack.Compiled = stored
		if got := compileAgain(t, pack); !bytes.Equal(got, want) {
			t.Errorf("%s: the packs are not the same", name)
		}
	}
	other := Pack{Name: "other", FS: rules.FS}
	if compiled := compileAgain(t, other); bytes.Equal(compiled, want) {
		t.Fatal("the name of a pack makes no difference")
	}
	other.Compiled = want
	if packs := loaded(t, other); packs.Rules[0].File[:6] != "other/" {
		t.Errorf("%s is of another pack", packs.Rules[0].File)
	}
}

// TestCompiledShowsItsRules holds that the YAML of a stored rule is still at hand.
func TestCompiledShowsItsRules(t *testing.T) {
	pack := Pack{Name: "rules", FS: rules.FS}
	plain := loaded(t, pack)
	pack.Compiled = compileAgain(t, pack)
	for i, r := range loaded(t, pack).Rules {
		if got, want := r.YAML(), plain.Rules[i].YAML(); got != want {
			t.Errorf("%s is shown as\n%s\nwant\n%s", r.ID, got, want)
		}
	}
}

func loaded(t *testing.T, pack Pack) *Packs {
	t.Helper()
	packs, err := Load(pack)
	if err != nil {
		t.Fatal(err)
	}
	return packs
}

func compileAgain(t *testing.T, pack Pack) []byte {
	t.Helper()
	data, err := loaded(t, pack).Compile()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

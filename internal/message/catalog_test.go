package message

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"exitclause/internal/practice"
)

// loadAll returns every language, or ends the test.
func loadAll(t *testing.T) map[string]catalog {
	t.Helper()
	all := map[string]catalog{}
	for _, lang := range Languages() {
		c, err := load(lang)
		if err != nil {
			t.Fatal(err)
		}
		if len(c) == 0 {
			t.Fatalf("no messages in %s", lang)
		}
		all[lang] = c
	}
	return all
}

func TestEveryLanguageHasTheSameMessages(t *testing.T) {
	all := loadAll(t)
	for _, lang := range Languages()[1:] {
		for _, key := range slices.Sorted(maps.Keys(all[en])) {
			if _, ok := all[lang][key]; !ok {
				t.Errorf("%s: no %s", lang, key)
			}
		}
		for _, key := range slices.Sorted(maps.Keys(all[lang])) {
			want, ok := all[en][key]
			if !ok {
				t.Errorf("%s: %s is not in %s", lang, key, en)
				continue
			}
			if got, want := placeholders(all[lang][key]), placeholders(want); !slices.Equal(got, want) {
				t.Errorf("%s: %s has the placeholders %q, want %q", lang, key, got, want)
			}
		}
	}
}

var placeholder = regexp.MustCompile(`\{[^}]*\}?`)

// placeholders returns the names in all forms of t. The form for one may do
// without the count.
func placeholders(t text) []string {
	all := placeholder.FindAllString(t.one+t.other, -1)
	slices.Sort(all)
	return slices.Compact(all)
}

func TestMessagesAreWellFormed(t *testing.T) {
	name := regexp.MustCompile(`^\{[a-z][a-zA-Z]*\}$`)
	key := regexp.MustCompile(`^[a-z]+(\.[a-zA-Z0-9_-]+)+$`)
	for lang, c := range loadAll(t) {
		for k, text := range c {
			if !key.MatchString(k) {
				t.Errorf("%s: %s is no key", lang, k)
			}
			if text.one != "" && !strings.Contains(text.other, "{n}") {
				t.Errorf("%s: %s has forms for a count and no {n}", lang, k)
			}
			for _, form := range []string{text.one, text.other} {
				if form != strings.TrimSpace(form) {
					t.Errorf("%s: %s has white space around it", lang, k)
				}
			}
			if text.other == "" {
				t.Errorf("%s: %s is empty", lang, k)
			}
			for _, p := range placeholders(text) {
				if !name.MatchString(p) {
					t.Errorf("%s: %s: %s is no placeholder", lang, k, p)
				}
			}
		}
	}
}

func TestKeysStandInTheFileOfTheirPart(t *testing.T) {
	names, err := fs.Glob(files, "catalog/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		parts := strings.Split(filepath.Base(name), ".")
		if len(parts) != 3 || !slices.Contains(Languages(), parts[1]) || parts[2] != "yaml" {
			t.Errorf("%s is not PART.LANG.yaml", name)
			continue
		}
		c, err := readPart(name)
		if err != nil {
			t.Error(err)
		}
		for key := range c {
			if !strings.HasPrefix(key, parts[0]+".") {
				t.Errorf("%s: %s belongs in another file", name, key)
			}
		}
	}
}

// onlySimplified are characters that Traditional Chinese does not use; it is a
// sample, enough to catch a line pasted from the wrong file.
const onlySimplified = "个们这说时间账户号码权应订处实发语为书规则协议条约显务复议类长问题须关业开断变据无证责请将还动员质标经过给对错误销册隐证删选读写览页链网络传输"

// onlyTraditional is the same the other way round.
const onlyTraditional = "個們這說時間賬帳戶號碼權應訂處實發語為書規則協議條約顯務復議類長問題須關業開斷變據無證責請將還動員質標經過給對錯誤銷冊隱證刪選讀寫覽頁鏈網絡傳輸"

func TestScripts(t *testing.T) {
	all := loadAll(t)
	wrong := map[string]string{
		zhHans: without(onlyTraditional, onlySimplified),
		zhHant: without(onlySimplified, onlyTraditional),
	}
	for lang, set := range wrong {
		for key, text := range all[lang] {
			if strings.ContainsAny(text.one+text.other, set) {
				t.Errorf("%s: %s is written in the other script: %s", lang, key, text.other)
			}
		}
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

func TestEveryPracticeIsExplained(t *testing.T) {
	for lang, c := range loadAll(t) {
		for _, p := range practice.All() {
			for _, part := range []string{"title", "about"} {
				if _, ok := c["practice."+string(p)+"."+part]; !ok {
					t.Errorf("%s: no practice.%s.%s", lang, p, part)
				}
			}
		}
	}
}

// usage is what the program's code says about keys.
type usage struct {
	asked    map[string]token.Position // the key of a call to New or T
	literals map[string]bool
	prefixes []string // what a code is appended to
}

var prefix = regexp.MustCompile(`^[a-z]+\.([a-z-]+\.)*$`)

// TestCodeAndCatalogueAgree reads the program's code for keys that the
// catalogue lacks, and the catalogue for keys that no code can ask for.
func TestCodeAndCatalogueAgree(t *testing.T) {
	all := loadAll(t)[en]
	used := readUsage(t)
	for key, at := range used.asked {
		if _, ok := all[key]; !ok {
			t.Errorf("%s: the catalogue has no %s", at, key)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(all)) {
		prefixed := slices.ContainsFunc(used.prefixes, func(p string) bool { return strings.HasPrefix(key, p) })
		if !used.literals[key] && !prefixed {
			t.Errorf("nothing says %s", key)
		}
	}
}

func readUsage(t *testing.T) usage {
	t.Helper()
	used := usage{asked: map[string]token.Position{}, literals: map[string]bool{}}
	fset := token.NewFileSet()
	err := filepath.WalkDir(filepath.Join("..", ".."), func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && filepath.Ext(path) == ".tmpl" {
			return used.addTemplate(path)
		}
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(fset, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool { used.add(fset, n); return true })
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return used
}

func (u *usage) add(fset *token.FileSet, n ast.Node) {
	switch n := n.(type) {
	case *ast.BasicLit:
		s, _ := literal(n)
		u.literals[s] = true
		if prefix.MatchString(s) {
			u.prefixes = append(u.prefixes, s)
		}
	case *ast.CallExpr:
		if len(n.Args) == 0 || !asks(n.Fun) {
			return
		}
		if key, ok := literal(n.Args[0]); ok {
			u.asked[key] = fset.Position(n.Pos())
		}
	}
}

// inTemplate is a message that a template names: {{t "key"}} or {{count "key" n}}.
var inTemplate = regexp.MustCompile(`\b(?:t|count) "([a-z]+\.[^"]+)"`)

func (u *usage) addTemplate(path string) error {
	data, err := os.ReadFile(path)
	for _, match := range inTemplate.FindAllSubmatch(data, -1) {
		key := string(match[1])
		u.literals[key] = true
		u.asked[key] = token.Position{Filename: path}
	}
	return err
}

// asks reports whether fun is message.New, or a method T, which only printers have.
func asks(fun ast.Expr) bool {
	selector, ok := fun.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	pkg, named := selector.X.(*ast.Ident)
	return selector.Sel.Name == "T" || selector.Sel.Name == "New" && named && pkg.Name == "message"
}

func literal(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil
}

package cmd_test

import (
	"encoding/json"
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

	"lupaus/assets"
)

// readArea reads one language's files: key → text, key → file.
func readArea(t *testing.T, lang string) (texts, files map[string]string) {
	t.Helper()
	texts, files = map[string]string{}, map[string]string{}
	names, err := filepath.Glob(filepath.Join("..", "assets", "i18n", lang, "*.json"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no translations in %s: %v", lang, err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		part := map[string]string{}
		if err := json.Unmarshal(data, &part); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for key, text := range part {
			if other, twice := files[key]; twice {
				t.Errorf("%s: %s stands in %s and %s", lang, key, other, name)
			}
			texts[key], files[key] = text, filepath.Base(name)
		}
	}
	return texts, files
}

var verb = regexp.MustCompile(`%(\[\d+\])?[-+# 0]*[\d.]*[a-zA-Z%]`)

// verbs lists the verbs of a text with the argument each one takes.
func verbs(text string) []string {
	next := 1
	var list []string
	for _, v := range verb.FindAllString(text, -1) {
		if v == "%%" {
			continue
		}
		if i := strings.Index(v, "]"); i > 0 {
			next, _ = strconv.Atoi(v[2:i]) // the pattern has digits only
			v = "%" + v[i+1:]
		}
		list = append(list, strconv.Itoa(next)+v[len(v)-1:])
		next++
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// TestWords_SameInAllLanguages compares keys, files and verbs.
func TestWords_SameInAllLanguages(t *testing.T) {
	first, firstFiles := readArea(t, assets.Languages()[0])
	for _, lang := range assets.Languages()[1:] {
		texts, files := readArea(t, lang)
		for key, text := range first {
			other, ok := texts[key]
			if !ok {
				t.Errorf("%s: %s is missing (%s)", lang, key, firstFiles[key])
				continue
			}
			if files[key] != firstFiles[key] {
				t.Errorf("%s: %s is in %s, elsewhere in %s", lang, key, files[key], firstFiles[key])
			}
			if a, b := verbs(text), verbs(other); !slices.Equal(a, b) {
				t.Errorf("%s: %s has the verbs %v, elsewhere %v", lang, key, b, a)
			}
		}
		for key := range texts {
			if _, ok := first[key]; !ok {
				t.Errorf("%s: %s is in no other language (%s)", lang, key, files[key])
			}
		}
	}
}

// TestWords_Typography reads every text as a proof-reader would.
func TestWords_Typography(t *testing.T) {
	mistakes := map[string]*regexp.Regexp{
		"two spaces":         regexp.MustCompile(`\S  +\S`),
		"space at an end":    regexp.MustCompile(`^\s|[ \t]$|[ \t]\n`),
		"unfinished":         regexp.MustCompile(`TODO|FIXME|XXX`),
		"three dots":         regexp.MustCompile(`\.\.\.`),
		"straight quotes":    regexp.MustCompile(`"`),
		"exclamation mark":   regexp.MustCompile(`!`),
		"space before stop":  regexp.MustCompile(`\p{L} [,.;?]`),
		"hyphen for a dash":  regexp.MustCompile(`\p{L} - \p{L}`),
		"typewriter's quote": regexp.MustCompile(`(^|\s)'\p{L}`),
	}
	commandLine := map[string]bool{"two spaces": true, "hyphen for a dash": true}
	for _, lang := range assets.Languages() {
		texts, files := readArea(t, lang)
		for key, text := range texts {
			if strings.TrimSpace(text) == "" {
				t.Errorf("%s/%s: %s is empty", lang, files[key], key)
			}
			for name, pattern := range mistakes {
				if commandLine[name] && strings.Contains(text, "lupaus") && strings.Contains(text, "\n") {
					continue // help has columns and a grammar of its own
				}
				if pattern.MatchString(text) {
					t.Errorf("%s/%s: %s: %s in %q", lang, files[key], key, name, text)
				}
			}
		}
	}
}

// asked is what the code asks for: whole keys that stand in it somewhere, the
// keys that are given to T and N (with their place), and patterns for those
// that are put together ("error." + code).
type asked struct {
	strings  map[string]bool
	keys     map[string]string
	patterns []*regexp.Regexp
}

func readCode(t *testing.T) *asked {
	t.Helper()
	a := &asked{strings: map[string]bool{}, keys: map[string]string{}}
	walkCode(t, a.read)
	return a
}

// walkCode reads every file of the tree's code, tests left out.
func walkCode(t *testing.T, read func(path string) error) {
	t.Helper()
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && slices.Contains([]string{".git", "build", "bin", "testdata"}, d.Name()) {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		return read(path)
	})
	if err != nil {
		t.Fatal(err)
	}
}

func (a *asked) read(path string) error {
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BasicLit:
			if s, ok := literal(n); ok {
				a.strings[s] = true
				if strings.Contains(s, ".%") {
					a.pattern(verb.ReplaceAllString(s, "\x00"))
				}
			}
		case *ast.BinaryExpr:
			if n.Op == token.ADD {
				a.pattern(joined(n))
			}
		case *ast.CallExpr:
			a.call(n, set.Position(n.Pos()).String())
		}
		return true
	})
	return nil
}

func literal(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil
}

// joined writes a sum of strings with a NUL for every part that is not a
// literal.
func joined(e ast.Expr) string {
	if sum, ok := e.(*ast.BinaryExpr); ok && sum.Op == token.ADD {
		return joined(sum.X) + joined(sum.Y)
	}
	if s, ok := literal(e); ok {
		return s
	}
	return "\x00"
}

var keyStart = regexp.MustCompile(`^[a-z][A-Za-z0-9]*\.`)

// pattern notes a key with parts that are known at run time only.
func (a *asked) pattern(s string) {
	if !keyStart.MatchString(s) || !strings.Contains(s, "\x00") {
		return
	}
	part := strings.ReplaceAll(regexp.QuoteMeta(s), "\x00", `[A-Za-z0-9.]+`)
	a.patterns = append(a.patterns, regexp.MustCompile(`^`+part+`$`))
}

// call notes the key of T("…") or N("…", n).
func (a *asked) call(call *ast.CallExpr, at string) {
	selector, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || len(call.Args) == 0 {
		return
	}
	key, ok := literal(call.Args[0])
	switch {
	case !ok:
	case selector.Sel.Name == "T":
		a.keys[key] = at
	case selector.Sel.Name == "N":
		a.keys[key+".one"], a.keys[key+".other"] = at, at
	}
}

func (a *asked) asksFor(key string) bool {
	base := strings.TrimSuffix(strings.TrimSuffix(key, ".one"), ".other")
	return a.strings[key] || a.strings[base] || slices.ContainsFunc(a.patterns, func(p *regexp.Regexp) bool {
		return p.MatchString(key)
	})
}

// TestWords_Used finds keys that the code asks for and no language has, and
// keys that no code asks for.
func TestWords_Used(t *testing.T) {
	texts, files := readArea(t, assets.Languages()[0])
	code := readCode(t)
	for key, at := range code.keys {
		if _, ok := texts[key]; !ok {
			t.Errorf("%s: no words for %s", at, key)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(texts)) {
		if !code.asksFor(key) {
			t.Errorf("%s: nothing asks for %s", files[key], key)
		}
	}
}

// TestWords_Errors holds that every code of a failure has words: each constant
// of type model.Code in the tree, and each problem of a project.
func TestWords_Errors(t *testing.T) {
	texts, _ := readArea(t, assets.Languages()[0])
	for kind, prefix := range map[string]string{"Code": "error.", "ProblemCode": "problem."} {
		codes := readCodes(t, kind)
		if len(codes) < 5 {
			t.Errorf("only %d constants of type %s found", len(codes), kind)
		}
		for code, at := range codes {
			if _, ok := texts[prefix+code]; !ok {
				t.Errorf("%s: no words for %s%s", at, prefix, code)
			}
		}
	}
}

// readCodes finds the constants of a type of package model, by value.
func readCodes(t *testing.T, kind string) map[string]string {
	t.Helper()
	codes := map[string]string{}
	walkCode(t, func(path string) error {
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok || len(spec.Values) != 1 {
				return true
			}
			name := ""
			switch e := spec.Type.(type) {
			case *ast.Ident:
				if file.Name.Name == "model" {
					name = e.Name
				}
			case *ast.SelectorExpr:
				if x, ok := e.X.(*ast.Ident); ok && x.Name == "model" {
					name = e.Sel.Name
				}
			}
			if s, ok := literal(spec.Values[0]); ok && name == kind {
				codes[s] = set.Position(spec.Pos()).String()
			}
			return true
		})
		return nil
	})
	return codes
}

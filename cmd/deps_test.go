// Package cmd_test keeps the rules that hold between packages.
package cmd_test

import (
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "lupaus"

type goPackage struct {
	ImportPath string
	Standard   bool
	Imports    []string
	CgoFiles   []string
	Deps       []string
}

// rule says what a package, and those below it when it ends in "/", may
// import besides the standard library and packages of its own tree.
type rule struct {
	tree  string
	allow []string // import paths; one ending in "/" allows what is below, too
}

// rules are tried from top to bottom; the first that fits a package holds.
// This is the table of CONTRIBUTING.md.
var rules = []rule{
	{"lupaus/model/modeltest", []string{"lupaus/model", "pgregory.net/rapid"}},
	{"lupaus/model/edit", []string{"lupaus/model"}},
	{"lupaus/model/gap", []string{"lupaus/model"}},
	{"lupaus/model/audit", []string{"lupaus/model"}},
	{"lupaus/model/customers", []string{"lupaus/model"}},
	{"lupaus/model/scene", []string{"lupaus/model", "lupaus/model/audit", "lupaus/model/customers", "lupaus/model/gap"}},
	{"lupaus/model", nil},
	{"lupaus/assets", []string{
		"lupaus/model", "lupaus/model/scene",
		"go.yaml.in/yaml/v4", "github.com/expr-lang/expr", "github.com/expr-lang/expr/", "golang.org/x/image/", "golang.org/x/text/", "github.com/go-text/typesetting/",
	}},
	{"lupaus/storage", []string{"lupaus/model", "go.etcd.io/bbolt/", "golang.org/x/sys/"}},
	{"lupaus/export/exchange/exchangetest", []string{
		"lupaus/model", "lupaus/model/modeltest", "lupaus/assets", "lupaus/export/exchange", "github.com/google/go-cmp/cmp", "pgregory.net/rapid",
	}},
	{"lupaus/export/", []string{
		"lupaus/model", "lupaus/model/audit", "lupaus/model/customers", "lupaus/model/gap", "lupaus/model/scene", "lupaus/assets",
		"github.com/jung-kurt/gofpdf", "github.com/xuri/excelize/v2", "go.yaml.in/yaml/v4", "golang.org/x/image/", "golang.org/x/text/",
	}},
	{"lupaus/ui/", []string{
		"lupaus/model", "lupaus/model/audit", "lupaus/model/customers", "lupaus/model/edit", "lupaus/model/gap", "lupaus/model/scene", "lupaus/assets", "fyne.io/fyne/v2/", "golang.org/x/text/",
	}},
	{"lupaus/cmd/lupausctl", []string{
		"lupaus/model", "lupaus/model/audit", "lupaus/model/customers", "lupaus/model/edit", "lupaus/model/gap", "lupaus/model/scene", "lupaus/assets", "lupaus/storage", "lupaus/export/",
		"github.com/spf13/cobra", "github.com/spf13/pflag",
	}},
	{"lupaus/cmd/lupaus", []string{
		"lupaus/model", "lupaus/model/audit", "lupaus/model/customers", "lupaus/model/edit", "lupaus/model/gap", "lupaus/model/scene", "lupaus/assets", "lupaus/storage", "lupaus/export/", "lupaus/ui/",
		"fyne.io/fyne/v2/",
	}},
}

// packages lists what the go command knows, in plain Go for Linux so that the
// answer is the same on every machine.
func packages(t *testing.T, args ...string) []goPackage {
	t.Helper()
	cmd := exec.Command("go", append([]string{"list", "-e", "-json=ImportPath,Standard,Imports,CgoFiles,Deps"}, args...)...)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=1", "GOOS=linux", "GOFLAGS=-buildvcs=false")
	var errors strings.Builder
	cmd.Stderr = &errors
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, &errors)
	}
	var list []goPackage
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p goPackage
		switch err := d.Decode(&p); err {
		case nil:
			list = append(list, p)
		case io.EOF:
			return list
		default:
			t.Fatal(err)
		}
	}
}

func within(tree, path string) bool {
	tree = strings.TrimSuffix(tree, "/")
	return path == tree || strings.HasPrefix(path, tree+"/")
}

func (r rule) allows(path string) bool {
	for _, a := range r.allow {
		if a == path || strings.HasSuffix(a, "/") && within(a, path) {
			return true
		}
	}
	return within(r.tree, path)
}

// TestDependencyRule fails when an arrow between packages is turned round or a
// library turns up where it does not belong.
func TestDependencyRule(t *testing.T) {
	standard := map[string]bool{}
	list := packages(t, "-deps", module+"/...")
	for _, p := range list {
		standard[p.ImportPath] = p.Standard
	}
	seen := 0
	for _, p := range list {
		if !within(module, p.ImportPath) || p.ImportPath == "lupaus/cmd" { // these tests
			continue
		}
		i := slices.IndexFunc(rules, func(r rule) bool { return within(r.tree, p.ImportPath) })
		if i < 0 {
			t.Errorf("%s: no rule says what it may import; add one here and a line to CONTRIBUTING.md", p.ImportPath)
			continue
		}
		seen++
		for _, imported := range p.Imports {
			if !standard[imported] && imported != "C" && !rules[i].allows(imported) {
				t.Errorf("%s must not import %s", p.ImportPath, imported)
			}
		}
		if len(p.CgoFiles) > 0 {
			t.Errorf("%s must not use cgo: %v", p.ImportPath, p.CgoFiles)
		}
	}
	if seen < 5 {
		t.Fatalf("only %d packages seen", seen)
	}
}

// TestFyne_OnlyInTheWindow holds the toolkit back from all that works without
// a screen, also by way of others.
func TestFyne_OnlyInTheWindow(t *testing.T) {
	for _, p := range packages(t, module+"/...") {
		window := within("lupaus/ui", p.ImportPath) || within("lupaus/cmd/lupaus", p.ImportPath)
		for _, dep := range p.Deps {
			if within("fyne.io", dep) && !window {
				t.Errorf("%s depends on %s", p.ImportPath, dep)
				break
			}
		}
		if slices.Contains(p.Imports, "fyne.io/fyne/v2/app") && p.ImportPath != "lupaus/cmd/lupaus" {
			t.Errorf("%s imports fyne.io/fyne/v2/app", p.ImportPath)
		}
	}
}

// TestLupausctl_PlainGo holds C libraries back from the program without a
// window: what it needs builds with CGO_ENABLED=0.
func TestLupausctl_PlainGo(t *testing.T) {
	for _, p := range packages(t, "-deps", module+"/cmd/lupausctl") {
		if !p.Standard && len(p.CgoFiles) > 0 {
			t.Errorf("lupausctl depends on %s, which uses cgo", p.ImportPath)
		}
	}
}

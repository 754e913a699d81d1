package assets

import (
	"cmp"
	"embed"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"lupaus/model"
)

// A path is a series of sheets. Each is one YAML file under paths/ that holds
// the structure once and every text in all languages; its ID is the file's name.
// To add one, add a file.

//go:embed paths/*.yaml
var pathFiles embed.FS

// Paths lists the guided paths in the order in which they are offered, their
// texts in the given language. List and paths are frozen.
func Paths(lang string) []*model.Path { return shippedPaths()[WordsFor(lang).Lang()] }

// PathOf returns a path by its ID.
func PathOf(id, lang string) (*model.Path, bool) {
	list := Paths(lang)
	i := slices.IndexFunc(list, func(p *model.Path) bool { return p.ID == id })
	if i < 0 {
		return nil, false
	}
	return list[i], true
}

// shippedPaths reads the embedded files once, for every language. A broken one is
// a mistake of the build and panics in every test.
var shippedPaths = sync.OnceValue(func() map[string][]*model.Path {
	list, err := readPaths(pathFiles)
	if err != nil {
		panic(err)
	}
	paths := map[string][]*model.Path{}
	for _, lang := range Languages() {
		for _, f := range list {
			paths[lang] = append(paths[lang], f.in(lang))
		}
	}
	return paths
})

// readPaths reads every file under paths/, sorted by order and ID. Errors name
// the file and the line.
func readPaths(files fs.FS) ([]*pathFile, error) {
	list, err := readFiles(files, "paths/*.yaml", readPath)
	slices.SortFunc(list, func(a, b *pathFile) int {
		return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(a.id, b.id))
	})
	return list, err
}

// pathFile is a file as it is written.
type pathFile struct {
	id string

	Order                int // place in the list
	Title, About, Source text
	Minutes              int
	Steps                []pathStep
}

type pathStep struct {
	Sheet ref
	Why   text
}

func readPath(file string, data []byte) (*pathFile, error) {
	f := &pathFile{id: strings.TrimSuffix(path.Base(file), ".yaml")}
	if err := loadYAML(file, data, f); err != nil {
		return nil, err
	}
	c := &formCheck{mistakes: mistakes{file: file}, line: 1}
	c.words("title", f.Title)
	c.words("about", f.About)
	if len(f.Steps) == 0 {
		c.failf(1, "steps are missing")
	}
	seen := map[string]bool{}
	for _, s := range f.Steps {
		c.key("steps", s.Sheet, seen)
		c.words("why", s.Why)
		if _, ok := FormOf(s.Sheet.name, "fi"); !ok {
			c.failf(s.Sheet.line, "there is no sheet %q", s.Sheet.name)
		}
	}
	return f, c.err
}

func (f *pathFile) in(lang string) *model.Path {
	p := &model.Path{ID: f.id, Title: f.Title.in(lang), About: f.About.in(lang), Source: f.Source.in(lang), Minutes: f.Minutes}
	for _, s := range f.Steps {
		p.Steps = append(p.Steps, model.PathStep{Form: s.Sheet.name, Why: s.Why.in(lang)})
	}
	return p
}

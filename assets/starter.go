package assets

import (
	"cmp"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"lupaus/model"
)

// A starter is a project to begin with: a template with stages to fill in, or
// a finished sample. Each is one YAML file under templates/ or samples/ that
// holds the structure once and every text in all languages; its ID is the
// file's name. To add one, add a file.

//go:embed templates/*.yaml samples/*.yaml
var starterFiles embed.FS

// CodeUnknownStarter is the code of the error for an ID that no template and
// no sample has.
const CodeUnknownStarter model.Code = "unknownStarter"

// Starter tells what a template or sample is, in one language.
type Starter struct {
	ID    string // the same in every language; unique over templates and samples
	Name  string
	About string // a sentence on what one gets
}

// Templates lists the journey templates in the order in which they are offered.
func Templates(lang string) []Starter { return listStarters("templates", lang) }

// Samples lists the finished sample projects in the order in which they are
// offered.
func Samples(lang string) []Starter { return listStarters("samples", lang) }

// Build makes a new project from a template or sample, its texts in the given
// language. IDs come from ids; today is the day of creation, from which the
// dates of measurements are counted back. The error has CodeUnknownStarter
// when there is no such template or sample.
func Build(id, lang string, ids model.IDSource, today model.Date) (*model.Project, error) {
	for _, s := range shippedStarters() {
		if s.id == id {
			return s.build(WordsFor(lang).Lang(), ids, today)
		}
	}
	return nil, &model.Error{Code: CodeUnknownStarter, Err: fmt.Errorf("no template or sample is called %q", id)}
}

func listStarters(folder, lang string) []Starter {
	lang = WordsFor(lang).Lang()
	var list []Starter
	for _, s := range shippedStarters() {
		if path.Dir(s.file) == folder {
			list = append(list, Starter{s.id, s.Name.in(lang), s.About.in(lang)})
		}
	}
	return list
}

// shippedStarters reads the embedded files once. A broken one is a mistake of
// the build and panics in every test.
var shippedStarters = sync.OnceValue(func() []*starter {
	list, err := readStarters(starterFiles)
	if err != nil {
		panic(err)
	}
	return list
})

// readStarters reads every file under templates/ and samples/, sorted by
// folder, order and ID. Errors name the file and the line.
func readStarters(files fs.FS) ([]*starter, error) {
	var list []*starter
	for _, folder := range []string{"templates", "samples"} {
		part, err := readFiles(files, folder+"/*.yaml", parseStarter)
		if err != nil {
			return nil, err
		}
		slices.SortFunc(part, func(a, b *starter) int {
			return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(a.id, b.id))
		})
		list = append(list, part...)
	}
	seen := map[string]string{}
	for _, s := range list {
		if other, twice := seen[s.id]; twice {
			return nil, fmt.Errorf("%s: %s has the same name", s.file, other)
		}
		seen[s.id] = s.file
	}
	return list, nil
}

// parseStarter reads one file strictly: unknown fields, missing languages and
// references that lead nowhere are errors.
func parseStarter(file string, data []byte) (*starter, error) {
	s := &starter{file: file, id: strings.TrimSuffix(path.Base(file), ".yaml")}
	if err := loadYAML(file, data, s); err != nil {
		return nil, err
	}
	if s.Name.empty() || s.About.empty() {
		return nil, fmt.Errorf("%s:1: name or about is missing", file)
	}
	// A trial in one language finds what the structure gets wrong; the texts
	// of the others have been checked while reading.
	if _, err := s.build("en", model.NewID, ""); err != nil {
		return nil, err
	}
	return s, nil
}

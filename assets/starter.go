package assets

import (
	"bytes"
	"cmp"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"

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
		names, err := fs.Glob(files, folder+"/*.yaml")
		if err != nil {
			return nil, err
		}
		var part []*starter
		for _, name := range names {
			data, err := fs.ReadFile(files, name)
			if err != nil {
				return nil, err
			}
			s, err := parseStarter(name, data)
			if err != nil {
				return nil, err
			}
			part = append(part, s)
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
	if len(bytes.TrimSpace(data)) == 0 {
		return nil, fmt.Errorf("%s:1: the file is empty", file)
	}
	if err := yaml.Load(data, s, yaml.WithKnownFields()); err != nil {
		return nil, fmt.Errorf("%s:%w", file, yamlError(err))
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

// starter is a file as it is written. The fields are those of the model; what
// differs is explained where it does.
type starter struct {
	file, id string

	Order        int // place in the list
	Name, About  text
	Project      text // the project's name; Name when left out
	Note         text
	Organisation struct{ Name, Mission, Values text }
	Personas     []starterPersona
	Roles        []starterRole
	Promises     []starterPromise // the company's
	Journeys     []starterJourney
}

type starterPersona struct {
	Key                      ref
	Name, Note, Goals, Quote text
}

type starterRole struct {
	Key        ref
	Role       ref // board, owner, ceo, leadership; other when left out
	Name, Note text
	Promises   []starterPromise
}

type starterPromise struct {
	Key     ref // only needed when something refers to the promise
	Text    text
	Owner   ref
	Parent  ref
	KeptBy  []ref `yaml:"keptBy"`
	Answers []text
	Measure struct {
		Name, Target, Last text
		DaysAgo            int `yaml:"daysAgo"` // the day of Last, counted back from the day of creation
	}
	Evidence ref // guess when left out
	Kept     ref // unknown when left out
	Adoption ref // written when left out
	Note     text
}

type starterJourney struct {
	Key         ref
	Name, Note  text
	Perspective ref // customer when left out
	State       ref // now when left out
	Previous    ref
	Personas    []ref
	Lanes       []starterLane // model.DefaultLanes when left out
	Stages      []starterStage
}

type starterLane struct {
	Kind   ref // free when left out
	Key    ref // for the notes of a free lane
	Name   text
	Hidden bool
}

type starterStage struct {
	Name, Note              text
	Doer                    ref // own when left out
	Partner                 text
	OutOfBusiness           bool `yaml:"outOfBusiness"`
	Competencies, Resources text
	Promises                []starterPromise
	Touchpoints             []starterTouchpoint
}

type starterTouchpoint struct {
	Key                 ref // only needed when something refers to the touchpoint
	Title               text
	Channel             text // a known code, or a text of its own
	Does, Thinks, Needs text
	Pain, Opportunity   text
	FirmAbsent          bool `yaml:"firmAbsent"`
	MomentOfTruth       bool `yaml:"momentOfTruth"`
	Role                ref
	Importance          struct{ Customer, Us int }
	Evidence            ref // guess when left out
	Feelings            []starterFeeling
	Notes               []starterNote
	Promises            []starterPromise
	Origin              ref
	WidthMM             float64 `yaml:"widthMM"`
}

type starterFeeling struct {
	Persona    ref // left out: the customer in general
	Value      float64
	Word, Note text
}

type starterNote struct {
	Lane ref
	Text text
}

// text is a text in all languages. A plain string stands for a text that is
// the same in every language, such as a number or a name.
type text struct {
	line   int
	same   string
	byLang map[string]string
}

func (t text) empty() bool { return t.same == "" && t.byLang == nil }

func (t text) in(lang string) string {
	if t.byLang != nil {
		return t.byLang[lang]
	}
	return t.same
}

// UnmarshalYAML implements yaml.Unmarshaler.
func (t *text) UnmarshalYAML(n *yaml.Node) error {
	t.line = n.Line
	if n.Kind == yaml.ScalarNode {
		t.same = n.Value
		return nil
	}
	if n.Kind != yaml.MappingNode {
		return lineError(n.Line, "a text is a string or has %s", strings.Join(Languages(), ", "))
	}
	t.byLang = map[string]string{}
	for i := 0; i < len(n.Content); i += 2 {
		lang, value := n.Content[i], n.Content[i+1]
		if !slices.Contains(Languages(), lang.Value) {
			return lineError(lang.Line, "no language is called %q", lang.Value)
		}
		if value.Kind != yaml.ScalarNode {
			return lineError(value.Line, "the %s text is not a string; put it into quotes", lang.Value)
		}
		t.byLang[lang.Value] = strings.TrimSpace(value.Value)
	}
	for _, lang := range Languages() {
		if t.byLang[lang] == "" {
			return lineError(n.Line, "the text has no words in %q", lang)
		}
	}
	return nil
}

// ref is a word that names something: a key in the file or a code of the model.
type ref struct {
	line int
	name string
}

// UnmarshalYAML implements yaml.Unmarshaler.
func (r *ref) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind != yaml.ScalarNode {
		return lineError(n.Line, "a single word is needed here")
	}
	r.line, r.name = n.Line, n.Value
	return nil
}

package assets

import (
	"cmp"
	"embed"
	"io/fs"
	"math"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"

	"lupaus/model"
)

// A form is what a sheet asks for. Each is one YAML file under sheets/ that
// holds the structure once and every text in all languages; its ID is the
// file's name. To add one, add a file.

//go:embed sheets/*.yaml
var formFiles embed.FS

// Forms lists the forms in the order in which they are offered, their texts in
// the given language. The list and the forms are frozen: they are shared by all
// who ask, and nobody writes into them.
func Forms(lang string) []*model.Form { return formsIn(WordsFor(lang).Lang()) }

// FormOf returns a form by its ID.
func FormOf(id, lang string) (*model.Form, bool) {
	list := Forms(lang)
	i := slices.IndexFunc(list, func(f *model.Form) bool { return f.ID == id })
	if i < 0 {
		return nil, false
	}
	return list[i], true
}

// shippedForms reads the embedded files once. A broken one is a mistake of the
// build and panics in every test.
var shippedForms = sync.OnceValue(func() []*form {
	list, err := readForms(formFiles)
	if err != nil {
		panic(err)
	}
	return list
})

// shippedIn makes the shipped forms of a language once, when it is first asked
// for: most people use one.
var shippedIn = func() map[string]func() []*model.Form {
	in := map[string]func() []*model.Form{}
	for _, lang := range Languages() {
		in[lang] = sync.OnceValue(func() []*model.Form { return formsOf(shippedForms(), lang) })
	}
	return in
}()

func formsOf(list []*form, lang string) []*model.Form {
	forms := make([]*model.Form, len(list))
	for i, f := range list {
		forms[i] = f.in(lang)
	}
	return forms
}

// readForms reads every file under sheets/, sorted by order and ID. Errors name
// the file and the line.
func readForms(files fs.FS) ([]*form, error) {
	list, err := readFiles(files, "sheets/*.yaml", readForm)
	slices.SortFunc(list, func(a, b *form) int {
		return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(a.id, b.id))
	})
	return list, err
}

// readForm reads one file strictly: unknown fields and kinds, missing languages,
// keys that stand twice and blocks that cannot be laid out are errors, each a
// *FileError.
func readForm(file string, data []byte) (*form, error) {
	f := &form{id: strings.TrimSuffix(path.Base(file), ".yaml")}
	if err := loadYAML(file, data, f); err != nil {
		return nil, err
	}
	return f, f.check(file)
}

// form is a file as it is written. The fields are those of the model; what
// differs is explained where it does.
type form struct {
	id string

	Order         int // place in the list
	Title, About  text
	Source, Group text
	Minutes       int
	Shelf         ref // own when left out
	Opens         ref // instead of blocks: the page that does it
	Instrument    ref // with opens audit: the questionnaire
	Blocks        []formBlock
}

type formBlock struct {
	Key, Kind   ref // table when left out
	Title, Hint text
	Columns     []formColumn
	Rows        []formRow
	Open        bool
	Each        ref
	Rest        text
	Fields      []formField
	From        []formSource
	Count       ref
}

type formColumn struct {
	Key, Kind   ref // text when left out
	Title, Hint text
	Weight      float64 // 1 when left out
	Options     []formOption
	Of          []ref
	Total       bool
	formFigure  `yaml:",inline"`
}

// formFigure is what columns of numbers and rows of a block of numbers have.
type formFigure struct {
	Unit     text
	Decimals int
	Formula  ref
	Default  formDefault

	formula *model.Formula // compiled by check
}

// formDefault is a number, or the name of a fact.
type formDefault struct {
	ref
	value *float64
}

// UnmarshalYAML implements yaml.Unmarshaler.
func (d *formDefault) UnmarshalYAML(n *yaml.Node) error {
	if err := d.ref.UnmarshalYAML(n); err != nil {
		return err
	}
	if v, err := strconv.ParseFloat(d.name, 64); err == nil && !math.IsNaN(v) && !math.IsInf(v, 0) {
		d.value = &v
	}
	return nil
}

func (d formDefault) in() model.Default {
	if d.value != nil {
		return model.Default{Value: d.value}
	}
	return model.Default{Fact: model.Fact(d.name)}
}

type formField struct {
	X, Y  ref
	Title text
}

type formSource struct {
	Form, Block ref
}

type formOption struct {
	Key  ref
	Text text
}

type formRow struct {
	Key         ref
	Title, Hint text
	Left, Right text
	Levels      []text
	Place       ref
	Defaults    map[string]formDefault // by column
	formFigure  `yaml:",inline"`
}

// in makes the form of one language.
func (f *form) in(lang string) *model.Form {
	form := &model.Form{
		ID: f.id, Lang: lang,
		Title: f.Title.in(lang), About: f.About.in(lang),
		Source: f.Source.in(lang), Minutes: f.Minutes, Group: f.Group.in(lang),
		Shelf: cmp.Or(model.Shelf(f.Shelf.name), model.ShelfOwn), Opens: f.Opens.name, Instrument: f.Instrument.name,
	}
	for _, b := range f.Blocks {
		form.Blocks = append(form.Blocks, b.in(lang))
	}
	return form
}

func (b formBlock) in(lang string) model.FormBlock {
	block := model.FormBlock{
		Key: b.Key.name, Kind: b.kind(),
		Title: b.Title.in(lang), Hint: b.Hint.in(lang), Open: b.Open, Count: b.Count.name,
		Each: model.Each(b.Each.name), Rest: b.Rest.in(lang),
	}
	for _, c := range b.Columns {
		block.Columns = append(block.Columns, c.in(lang))
	}
	for _, r := range b.Rows {
		block.Rows = append(block.Rows, r.in(lang))
	}
	for _, f := range b.Fields {
		block.Fields = append(block.Fields, model.FormField{X: f.X.name, Y: f.Y.name, Title: f.Title.in(lang)})
	}
	for _, f := range b.From {
		block.From = append(block.From, model.FormSource{Form: f.Form.name, Block: f.Block.name})
	}
	return block
}

func (c formColumn) in(lang string) model.FormColumn {
	column := model.FormColumn{
		Key: c.Key.name, Kind: c.kind(),
		Title: c.Title.in(lang), Hint: c.Hint.in(lang), Weight: cmp.Or(c.Weight, 1),
		Figure: c.figure(lang), Total: c.Total,
	}
	for _, o := range c.Options {
		column.Options = append(column.Options, model.FormOption{Key: o.Key.name, Text: o.Text.in(lang)})
	}
	for _, k := range c.Of {
		column.Of = append(column.Of, model.Kind(k.name))
	}
	return column
}

func (r formRow) in(lang string) model.FormRow {
	row := model.FormRow{
		Key: r.Key.name, Title: r.Title.in(lang), Hint: r.Hint.in(lang),
		Left: r.Left.in(lang), Right: r.Right.in(lang), Place: r.Place.name, Figure: r.figure(lang),
	}
	for column, d := range r.Defaults {
		if row.Defaults == nil {
			row.Defaults = map[string]model.Default{}
		}
		row.Defaults[column] = d.in()
	}
	for _, l := range r.Levels {
		row.Levels = append(row.Levels, l.in(lang))
	}
	return row
}

func (f formFigure) figure(lang string) model.Figure {
	return model.Figure{Unit: f.Unit.in(lang), Decimals: f.Decimals, Formula: f.formula, Default: f.Default.in()}
}

func (b formBlock) kind() model.BlockKind {
	return cmp.Or(model.BlockKind(b.Kind.name), model.BlockTable)
}

func (c formColumn) kind() model.ColumnKind {
	return cmp.Or(model.ColumnKind(c.Kind.name), model.ColumnText)
}

// ReadForm reads a file of a form of one's own, in one language. The error is a
// *model.Error with CodeSheet around a *FileError, which says what is wrong at
// which line.
func ReadForm(file string, data []byte, lang string) (*model.Form, error) {
	f, err := readForm(filepath.Base(file), data)
	if err != nil {
		return nil, &model.Error{Code: CodeSheet, Err: err}
	}
	return f.in(WordsFor(lang).Lang()), nil
}

// CodeSheet is the code of a *model.Error about a file of a form that is not in
// order. It wraps a *FileError.
const CodeSheet model.Code = "sheetFile"

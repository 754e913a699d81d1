package assets

import (
	"bytes"
	"cmp"
	"embed"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/unicode/norm"

	"lupaus/model"
)

// An instrument is a questionnaire of an audit. Each is one YAML file under
// instruments/, or in a folder of one's own; its code is the file's name.

//go:embed instruments/*.yaml
var instrumentFiles embed.FS

// CodeInstrument is the code of a *model.Error about an instrument as a file
// that is not in order. It wraps a *FileError.
const CodeInstrument model.Code = "instrument"

// maxInstrumentFile is the largest file that is read, in bytes: many times what
// the limits of the model allow to fill with sense.
const maxInstrumentFile = 4 << 20

// Instruments lists the instruments that come with the program in the order in
// which they are offered. They have no ID: a project gives its copy one. They are
// frozen, shared by all who ask.
func Instruments() []*model.Instrument { return slices.Clone(shippedInstruments()) }

// InstrumentOf returns an instrument that comes with the program, by its code.
func InstrumentOf(code string) (*model.Instrument, bool) {
	for _, i := range shippedInstruments() {
		if i.Code == code {
			return i, true
		}
	}
	return nil, false
}

// shippedInstruments reads the embedded files once. A broken one is a mistake of
// the build and panics in every test.
var shippedInstruments = sync.OnceValue(func() []*model.Instrument {
	list, err := readInstruments(instrumentFiles)
	if err != nil {
		panic(err)
	}
	return list
})

// readInstruments reads every file under instruments/, which must have every
// text in all languages.
func readInstruments(files fs.FS) ([]*model.Instrument, error) {
	list, err := readFiles(files, "instruments/*.yaml", func(file string, data []byte) (*instrumentFile, error) {
		return readInstrument(file, data, true)
	})
	return inOrder(list), err
}

// inOrder sorts instruments by the order that their files say, then by code.
func inOrder(files []*instrumentFile) []*model.Instrument {
	slices.SortFunc(files, func(a, b *instrumentFile) int {
		return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(a.code, b.code))
	})
	var list []*model.Instrument
	for _, f := range files {
		list = append(list, f.instrument())
	}
	return list
}

// ReadInstrument reads a file of an instrument of one's own; its code is the
// file's name without folder and ending. A text needs words in one language at
// least, and a statement may describe some of its levels only; all else is
// checked strictly. The error is a *model.Error with CodeInstrument around an
// *FileError, which says what is wrong at which line.
func ReadInstrument(file string, data []byte) (*model.Instrument, error) {
	f, err := readInstrument(file, data, false)
	if err != nil {
		return nil, &model.Error{Code: CodeInstrument, Err: err}
	}
	return f.instrument(), nil
}

// InstrumentsIn reads all instruments (*.yaml) of a folder, sorted as
// Instruments are. A file that cannot be read does not hide the others; what is
// wrong with it is told in broken, as by ReadInstrument or by the system. A
// folder that is not there has no files.
func InstrumentsIn(dir string) (list []*model.Instrument, broken []error) {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		broken = append(broken, err)
	}
	var files []*instrumentFile
	for _, e := range entries {
		if !strings.EqualFold(filepath.Ext(e.Name()), ".yaml") {
			continue
		}
		f, err := instrumentAt(filepath.Join(dir, e.Name()))
		switch {
		case err != nil:
			broken = append(broken, err)
		case f != nil:
			files = append(files, f)
		}
	}
	return inOrder(files), broken
}

// instrumentAt reads a file of a folder; nil is something else than a file.
func instrumentAt(name string) (*instrumentFile, error) {
	info, err := os.Stat(name)
	if err != nil || !info.Mode().IsRegular() {
		return nil, err
	}
	var data []byte
	if info.Size() <= maxInstrumentFile {
		data, err = os.ReadFile(name)
	} else {
		err = &model.Error{Code: CodeInstrument, Err: tooLarge(name)}
	}
	if err != nil {
		return nil, err
	}
	f, err := readInstrument(name, data, false)
	if err != nil {
		return nil, &model.Error{Code: CodeInstrument, Err: err}
	}
	return f, nil
}

// readInstrument reads and checks one file; every says that each text must have
// words in every language. Its error is a *FileError.
func readInstrument(file string, data []byte, every bool) (*instrumentFile, error) {
	if len(data) > maxInstrumentFile {
		return nil, tooLarge(file)
	}
	name := baseName(file)
	if len(bytes.TrimSpace(data)) == 0 {
		return nil, &FileError{File: name, Line: 1, Key: "empty"}
	}
	root := &yaml.Node{}
	if err := yaml.Load(data, root); err != nil {
		return nil, yamlError(name, data, err)
	}
	f := &instrumentFile{code: strings.TrimSuffix(name, path.Ext(name))}
	if err := root.Load(f, yaml.WithKnownFields()); err != nil {
		return nil, yamlError(name, data, err)
	}
	f.takePoles()
	if wrong := f.check(root, every); wrong != nil {
		wrong.File = name
		return nil, wrong
	}
	return f, nil
}

// baseName is the name of a file without its folder. Systems write letters with
// marks in two ways; the code of an instrument must not depend on that.
func baseName(file string) string {
	return model.CleanText(norm.NFC.String(path.Base(filepath.ToSlash(file))))
}

func tooLarge(file string) *FileError {
	return &FileError{File: baseName(file), Line: 1, Key: "large", Args: []any{maxInstrumentFile >> 20}}
}

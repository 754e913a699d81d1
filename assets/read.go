package assets

import (
	"bytes"
	"fmt"
	"io/fs"
	"runtime"
	"sync"
	"sync/atomic"

	"go.yaml.in/yaml/v4"
)

// readFiles reads every file that a pattern of fs.Glob names, sorted by name,
// and stops at the first that cannot be read.
func readFiles[T any](files fs.FS, pattern string, read func(file string, data []byte) (T, error)) ([]T, error) {
	names, err := fs.Glob(files, pattern)
	if err != nil {
		return nil, err
	}
	list, errs := make([]T, len(names)), make([]error, len(names))
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(names)) {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(names); i = int(next.Add(1)) - 1 {
				var data []byte
				if data, errs[i] = fs.ReadFile(files, names[i]); errs[i] == nil {
					list[i], errs[i] = read(names[i], data)
				}
			}
		})
	}
	wait.Wait()
	for _, err := range errs { // the first file that is wrong, not the first that was found
		if err != nil {
			return nil, err
		}
	}
	return list, nil
}

// loadYAML reads a file strictly into what v points to: a field that v has not
// and a field that stands twice are errors. The error is a *FileError.
func loadYAML(file string, data []byte, v any) error {
	if len(bytes.TrimSpace(data)) == 0 {
		return &FileError{File: file, Line: 1, Key: "empty"}
	}
	if err := yaml.Load(data, v, yaml.WithKnownFields()); err != nil {
		return yamlError(file, data, err)
	}
	return nil
}

// mistakes keeps the first mistake of a file that is well written but wrong.
type mistakes struct {
	file string
	err  error
}

// fail notes a mistake at a line, by the key of a [FileError].
func (m *mistakes) fail(line int, key string, args ...any) {
	if m.err == nil {
		m.err = &FileError{File: m.file, Line: line, Key: key, Args: args}
	}
}

// failf notes a mistake that only a build can make, in English for those who
// build it: in files that nobody has of their own, such as templates.
func (m *mistakes) failf(line int, format string, args ...any) {
	if m.err == nil {
		m.err = fmt.Errorf("%s:%d: %s", m.file, line, fmt.Sprintf(format, args...))
	}
}

// failer is what notes mistakes: whatever holds [mistakes].
type failer interface {
	fail(line int, key string, args ...any)
}

package main

import (
	"context"
	"os"
	"path/filepath"

	"lupaus/assets"
	"lupaus/export/exchange"
	"lupaus/export/table"
	"lupaus/ui"
)

// tableFiles are the files of tables that are read into a project, whatever they
// hold.
type tableFiles struct{}

// Read lists the endings of the files that are read.
func (tableFiles) Read() []string { return extensions(table.Formats()) }

// Write lists the endings of the files that are written.
func (tableFiles) Write() []string {
	var list []string
	for _, f := range table.Formats() {
		list = append(list, f.Extensions()[0])
	}
	return list
}

// extensions are all endings of formats.
func extensions(formats []exchange.Format) []string {
	var list []string
	for _, f := range formats {
		list = append(list, f.Extensions()...)
	}
	return list
}

// openTable reads a whole file and lets open make a table of it.
func openTable[T any](ctx context.Context, path string, open func(ctx context.Context, name string, data []byte) (T, error)) (t T, err error) {
	data, err := readFile(ctx, path)
	if err != nil {
		return t, err
	}
	return open(ctx, filepath.Base(path), data)
}

// readFile reads a whole file within the limits of what is imported.
func readFile(ctx context.Context, path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return exchange.ReadAll(ctx, f)
}

// fileProblems says what is wrong with a table in words.
func fileProblems(r table.Report, language string) ui.FileProblems {
	words := assets.WordsFor(language)
	out := ui.FileProblems{Errors: r.Errors, Warnings: r.Warnings, Blocked: r.Blocked}
	for _, one := range r.Problems {
		out.Problems = append(out.Problems, ui.FileProblem{Level: string(one.Level), Place: one.Place(words), What: one.Message(words), Advice: one.ToDo(words)})
	}
	return out
}

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"lupaus/export"
	"lupaus/export/exchange"
	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/storage"
)

// dash is the name that stands for standard input or output.
const dash = "-"

func (a *app) importCommand() *cobra.Command {
	from := &choice{}
	for _, f := range exchange.Formats() {
		from.allowed = append(from.allowed, string(f))
	}
	cmd := a.command("import", 2, func(cmd *cobra.Command, args []string) error {
		result, err := a.read(cmd.Context(), args[0], exchange.Format(from.value))
		if err != nil {
			return about(args[0], err)
		}
		for _, n := range result.Notes {
			fmt.Fprintln(a.err, n.Text(a.words))
		}
		if err := a.add(cmd.Context(), args[1], result.Project); err != nil {
			return about(args[1], err)
		}
		count := 0
		for e := range result.Project.All() {
			if e.Kind() == model.KindTouchpoint {
				count++
			}
		}
		fmt.Fprintln(a.err, a.words.N("ctl.import.added", count))
		return nil
	})
	cmd.Flags().Var(from, "from", a.words.T("ctl.flag.from"))
	return cmd
}

// read reads a foreign file. Without a format, its first bytes and its name
// tell.
func (a *app) read(ctx context.Context, path string, format exchange.Format) (*exchange.Result, error) {
	data, err := a.readAll(ctx, path)
	if err != nil {
		return nil, err
	}
	name := filepath.Base(path)
	if format == "" {
		if format, err = exchange.Guess(name, data[:min(len(data), exchange.HeadLen)]); err != nil {
			return nil, err
		}
	}
	opt := exchange.Options{
		Name:     strings.TrimSuffix(name, filepath.Ext(name)),
		Language: a.words.Lang(),
		Today:    model.DateOf(a.now()),
	}
	return export.ReadData(ctx, format, bytes.NewReader(data), opt)
}

func (a *app) open(path string) (io.ReadCloser, error) {
	if path == dash {
		return io.NopCloser(a.in), nil
	}
	return os.Open(path)
}

// readAll reads a whole file within the limits of what is imported.
func (a *app) readAll(ctx context.Context, path string) ([]byte, error) {
	in, err := a.open(path)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	return exchange.ReadAll(ctx, in)
}

// changeOrTry changes a project file by an edit, or on a dry run only makes the
// edit, which tells what would be wrong with it.
func (a *app) changeOrTry(ctx context.Context, path string, dry bool, make func(*model.Project) (edit.Edit, error)) error {
	if !dry {
		return a.change(ctx, path, make)
	}
	state, err := storage.Read(path)
	if err != nil {
		return about(path, err)
	}
	_, err = make(state.Project)
	return err
}

// add puts an imported project into a file: as it is into a new one, or as one
// step that can be undone behind what a file already holds.
func (a *app) add(ctx context.Context, path string, imported *model.Project) (err error) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return storage.SaveAs(path, &model.State{Project: imported}, false, a.storageOptions())
	}
	file, err := storage.Open(path, a.storageOptions())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	document := edit.New(file.State(), a.now)
	if err := document.Do(edit.NewImport(imported, model.NewID)); err != nil {
		return err
	}
	file.Save(document.State())
	return file.Flush(ctx)
}

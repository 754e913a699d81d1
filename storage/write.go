package storage

import (
	"bufio"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// WriteFile writes a file so that path holds the whole of it or what it held
// before: into a temporary file in the same folder, to the disk, then renamed.
// Without force an existing file is left alone and the error has CodeExists.
// Nothing is left behind on failure. A device or pipe is written to directly
// when force is given. Safe for concurrent use. The error is an *model.Error,
// but that of write itself comes back wrapped and with no code of ours.
func WriteFile(path string, force bool, write func(io.Writer) error) error {
	if info, err := os.Stat(path); force && err == nil && info.Mode()&(fs.ModeDevice|fs.ModeNamedPipe) != 0 {
		return writeStream(path, write)
	}
	return publish(path, force, func(temp string) error {
		f, err := os.OpenFile(temp, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		return finish(f, func() error { return buffered(f, write) })
	})
}

func writeStream(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return coded(err)
	}
	if err := errors.Join(buffered(f, write), f.Close()); err != nil {
		return fmt.Errorf("write %s: %w", path, coded(err))
	}
	return nil
}

func buffered(f *os.File, write func(io.Writer) error) error {
	w := bufio.NewWriterSize(f, 1<<16)
	if err := write(w); err != nil {
		return fromCaller(err)
	}
	return w.Flush()
}

// finish runs write, brings what was written to the disk and closes the file.
func finish(f *os.File, write func() error) error {
	err := write()
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

// publish lets fill write an empty temporary file and gives it its name.
func publish(path string, force bool, fill func(temp string) error) error {
	target, err := writeTarget(path, force)
	if err != nil {
		return fmt.Errorf("write %s: %w", path, coded(err))
	}
	temp, err := makeTemp(filepath.Dir(target))
	if err != nil {
		return fmt.Errorf("write %s: %w", path, coded(err))
	}
	err = fill(temp)
	if err == nil && force {
		keepMode(target, temp)
		err = os.Rename(temp, target)
	} else if err == nil {
		err = renameNew(temp, target)
	}
	if err != nil {
		_ = os.Remove(temp) // gone already when it was linked
		return fmt.Errorf("write %s: %w", path, coded(err))
	}
	return coded(syncFolder(filepath.Dir(target)))
}

// writeTarget follows a symbolic link, so that the file it names is replaced
// and not the link.
func writeTarget(path string, force bool) (string, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return path, nil
	case err != nil:
		return "", err
	case info.IsDir():
		return "", fail(CodeNotFile, "a folder")
	case !force:
		return "", fail(CodeExists, "the file exists")
	}
	return filepath.EvalSymlinks(path)
}

// makeTemp makes an empty file with the rights of any new file.
func makeTemp(folder string) (string, error) {
	name := tempName(folder)
	f, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
	if err != nil {
		return "", err
	}
	return name, f.Close()
}

// tempName is a name that nobody else has, short enough for every disk.
func tempName(folder string) string {
	return filepath.Join(folder, ".lupaus-"+rand.Text()[:12]+".tmp")
}

// keepMode gives the new file the rights of the one it replaces.
func keepMode(target, temp string) {
	if info, err := os.Stat(target); err == nil {
		_ = os.Chmod(temp, info.Mode().Perm()) // the system's own choice is fine too
	}
}

// renameNew renames without ever replacing a file: a link fails when the name
// is taken. Where the disk has no links (FAT, some network drives) a look and
// a rename must do.
func renameNew(temp, target string) error {
	err := os.Link(temp, target)
	if err == nil {
		return os.Remove(temp)
	}
	if errors.Is(err, fs.ErrExist) {
		return err
	}
	if _, err := os.Lstat(target); err == nil {
		return fail(CodeExists, "the file exists")
	}
	return os.Rename(temp, target)
}

// syncFolder brings a folder's list of names to the disk. Windows does that by
// itself and some network drives cannot; neither is a failure.
func syncFolder(folder string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(folder)
	if err != nil {
		return nil // a folder that may be written to but not listed
	}
	_ = f.Sync()
	return f.Close()
}

package storage

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"time"

	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"lupaus/model"
)

// Options are the choices of Open and Create. The zero value is fit for use.
type Options struct {
	// ReadOnly opens without lock: any number of programs can, also while
	// another one is writing.
	ReadOnly bool
	// Now gives the time, for backups; time.Now when nil.
	Now func() time.Time
	// BackupDir is the folder for backups of all files; a folder beside the
	// file when empty. See the package comment.
	BackupDir string
	// App is the version of the program, kept in the file for those who must
	// find out one day what wrote it.
	App string
}

func (o Options) now() time.Time {
	if o.Now == nil {
		return time.Now()
	}
	return o.Now()
}

// File is an open .lupaus file. Its methods are safe for concurrent use.
type File struct {
	path  string
	opt   Options
	state *model.State // as opened
	saver *saver

	disk      sync.Mutex // held while the file is written or copied; guards what follows
	db        *database  // nil when read only
	backupDay string     // the day, as in model.Date, that needs no further backup

	backupMu  sync.Mutex
	backupErr error

	closing sync.Once
	closed  error
}

// openTries is how often opening starts over because another process wrote
// between reading and locking.
const openTries = 5

// Open opens a file, to write unless told otherwise, after all of it has been
// read and checked. When it is refused, not one byte of it has been changed
// and the error is an *model.Error with one of the codes of this package. A
// file of an older schema is migrated, after a backup; a file opened read only
// is migrated in memory.
func Open(path string, opt Options) (*File, error) {
	for range openTries {
		f, err := open(path, opt)
		if !errors.Is(err, errOtherVersion) {
			return f, err
		}
	}
	return nil, fail(CodeInUse, "open %s: %w", path, errOtherVersion)
}

func open(path string, opt Options) (*File, error) {
	r, err := readRecords(path)
	if err != nil {
		return nil, err
	}
	schema := r.schema
	state, err := decodeAny(r)
	if err != nil {
		return nil, fail(CodeDamaged, "read %s: %w", path, err)
	}
	f := &File{path: path, opt: opt, state: state}
	f.saver = newSaver(state, f.commit, f.lastBackupErr)
	if opt.ReadOnly {
		return f, nil
	}
	f.db = &database{path: path, app: opt.App, contents: r.known}
	if err := f.db.open(r); err != nil {
		return nil, err
	}
	if schema < layout.schema {
		err = f.migrated(state)
	} else {
		f.backupDay = lastBackupDay(path, opt.BackupDir)
	}
	if err != nil {
		return nil, errors.Join(err, f.db.close())
	}
	return f, nil
}

// migrated backs the old file up and writes it anew. Without a backup there is
// no migration.
func (f *File) migrated(state *model.State) error {
	if _, err := makeBackup(f.path, f.opt.BackupDir, f.opt.now()); err != nil {
		return err
	}
	f.backupDay = string(model.DateOf(f.opt.now()))
	return f.db.commit(nil, state)
}

// Create writes a new file that holds a project, without history, and opens
// it. An existing file is left alone: CodeExists. The file appears whole or
// not at all. The error is an *model.Error.
func Create(path string, p *model.Project, opt Options) (*File, error) {
	if err := SaveAs(path, &model.State{Project: p}, false, opt); err != nil {
		return nil, err
	}
	f, err := Open(path, opt)
	if err == nil {
		f.backupDay = string(model.DateOf(opt.now())) // there is nothing older to keep
	}
	return f, err
}

// SaveAs writes a state with its history to a new file, whole or not at all;
// with force it replaces an existing one, unless that is open somewhere. It
// needs no open file, so that it is the way out when a disk is full or gone.
// The error is an *model.Error.
func SaveAs(path string, state *model.State, force bool, opt Options) error {
	if force {
		if err := free(path); err != nil {
			return fmt.Errorf("save %s: %w", path, err)
		}
	}
	return publish(path, force, func(temp string) error {
		d := &database{path: temp, app: opt.App}
		if err := d.connect(&bbolt.Options{}); err != nil {
			return err
		}
		err := guard(func() error {
			return d.db.Update(func(tx *bbolt.Tx) error { return d.put(tx, nil, state, 1, newContents()) })
		})
		return errors.Join(err, d.close())
	})
}

// free reports with CodeInUse that a process has a file open for writing. It
// changes nothing, whatever stands at the path.
func free(path string) error {
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() || info.Size() == 0 {
		return nil // then nobody has it open
	}
	d := &database{path: path}
	err := d.connect(&bbolt.Options{ReadOnly: true})
	if errors.Is(err, bolterrors.ErrTimeout) {
		return fail(CodeInUse, "%w", err)
	}
	return d.close()
}

// State returns the state the file was opened with.
func (f *File) State() *model.State { return f.state }

// Path returns the path the file was opened with.
func (f *File) Path() string { return f.path }

// ReadOnly reports whether the file was opened read only.
func (f *File) ReadOnly() bool { return f.opt.ReadOnly }

// Save asks for a state to be written and returns at once. While a commit runs
// the newest state waits. Observers hear how it went.
func (f *File) Save(state *model.State) { f.saver.save(state) }

// Flush waits until the newest state given to Save before the call, or a newer
// one, is on disk. What failed earlier is tried once more. The error is an
// *model.Error or that of the context. It must not be called by an observer.
func (f *File) Flush(ctx context.Context) error { return f.saver.flush(ctx) }

// OnStatus adds an observer of saving. It is called on the saver's goroutine,
// in order, one call at a time, and must return soon.
func (f *File) OnStatus(observe func(Status)) { f.saver.observe(observe) }

// OnDisk returns the state that is in the file.
func (f *File) OnDisk() *model.State { return f.saver.onDisk() }

// Backup saves what waits and writes a checked copy of the file under a new
// name. An existing file is left alone. The error is an *model.Error. Not to be
// called by an observer.
func (f *File) Backup(path string) error {
	if err := f.Flush(context.Background()); err != nil {
		return err
	}
	f.disk.Lock()
	defer f.disk.Unlock()
	return copyFile(f.path, path, false)
}

// BackupNow saves what waits and adds a backup to the file's own, as before
// an import. The error is an *model.Error. Not to be called by an observer.
func (f *File) BackupNow() (string, error) {
	if err := f.Flush(context.Background()); err != nil {
		return "", err
	}
	f.disk.Lock()
	defer f.disk.Unlock()
	return makeBackup(f.path, f.opt.BackupDir, f.opt.now())
}

// Close saves what waits and lets go of the file. It lets go even when saving
// fails, and then returns why: call Flush first to be able to ask what to do.
// What is given to Save after that fails. Calling it again changes nothing.
// Not to be called by an observer.
func (f *File) Close() error {
	f.closing.Do(func() {
		f.closed = f.Flush(context.Background())
		f.disk.Lock()
		defer f.disk.Unlock()
		if f.db != nil {
			f.closed = errors.Join(f.closed, f.db.close())
			f.db = nil
		}
	})
	return f.closed
}

// commit is what the saver calls.
func (f *File) commit(from, to *model.State) error {
	f.disk.Lock()
	defer f.disk.Unlock()
	if f.opt.ReadOnly {
		return fail(CodeReadOnly, "save %s: opened read only", f.path)
	}
	if f.db == nil {
		return fail(CodeDisk, "save %s: %w", f.path, os.ErrClosed)
	}
	f.dailyBackup()
	return f.db.commit(from, to)
}

// dailyBackup keeps what the file held before the first change of a day. A
// failure does not keep anybody from saving; it is tried again the next day.
func (f *File) dailyBackup() {
	now := f.opt.now()
	day := string(model.DateOf(now))
	if f.backupDay >= day {
		return
	}
	f.backupDay = day
	_, err := makeBackup(f.path, f.opt.BackupDir, now)
	f.backupMu.Lock()
	defer f.backupMu.Unlock()
	f.backupErr = err
}

func (f *File) lastBackupErr() error {
	f.backupMu.Lock()
	defer f.backupMu.Unlock()
	return f.backupErr
}

// lastBackupDay is the day of the newest backup, "" when there is none.
func lastBackupDay(path, dir string) string {
	list, err := Backups(path, dir)
	if err != nil || len(list) == 0 {
		return ""
	}
	return string(model.DateOf(list[0].Made))
}

package storage

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"lupaus/model"
)

// What rotation keeps: the newest ones, and the newest of each week of the
// last weeks that have any.
const (
	keepNewest = 10
	keepWeeks  = 12
)

// backupFolder stands beside the file when no Options.BackupDir is given.
const backupFolder = ".lupaus-backups"

// backupLayout is the name of a backup: the local time it was made at.
const backupLayout = "2006-01-02 150405"

// BackupInfo is one backup of a file.
type BackupInfo struct {
	Path string
	Made time.Time // local time, to the second
	Size int64     // bytes
}

// Backups lists the backups of a file, newest first; dir is Options.BackupDir.
// The file itself need not exist any more. The error is an *model.Error.
func Backups(path, dir string) ([]BackupInfo, error) {
	folder, err := backupsOf(path, dir)
	if err != nil {
		return nil, err
	}
	entries, err := os.ReadDir(folder)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("list backups of %s: %w", path, coded(err))
	}
	var list []BackupInfo
	for _, e := range entries {
		made, ok := backupTime(e.Name())
		info, err := e.Info()
		if !ok || err != nil || !info.Mode().IsRegular() {
			continue
		}
		list = append(list, BackupInfo{Path: filepath.Join(folder, e.Name()), Made: made, Size: info.Size()})
	}
	slices.SortFunc(list, func(a, b BackupInfo) int {
		if c := b.Made.Compare(a.Made); c != 0 {
			return c
		}
		return strings.Compare(strings.TrimSuffix(b.Path, Extension), strings.TrimSuffix(a.Path, Extension))
	})
	return list, nil
}

// backupsOf is the folder of a file's backups: by name beside the file, by
// name and place in a folder that many files share.
func backupsOf(path, dir string) (string, error) {
	full, err := filepath.Abs(path)
	if err != nil {
		return "", coded(err)
	}
	name := strings.TrimSuffix(filepath.Base(full), Extension)
	if dir == "" {
		return filepath.Join(filepath.Dir(full), backupFolder, name), nil
	}
	return filepath.Join(dir, fmt.Sprintf("%s-%08x", name, checksum("path", nil, []byte(full)))), nil
}

// backupTime reads the time out of a backup's name; what is named otherwise is
// somebody else's file.
func backupTime(name string) (time.Time, bool) {
	stem, ok := strings.CutSuffix(name, Extension)
	if !ok || len(stem) < len(backupLayout) {
		return time.Time{}, false
	}
	made, err := time.ParseInLocation(backupLayout, stem[:len(backupLayout)], time.Local)
	rest := stem[len(backupLayout):]
	return made, err == nil && (rest == "" || len(rest) == 2 && rest[0] == '-')
}

// makeBackup copies a file into the folder of its backups, checks the copy and
// deletes the backups that rotation no longer keeps.
func makeBackup(path, dir string, now time.Time) (string, error) {
	folder, err := backupsOf(path, dir)
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return "", fmt.Errorf("back up %s: %w", path, coded(err))
	}
	stem := filepath.Join(folder, now.Local().Format(backupLayout))
	made := stem + Extension
	err = copyFile(path, made, false)
	for i := 2; i < 10 && model.CodeOf(err) == CodeExists; i++ { // several in one second
		made = fmt.Sprintf("%s-%d%s", stem, i, Extension)
		err = copyFile(path, made, false)
	}
	if err != nil {
		return "", fmt.Errorf("back up %s: %w", path, err)
	}
	list, err := Backups(path, dir)
	if err != nil {
		return made, err
	}
	for _, b := range superseded(list) {
		if err := os.Remove(b.Path); err != nil {
			return made, fmt.Errorf("remove old backup: %w", coded(err))
		}
	}
	return made, nil
}

// superseded returns what rotation deletes of a list that has the newest first.
func superseded(list []BackupInfo) []BackupInfo {
	var old []BackupInfo
	weeks := map[[2]int]bool{}
	for i, b := range list {
		year, week := b.Made.ISOWeek()
		key := [2]int{year, week}
		first := !weeks[key] && len(weeks) < keepWeeks
		if first {
			weeks[key] = true
		}
		if i >= keepNewest && !first {
			old = append(old, b)
		}
	}
	return old
}

// copyFile copies one committed version of a file, also while another process
// writes it, and checks the copy before it gets its name.
func copyFile(from, to string, force bool) error {
	src, err := openRegular(from)
	if err != nil {
		return fmt.Errorf("read %s: %w", from, coded(err))
	}
	defer src.Close() // only read
	return publish(to, force, func(temp string) error { return copyChecked(src, temp) })
}

func copyChecked(src *os.File, to string) error {
	dst, err := os.OpenFile(to, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	if err := finish(dst, func() error { return copyVersion(src, dst) }); err != nil {
		return err
	}
	r, err := readRecords(to)
	if err != nil {
		return err
	}
	_, err = decodeAny(r)
	return damaged(err)
}

// copyVersion copies the pages that the newest version of a file has in use.
func copyVersion(src, dst *os.File) error {
	return steady(src, func(size int64) error {
		im, err := openVersion(src, size)
		if err != nil {
			return err
		}
		length := int64(im.meta.high) * int64(im.meta.pageSize)
		if err := dst.Truncate(0); err != nil {
			return coded(err)
		}
		if _, err := dst.Seek(0, io.SeekStart); err != nil {
			return coded(err)
		}
		_, err = io.Copy(dst, io.NewSectionReader(src, 0, length))
		return coded(err)
	})
}

// Copy writes a checked copy of a file, also while another process has that
// open. An existing file is replaced only with force, when nobody has it open
// and it is not the file itself. The error is an *model.Error.
func Copy(from, to string, force bool) error {
	if force {
		if err := free(to); err != nil {
			return fmt.Errorf("copy to %s: %w", to, err)
		}
	}
	a, errA := os.Stat(from)
	b, errB := os.Stat(to)
	if errA == nil && errB == nil && os.SameFile(a, b) {
		return fail(CodeExists, "copy %s onto itself", from)
	}
	return copyFile(from, to, force)
}

// Restore puts a copy of a backup at path. What stands there, damaged or not,
// is moved aside first, never deleted; aside is its new name, "" when nothing
// was there. When anything fails, path is as it was. The error is an
// *model.Error, with CodeInUse when another process has the file at path open.
func Restore(backup, path string, now time.Time) (aside string, err error) {
	if err := free(path); err != nil {
		return "", fmt.Errorf("restore %s: %w", path, err)
	}
	temp := tempName(filepath.Dir(path))
	if err := copyFile(backup, temp, false); err != nil {
		return "", fmt.Errorf("restore %s: %w", path, err)
	}
	defer os.Remove(temp) // gone already when all went well
	if _, err := os.Lstat(path); err == nil {
		aside = strings.TrimSuffix(path, Extension) + " ~" + now.Local().Format(backupLayout) + Extension
		if err := renameNew(path, aside); err != nil {
			return "", fmt.Errorf("restore %s: move the old file aside: %w", path, coded(err))
		}
	}
	if err := renameNew(temp, path); err != nil {
		if aside != "" {
			err = errors.Join(err, renameNew(aside, path))
		}
		return "", fmt.Errorf("restore %s: %w", path, coded(err))
	}
	return aside, coded(syncFolder(filepath.Dir(path)))
}

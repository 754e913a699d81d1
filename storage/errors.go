package storage

import (
	"errors"
	"fmt"
	"io/fs"
	"runtime/debug"
	"strings"
	"syscall"

	bolterrors "go.etcd.io/bbolt/errors"

	"lupaus/model"
)

// The codes of failures around files. Each has a translation "error." + code.
const (
	CodeInUse        model.Code = "inUse"        // another program has the file open for writing
	CodeDamaged      model.Code = "damaged"      // a .lupaus file that cannot be read whole
	CodeNewer        model.Code = "newer"        // written by a newer version of the program
	CodeForeign      model.Code = "foreign"      // not a .lupaus file
	CodeEmpty        model.Code = "empty"        // a file without a single byte
	CodeNotFile      model.Code = "notFile"      // a folder or a device where a file is needed
	CodeReadOnly     model.Code = "readOnly"     // can be read but not changed
	CodeNoSpace      model.Code = "noSpace"      // disk, quota or file size limit is full
	CodeNoPermission model.Code = "noPermission" // the system does not allow it
	CodeExists       model.Code = "exists"       // a file of that name exists
	CodeNotThere     model.Code = "notThere"     // no such file or folder
	CodeMoved        model.Code = "moved"        // moved, deleted or replaced while it was open
	CodeDisk         model.Code = "disk"         // any other failure of the disk or network drive
)

// Codes lists the codes of this package.
func Codes() []model.Code {
	return []model.Code{
		CodeInUse, CodeDamaged, CodeNewer, CodeForeign, CodeEmpty, CodeNotFile, CodeReadOnly, CodeNoSpace,
		CodeNoPermission, CodeExists, CodeNotThere, CodeMoved, CodeDisk,
	}
}

// fail makes an *model.Error with a code.
func fail(code model.Code, format string, args ...any) error {
	return &model.Error{Code: code, Err: fmt.Errorf(format, args...)}
}

// coded gives an error of the system or of bbolt its code, unless it has one or
// comes from a caller's own function.
func coded(err error) error {
	if _, theirs := errors.AsType[*callerError](err); err == nil || theirs || model.CodeOf(err) != "" {
		return err
	}
	return &model.Error{Code: codeFor(err), Err: err}
}

// callerError is a failure of a function that a caller has handed in, which
// has nothing to do with files.
type callerError struct{ err error }

func (e *callerError) Error() string { return e.err.Error() }
func (e *callerError) Unwrap() error { return e.err }

// fromCaller marks an error of a caller's function as such, unless it is the
// system's answer to what the function wrote.
func fromCaller(err error) error {
	_, path := errors.AsType[*fs.PathError](err)
	if err == nil || path {
		return err
	}
	return &callerError{err}
}

func codeFor(err error) model.Code {
	switch {
	case errors.Is(err, bolterrors.ErrTimeout), is(err, busyErrors):
		return CodeInUse
	case is(err, fullErrors):
		return CodeNoSpace
	case is(err, []syscall.Errno{syscall.EROFS}), errors.Is(err, bolterrors.ErrDatabaseReadOnly):
		return CodeReadOnly
	case is(err, []syscall.Errno{syscall.EISDIR, syscall.ENOTDIR}):
		return CodeNotFile
	case errors.Is(err, fs.ErrPermission), is(err, []syscall.Errno{syscall.EACCES, syscall.EPERM}):
		return CodeNoPermission
	case errors.Is(err, fs.ErrExist):
		return CodeExists
	case errors.Is(err, fs.ErrNotExist):
		return CodeNotThere
	case errors.Is(err, bolterrors.ErrInvalid), errors.Is(err, bolterrors.ErrChecksum), errors.Is(err, bolterrors.ErrVersionMismatch):
		return CodeDamaged
	}
	return CodeDisk
}

// is finds a system error also where bbolt has kept only its text ("file
// resize error: %s").
func is(err error, numbers []syscall.Errno) bool {
	for _, n := range numbers {
		if errors.Is(err, n) || strings.HasSuffix(err.Error(), n.Error()) {
			return true
		}
	}
	return false
}

// panicError is a panic of bbolt, or a fault of its mapped memory, turned into
// an error. The database that raised it must not be used any more: it may hold
// its own locks for ever.
type panicError struct {
	value any
	stack []byte
}

func (e *panicError) Error() string { return fmt.Sprintf("bbolt panicked: %v\n%s", e.value, e.stack) }

// guard runs fn and turns panics and memory faults into a *panicError. It
// covers the calling goroutine only.
func guard(fn func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if r := recover(); r != nil {
			err = &panicError{r, debug.Stack()}
		}
	}()
	return fn()
}

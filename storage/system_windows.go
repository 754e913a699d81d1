package storage

import (
	"os"
	"syscall"
)

// fullErrors are ERROR_HANDLE_DISK_FULL and ERROR_DISK_FULL.
var fullErrors = []syscall.Errno{39, 112}

// busyErrors are ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION.
var busyErrors = []syscall.Errno{32, 33}

// readOnlyDisk are ERROR_WRITE_PROTECT, ERROR_INVALID_FUNCTION and
// ERROR_NOT_SUPPORTED: what lies on such a disk can be read only.
var readOnlyDisk = []syscall.Errno{19, 1, 50}

// unlock has nothing to do: closing the handle gives up its locks.
func unlock(*os.File) {}

//go:build !windows

package storage

import (
	"os"
	"syscall"
)

// fullErrors say that there is no room: on the disk, in a quota, under a limit.
var fullErrors = []syscall.Errno{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG}

// busyErrors say that another program holds the file.
var busyErrors = []syscall.Errno{syscall.EBUSY, syscall.ETXTBSY}

// readOnlyDisk say that a disk cannot lock or map files, as some network
// drives: what lies there can be read only.
var readOnlyDisk = []syscall.Errno{syscall.EROFS, syscall.ENOLCK, syscall.ENOTSUP, syscall.ENOSYS, syscall.ENODEV}

// unlock gives up bbolt's lock between processes. Closing the file is not
// enough while memory is still mapped to it.
func unlock(f *os.File) {
	_ = syscall.Flock(int(f.Fd()), syscall.LOCK_UN) // a file that is not locked stays so
}

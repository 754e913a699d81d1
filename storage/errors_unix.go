//go:build !windows

package storage

import "syscall"

// fullErrors say that there is no room: on the disk, in a quota, under a limit.
var fullErrors = []syscall.Errno{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG}

// busyErrors say that another program holds the file.
var busyErrors = []syscall.Errno{syscall.EBUSY, syscall.ETXTBSY}

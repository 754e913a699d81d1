//go:build !linux

package storage_test

// The limits are set by means that Linux has; elsewhere nobody asks for them.
var childFileLimit, childFullDisk, childNoRights, childReadOnlyDisk, childWriteLimit func([]string) error

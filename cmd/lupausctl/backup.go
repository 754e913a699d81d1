package main

import (
	"os"

	"github.com/spf13/cobra"

	"lupaus/storage"
)

func (a *app) backupCommand() *cobra.Command {
	var force bool
	cmd := a.command("backup", 2, func(_ *cobra.Command, args []string) error {
		return a.backup(args[0], args[1], force)
	})
	cmd.Flags().BoolVar(&force, "force", false, a.words.T("ctl.flag.force"))
	return cmd
}

// backup writes a copy of what has been saved, with its history. It needs no
// lock, so that the program may have the file open.
func (a *app) backup(path, out string, force bool) error {
	if sameFile(path, out) {
		return &usageError{key: "ctl.usage.samePath", args: []any{path}}
	}
	state, err := storage.Read(path)
	if err != nil {
		return about(path, err)
	}
	return about(out, storage.SaveAs(out, state, force, a.storageOptions()))
}

func sameFile(a, b string) bool {
	ia, errA := os.Stat(a)
	ib, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(ia, ib)
}

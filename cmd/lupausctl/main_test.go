package main

import (
	"errors"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/storage"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"lupausctl": func() { os.Exit(run()) }})
}

// TestScripts runs the scripts in testdata, which read like a manual.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Setup: func(env *testscript.Env) error {
			env.Setenv("LC_ALL", "C.UTF-8")
			return nil
		},
		Condition: func(name string) (bool, error) {
			if name == "sysfs" { // a folder that not even root may write to
				_, err := os.Stat("/sys/kernel")
				return err == nil && runtime.GOOS == "linux", nil
			}
			_, err := exec.LookPath(name)
			return err == nil, nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"hold": hold, "exitcode": exitcode, "cut": cut, "spoil": spoil, "undo": undo, "jpeg": jpeg, "unruly": unruly,
			"lenient": lenient,
		},
	})
}

func check(ts *testscript.TestScript, err error) {
	if err != nil {
		ts.Fatalf("%v", err)
	}
}

// hold FILE keeps a project file open for writing until the script ends, as
// the program with the window does.
func hold(ts *testscript.TestScript, _ bool, args []string) {
	file, err := storage.Open(ts.MkAbs(args[0]), storage.Options{})
	check(ts, err)
	ts.Defer(func() { _ = file.Close() }) // nothing was given to it to save
}

// cut FILE BYTES leaves only the beginning of a file.
func cut(ts *testscript.TestScript, _ bool, args []string) {
	size, err := strconv.ParseInt(args[1], 10, 64)
	check(ts, err)
	check(ts, os.Truncate(ts.MkAbs(args[0]), size))
}

// spoil FILE overwrites the middle of a file.
func spoil(ts *testscript.TestScript, _ bool, args []string) {
	path := ts.MkAbs(args[0])
	data, err := os.ReadFile(path)
	check(ts, err)
	for i := len(data) / 4; i < len(data); i++ {
		data[i] ^= 0x5a
	}
	check(ts, os.WriteFile(path, data, 0o600))
}

// undo FILE takes back the last step, as the program with the window does.
func undo(ts *testscript.TestScript, _ bool, args []string) {
	file, err := storage.Open(ts.MkAbs(args[0]), storage.Options{})
	check(ts, err)
	document := edit.New(file.State(), time.Now)
	check(ts, document.Undo())
	file.Save(document.State())
	check(ts, file.Close())
}

// exitcode CODE COMMAND… runs a command that must end with that very code.
func exitcode(ts *testscript.TestScript, _ bool, args []string) {
	err := ts.Exec(args[1], args[2:]...)
	got := 0
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		got = exit.ExitCode()
	} else {
		check(ts, err)
	}
	if strconv.Itoa(got) != args[0] {
		ts.Fatalf("exit code %d, want %s", got, args[0])
	}
}

// jpeg FILE writes the beginning of a photograph.
func jpeg(ts *testscript.TestScript, _ bool, args []string) {
	data := append([]byte{0xff, 0xd8, 0xff, 0xe0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0}, make([]byte, 4000)...)
	check(ts, os.WriteFile(ts.MkAbs(args[0]), data, 0o600))
}

// unruly FILE writes a whole file whose project breaks a rule.
func unruly(ts *testscript.TestScript, _ bool, args []string) {
	p := model.NewProject(model.Info{Name: "Unruly", Journeys: []model.ID{"j"}})
	p = p.With(&model.Journey{ID: "j", Perspective: "sideways", State: model.StateNow})
	check(ts, storage.SaveAs(ts.MkAbs(args[0]), &model.State{Project: p}, false, storage.Options{}))
}

// lenient FILE writes a project whose only gaps are those of rules that it has
// switched off.
func lenient(ts *testscript.TestScript, _ bool, args []string) {
	p := model.NewProject(model.Info{Name: "Lenient", Roles: []model.ID{"r"}, IgnoredRules: []model.IgnoredRule{
		{Rule: "roleNoPromise", Reason: "We are only beginning."}, {Rule: "roleNowhere"},
	}})
	p = p.With(&model.Role{ID: "r", Name: "Clerk", Role: model.RoleOther})
	check(ts, storage.SaveAs(ts.MkAbs(args[0]), &model.State{Project: p}, false, storage.Options{}))
}

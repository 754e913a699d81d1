package storage_test

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// Some things need a process of their own: to be killed, to hold a lock, to
// have a limit or no rights. The test binary then runs itself with childEnv
// naming what to do. A child fails by leaving with a message.
const childEnv = "LUPAUS_STORAGE_CHILD"

var children = map[string]func(args []string) error{
	"storm":      childStorm,
	"hold":       childHold,
	"fileLimit":  childFileLimit,
	"fullDisk":   childFullDisk,
	"noRights":   childNoRights,
	"mountedRO":  childReadOnlyDisk,
	"writeLimit": childWriteLimit,
}

func TestMain(m *testing.M) {
	name := os.Getenv(childEnv)
	if name == "" {
		os.Exit(m.Run())
	}
	if err := children[name](os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// child prepares a process that does one of the children's jobs.
func child(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append(os.Environ(), childEnv+"="+name)
	return cmd
}

// runChild runs a child to its end.
func runChild(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
}

// talk starts a child that reads orders from its input and answers in lines.
type talk struct {
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Reader
}

func startTalk(t *testing.T, cmd *exec.Cmd) *talk {
	t.Helper()
	in, err := cmd.StdinPipe()
	must(t, err)
	out, err := cmd.StdoutPipe()
	must(t, err)
	cmd.Stderr = os.Stderr
	must(t, cmd.Start())
	return &talk{cmd, in, bufio.NewReader(out)}
}

// line waits for the child's next line; "" when it has ended.
func (c *talk) line() string {
	s, err := c.out.ReadString('\n')
	if err != nil {
		return "" // a line cut off by a kill was never said
	}
	return strings.TrimSuffix(s, "\n")
}

//go:build xvfb

package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

// screen is a virtual X display with a window manager, on which the real
// program runs and is driven by real mouse and keyboard events.
type screen struct {
	t       *testing.T
	display string
}

const screenSize = "1600x1000x24"

// newScreen starts Xvfb and openbox; both end with the test.
func newScreen(t *testing.T) *screen {
	t.Helper()
	for _, tool := range []string{"Xvfb", "openbox", "xdotool", "pdftotext"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Fatalf("%s is needed; `make test` installs it", tool)
		}
	}
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer read.Close()
	x := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", screenSize, "-nolisten", "tcp", "-noreset")
	x.ExtraFiles = []*os.File{write}
	start(t, x)
	write.Close()
	number, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		t.Fatalf("Xvfb tells no display: %v", err)
	}
	s := &screen{t: t, display: ":" + strings.TrimSpace(number)}
	wm := exec.Command("openbox")
	wm.Env = s.env()
	start(t, wm)
	keys := exec.Command("setxkbmap", "fi") // a Finnish keyboard: ä is a key, not a trick
	keys.Env = s.env()
	if out, err := keys.CombinedOutput(); err != nil {
		t.Fatalf("setxkbmap: %v %s", err, out)
	}
	return s
}

// start runs a command until the test ends.
func start(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait() // ends with the kill, which is no news
	})
}

func (s *screen) env() []string {
	return append(os.Environ(), "DISPLAY="+s.display, "LANG=C.UTF-8", "LC_ALL=C.UTF-8", "WAYLAND_DISPLAY=")
}

func (s *screen) xdotool(args ...string) string {
	s.t.Helper()
	cmd := exec.Command("xdotool", args...)
	cmd.Env = s.env()
	out, err := cmd.CombinedOutput()
	if err != nil {
		s.t.Fatalf("xdotool %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

// picture saves what the screen shows, for people who look into a failure.
func (s *screen) picture(name string) {
	dir := os.Getenv("LUPAUS_PICTURES")
	if dir == "" {
		return
	}
	cmd := exec.Command("import", "-window", "root", filepath.Join(dir, name+".png"))
	cmd.Env = s.env()
	if out, err := cmd.CombinedOutput(); err != nil {
		s.t.Logf("picture %s: %v %s", name, err, out)
	}
}

// program is the real binary at work.
type program struct {
	*screen
	cmd    *exec.Cmd
	log    string
	window string
	done   chan error
}

// run starts the program with its own data folder and waits for its window.
func (s *screen) run(dataDir string, args ...string) *program {
	s.t.Helper()
	args = append([]string{"--data-dir", dataDir, "--lang", "fi", "--log-level", "debug"}, args...)
	p := &program{screen: s, cmd: exec.Command(builtProgram(s.t), args...), log: filepath.Join(dataDir, "log", "lupaus.log")}
	if err := os.MkdirAll(filepath.Dir(p.log), 0o755); err != nil {
		s.t.Fatal(err)
	}
	// A second start appends; waits look at what is new.
	if err := os.RemoveAll(p.log); err != nil {
		s.t.Fatal(err)
	}
	p.cmd.Env = s.env()
	p.cmd.Stderr = os.Stderr
	if err := p.cmd.Start(); err != nil {
		s.t.Fatal(err)
	}
	p.done = make(chan error, 1)
	go func() { p.done <- p.cmd.Wait() }()
	s.t.Cleanup(func() {
		_ = p.cmd.Process.Kill()
	})
	p.wait("first frame")
	p.window = strings.Split(s.xdotool("search", "--sync", "--onlyvisible", "--name", "Lupaus"), "\n")[0]
	s.xdotool("windowactivate", "--sync", p.window)
	s.xdotool("windowsize", p.window, "1590", "950")
	s.xdotool("windowmove", p.window, "0", "0")
	p.settle()
	return p
}

// builtProgram is the program under test: built by the make target, or here.
func builtProgram(t *testing.T) string {
	t.Helper()
	if b := os.Getenv("LUPAUS_BINARY"); b != "" {
		return b
	}
	b := filepath.Join(t.TempDir(), "lupaus")
	out, err := exec.Command("go", "build", "-tags", "x11,gles,migrated_fynedo", "-o", b, ".").CombinedOutput()
	if err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	return b
}

// quit closes the window as a user does and waits for the process to end well.
func (p *program) quit() {
	p.t.Helper()
	p.key("ctrl+q")
	select {
	case err := <-p.done:
		if err != nil {
			p.t.Fatalf("the program ended badly: %v", err)
		}
	case <-time.After(20 * time.Second):
		p.picture("will-not-quit")
		p.t.Fatal("the program does not end on Ctrl+Q")
	}
}

// key presses a key with its modifiers, in xdotool's spelling.
func (p *program) key(keys ...string) {
	p.t.Helper()
	for _, k := range keys {
		p.xdotool("key", "--clearmodifiers", k)
		p.settle()
	}
}

// text types characters as a keyboard would.
func (p *program) text(s string) {
	p.t.Helper()
	p.xdotool("type", "--delay", "15", s)
	p.settle()
}

// settle gives the program a few of its frames to take in what happened. Real
// events have no acknowledgement; what matters is then waited for by name.
func (p *program) settle() { time.Sleep(120 * time.Millisecond) }

// move, down and up drive the pointer in window coordinates.
func (p *program) move(x, y int) {
	p.t.Helper()
	p.xdotool("mousemove", "--window", p.window, strconv.Itoa(x), strconv.Itoa(y))
}

func (p *program) click(x, y int) {
	p.t.Helper()
	p.move(x, y)
	p.settle()
	p.xdotool("click", "1")
	p.settle()
}

func (p *program) doubleClick(x, y int) {
	p.t.Helper()
	p.move(x, y)
	p.settle()
	p.xdotool("click", "--repeat", "2", "--delay", "60", "1")
	p.settle()
}

// drag moves with the button held, in steps as a hand would.
func (p *program) drag(x0, y0, x1, y1 int) {
	p.t.Helper()
	p.move(x0, y0)
	p.settle()
	p.xdotool("mousedown", "1")
	const steps = 12
	for i := 1; i <= steps; i++ {
		p.move(x0+(x1-x0)*i/steps, y0+(y1-y0)*i/steps)
		time.Sleep(20 * time.Millisecond)
	}
	p.settle()
	p.xdotool("mouseup", "1")
	p.settle()
}

// wait blocks until the log has a line with the message, and returns the last
// such line.
func (p *program) wait(message string) string {
	p.t.Helper()
	return p.waitFor(message, func(line string) bool { return strings.Contains(line, message) })
}

// waitFor blocks until some log line passes, and returns the last that does.
func (p *program) waitFor(what string, ok func(line string) bool) string {
	p.t.Helper()
	deadline := time.Now().Add(20 * time.Second)
	for time.Now().Before(deadline) {
		if line := p.lastLog(ok); line != "" {
			return line
		}
		time.Sleep(50 * time.Millisecond)
	}
	p.picture("waited-in-vain")
	data, _ := os.ReadFile(p.log)
	p.t.Fatalf("waited in vain for %q; log:\n%s", what, tail(string(data), 4000))
	return ""
}

func (p *program) lastLog(ok func(line string) bool) string {
	data, err := os.ReadFile(p.log)
	if err != nil {
		return ""
	}
	last := ""
	for line := range strings.Lines(string(data)) {
		if ok(line) {
			last = strings.TrimSpace(line)
		}
	}
	return last
}

func tail(s string, n int) string { return s[max(0, len(s)-n):] }

// number reads key=value from a log line.
func number(t *testing.T, line, key string) float64 {
	t.Helper()
	m := regexp.MustCompile(`\b` + regexp.QuoteMeta(key) + `=(-?[0-9.e+]+)`).FindStringSubmatch(line)
	if m == nil {
		t.Fatalf("no %s in %q", key, line)
	}
	v, err := strconv.ParseFloat(m[1], 64)
	if err != nil {
		t.Fatal(fmt.Errorf("%s in %q: %w", key, line, err))
	}
	return v
}

// Command lupaus is the desktop program: it opens the window, ties it to the
// files on the disk and to the formats, and does nothing else.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	"fyne.io/fyne/v2/app"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/ui"
)

// version is set by the build: -ldflags "-X main.version=1.2.3".
var version = ""

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// options are what the command line asks for.
type options struct {
	language string
	dataDir  string
	logLevel string
	version  bool
	help     bool
	file     string
}

// run is the program; it returns the exit code.
func run(args []string, out, errOut io.Writer) int {
	o, err := parse(args)
	words := assets.WordsFor(firstOf(o.language, systemLanguage()))
	switch {
	case err != nil:
		fmt.Fprintln(errOut, words.T("lupaus.usage", err.Error()))
		fmt.Fprint(errOut, words.T("lupaus.help"))
		return 2
	case o.help:
		fmt.Fprint(out, words.T("lupaus.help"))
		return 0
	case o.version:
		fmt.Fprintln(out, "Lupaus", programVersion())
		return 0
	}
	closeLog, err := startLog(o)
	if err != nil {
		fmt.Fprintln(errOut, words.T("lupaus.dataDir", o.dataDir, err.Error()))
		return 1
	}
	defer closeLog()
	slog.Info("start", "version", programVersion(), "file", o.file)
	if err := checkDisplay(); err != nil {
		slog.Error("no display", "error", err)
		fmt.Fprintln(errOut, words.T("lupaus.display."+err.key))
		return 1
	}
	// Old laptops have less memory to spare than time.
	debug.SetGCPercent(50)
	open(o)
	slog.Info("end")
	return 0
}

// parse reads the command line.
func parse(args []string) (options, error) {
	var o options
	set := flag.NewFlagSet("lupaus", flag.ContinueOnError)
	set.SetOutput(io.Discard)
	set.StringVar(&o.language, "lang", "", "")
	set.StringVar(&o.dataDir, "data-dir", defaultDataDir(), "")
	set.StringVar(&o.logLevel, "log-level", "info", "")
	set.BoolVar(&o.version, "version", false, "")
	set.BoolVar(&o.help, "help", false, "")
	set.BoolVar(&o.help, "h", false, "")
	if err := set.Parse(args); err != nil {
		return o, err
	}
	if set.NArg() > 1 {
		return o, errors.New(strings.Join(set.Args()[1:], " "))
	}
	o.file = set.Arg(0)
	return o, nil
}

// open shows the window and returns when it has been closed.
func open(o options) {
	// Fyne keeps small caches there and does not make the parents itself.
	if dir, err := os.UserCacheDir(); err == nil {
		_ = os.MkdirAll(dir, 0o755) // without it Fyne only logs
	}
	a := app.NewWithID("fi.lupaus.Lupaus")
	a.SetIcon(appIcon())
	out := &exporter{}
	program := ui.New(a, ui.Deps{
		Store: store{filepath.Join(o.dataDir, "backups")}, Exporter: out, Importer: importer{}, Answers: answerFiles{}, Rows: rowFiles{}, Customers: customerFiles{}, Painter: &out.Painter,
		DataDir: o.dataDir, Documents: documentsDir(), Version: programVersion(),
		Language: o.language, SystemLanguage: systemLanguage(),
		Now: time.Now, NewID: model.NewID, Open: openOutside,
	})
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		for s := range signals {
			slog.Info("signal", "signal", s.String())
			program.Stop()
		}
	}()
	if o.file != "" {
		program.Open(o.file)
	}
	program.Run()
}

// startLog sends the log to a file in the data folder, and crashes too.
func startLog(o options) (func(), error) {
	dir := filepath.Join(o.dataDir, "log")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	path := filepath.Join(dir, "lupaus.log")
	if info, err := os.Stat(path); err == nil && info.Size() > maxLog {
		_ = os.Rename(path, path+".old") // a log that is too long is better than none
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return nil, err
	}
	level := slog.LevelInfo
	if o.logLevel == "debug" {
		level = slog.LevelDebug
	}
	slog.SetDefault(slog.New(slog.NewTextHandler(f, &slog.HandlerOptions{Level: level})))
	if crash, err := os.OpenFile(filepath.Join(dir, "crash.log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644); err == nil {
		if err := debug.SetCrashOutput(crash, debug.CrashOptions{}); err != nil {
			slog.Warn("crash output", "error", err)
		}
		_ = crash.Close() // the runtime keeps a copy
	}
	return func() { _ = f.Close() }, nil
}

// maxLog is the size in bytes at which a new log is begun.
const maxLog = 4 << 20

func programVersion() string {
	if version != "" {
		return version
	}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" && len(s.Value) >= 8 {
				return "0 (" + s.Value[:8] + ")"
			}
		}
	}
	return "0"
}

// systemLanguage is the language of the desktop as the environment tells it.
func systemLanguage() string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG"} {
		v := strings.ToLower(os.Getenv(name))
		for _, l := range assets.Languages() {
			if strings.HasPrefix(v, l) {
				return l
			}
		}
	}
	return "fi"
}

func firstOf(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}

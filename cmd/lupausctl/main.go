package main

import (
	"cmp"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"lupaus/assets"
)

// The exit codes.
const (
	exitOK     = 0
	exitFailed = 1
	exitUsage  = 2
)

func main() { os.Exit(run()) }

// run is main without its exit, so that test scripts can call it.
func run() int {
	a := &app{
		words: assets.WordsFor(language(os.Args[1:], os.Getenv)),
		in:    os.Stdin, out: os.Stdout, err: os.Stderr,
		now: time.Now,
	}
	root := a.root()
	root.SetArgs(os.Args[1:])
	cmd, err := root.ExecuteC()
	return a.finish(cmd, err)
}

// app is what every command needs.
type app struct {
	words    *assets.Words
	in       io.Reader
	out, err io.Writer
	now      func() time.Time
}

// language finds the language of messages before the command line is parsed,
// because help and complaints about the command line need it.
func language(args []string, env func(string) string) string {
	for i, arg := range args {
		if arg == "--" {
			break
		}
		if value, ok := strings.CutPrefix(arg, "--lang="); ok {
			return value
		}
		if arg == "--lang" && i+1 < len(args) {
			return args[i+1]
		}
	}
	return cmp.Or(env("LC_ALL"), env("LC_MESSAGES"), env("LANG"))
}

// root builds the tree of commands with all texts in the language chosen.
func (a *app) root() *cobra.Command {
	cobra.EnableCommandSorting = false // the order below is that of the work
	root := &cobra.Command{
		Use:           "lupausctl",
		Short:         a.words.T("ctl.about"),
		Args:          a.noSuchCommand,
		RunE:          func(*cobra.Command, []string) error { return &usageError{key: "ctl.usage.noCommand"} },
		SilenceErrors: true,
		SilenceUsage:  true,

		SuggestionsMinimumDistance: 2,
	}
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetOut(a.out)
	root.SetErr(a.err)
	root.SetHelpFunc(a.help)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return flagError(err) })
	root.PersistentFlags().BoolP("help", "h", false, a.words.T("ctl.flag.help"))
	root.PersistentFlags().Var(&choice{allowed: assets.Languages()}, "lang", a.words.T("ctl.flag.lang"))
	root.AddCommand(
		a.newCommand(), a.templatesCommand(), a.importCommand(), a.exportCommand(), a.reportCommand(), a.sheetsCommand(), a.auditCommand(),
		a.customersCommand(),
		a.showCommand(), a.checkCommand(), a.verifyCommand(), a.backupCommand(), a.versionCommand(),
	)
	root.SetHelpCommand(a.helpCommand())
	return root
}

// command makes a command that takes an exact number of arguments. Its words
// are the keys ctl.NAME.use and .about and, where there is more to say, .help
// and .example.
func (a *app) command(name string, args int, run func(*cobra.Command, []string) error) *cobra.Command {
	optional := func(key string) string {
		if !a.words.Has(key) {
			return ""
		}
		return a.words.T(key)
	}
	cmd := &cobra.Command{
		Use:     a.words.T("ctl." + name + ".use"),
		Short:   a.words.T("ctl." + name + ".about"),
		Long:    optional("ctl." + name + ".help"),
		Example: optional("ctl." + name + ".example"),
		Args: func(cmd *cobra.Command, given []string) error {
			if len(given) != args {
				return &usageError{key: "ctl.usage.args", args: []any{cmd.UseLine()}}
			}
			return nil
		},
		RunE:                  run,
		DisableFlagsInUseLine: true,
	}
	cmd.Flags().SortFlags = false
	return cmd
}

// noSuchCommand is asked when the first word is no command.
func (a *app) noSuchCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if like := cmd.SuggestionsFor(args[0]); len(like) > 0 {
		return &usageError{key: "ctl.usage.commandLike", args: []any{args[0], strings.Join(like, ", ")}}
	}
	return &usageError{key: "ctl.usage.command", args: []any{args[0]}}
}

// contentLang is the language in which content is made or printed: --lang if
// given, or else the one that stands in the project, or else that of messages.
func (a *app) contentLang(cmd *cobra.Command, project string) string {
	if cmd.Flags().Changed("lang") || project == "" {
		return a.words.Lang()
	}
	return project
}

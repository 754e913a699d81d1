package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// help prints what a command does. It stands in for the library's own help,
// which knows English only.
func (a *app) help(cmd *cobra.Command, _ []string) { a.writeHelp(a.out, cmd) }

func (a *app) writeHelp(w io.Writer, cmd *cobra.Command) {
	section := func(key string) { fmt.Fprintf(w, "\n%s\n", a.words.T(key)) }
	about := cmd.Short
	if cmd.Long != "" {
		about += "\n\n" + cmd.Long
	}
	fmt.Fprintln(w, about)

	section("ctl.help.usage")
	if cmd.HasAvailableSubCommands() {
		fmt.Fprintf(w, "  %s %s\n", cmd.CommandPath(), a.words.T("ctl.help.command"))
		section("ctl.help.commands")
		var rows [][2]string
		for _, c := range cmd.Commands() {
			if !c.Hidden {
				rows = append(rows, [2]string{c.Name(), c.Short})
			}
		}
		writeRows(w, rows)
	} else {
		fmt.Fprintf(w, "  %s\n", cmd.UseLine())
	}
	section("ctl.help.flags")
	writeRows(w, a.flagRows(cmd))
	if cmd.Example != "" {
		section("ctl.help.examples")
		fmt.Fprintf(w, "  %s\n", strings.ReplaceAll(cmd.Example, "\n", "\n  "))
	}
	if cmd.HasAvailableSubCommands() {
		fmt.Fprintf(w, "\n%s\n", a.words.T("ctl.help.more", cmd.CommandPath()))
	}
}

// flagRows lists a command's own flags first and then those that all have.
func (a *app) flagRows(cmd *cobra.Command) [][2]string {
	var rows [][2]string
	add := func(f *pflag.Flag) {
		name := "--" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", " + name
		}
		if c, ok := f.Value.(*choice); ok {
			name += " " + strings.Join(c.allowed, "|")
		} else if f.Value.Type() != "bool" {
			key := "ctl.help.value." + f.Value.Type() // of flags that name something else than others of their name
			if !a.words.Has(key) {
				key = "ctl.help.value." + f.Name
			}
			name += " " + a.words.T(key)
		}
		rows = append(rows, [2]string{name, f.Usage})
	}
	common := cmd.Root().PersistentFlags()
	cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
		if common.Lookup(f.Name) == nil {
			add(f)
		}
	})
	common.VisitAll(add)
	return rows
}

// writeRows writes two columns; a long left one gets a line of its own.
func writeRows(w io.Writer, rows [][2]string) {
	const widest = 26
	width := 0
	for _, r := range rows {
		if n := len([]rune(r[0])); n <= widest {
			width = max(width, n)
		}
	}
	for _, r := range rows {
		if len([]rune(r[0])) > width {
			fmt.Fprintf(w, "  %s\n  %*s  %s\n", r[0], width, "", r[1])
			continue
		}
		fmt.Fprintf(w, "  %-*s  %s\n", width, r[0], r[1])
	}
}

// helpCommand makes "lupausctl help export" do what "lupausctl export --help" does.
func (a *app) helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:    a.words.T("ctl.help.use"),
		Short:  a.words.T("ctl.flag.help"),
		Hidden: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			found, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return a.noSuchCommand(cmd.Root(), args)
			}
			a.writeHelp(a.out, found)
			return nil
		},
	}
}

// choice is a flag with few possible values.
type choice struct {
	allowed []string
	value   string
}

// String implements pflag.Value.
func (c *choice) String() string { return c.value }

// Type implements pflag.Value.
func (c *choice) Type() string { return "choice" }

// Set implements pflag.Value. Case does not matter.
func (c *choice) Set(s string) error {
	for _, a := range c.allowed {
		if strings.EqualFold(a, s) {
			c.value = a
			return nil
		}
	}
	return fmt.Errorf("%q is none of %v", s, c.allowed)
}

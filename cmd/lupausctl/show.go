package main

import (
	"encoding/json"

	"github.com/spf13/cobra"

	"lupaus/assets"
	"lupaus/storage"
)

func (a *app) showCommand() *cobra.Command {
	var asJSON bool
	cmd := a.command("show", 1, func(cmd *cobra.Command, args []string) error {
		state, err := storage.Read(args[0])
		if err != nil {
			return about(args[0], err)
		}
		p := state.Project
		if asJSON {
			return a.printJSON(outlineOf(p))
		}
		t := &teller{w: a.out, words: assets.WordsFor(a.contentLang(cmd, p.Info().Language)), p: p}
		t.project()
		return t.err
	})
	cmd.Flags().BoolVar(&asJSON, "json", false, a.words.T("ctl.flag.json"))
	return cmd
}

// printJSON prints a structure for programs.
func (a *app) printJSON(value any) error {
	encoder := json.NewEncoder(a.out)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(value)
}

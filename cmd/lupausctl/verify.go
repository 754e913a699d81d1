package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"lupaus/model"
	"lupaus/storage"
)

func (a *app) verifyCommand() *cobra.Command {
	return a.command("verify", 1, func(_ *cobra.Command, args []string) error {
		path := args[0]
		err := storage.Verify(path)
		if model.CodeOf(err) == model.CodeInvalid {
			// The file is whole: say what in it is wrong.
			state, readErr := storage.Read(path)
			if readErr != nil {
				return about(path, readErr)
			}
			return about(path, &brokenRules{model.Validate(state.Project)})
		}
		if err != nil {
			return about(path, err)
		}
		fmt.Fprintln(a.out, a.words.T("ctl.verify.good", path))
		return nil
	})
}

// brokenRules is a project in a whole file that is not valid.
type brokenRules struct{ problems []model.Problem }

// Error is for logs; people get the translation.
func (e *brokenRules) Error() string { return fmt.Sprint(e.problems) }

// explainRules lists the broken rules, one per line.
func (a *app) explainRules(e *brokenRules) string {
	text := a.words.N("ctl.verify.broken", len(e.problems))
	for _, p := range e.problems {
		text += "\n" + a.words.T("kind."+string(p.Kind)) + " " + string(p.ID)
		if p.Field != "" {
			text += ", " + p.Field
		}
		text += ": " + a.words.T("problem."+string(p.Code))
	}
	return text
}

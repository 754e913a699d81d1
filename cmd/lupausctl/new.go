package main

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/storage"
)

// emptyTemplate is what a new project is made from when nothing else is asked.
const emptyTemplate = "empty"

func (a *app) newCommand() *cobra.Command {
	var template string
	var force bool
	cmd := a.command("new", 1, func(cmd *cobra.Command, args []string) error {
		lang := a.contentLang(cmd, "")
		project, err := assets.Build(template, lang, model.NewID, model.DateOf(a.now()))
		if err != nil {
			return err
		}
		return a.create(args[0], project, force)
	})
	cmd.Flags().StringVar(&template, "template", emptyTemplate, a.words.T("ctl.flag.template"))
	cmd.Flags().BoolVar(&force, "force", false, a.words.T("ctl.flag.force"))
	return cmd
}

// create writes a project into a new file; with force, what stands there is
// replaced.
func (a *app) create(path string, project *model.Project, force bool) error {
	return about(path, storage.SaveAs(path, &model.State{Project: project}, force, a.storageOptions()))
}

func (a *app) storageOptions() storage.Options {
	return storage.Options{Now: a.now, App: version()}
}

func (a *app) templatesCommand() *cobra.Command {
	return a.command("templates", 0, func(*cobra.Command, []string) error {
		lang := a.words.Lang()
		fmt.Fprintln(a.out, a.words.T("ctl.templates.templates"))
		writeRows(a.out, starterRows(assets.Templates(lang)))
		fmt.Fprintln(a.out)
		fmt.Fprintln(a.out, a.words.T("ctl.templates.samples"))
		writeRows(a.out, starterRows(assets.Samples(lang)))
		return nil
	})
}

func starterRows(list []assets.Starter) [][2]string {
	var rows [][2]string
	for _, s := range list {
		rows = append(rows, [2]string{s.ID, s.Name + ". " + s.About})
	}
	return rows
}

func (a *app) versionCommand() *cobra.Command {
	return a.command("version", 0, func(*cobra.Command, []string) error {
		fmt.Fprintln(a.out, "lupausctl", version())
		return nil
	})
}

// version is the module's version as the go command stamped it.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}

package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"lupaus/export/exchange"
	"lupaus/model"
	"lupaus/model/scene"
)

// The codes of failures in choosing something of a project: nothing has the ID
// or name, or several things have the name.
const (
	CodeNoJourney     model.Code = "noJourney"
	CodeWhichJourney  model.Code = "whichJourney"
	CodeNoRole        model.Code = "noRole"
	CodeWhichRole     model.Code = "whichRole"
	CodeNoSnapshot    model.Code = "noSnapshot"
	CodeWhichSnapshot model.Code = "whichSnapshot"
	CodeNoAudit       model.Code = "noAudit"
	CodeWhichAudit    model.Code = "whichAudit"
	CodeNoGroup       model.Code = "noGroup"
	CodeNoSheetName   model.Code = "noSheetName"
)

// pick finds the one of a list that has an ID or a name.
func (a *app) pick(p *model.Project, ids []model.ID, wanted string, none, several model.Code) (model.ID, error) {
	var found []model.ID
	for _, id := range ids {
		e := p.Get(id)
		if id == model.ID(wanted) {
			return id, nil
		}
		if e != nil && exchange.Fold(scene.Name(a.words, e)) == exchange.Fold(wanted) {
			found = append(found, id)
		}
	}
	switch len(found) {
	case 0:
		return "", &model.Error{Code: none, Err: fmt.Errorf("named %q", wanted)}
	case 1:
		return found[0], nil
	}
	return "", &model.Error{Code: several, Err: fmt.Errorf("named %q", wanted)}
}

// journey finds a journey by its ID or name; without either it is the first,
// and when there are others people are told which one it was.
func (a *app) journey(p *model.Project, wanted string) (model.ID, error) {
	all := p.Info().Journeys
	switch {
	case wanted != "":
		return a.pick(p, all, wanted, CodeNoJourney, CodeWhichJourney)
	case len(all) == 0:
		return "", &model.Error{Code: CodeNoJourney}
	case len(all) > 1:
		a.say(a.words.T("ctl.export.first", scene.Name(a.words, p.Journey(all[0]))))
	}
	return all[0], nil
}

// group finds a group of respondents of an audit, of the latest when none is
// named, by its ID or name.
func (a *app) group(p *model.Project, id model.ID, wanted string) (model.ID, error) {
	audit := p.Audit(id)
	if audit == nil {
		audit = p.LatestAudit()
	}
	if audit == nil {
		return "", &model.Error{Code: CodeNoAudit}
	}
	for _, g := range audit.Groups {
		if g.ID == model.ID(wanted) || exchange.Fold(scene.GroupName(a.words, g)) == exchange.Fold(wanted) {
			return g.ID, nil
		}
	}
	return "", &model.Error{Code: CodeNoGroup, Err: fmt.Errorf("named %q", wanted)}
}

// sheetName is the flag that chooses one of several sheets of a form.
type sheetName struct {
	cmd  *cobra.Command
	name string
}

func (a *app) sheetNameFlag(cmd *cobra.Command, into *sheetName, key string) {
	into.cmd = cmd
	cmd.Flags().StringVar(&into.name, "name", "", a.words.T(key))
}

// given reports whether a sheet has been chosen; the name may be empty, as that of
// the first one mostly is.
func (n sheetName) given() bool { return n.cmd.Flags().Changed("name") }

// sheet finds the sheet of a form that has the name, the first of the form when
// none is named.
func (n sheetName) sheet(p *model.Project, form string) (*model.Sheet, error) {
	if !n.given() {
		return p.SheetOf(form), nil
	}
	for _, s := range p.SheetsOf(form) {
		if exchange.Fold(s.Name) == exchange.Fold(n.name) {
			return s, nil
		}
	}
	return nil, &model.Error{Code: CodeNoSheetName, Err: fmt.Errorf("named %q", n.name)}
}

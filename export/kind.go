package export

import (
	"context"
	"fmt"
	"slices"

	"lupaus/export/document"
	"lupaus/export/page"
	"lupaus/model"
)

// CodeDocument is the code of an *model.Error about a document that is not
// known.
const CodeDocument model.Code = "document"

// The documents.
const (
	Map       = ""          // the map of a journey
	Journey   = "journey"   // the report of a journey
	Promises  = "promises"  // the promise book
	Roles     = "roles"     // a card for each role
	Board     = "board"     // what a board talks about, one page
	Framework = "framework" // the customer-economy framework, a poster
	Gaps      = "gaps"      // what the gap check finds, one page
	Sheets    = "sheets"    // the sheets
	Workbook  = "workbook"  // chosen sheets, maps and other documents in one
	Glossary  = "glossary"  // the terms of the field
	Decisions = "decisions" // the log of decisions and the actions
	Changes   = "changes"   // what has changed since a snapshot

	Audit      = "audit"      // the result report of an audit; blank its questionnaire
	AuditBoard = "auditboard" // an audit on one page, for the board
	Staircase  = "staircase"  // the maturity staircase of an audit, a poster

	Customers    = "customers"    // the report of the customer base
	CustomerList = "customerlist" // all customers, a row for each
)

// Kind is a kind of document and what can be chosen for it, so that window and
// command line offer the same.
type Kind struct {
	ID           string
	NeedsJourney bool     // cannot be made of a project without journeys
	Papers       []string // that Request.Paper may name, the smallest first; none: it is on A4
	Blank        bool     // can be printed to be written into by hand (Request.Blank)

	// What else it heeds of a Request.
	Journey, Roles, Form, Since, Audit bool

	Group bool // heeds Request.Group when it is blank

	// Parts are what it may be put together of, as the project says
	// (model.Info.Workbook), in their usual order.
	Parts []string
	// Usual are the parts when nobody has chosen; nil when it has none.
	Usual func(p *model.Project, blank bool) []string

	make func(context.Context, document.Request) (*page.Document, error)
}

// kinds is the table of documents. The map is made by the maker itself.
var kinds = []Kind{
	{ID: Map, NeedsJourney: true, Journey: true, Papers: names(page.Papers()[1:])},
	{ID: Journey, NeedsJourney: true, Journey: true, make: document.Report},
	{ID: Promises, Journey: true, Blank: true, make: document.Promises},
	{ID: Roles, Roles: true, Blank: true, make: document.Roles},
	{ID: Board, Blank: true, make: document.Board},
	{ID: Framework, Blank: true, Papers: names(page.Papers()), make: document.Framework},
	{ID: Audit, Audit: true, Group: true, Blank: true, make: document.Audit},
	{ID: AuditBoard, Audit: true, make: document.AuditBoard},
	{ID: Staircase, Audit: true, Papers: posters(), make: document.Staircase},
	{ID: Customers, make: document.Customers},
	{ID: CustomerList, make: document.CustomerList},
	{ID: Gaps, Blank: true, make: document.Gaps},
	{ID: Sheets, Form: true, Blank: true, make: document.Sheets},
	{ID: Workbook, Blank: true, Parts: document.WorkbookParts(), Usual: document.UsualParts, make: document.Workbook},
	{ID: Decisions, Blank: true, make: document.Decisions},
	{ID: Changes, Since: true, Journey: true, make: document.Changes},
	{ID: Glossary, make: document.Glossary},
}

// Kinds lists the documents in the order in which they are offered, the map
// first.
func Kinds() []Kind { return slices.Clone(kinds) }

// KindOf returns a document by its ID. The error is an *model.Error with
// CodeDocument.
func KindOf(id string) (Kind, error) {
	for _, k := range kinds {
		if k.ID == id {
			return k, nil
		}
	}
	return Kind{}, &model.Error{Code: CodeDocument, Err: fmt.Errorf("document %q", id)}
}

// posters are the papers that are read from a few steps away.
func posters() []string { return names(page.Papers()[2:]) }

func names(papers []page.Paper) []string {
	var list []string
	for _, p := range papers {
		list = append(list, p.Name)
	}
	return list
}

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
	Map     = ""        // the map of a journey
	Journey = "journey" // the report of a journey
)

// Kind is a kind of document and what can be chosen for it, so that window and
// command line offer the same.
type Kind struct {
	ID           string
	NeedsJourney bool     // cannot be made of a project without journeys
	Papers       []string // that Request.Paper may name, the smallest first; none: it is on A4
	Blank        bool     // can be printed to be written into by hand (Request.Blank)

	// What else it heeds of a Request.
	Journey, Roles, Form, Since bool

	make func(context.Context, document.Request) (*page.Document, error)
}

// kinds is the table of documents. The map is made by the maker itself.
var kinds = []Kind{
	{ID: Map, NeedsJourney: true, Journey: true, Papers: names(page.Papers()[1:])},
	{ID: Journey, NeedsJourney: true, Journey: true, make: document.Report},
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

func names(papers []page.Paper) []string {
	var list []string
	for _, p := range papers {
		list = append(list, p.Name)
	}
	return list
}

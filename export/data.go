package export

import (
	"context"
	"fmt"
	"io"

	"lupaus/export/cjml"
	"lupaus/export/exchange"
	"lupaus/export/json"
	"lupaus/export/mermaid"
	"lupaus/export/table"
	"lupaus/model"
)

var readers = map[exchange.Format]func(context.Context, io.Reader, exchange.Options) (*exchange.Result, error){
	exchange.Mermaid: mermaid.Read,
	exchange.CJML:    cjml.Read,
	exchange.CSV:     table.ReadCSVFile,
	exchange.XLSX:    table.ReadXLSXFile,
	exchange.JSON:    json.Read,
}

// ReadData reads a file of an exchange format into a new project. The error is
// an *model.Error with exchange.CodeUnknown for a format that nobody reads, or
// the reader's own. Safe for concurrent use.
func ReadData(ctx context.Context, f exchange.Format, in io.Reader, opt exchange.Options) (*exchange.Result, error) {
	read := readers[f]
	if read == nil {
		return nil, unknownFormat(f)
	}
	return read(ctx, in, opt)
}

// WriteData writes journeys in an exchange format and returns what it cannot
// hold. JSON takes the whole project, CJML any number of journeys, the others
// the first. Safe for concurrent use.
func WriteData(w io.Writer, f exchange.Format, p *model.Project, journeys []model.ID, lang string) ([]exchange.Note, error) {
	if f == exchange.JSON {
		return nil, json.Write(w, p)
	}
	if len(journeys) == 0 {
		return nil, &model.Error{Code: exchange.CodeNoJourney, Err: fmt.Errorf("write %s: no journey", f)}
	}
	switch f {
	case exchange.CJML:
		return cjml.Write(w, p, lang, journeys...)
	case exchange.CSV:
		return table.WriteCSV(w, p, journeys[0], lang, table.CSVOptions{})
	case exchange.XLSX:
		return table.WriteXLSX(w, p, journeys[0], lang)
	case exchange.Mermaid:
		return mermaid.Write(w, p, journeys[0], lang)
	}
	return nil, unknownFormat(f)
}

func unknownFormat(f exchange.Format) error {
	return &model.Error{Code: exchange.CodeUnknown, Err: fmt.Errorf("format %q", f)}
}

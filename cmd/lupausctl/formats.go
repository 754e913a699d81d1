package main

import (
	"context"
	"io"
	"path/filepath"
	"strings"

	"lupaus/export/cjml"
	"lupaus/export/exchange"
	"lupaus/export/json"
	"lupaus/export/mermaid"
	"lupaus/export/table"
	"lupaus/model"
)

// reader reads a foreign file into a new project.
type reader func(context.Context, io.Reader, exchange.Options) (*exchange.Result, error)

var readers = map[exchange.Format]reader{
	exchange.Mermaid: mermaid.Read,
	exchange.CJML:    cjml.Read,
	exchange.CSV:     table.ReadCSVFile,
	exchange.XLSX:    table.ReadXLSXFile,
	exchange.JSON:    json.Read,
}

// The formats of package export stand beside those of package exchange.
const (
	formatPDF exchange.Format = "pdf"
	formatPNG exchange.Format = "png"
	formatSVG exchange.Format = "svg"
)

// outFormats lists what can be exported to.
func outFormats() []exchange.Format {
	return []exchange.Format{
		formatPDF, formatPNG, formatSVG,
		exchange.JSON, exchange.CSV, exchange.XLSX, exchange.Mermaid, exchange.CJML,
	}
}

func isPicture(f exchange.Format) bool { return f == formatPDF || f == formatPNG || f == formatSVG }

// endings are those by which the format to write is told. They are fewer than
// those that are read: what is written is no XLSM, for one.
var endings = map[string]exchange.Format{
	".pdf": formatPDF, ".png": formatPNG, ".svg": formatSVG,
	".json": exchange.JSON, ".csv": exchange.CSV, ".xlsx": exchange.XLSX,
	".mmd": exchange.Mermaid, ".mermaid": exchange.Mermaid, ".cjml": exchange.CJML, ".xml": exchange.CJML,
}

// formatOf finds the format that a file's name ends in, "" for none.
func formatOf(path string) exchange.Format { return endings[strings.ToLower(filepath.Ext(path))] }

func names(formats []exchange.Format) []string {
	var list []string
	for _, f := range formats {
		list = append(list, string(f))
	}
	return list
}

// writeExchange writes journeys in a foreign format and returns what it cannot
// hold. JSON takes the whole project, CJML any number of journeys, the others
// the first.
func writeExchange(w io.Writer, f exchange.Format, p *model.Project, journeys []model.ID, lang string) ([]exchange.Note, error) {
	switch f {
	case exchange.JSON:
		return nil, json.Write(w, p)
	case exchange.CJML:
		return cjml.Write(w, p, lang, journeys...)
	case exchange.CSV:
		return table.WriteCSV(w, p, journeys[0], lang, table.CSVOptions{})
	case exchange.XLSX:
		return table.WriteXLSX(w, p, journeys[0], lang)
	default:
		return mermaid.Write(w, p, journeys[0], lang)
	}
}

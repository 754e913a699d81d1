package main

import (
	"path/filepath"
	"strings"

	"lupaus/export/exchange"
)

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

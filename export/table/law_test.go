package table

import (
	"io"
	"testing"

	"lupaus/assets"
	"lupaus/export/exchange"
	"lupaus/export/exchange/exchangetest"
	"lupaus/model"
)

func TestRoundTrip_LosesOnlyWhatItSays(t *testing.T) {
	for _, lang := range assets.Languages() {
		for _, sep := range []rune{';', ',', '\t'} {
			t.Run("CSV "+lang+" "+string(sep), func(t *testing.T) {
				exchangetest.Law(t, 100, func(w io.Writer, p *model.Project, id model.ID) ([]exchange.Note, error) {
					return WriteCSV(w, p, id, lang, CSVOptions{Separator: sep, NoBOM: sep == ','})
				}, ReadCSVFile)
			})
		}
	}
	t.Run("XLSX", func(t *testing.T) {
		exchangetest.Law(t, 40, func(w io.Writer, p *model.Project, id model.ID) ([]exchange.Note, error) {
			return WriteXLSX(w, p, id, "fi")
		}, ReadXLSXFile)
	})
}

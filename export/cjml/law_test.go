package cjml

import (
	"io"
	"testing"

	"lupaus/export/exchange"
	"lupaus/export/exchange/exchangetest"
	"lupaus/model"
)

func TestRoundTrip_LosesOnlyWhatItSays(t *testing.T) {
	exchangetest.Law(t, 300, func(w io.Writer, p *model.Project, id model.ID) ([]exchange.Note, error) {
		return Write(w, p, "fi", id)
	}, Read)
}

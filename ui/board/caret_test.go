package board

import (
	"testing"

	"fyne.io/fyne/v2"
)

// TestCaret_KeepsTheBlank types a sentence into entries of all widths: wherever
// its lines end, it is as it was typed, and Backspace takes what was typed last.
func TestCaret_KeepsTheBlank(t *testing.T) {
	const sentence = "kysyn ystävältä, onko se hyvä vai paha ja miksi se on niin"
	d := sampleDesk(t)
	id := d.touchpoints()[1]
	for zoom := 30.0; zoom < 160; zoom += 3 {
		d.b.SetZoom(zoom)
		d.doubleClick(card(id))
		d.pause()
		for _, r := range sentence {
			d.Type(string(r))
			if r == ' ' { // and once more
				d.Key(fyne.KeyBackspace)
				d.Type(" ")
			}
		}
		if got := d.b.editor.entry.Text; got != sentence {
			t.Errorf("at %v %% it became %q", zoom, got)
		}
		d.Key(fyne.KeyEscape)
	}
	d.wantEdits()
}

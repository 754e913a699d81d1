package ui

import (
	"context"
	"fmt"
	"image"
	"strings"

	"fyne.io/fyne/v2/widget"
)

// smallestReadable is the size in points under which print is hard to read.
const smallestReadable = 6.0

// previewWidth is how wide a page of the preview is painted, in pixels.
const previewWidth = 1100

// startPreview makes the pages in the background; the newest request wins.
func (d *exportDialog) startPreview() {
	d.stop()
	f, _ := d.format()
	d.preview, d.page = nil, 0
	if !f.Pages {
		d.place.SetText(d.app.T("ui.export.noPreview"))
		d.warning.SetText(d.app.T("ui.export.data." + f.ID))
		d.picture.Hide()
		d.showTurns()
		return
	}
	d.picture.Show()
	d.place.SetText(d.app.T("ui.export.working"))
	serial, request := d.serial, d.request
	var preview Preview
	d.cancel = d.app.run("preview", func(ctx context.Context) (err error) {
		preview, err = d.app.deps.Exporter.Preview(ctx, request)
		return err
	}, func(err error) {
		if serial != d.serial {
			return
		}
		if err != nil {
			d.app.log(err)
			d.place.SetText(d.app.T("ui.export.failed"))
			d.warning.SetText(d.app.sentence(err))
			return
		}
		d.preview = preview
		d.showSize()
		d.paint()
	})
}

// showSize tells the number of pages and warns of small print.
func (d *exportDialog) showSize() {
	a := d.app
	notes := d.preview.Notes()
	pt := d.preview.SmallestPt()
	d.warning.Importance = widget.LowImportance
	if len(notes) > 0 || pt > 0 && pt < smallestReadable {
		d.warning.Importance = widget.WarningImportance
	}
	text := ""
	if pt > 0 && len(notes) == 0 {
		text = a.T("ui.export.smallest", strings.Replace(fmt.Sprintf("%.1f", pt), ".", a.T("ui.decimal"), 1))
	}
	for _, n := range notes {
		text += "\n" + n.Text(a.words)
	}
	d.warning.SetText(strings.TrimSpace(text))
}

func (d *exportDialog) turn(by int) {
	if d.preview == nil {
		return
	}
	d.page = max(0, min(d.page+by, d.preview.Pages()-1))
	d.paint()
}

func (d *exportDialog) showTurns() {
	n := 0
	if d.preview != nil {
		n = d.preview.Pages()
		d.place.SetText(d.app.T("ui.export.page", d.page+1, n))
	}
	d.previous.enable(d.page > 0)
	d.next.enable(d.page < n-1)
}

// paint paints the shown page in the background.
func (d *exportDialog) paint() {
	d.showTurns()
	serial, page, preview := d.serial, d.page, d.preview
	var img image.Image
	d.app.run("paint page", func(context.Context) error {
		img = preview.Paint(page, previewWidth)
		return nil
	}, func(err error) {
		if err != nil || serial != d.serial || page != d.page {
			return
		}
		d.picture.Image = img
		d.picture.Refresh()
	})
}

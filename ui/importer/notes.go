package importer

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// notesAtOnce is how many notes are shown before somebody asks for more.
const notesAtOnce = 100

// levels in the order in which the notes are shown, the gravest first.
var levels = []string{"lost", "warning", "info"}

// notes lists what happened in reading, by gravity, line by line.
type notes struct {
	words  Words
	scroll *container.Scroll
	box    *fyne.Container
	rest   []Note // not yet shown
	level  string // of the last heading
}

func newNotes(w Words) *notes {
	n := &notes{words: w, box: container.NewVBox()}
	n.scroll = container.NewVScroll(n.box)
	n.scroll.SetMinSize(fyne.NewSize(400, 90))
	return n
}

// show replaces the notes. done tells that the reading is over, so that none
// means that all is well.
func (n *notes) show(list []Note, done bool) {
	n.rest, n.level = nil, ""
	for _, level := range levels {
		for _, note := range list {
			if note.Level() == level {
				n.rest = append(n.rest, note)
			}
		}
	}
	n.box.RemoveAll()
	if done && len(list) == 0 {
		n.box.Add(softText(n.words.T("importer.noNotes")))
	}
	n.more()
	n.scroll.ScrollToTop()
}

// more shows the next notes and, when there are still others, a button.
func (n *notes) more() {
	for i := 0; i < notesAtOnce && len(n.rest) > 0; i++ {
		note := n.rest[0]
		n.rest = n.rest[1:]
		if note.Level() != n.level {
			n.level = note.Level()
			head := widget.NewLabel(n.words.T("exchange.severity." + n.level))
			head.TextStyle.Bold = true
			if n.level != "info" {
				head.Importance = widget.WarningImportance
			}
			n.box.Add(head)
		}
		l := widget.NewLabel(note.Text(n.words))
		l.Wrapping = fyne.TextWrapWord
		n.box.Add(l)
	}
	if len(n.rest) > 0 {
		var b *widget.Button
		b = widget.NewButton(n.words.N("importer.moreNotes", len(n.rest)), func() {
			n.box.Remove(b)
			n.more()
		})
		n.box.Add(b)
	}
	n.box.Refresh()
}

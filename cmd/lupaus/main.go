// Command lupaus is the desktop program.
package main

import (
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"
)

func main() {
	a := app.NewWithID("fi.lupaus")
	w := a.NewWindow("Lupaus")
	w.SetContent(widget.NewLabel("Lupaus"))
	w.ShowAndRun()
}

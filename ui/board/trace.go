package board

import (
	"context"
	"log/slog"
	"time"

	"fyne.io/fyne/v2"
)

// trace writes a frame into the log of a program that runs with debug
// messages: where on the window the board lies, what it shows and how long the
// picture took. Measurements and tests of the real window read it.
func (b *Board) trace(started time.Time) {
	if !slog.Default().Enabled(context.Background(), slog.LevelDebug) {
		return
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(b)
	slog.Debug("frame", "left", at.X, "top", at.Y, "width", b.view.w, "height", b.view.h,
		"x", b.view.x, "y", b.view.y, "dpPerMM", b.view.dpPerMM, "ms", float64(time.Since(started).Microseconds())/1000)
}

// Package board is the canvas on which a journey map is read and drawn: one
// widget that shows a scene.Scene and turns gestures into edits.
//
// The board holds no document. It shows what [Board.SetScene] gave it and asks
// its owner to do edits through OnEdit; the owner answers with the next scene.
// Everything runs on the UI goroutine, except the painting of tiles, which
// reads frozen scenes only.
//
// # How a frame is made
//
// The map is cut into tiles for each zoom level (tiles.go), painted by
// background workers (worker.go). A frame copies the tiles that are ready into
// one picture of the window (compose.go). Where a tile is missing, those of
// another zoom level stand in, scaled, and at the latest the overview, a coarse
// picture of the whole map. So panning and zooming cost about the same at every
// size of map. The selection is drawn into the frame as well; only what follows
// the pointer consists of Fyne objects (render.go).
//
// # Where things are
//
//	viewport.go   pan and zoom arithmetic, without Fyne
//	layout.go     columns, stages and lanes, read back from the scene's zones
//	board.go      the widget and what its owner may call; view.go its frames
//	heads.go      the heads of lanes, held at the left edge
//	input.go      mouse and wheel: press and drag; hit.go says what lies where,
//	              click.go what a click does, tool_*.go what a drag does
//	keys.go       the keyboard; walk.go says where an arrow leads
//	change.go     what is typed or dropped, as edits
//	editor.go     the one entry for editing in place
//
// Must not be here: storage, export, dialogs, menus, and any second way to
// change a project.
package board

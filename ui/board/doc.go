// Package board is the canvas on which pictures are read and drawn: one widget
// that shows a scene.Scene, a journey map or any other, and turns gestures into
// edits.
//
// The board holds no document. It shows what [Board.SetScene] or
// [Board.SetPicture] gave it and asks its owner to do edits through OnEdit; the
// owner answers with the next scene. Everything runs on the UI goroutine, except
// the painting of tiles, which reads frozen scenes only.
//
// # What a picture means
//
// Everything that can be pointed at is a zone of the scene. What a gesture or a
// key does with it is asked in one place, the manners of the picture
// (manners.go). A journey map has its own; those of all other pictures ask a
// [Subject], which gives their parts meaning. All else is the same for both.
//
// # How a frame is made
//
// The picture is cut into tiles for each zoom level (tiles.go), painted by
// background workers (worker.go). A frame copies the tiles that are ready into
// one picture of the window (compose.go). Where a tile is missing, those of
// another zoom level stand in, scaled, and at the latest the overview, a coarse
// picture of the whole. So panning and zooming cost about the same at every
// size. The selection is drawn into the frame as well; only what follows the
// pointer consists of Fyne objects (render.go).
//
// # Where things are
//
//	viewport.go   pan and zoom arithmetic, without Fyne; places.go remembers it
//	board.go      the widget and what its owner may call; view.go its frames
//	input.go      mouse and wheel: press and drag; hit.go says what lies where,
//	              click.go what a click does, tool_*.go what a drag does
//	keys.go       the keyboard
//	typing.go     what becomes of typing; editor.go is the one entry for it and
//	              lettering.go its type
//	clip.go       copying and pasting
//
// Of journey maps (journeymap.go):
//
//	layout.go     columns, stages and lanes, read back from the scene's zones
//	walk.go       where an arrow leads
//	change.go     what its parts say, and what is typed as edits
//	heads.go      the heads of lanes, held at the left edge
//
// Of all other pictures (picture.go):
//
//	subject.go    what their owner tells
//	parts.go      their parts in reading order, read back from the zones
//	stroll.go     where an arrow leads
//
// Must not be here: storage, export, dialogs, menus, and any second way to
// change a project.
package board

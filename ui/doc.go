// Package ui is the window of the program: the start page, the outline, the
// pages with the map and the other pictures, the inspector, menus, palette and
// dialogs.
//
// It knows the model, its edits and its pictures, and sees storage, export and
// import only through the small interfaces of [Deps], so it builds and is
// tested without cgo and without a file.
//
// # Rules
//
// Everything runs on the UI goroutine; task.go is the only place with `go`,
// timers and fyne.Do. A project is changed by [session.do] alone, which hands
// an edit to the document. Every command is an [Action] in the table, and
// menus, toolbar, palette and keys are made from it. Colours and sizes come
// from theme.go, words from the assets package by key.
//
// # Where things are
//
//	app.go        the program: language, theme, window, life cycle
//	deps.go       what the program is given
//	settings.go   what it remembers between starts
//	session.go    one open project: document, file, what is shown and selected
//	project*.go   the window of a project; outline.go, inspector.go, form_*.go, status.go its parts
//	pages.go      the table of pages; pagebar.go, choices.go the head of each, pictures.go what it shows
//	subject*.go   what the parts of the pictures mean; picturemenu.go their values, gaps.go the gap check
//	audit*.go     the page of audits; answers.go typing sheets, round*.go the covered round
//	exercise.go   from a task to help
//	start.go      the page before a project is open
//	actions*.go   the table of actions; menu.go, toolbar.go, palette.go made from it
//	dialog.go     dialogs, questions, failures; chooser.go picks files; toast.go tells news
//	export*.go    the export dialog with its preview
//	task.go       background work
//
// Must not be here: drawing of maps (model/scene and ui/board), file formats,
// rules of the model, and a second way to change a project.
package ui

package ui

import (
	"fyne.io/fyne/v2"
)

func (a *App) editActions() []*Action {
	canUndo := func() bool {
		if a.session == nil {
			return false
		}
		_, ok := a.session.doc.CanUndo()
		return ok
	}
	canRedo := func() bool {
		if a.session == nil {
			return false
		}
		_, ok := a.session.doc.CanRedo()
		return ok
	}
	selected := func() bool { return a.session != nil && len(a.session.entities()) > 0 }
	editable := func() bool { return a.mayEdit() && selected() }
	movable := func() bool { return a.mayEdit() && (selected() || a.session.lane != "" || a.session.inRow()) }
	removable := func() bool { return movable() && a.page != nil && !a.page.atPlaceToAdd() }
	page := func(f func(*projectPage)) func() { return func() { f(a.page) } }
	return []*Action{
		{ID: "undo", Menu: "edit", Icon: "undo", Shortcut: &fyne.ShortcutUndo{}, Enabled: canUndo, Toolbar: 10,
			text: entryUndo, Run: a.undo},
		{ID: "redo", Menu: "edit", Icon: "redo", Shortcut: &fyne.ShortcutRedo{}, Also: []fyne.Shortcut{ctrlShift(fyne.KeyZ)}, Enabled: canRedo, Toolbar: 11,
			text: entryRedo, Run: a.redo},
		{ID: "cut", Menu: "edit", Icon: "cut", Group: true, Shortcut: &fyne.ShortcutCut{}, Enabled: func() bool { return removable() && selected() },
			text: entryShortcut(func() fyne.Shortcut { return &fyne.ShortcutCut{Clipboard: a.fyne.Clipboard()} }), Run: page((*projectPage).cut)},
		{ID: "copy", Menu: "edit", Icon: "copy", Shortcut: &fyne.ShortcutCopy{}, Enabled: selected,
			text: entryShortcut(func() fyne.Shortcut { return &fyne.ShortcutCopy{Clipboard: a.fyne.Clipboard()} }), Run: page((*projectPage).copy)},
		{ID: "paste", Menu: "edit", Icon: "paste", Shortcut: &fyne.ShortcutPaste{}, Enabled: a.mayEdit,
			text: entryShortcut(func() fyne.Shortcut { return &fyne.ShortcutPaste{Clipboard: a.fyne.Clipboard()} }), Run: page((*projectPage).paste)},
		{ID: "duplicate", Menu: "edit", Icon: "duplicate", Shortcut: ctrl(fyne.KeyD), Enabled: func() bool { return editable() || a.openSheetThere() }, Run: page((*projectPage).duplicate)},
		{ID: "selectAll", Menu: "edit", Icon: "fit", Shortcut: &fyne.ShortcutSelectAll{}, Enabled: a.hasProject,
			text: entryShortcut(func() fyne.Shortcut { return &fyne.ShortcutSelectAll{} }), Run: page((*projectPage).selectAll)},
		{ID: "rename", Menu: "edit", Icon: "edit", Group: true, Shortcut: ctrl(fyne.KeyR), Plain: fyne.KeyF2, Enabled: a.mayEdit, Run: page((*projectPage).rename)},
		{ID: "delete", Menu: "edit", Icon: "delete", Plain: fyne.KeyDelete, Chord: "po", Enabled: removable, Run: page((*projectPage).remove)},
		{ID: "moveLeft", Menu: "edit", Icon: "left", Group: true, Shortcut: ctrl(fyne.KeyLeft), text: entryShortcut(func() fyne.Shortcut { return ctrl(fyne.KeyLeft) }), Enabled: movable, Run: page(func(p *projectPage) { p.move(-1, false) })},
		{ID: "moveRight", Menu: "edit", Icon: "right", Shortcut: ctrl(fyne.KeyRight), text: entryShortcut(func() fyne.Shortcut { return ctrl(fyne.KeyRight) }), Enabled: movable, Run: page(func(p *projectPage) { p.move(1, false) })},
		{ID: "moveUp", Menu: "edit", Icon: "up", Shortcut: ctrl(fyne.KeyUp), text: entryShortcut(func() fyne.Shortcut { return ctrl(fyne.KeyUp) }), Enabled: movable, Run: page(func(p *projectPage) { p.move(-1, true) })},
		{ID: "moveDown", Menu: "edit", Icon: "down", Shortcut: ctrl(fyne.KeyDown), text: entryShortcut(func() fyne.Shortcut { return ctrl(fyne.KeyDown) }), Enabled: movable, Run: page(func(p *projectPage) { p.move(1, true) })},
		{ID: "feelingUp", Menu: "edit", Icon: "feeling", Group: true, Shortcut: alt(fyne.KeyUp), Enabled: editable, Run: page(func(p *projectPage) { p.board.TypedShortcut(alt(fyne.KeyUp)) })},
		{ID: "feelingDown", Menu: "edit", Icon: "feeling", Shortcut: alt(fyne.KeyDown), Enabled: editable, Run: page(func(p *projectPage) { p.board.TypedShortcut(alt(fyne.KeyDown)) })},
		{ID: "find", Menu: "edit", Icon: "search", Group: true, Shortcut: ctrl(fyne.KeyF), Enabled: a.hasProject, Run: func() { a.showPalette(true) }},
	}
}

func (a *App) insertActions() []*Action {
	page := func(f func(*projectPage)) func() { return func() { f(a.page) } }
	hasJourney := func() bool { return a.mayEdit() && a.session.journey != "" }
	return []*Action{
		{ID: "addTouchpoint", Menu: "insert", Icon: "touchpoint", Shortcut: ctrlShift(fyne.KeyT), Enabled: hasJourney, Toolbar: 20, Pages: []pageID{pageMap}, Run: page((*projectPage).addTouchpoint)},
		{ID: "addStage", Menu: "insert", Icon: "stage", Shortcut: ctrlShift(fyne.KeyG), Enabled: hasJourney, Toolbar: 21, Pages: []pageID{pageMap}, Run: page((*projectPage).addStage)},
		{ID: "addPromise", Menu: "insert", Icon: "promise", Shortcut: ctrlShift(fyne.KeyL), Enabled: a.mayEdit, Toolbar: 22, Pages: []pageID{pageMap, pagePromises, pageRoles}, Run: page((*projectPage).addPromise)},
		{ID: "addLane", Menu: "insert", Icon: "lane", Shortcut: ctrlShift(fyne.KeyK), Enabled: hasJourney, Run: page((*projectPage).addLane)},
		{ID: "addJourney", Menu: "insert", Icon: "journey", Group: true, Shortcut: ctrlShift(fyne.KeyJ), Enabled: a.mayEdit, Run: page((*projectPage).addJourney)},
		{ID: "addSegment", Menu: "insert", Icon: "segment", Shortcut: alt(fyne.KeyS), Enabled: a.mayEdit, Run: page((*projectPage).addSegment)},
		{ID: "addCustomer", Menu: "insert", Icon: "customer", Shortcut: alt(fyne.KeyC), Enabled: a.mayEdit, Run: page((*projectPage).addCustomer)},
		{ID: "addPersona", Menu: "insert", Icon: "persona", Shortcut: ctrlShift(fyne.KeyP), Enabled: a.mayEdit, Run: page((*projectPage).addPersona)},
		{ID: "addRole", Menu: "insert", Icon: "role", Shortcut: ctrlShift(fyne.KeyR), Enabled: a.mayEdit, Toolbar: 27, Pages: []pageID{pageRoles}, Run: page((*projectPage).addRole)},
		{ID: "addCompanyPromise", Menu: "insert", Icon: "organisation", Chord: "yl", Enabled: a.mayEdit, Toolbar: 23, Pages: []pageID{pagePromises}, Run: page((*projectPage).addCompanyPromise)},
	}
}

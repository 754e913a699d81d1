package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"lupaus/ui/board"
)

// Action is one command of the program. Menus, toolbar, context menus, palette
// and keys are all made from the table of actions.
type Action struct {
	ID       string // the label's key is "action." + ID
	Menu     string // one of menuOrder
	Group    bool   // a line above it in the menu
	Icon     string // "": none
	Shortcut fyne.Shortcut
	Also     []fyne.Shortcut // further shortcuts, not shown
	Plain    fyne.KeyName    // a key without a modifier, outside of text fields
	Chord    string          // what to type in the palette to get to it at once
	Toolbar  int             // place in the toolbar, 0: not there
	Pages    []pageID        // the pages on which it is in the toolbar; nil: all
	Enabled  func() bool     // nil: always
	Checked  func() bool     // nil: not a switch
	Run      func()
	// Text commands go to a text entry first when one has the focus, also in
	// dialogs; taken tells whether it had anything to do.
	text func(entry fyne.Shortcutable) (taken bool)
}

// enabled reports whether the action can be run now.
func (x *Action) enabled() bool { return x.Enabled == nil || x.Enabled() }

// perform runs an action if it may run now. It is the only way to run one:
// Fyne calls the shortcuts of disabled menu items, and those under dialogs.
func (a *App) perform(x *Action) {
	if entry, ok := a.focusedEntry(); ok && x.text != nil && (x.text(entry) || len(a.modals) > 0) {
		return
	}
	if len(a.modals) > 0 || !x.enabled() {
		return
	}
	a.popDown()
	if a.page != nil {
		a.page.settle()
		if !x.enabled() {
			return
		}
	}
	x.Run()
	a.updateActions()
}

// focusedEntry is the text entry that has the focus: a field of ours or the one
// for editing in place on the map.
func (a *App) focusedEntry() (fyne.Shortcutable, bool) {
	entry, ok := a.win.Canvas().Focused().(fyne.Shortcutable)
	if _, isBoard := entry.(*board.Board); !ok || isBoard {
		return nil, false
	}
	return entry, true
}

// action returns an action of the table; nil when there is none of the ID.
func (a *App) action(id string) *Action {
	for _, x := range a.actions {
		if x.ID == id {
			return x
		}
	}
	return nil
}

// updateActions shows everywhere which actions can be run and which switches
// are on.
func (a *App) updateActions() {
	if a.menus != nil {
		a.menus.update()
	}
	if a.page != nil {
		a.page.toolbar.update()
	}
}

// plainKey takes a key without a modifier that the focused control has no use
// for. It reports whether it did something.
func (a *App) plainKey(ev *fyne.KeyEvent) bool {
	if n := len(a.modals); n > 0 {
		return a.modals[n-1].key(ev)
	}
	if ev.Name == fyne.KeyEscape {
		return a.page != nil && a.page.escape()
	}
	for _, x := range a.actions {
		if x.Plain == ev.Name && x.Plain != "" {
			a.perform(x)
			return true
		}
	}
	return false
}

// The modifiers of shortcuts; fyne.KeyModifierShortcutDefault is Command on
// macOS and Control elsewhere.
func ctrl(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
}

func ctrlShift(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}
}

func alt(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt}
}

// makeActions is the table of actions, in the order of the menus.
func (a *App) makeActions() []*Action {
	var table []*Action
	for _, part := range [][]*Action{
		a.fileActions(), a.editActions(), a.insertActions(), a.journeyActions(), a.promiseActions(), a.auditActions(), a.answerFileActions(), a.instrumentActions(), a.libraryActions(),
		a.sheetActions(), a.ownSheetActions(), a.rowActions(), a.customerActions(), a.customerFileActions(),
		a.pageActions(), a.turnActions(), a.viewActions(), a.helpActions(),
	} {
		table = append(table, part...)
	}
	return table
}

// hasProject and mayEdit are the commonest conditions.
func (a *App) hasProject() bool { return a.session != nil }
func (a *App) mayEdit() bool    { return a.session != nil && !a.session.readOnly() }

// entryShortcut lets a text entry do an editing command by itself. The shortcut
// is made anew each time, because those of the clipboard carry it.
func entryShortcut(make func() fyne.Shortcut) func(fyne.Shortcutable) bool {
	return func(entry fyne.Shortcutable) bool {
		entry.TypedShortcut(make())
		return true
	}
}

// entryUndo lets a text field take back typing that is not in the document yet;
// what has settled there is taken back by the document, with everything else.
func entryUndo(entry fyne.Shortcutable) bool {
	f, ok := entry.(*field)
	if !ok {
		entry.TypedShortcut(&fyne.ShortcutUndo{})
		return true
	}
	if f.settle != nil && f.Text == f.value {
		return false
	}
	before := f.Text
	f.Undo()
	f.undone = true
	return f.Text != before
}

// entryRedo does again what entryUndo took back.
func entryRedo(entry fyne.Shortcutable) bool {
	f, ok := entry.(*field)
	if !ok {
		entry.TypedShortcut(&fyne.ShortcutRedo{})
		return true
	}
	if f.settle != nil && !f.undone {
		return false
	}
	before := f.Text
	f.Redo()
	return f.Text != before
}

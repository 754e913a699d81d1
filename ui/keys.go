package ui

import (
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// keyText writes how an action is reached from the keyboard: its shortcut, its
// plain key, or what to type in the palette.
func (a *App) keyText(x *Action) string {
	switch {
	case x.Shortcut != nil:
		return a.shortcutText(x.Shortcut)
	case x.Plain != "":
		return a.keyName(x.Plain)
	case x.Chord != "":
		return a.shortcutText(a.action("palette").Shortcut) + ", " + x.Chord
	}
	return ""
}

// shortcutText writes a shortcut as the platform does.
func (a *App) shortcutText(s fyne.Shortcut) string {
	key, modifier := fyne.KeyName(""), fyne.KeyModifierShortcutDefault
	switch s := s.(type) {
	case *desktop.CustomShortcut:
		key, modifier = s.KeyName, s.Modifier
	case *fyne.ShortcutUndo:
		key = fyne.KeyZ
	case *fyne.ShortcutRedo:
		key = fyne.KeyY
	case *fyne.ShortcutCut:
		key = fyne.KeyX
	case *fyne.ShortcutCopy:
		key = fyne.KeyC
	case *fyne.ShortcutPaste:
		key = fyne.KeyV
	case *fyne.ShortcutSelectAll:
		key = fyne.KeyA
	}
	var parts []string
	if runtime.GOOS == "darwin" {
		for _, m := range []struct {
			is   fyne.KeyModifier
			sign string
		}{{fyne.KeyModifierAlt, "⌥"}, {fyne.KeyModifierShift, "⇧"}, {fyne.KeyModifierSuper, "⌘"}} {
			if modifier&m.is != 0 {
				parts = append(parts, m.sign)
			}
		}
		return strings.Join(parts, "") + a.keyName(key)
	}
	if modifier&fyne.KeyModifierControl != 0 {
		parts = append(parts, a.T("key.ctrl"))
	}
	if modifier&fyne.KeyModifierAlt != 0 {
		parts = append(parts, "Alt")
	}
	if modifier&fyne.KeyModifierShift != 0 {
		parts = append(parts, a.T("key.shift"))
	}
	return strings.Join(append(parts, a.keyName(key)), "+")
}

// keyName is what stands on a key.
func (a *App) keyName(k fyne.KeyName) string {
	if key := "key." + string(k); a.words.Has(key) {
		return a.T(key)
	}
	return string(k)
}

// showKeys lists every action with its key.
func (a *App) showKeys() {
	rows := container.NewGridWithColumns(2)
	menu := ""
	for _, x := range a.actions {
		if x.Menu != menu {
			menu = x.Menu
			rows.Add(heading(a.T("menu."+menu), theme.SizeNameText))
			rows.Add(widget.NewLabel(""))
		}
		rows.Add(widget.NewLabel(a.T("action." + x.ID)))
		rows.Add(widget.NewLabel(a.keyText(x)))
	}
	for _, id := range []string{"type", "enter", "tab", "arrows", "space", "wheel", "dot"} {
		if id == "type" {
			rows.Add(heading(a.T("keys.board"), theme.SizeNameText))
			rows.Add(widget.NewLabel(""))
		}
		rows.Add(widget.NewLabel(a.T("keys.board." + id + ".what")))
		rows.Add(widget.NewLabel(a.T("keys.board." + id)))
	}
	var m *modal
	m = a.show(dialogSpec{
		title: a.T("action.keys"), content: container.NewVScroll(rows), size: fyne.NewSize(760, 640),
		buttons: []*button{a.newButton(a.T("ui.close"), "", func() { m.leave() })},
	})
}

// showAbout tells what the program is.
func (a *App) showAbout() {
	var m *modal
	m = a.show(dialogSpec{
		title: "Lupaus", size: fyne.NewSize(460, 0),
		content: container.NewVBox(
			label(a.T("about.what")), label(a.T("about.version", a.deps.Version)),
			softLabel(a.T("about.data", a.deps.DataDir)), softLabel(a.T("about.licences"))),
		buttons: []*button{a.newButton(a.T("ui.close"), "", func() { m.leave() })},
	})
}

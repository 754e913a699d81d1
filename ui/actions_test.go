package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"lupaus/assets"
	"lupaus/model"
)

func TestActions_TableIsComplete(t *testing.T) {
	w := newWorld(t)
	ids, keys, chords, plains := map[string]bool{}, map[string]string{}, map[string]string{}, map[fyne.KeyName]string{}
	for _, x := range w.actions {
		if ids[x.ID] {
			t.Errorf("%s stands twice", x.ID)
		}
		ids[x.ID] = true
		for _, lang := range assets.Languages() {
			if words := assets.WordsFor(lang); !words.Has("action."+x.ID) || !words.Has("menu."+x.Menu) {
				t.Errorf("%s: %s or its menu has no word", lang, x.ID)
			}
			if x.Toolbar != 0 && !assets.WordsFor(lang).Has("short."+x.ID) {
				t.Errorf("%s: %s has no word for the toolbar", lang, x.ID)
			}
		}
		if x.Run == nil || x.Icon == "" {
			t.Errorf("%s does nothing or has no icon", x.ID)
		}
		if x.Shortcut == nil && x.Chord == "" {
			t.Errorf("%s cannot be reached from the keyboard", x.ID)
		}
		for _, s := range append([]fyne.Shortcut{x.Shortcut}, x.Also...) {
			if s == nil {
				continue
			}
			if other := keys[s.ShortcutName()]; other != "" {
				t.Errorf("%s and %s share %s", x.ID, other, s.ShortcutName())
			}
			keys[s.ShortcutName()] = x.ID
		}
		if other := chords[x.Chord]; other != "" && x.Chord != "" {
			t.Errorf("%s and %s share the letters %s", x.ID, other, x.Chord)
		}
		chords[x.Chord] = x.ID
		if other := plains[x.Plain]; other != "" && x.Plain != "" {
			t.Errorf("%s and %s share the key %s", x.ID, other, x.Plain)
		}
		plains[x.Plain] = x.ID
	}
}

func TestActions_NeedAProject(t *testing.T) {
	w := newWorld(t)
	for _, x := range w.actions {
		want := map[string]bool{
			"new": true, "open": true, "sample": true, "quit": true, "palette": true, "keys": true, "about": true, "logs": true,
			"fullScreen": true, "textLarger": true, "textSmaller": true, "themeSystem": true, "themeLight": true, "themeDark": true,
			"language.fi": true, "language.en": true, "language.sv": true,
		}[x.ID]
		if x.enabled() != want {
			t.Errorf("%s: enabled without a project: %v", x.ID, x.enabled())
		}
		if w.menus.items[x.ID].Disabled == want {
			t.Errorf("%s: the menu shows otherwise", x.ID)
		}
	}
}

func TestActions_DisabledOnesDoNotRun(t *testing.T) {
	w := withSample(t)
	ran := 0
	x := &Action{ID: "x", Enabled: func() bool { return false }, Run: func() { ran++ }}
	w.perform(x)
	if ran != 0 {
		t.Error("a disabled action ran")
	}
	x.Enabled = nil
	w.show(dialogSpec{title: "dialog", content: label("")})
	w.perform(x)
	if ran != 0 {
		t.Error("an action ran under a dialog")
	}
	w.key(fyne.KeyEscape)
	w.perform(x)
	if ran != 1 {
		t.Error("the action does not run after the dialog")
	}
}

func TestActions_ReadOnlyChangesNothing(t *testing.T) {
	w := withSample(t)
	path := w.session.file.Path()
	w.leave(func() { w.open(path, true) })
	if !w.session.readOnly() {
		t.Fatal("not read only")
	}
	before := w.project()
	for _, x := range w.actions {
		if x.Menu == "insert" && x.enabled() {
			t.Errorf("%s is enabled", x.ID)
		}
	}
	w.page.open(first[model.Touchpoint](w.project()).ID)
	w.do("delete")
	w.do("undo")
	if w.project() != before {
		t.Error("the project changed")
	}
	if !w.page.banner.Visible() {
		t.Error("no banner tells why")
	}
}

// TestActions_EveryShortcutIsInTheMenu walks the menu as the desktop driver
// does when a key is pressed.
func TestActions_EveryShortcutIsInTheMenu(t *testing.T) {
	w := newWorld(t)
	var find func(*fyne.Menu, string) bool
	find = func(m *fyne.Menu, name string) bool {
		for _, i := range m.Items {
			if i.Shortcut != nil && i.Shortcut.ShortcutName() == name && i.Action != nil || i.ChildMenu != nil && find(i.ChildMenu, name) {
				return true
			}
		}
		return false
	}
	for _, x := range w.actions {
		for _, s := range append([]fyne.Shortcut{x.Shortcut}, x.Also...) {
			if s == nil {
				continue
			}
			there := false
			for _, m := range w.win.MainMenu().Items {
				there = there || find(m, s.ShortcutName())
			}
			if !there {
				t.Errorf("%s: %s is not in the menu", x.ID, s.ShortcutName())
			}
		}
	}
}

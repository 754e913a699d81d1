package ui

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// The program picks files with dialogs of its own: Fyne's save dialog opens,
// and thereby empties, the chosen file before anything is written, and its file
// dialogs know neither our language at run time nor the keyboard.

// chooser shows a folder and the files in it.
type chooser struct {
	app        *App
	extensions []string // of the files to show, in lower case; empty: none
	folder     string
	path       *field // the folder
	rows       *list
	items      []chooserItem
	picked     func(chooserItem) // a file was highlighted or clicked
	opened     func(path string) // a file was chosen
}

type chooserItem struct {
	name string
	path string
	dir  bool
}

func (a *App) newChooser(folder string, extensions []string) *chooser {
	c := &chooser{app: a, extensions: extensions}
	c.path = a.newField(false, nil)
	c.path.submitted = func() { c.typedPath() }
	c.rows = a.newList(func() int { return len(c.items) }, c.newRow, c.showRow)
	c.rows.onChoose = func(i int) { c.choose(c.items[i]) }
	c.rows.OnSelected = func(i widget.ListItemID) {
		c.rows.current = i
		if c.picked != nil && i < len(c.items) {
			c.picked(c.items[i])
		}
	}
	c.visit(folder)
	return c
}

// content is the chooser for a dialog, with places to go to at the left.
func (c *chooser) content() fyne.CanvasObject {
	a := c.app
	up := a.newButton("", "up", func() { c.visit(filepath.Dir(c.folder)) })
	places := container.NewVBox()
	for _, p := range c.places() {
		places.Add(a.newButton(a.T(p.name), "folder", func() { c.visit(p.path) }).leading().quiet())
	}
	return container.NewBorder(container.NewBorder(nil, nil, up, nil, c.path), nil, places, nil, c.rows)
}

// places are the folders that people look for first.
func (c *chooser) places() []chooserItem {
	list := []chooserItem{{name: "place.documents", path: c.app.deps.Documents}}
	if home, err := os.UserHomeDir(); err == nil {
		list = append(list, chooserItem{name: "place.home", path: home})
	}
	if c.app.set.Folder != "" {
		list = append(list, chooserItem{name: "place.last", path: c.app.set.Folder})
	}
	return append(list, chooserItem{name: "place.root", path: filepath.VolumeName(c.folder) + string(filepath.Separator)})
}

// visit shows a folder; when it cannot be read, the one above.
func (c *chooser) visit(folder string) {
	for {
		entries, err := os.ReadDir(folder)
		if err == nil {
			c.fill(folder, entries)
			return
		}
		above := filepath.Dir(folder)
		if above == folder {
			return
		}
		folder = above
	}
}

func (c *chooser) fill(folder string, entries []os.DirEntry) {
	c.folder, c.items = folder, nil
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		path := filepath.Join(folder, e.Name())
		info, err := os.Stat(path) // follows links
		if err != nil {
			continue
		}
		if info.IsDir() || slices.Contains(c.extensions, strings.ToLower(filepath.Ext(e.Name()))) {
			c.items = append(c.items, chooserItem{e.Name(), path, info.IsDir()})
		}
	}
	slices.SortStableFunc(c.items, func(x, y chooserItem) int {
		if x.dir != y.dir {
			if x.dir {
				return -1
			}
			return 1
		}
		return strings.Compare(strings.ToLower(x.name), strings.ToLower(y.name))
	})
	c.path.SetText(folder)
	c.rows.UnselectAll()
	c.rows.current = -1
	c.rows.Refresh()
	c.rows.ScrollToTop()
}

// typedPath goes to what was typed into the line of the folder.
func (c *chooser) typedPath() {
	path := c.path.Text
	if rest, ok := strings.CutPrefix(path, "~"); ok {
		if home, err := os.UserHomeDir(); err == nil {
			path = home + rest
		}
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		c.app.toast(c.app.T("error.notThere"), nil)
	case info.IsDir():
		c.visit(path)
	case c.opened != nil:
		c.opened(path)
	}
}

func (c *chooser) choose(item chooserItem) {
	if item.dir {
		c.visit(item.path)
		return
	}
	if c.opened != nil {
		c.opened(item.path)
	}
}

// chooserRow is a row that a double click opens.
type chooserRow struct {
	widget.BaseWidget
	chooser *chooser
	index   int
	icon    *widget.Icon
	label   *widget.Label
}

func (c *chooser) newRow() fyne.CanvasObject {
	r := &chooserRow{chooser: c, icon: widget.NewIcon(nil), label: widget.NewLabel("")}
	r.label.Truncation = fyne.TextTruncateEllipsis
	r.ExtendBaseWidget(r)
	return r
}

func (c *chooser) showRow(i widget.ListItemID, o fyne.CanvasObject) {
	if i >= len(c.items) {
		return
	}
	r := o.(*chooserRow)
	r.index = i
	name := "file"
	if c.items[i].dir {
		name = "folder"
	}
	r.icon.SetResource(iconOf(name))
	setText(r.label, c.items[i].name)
}

// CreateRenderer implements fyne.Widget.
func (r *chooserRow) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewBorder(nil, nil, r.icon, nil, r.label))
}

// Tapped implements fyne.Tappable: a folder opens, a file is picked, and a
// file that is picked already is chosen.
func (r *chooserRow) Tapped(*fyne.PointEvent) {
	c := r.chooser
	if r.index >= len(c.items) {
		return
	}
	item := c.items[r.index]
	if item.dir || c.rows.current == r.index {
		c.choose(item)
		return
	}
	c.rows.Select(r.index)
	c.app.win.Canvas().Focus(c.rows)
}

// chooseFile opens a project file of the user's choice.
func (a *App) chooseFile() {
	a.chooseOpen("open.title", []string{fileExtension}, func(path string) { a.open(path, false) })
}

// chooseOpen lets the user choose an existing file.
func (a *App) chooseOpen(title string, extensions []string, done func(path string)) {
	folder := firstOf(a.set.Folder, a.deps.Documents)
	c := a.newChooser(folder, extensions)
	var m *modal
	finish := func(path string) {
		m.close()
		a.set.Folder = filepath.Dir(path)
		a.saveSettings()
		done(path)
	}
	c.opened = finish
	m = a.show(dialogSpec{
		title: a.T(title), content: c.content(), size: fyne.NewSize(820, 600), focus: c.rows,
		buttons: []*button{
			a.newButton(a.T("ui.cancel"), "", func() { m.leave() }),
			a.newButton(a.T("ui.open"), "folder", func() { c.rows.choose() }).primary(),
		},
	})
	c.rows.step(1)
}

// saveSpec says how a file to be written is asked for.
type saveSpec struct {
	title, verb string // keys
	extension   string // with the dot
	folder      string
	name        string                        // without the extension
	done        func(path string, force bool) // force: an existing file was confirmed to be replaced
}

// chooseSave asks for the name and folder of a file to be written. The file
// itself is not touched.
func (a *App) chooseSave(spec saveSpec) {
	c := a.newChooser(firstOf(spec.folder, a.deps.Documents), []string{spec.extension})
	name := a.newField(false, nil)
	name.SetText(spec.name)
	c.picked = func(item chooserItem) {
		if !item.dir {
			name.SetText(strings.TrimSuffix(item.name, filepath.Ext(item.name)))
		}
	}
	var m *modal
	accept := func() {
		path := filepath.Join(c.folder, withExtension(fileName(name.Text), spec.extension))
		_, err := os.Stat(path)
		if errors.Is(err, os.ErrNotExist) {
			m.close()
			spec.done(path, false)
			return
		}
		a.confirm(a.T("replace.title"), a.T("replace.text", filepath.Base(path)), "replace.verb", func() {
			m.close()
			spec.done(path, true)
		})
	}
	name.submitted = accept
	c.opened = func(string) { accept() }
	head := container.NewBorder(nil, nil, widget.NewLabel(a.T("save.name")), widget.NewLabel(spec.extension), name)
	m = a.show(dialogSpec{
		title: a.T(spec.title), content: container.NewBorder(head, nil, nil, nil, c.content()), size: fyne.NewSize(820, 600), focus: name,
		buttons: []*button{
			a.newButton(a.T("ui.cancel"), "", func() { m.leave() }),
			a.newButton(a.T(spec.verb), "saveas", accept).primary(),
		},
	})
	name.selectAll()
}

func withExtension(name, extension string) string {
	if strings.EqualFold(filepath.Ext(name), extension) {
		return name
	}
	return name + extension
}

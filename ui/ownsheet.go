package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"golang.org/x/text/unicode/norm"

	"lupaus/assets"
	"lupaus/model"
)

// sheetsDir is where the files of people's own sheets are.
func (a *App) sheetsDir() string { return filepath.Join(a.deps.DataDir, "sheets") }

// loadOwnSheets lets the library offer the sheets of the folder and those that
// the project brings along. What is wrong with a file is told.
func (a *App) loadOwnSheets() {
	for _, err := range assets.AddFormsIn(a.sheetsDir()) {
		a.fail("fail.sheet", err)
	}
	if a.session != nil {
		assets.AddFormsOf(a.session.project())
	}
}

// openSheetsDir shows the folder, from which files can be given to others and
// into which theirs can be put.
func (a *App) openSheetsDir() {
	if err := os.MkdirAll(a.sheetsDir(), 0o700); err != nil {
		a.fail("fail.show", err)
		return
	}
	a.showOutside(a.sheetsDir())
}

// ownSheetActions are the actions about people's own sheets.
func (a *App) ownSheetActions() []*Action {
	open := func() bool {
		return a.session != nil && a.session.page == pageFramework && a.session.sheetForm() != nil && a.session.form != frameworkForm
	}
	isOwn := func() bool { return open() && assets.OwnForm(a.session.form) != "" }
	return []*Action{
		{ID: "copySheet", Menu: "insert", Icon: "duplicate", Group: true, Chord: "ot", Enabled: open, Run: func() { _ = a.editOwnSheet(a.session.sheetForm(), true) }},
		{ID: "editSheet", Menu: "insert", Icon: "edit", Chord: "mt", Enabled: isOwn, Run: func() { _ = a.editOwnSheet(a.session.sheetForm(), false) }},
		{ID: "reloadSheets", Menu: "file", Icon: "restore", Chord: "ly", Enabled: a.hasProject, Run: func() {
			a.loadOwnSheets()
			a.page.choose(func(s *session) { s.page, s.shelf = pageLibrary, string(model.ShelfOwn) })()
		}},
		{ID: "sheetsFolder", Menu: "file", Icon: "folder", Chord: "tk", Enabled: a.hasProject, Run: a.openSheetsDir},
	}
}

// ownSheetEditor is the dialog in which a sheet of one's own is made.
type ownSheetEditor struct {
	app          *App
	form         model.Form
	title, about *field
	blocks       []ownBlock
	modal        *modal
}

// ownBlock are the fields of a block: one line a row, one line a column.
type ownBlock struct{ title, hint, rows, columns *field }

// editOwnSheet changes the words and the rows of a sheet of one's own, or makes
// one like another.
func (a *App) editOwnSheet(form *model.Form, asCopy bool) *ownSheetEditor {
	e := &ownSheetEditor{app: a, form: *form}
	title := form.Title
	if asCopy {
		e.form.ID = ""
		title = a.T("ownSheet.copyOf", title)
	}
	text := func(multi bool, value string) *field {
		f := a.newField(multi, nil)
		f.SetText(value)
		return f
	}
	e.title, e.about = text(false, title), text(true, form.About)
	content := container.NewVBox(softLabel(a.T("ownSheet.title")), e.title, softLabel(a.T("ownSheet.about")), e.about)
	for _, b := range form.Blocks {
		o := ownBlock{title: text(false, b.Title), hint: text(true, b.Hint)}
		content.Add(softLabel(a.T("ownSheet.block", a.T("ownSheet.kind."+string(b.Kind)))))
		content.Add(o.title)
		content.Add(softLabel(a.T("ownSheet.hint")))
		content.Add(o.hint)
		if len(b.Columns) > 0 {
			var titles []string
			for _, c := range b.Columns {
				titles = append(titles, c.Title)
			}
			o.columns = text(true, strings.Join(titles, "\n"))
			content.Add(softLabel(a.T("ownSheet.columns")))
			content.Add(o.columns)
			o.rows = text(true, strings.Join(rowLines(b), "\n"))
			content.Add(softLabel(a.T("ownSheet.rows." + rowsHint(b.Kind))))
			content.Add(o.rows)
		}
		e.blocks = append(e.blocks, o)
	}
	e.modal = a.show(dialogSpec{
		title: a.T("ownSheet.dialog"), content: container.NewVScroll(content), size: fyne.NewSize(680, 640), focus: e.title,
		buttons: []*button{
			a.newButton(a.T("ui.cancel"), "", func() { e.modal.leave() }),
			a.newButton(a.T("ownSheet.save"), "", e.save).primary(),
		},
	})
	return e
}

func rowsHint(k model.BlockKind) string {
	if k == model.BlockPoles {
		return "poles"
	}
	return "lines"
}

// rowLines writes the given rows of a block, a line each.
func rowLines(b model.FormBlock) []string {
	var lines []string
	for _, r := range b.Rows {
		line := r.Title
		if b.Kind == model.BlockPoles {
			line = fmt.Sprintf("%s: %s / %s", r.Title, r.Left, r.Right)
		}
		lines = append(lines, line)
	}
	return lines
}

// save makes the form of what has been written, keeps its file and opens it.
func (e *ownSheetEditor) save() {
	a := e.app
	form := e.form
	form.Title, form.About = strings.TrimSpace(e.title.Text), strings.TrimSpace(e.about.Text)
	form.Shelf = model.ShelfOwn
	form.Blocks = slices.Clone(form.Blocks)
	for i, o := range e.blocks {
		if !e.take(&form.Blocks[i], o) {
			return
		}
	}
	if form.ID == "" {
		form.ID = freeFormID(form.Title)
	}
	data, err := assets.WriteForm(&form)
	if err == nil {
		err = assets.AddForm(form.ID+".yaml", data)
	}
	if err == nil {
		err = writeWhole(filepath.Join(a.sheetsDir(), form.ID+".yaml"), data)
	}
	if err != nil {
		a.fail("fail.sheet", err)
		return
	}
	e.modal.close()
	a.page.openForm(form.ID)
}

// take reads the fields of a block; false when a line says too little, which is
// told.
func (e *ownSheetEditor) take(b *model.FormBlock, o ownBlock) bool {
	b.Title, b.Hint = strings.TrimSpace(o.title.Text), strings.TrimSpace(o.hint.Text)
	if o.columns == nil {
		return true
	}
	titles := linesOf(o.columns.Text)
	if len(titles) != len(b.Columns) {
		e.app.toast(e.app.T("ownSheet.wrongColumns", len(b.Columns)), nil)
		return false
	}
	b.Columns = slices.Clone(b.Columns)
	for i := range b.Columns {
		b.Columns[i].Title = titles[i]
	}
	old := b.Rows
	b.Rows = nil
	for i, line := range linesOf(o.rows.Text) {
		row, ok := e.row(b.Kind, old, i, line)
		if !ok {
			e.app.toast(e.app.T("ownSheet.wrongPoles", line), nil)
			return false
		}
		b.Rows = append(b.Rows, row)
	}
	return true
}

// row reads a line: the row of the same title, or the one that stood there, keeps
// its key, so that what has been said in it stays.
func (e *ownSheetEditor) row(kind model.BlockKind, old []model.FormRow, at int, line string) (model.FormRow, bool) {
	title, poles, hasPoles := strings.Cut(line, ":")
	left, right, whole := strings.Cut(poles, " / ")
	if kind != model.BlockPoles {
		title = line
	} else if !hasPoles || !whole {
		return model.FormRow{}, false
	}
	title = strings.TrimSpace(title)
	row := model.FormRow{Key: "r" + strings.ToLower(string(e.app.deps.NewID()))}
	if i := slices.IndexFunc(old, func(r model.FormRow) bool { return r.Title == title }); i >= 0 {
		row = old[i]
	} else if kind == model.BlockHouse {
		row.Place = model.PlacePillar
	}
	row.Title = title
	if kind == model.BlockPoles {
		row.Left, row.Right = strings.TrimSpace(left), strings.TrimSpace(right)
	}
	return row, true
}

func linesOf(text string) []string {
	var lines []string
	for _, l := range strings.Split(text, "\n") {
		if l = strings.TrimSpace(l); l != "" {
			lines = append(lines, l)
		}
	}
	return lines
}

// freeFormID makes the name of a file of a title that no form has yet.
func freeFormID(title string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(title)) {
		switch {
		case r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			b.WriteRune(r)
		case !unicode.Is(unicode.Mn, r) && b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	base := strings.Trim(b.String(), "-")
	if base == "" {
		base = "sheet"
	}
	if len(base) > 40 {
		base = strings.Trim(base[:40], "-")
	}
	id := base
	for n := 2; ; n++ {
		if _, taken := assets.FormOf(id, assets.Languages()[0]); !taken {
			return id
		}
		id = fmt.Sprintf("%s-%d", base, n)
	}
}

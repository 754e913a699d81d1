package ui

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/scene"
)

// round passes one machine from respondent to respondent. What anybody has
// answered is never seen by the next: a statement at a time, and no way back once
// one is done. Every answer is saved at once.
type round struct {
	page  *projectPage
	audit model.ID
	modal *modal
	body  *fyne.Container
	keys  *roundKeys

	group model.ID
	batch model.ID
	sheet model.ID // empty until the first answer
	at    int      // of the statement
}

// roundKeys takes the keys of a round.
type roundKeys struct {
	widget.BaseWidget
	typed func(r rune)
}

var _ fyne.Focusable = (*roundKeys)(nil)

// CreateRenderer implements fyne.Widget.
func (k *roundKeys) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(nil))
}

// FocusGained implements fyne.Focusable.
func (*roundKeys) FocusGained() {}

// FocusLost implements fyne.Focusable.
func (*roundKeys) FocusLost() {}

// TypedRune implements fyne.Focusable.
func (k *roundKeys) TypedRune(r rune) { k.typed(r) }

// TypedKey implements fyne.Focusable.
func (k *roundKeys) TypedKey(ev *fyne.KeyEvent) {
	if ev.Name == fyne.KeyBackspace || ev.Name == fyne.KeyLeft {
		k.typed('\b')
	}
}

// startRound begins a round of the open audit.
func (p *projectPage) startRound() {
	open := p.session.openAudit(p.session.project())
	if open == nil || p.session.project().Instrument(open.Instrument) == nil {
		return
	}
	r := &round{page: p, audit: open.ID, body: container.NewStack(), keys: &roundKeys{}}
	r.keys.ExtendBaseWidget(r.keys)
	size := p.app.win.Canvas().Size()
	a := p.app
	r.modal = a.show(dialogSpec{
		title: a.T("round.title"), content: container.NewStack(r.keys, r.body), size: size, focus: r.keys,
		buttons: []*button{a.newButton(a.T("round.end"), "close", func() { r.modal.leave() })},
	})
	r.modal.suggested = nil // Enter ends nothing
	r.begin()
}

// show puts another screen up; what it does with keys is told by typed.
func (r *round) show(o fyne.CanvasObject, typed func(rune)) {
	r.keys.typed = typed
	r.body.Objects = []fyne.CanvasObject{container.NewVScroll(o)}
	r.body.Refresh()
	r.page.app.win.Canvas().Focus(r.keys)
}

// pick shows choices with a key each.
func (r *round) pick(title, above string, texts []string, keys []rune, chosen func(int)) {
	box := container.NewVBox()
	if above != "" {
		box.Add(softLabel(above))
	}
	head := widget.NewLabelWithStyle(title, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	head.Wrapping, head.SizeName = fyne.TextWrapWord, theme.SizeNameHeadingText
	box.Add(head)
	for i, text := range texts {
		box.Add(r.page.app.newLink(string(keys[i])+"   "+text, "right", func() { chosen(i) }).saying(""))
	}
	r.show(box, func(key rune) {
		for i, k := range keys {
			if k == key {
				chosen(i)
				return
			}
		}
		if key == '\b' {
			r.back()
		}
	})
}

// begin waits for the next respondent, who says which group he belongs to.
func (r *round) begin() {
	a := r.page.app
	r.sheet, r.at, r.group = "", 0, ""
	groups := r.page.session.project().Audit(r.audit).Groups
	if len(groups) == 0 {
		r.ask()
		return
	}
	var texts []string
	var keys []rune
	for i, g := range groups {
		texts, keys = append(texts, scene.GroupName(a.words, g)), append(keys, rune('1'+i))
	}
	r.pick(a.T("round.group"), a.T("round.private"), texts, keys, func(i int) {
		r.group = groups[i].ID
		r.ask()
	})
}

// ask shows a statement with its levels.
func (r *round) ask() {
	a := r.page.app
	lang := a.words.Lang()
	i := r.page.session.project().Instrument(r.page.session.project().Audit(r.audit).Instrument)
	area, s := i.Statement(r.at)
	if s == nil {
		r.done()
		return
	}
	var texts []string
	var keys []rune
	for level := range i.Scale.Levels {
		texts = append(texts, i.LevelText(s, level, lang))
		keys = append(keys, rune('0'+(level+i.Scale.First)%10))
	}
	title := s.Text.In(lang)
	if s.Poles() {
		title += "\n" + s.Left.In(lang) + " ↔ " + s.Right.In(lang)
	}
	texts, keys = append(texts, a.T("round.unknown")), append(keys, '?')
	above := a.T("round.progress", r.at+1, i.Len(), area.Title.In(lang))
	r.pick(title, above, texts, keys, func(n int) {
		answer := byte(model.Unknown)
		if n < len(i.Scale.Levels) {
			answer = byte('0' + n)
		}
		r.answer(answer)
	})
}

// answer saves an answer and goes on.
func (r *round) answer(answer byte) {
	s, deps := r.page.session, r.page.app.deps
	var e edit.Edit = edit.SetAnswer{Batch: r.batch, Sheet: r.sheet, At: r.at, Answer: answer}
	if r.sheet == "" {
		sheet := model.AnswerSheet{ID: deps.NewID(), Group: r.group}.WithAnswer(r.at, answer)
		add := edit.NewAddSheet(s.project(), r.audit, model.BatchRound, model.DateOf(deps.Now()), sheet, deps.NewID)
		r.sheet, r.batch, e = sheet.ID, add.Batch, add
	}
	if s.do(e) != nil {
		r.modal.leave()
		return
	}
	r.at++
	r.ask()
}

// back goes to the statement before; what was answered there is not shown.
func (r *round) back() {
	if r.sheet != "" && r.at > 0 {
		r.at--
		r.ask()
	}
}

// done thanks, takes a comment, and covers all for the next respondent.
func (r *round) done() {
	a := r.page.app
	comment := a.newField(true, nil)
	next := a.newButton(a.T("round.next"), "right", func() {
		if text := model.CleanText(comment.Text); text != "" && r.sheet != "" {
			if r.page.session.do(edit.SetSheetComment{Batch: r.batch, Sheet: r.sheet, Comment: text}) != nil {
				return
			}
		}
		r.begin()
	}).primary()
	head := widget.NewLabelWithStyle(a.T("round.thanks"), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	head.Wrapping, head.SizeName = fyne.TextWrapWord, theme.SizeNameHeadingText
	n := strconv.Itoa(r.page.session.project().Respondents(r.page.session.project().Audit(r.audit)))
	r.show(container.NewVBox(head, label(a.T("round.comment")), comment, container.NewHBox(next, layout.NewSpacer(), softLabel(a.T("round.count", n)))), func(rune) {})
}

package ui

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/scene"
)

// round passes one machine from respondent to respondent. It covers the window:
// what anybody has answered is never shown, not even to himself, and nothing else
// can be done while it is open, undo included. Every answer is saved at once, so
// that a sheet that was left in the middle can be gone on with.
type round struct {
	page   *projectPage
	audit  model.ID
	modal  *modal
	screen *roundScreen

	group   model.ID
	batch   model.ID
	sheet   model.ID // empty until the first answer
	at      int      // place of the statement
	from    int      // what lies before was answered by whoever began the sheet
	comment *field
	name    *field
}

// roundKeys are the keys of choices that are not levels.
const roundKeys = "123456789abcdefghijklmnopqrst"

// startRound begins a round of the open audit.
func (p *projectPage) startRound() {
	open := p.session.openAudit(p.session.project())
	if open == nil {
		return
	}
	if i := p.session.project().Instrument(open.Instrument); i == nil || i.Len() == 0 {
		p.app.toast(p.app.T("round.nothing"), nil)
		return
	}
	r := &round{page: p, audit: open.ID, screen: newRoundScreen()}
	r.modal = p.app.cover(r.screen, r.pause, r.screen)
	if list := r.unfinished(); len(list) > 0 {
		r.offer(list)
		return
	}
	r.begin()
}

func (r *round) opened() (*model.Audit, *model.Instrument) {
	p := r.page.session.project()
	a := p.Audit(r.audit)
	return a, p.Instrument(a.Instrument)
}

// show puts another screen up and gives it the keys.
func (r *round) show(build func(roundFonts) fyne.CanvasObject, typed func(rune)) {
	r.screen.show(build, func(key rune) {
		if key == '\x1b' {
			r.pause()
			return
		}
		typed(key)
	})
	r.page.app.win.Canvas().Focus(r.screen)
}

// end closes the round.
func (r *round) end() { r.modal.close() }

// roundPick is a screen with choices that have a key each.
type roundPick struct {
	above    fyne.CanvasObject
	title    string
	more     []string // below the title
	texts    []string
	shown    []string // what stands for the keys
	keys     []rune
	chosen   func(int)
	back     func() // nil: no way back
	foot     string // a key of what the other quiet button does; empty: pause
	footDoes func()
}

// pick shows choices.
func (r *round) pick(c roundPick) {
	r.show(func(fonts roundFonts) fyne.CanvasObject {
		box := container.NewVBox()
		if c.above != nil {
			box.Add(c.above)
		}
		box.Add(roundHead(c.title, fonts))
		for _, text := range c.more {
			l := label(text)
			l.SizeName = fonts.text
			box.Add(l)
		}
		for i, text := range c.texts {
			shown := string(c.keys[i])
			if c.shown != nil {
				shown = c.shown[i]
			}
			box.Add(newRoundChoice(shown, text, fonts.text, func() { c.chosen(i) }))
		}
		box.Add(r.foot(c))
		return box
	}, func(key rune) {
		if key == ' ' {
			key = '?'
		}
		switch i := slices.Index(c.keys, key); {
		case i >= 0:
			c.chosen(i)
		case key == '\b' && c.back != nil:
			c.back()
		}
	})
}

// roundHead is what a screen asks or says.
func roundHead(text string, fonts roundFonts) fyne.CanvasObject {
	l := widget.NewLabelWithStyle(text, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	l.Wrapping, l.SizeName = fyne.TextWrapWord, fonts.head
	return l
}

// foot is the row below the choices: back, and the way out.
func (r *round) foot(c roundPick) fyne.CanvasObject {
	a := r.page.app
	row := container.NewHBox()
	if c.back != nil {
		row.Add(r.quiet(a.T("round.back"), "left", c.back))
	}
	row.Add(layout.NewSpacer())
	text, does := c.foot, c.footDoes
	if does == nil {
		text, does = "round.pause", r.pause
	}
	row.Add(r.quiet(a.T(text), "", does))
	return row
}

// quiet is a small button that leaves the keys where they are.
func (r *round) quiet(text, icon string, tapped func()) *button {
	b := r.page.app.newButton(text, icon, func() {
		tapped()
		if r.modal.open && r.name == nil && r.comment == nil {
			r.page.app.win.Canvas().Focus(r.screen)
		}
	}).quiet()
	return b
}

// begin asks the next respondent which group he belongs to.
func (r *round) begin() {
	r.sheet, r.at, r.from, r.group, r.comment, r.name = "", 0, 0, "", nil, nil
	if a, _ := r.opened(); len(a.Groups) == 0 {
		r.ask()
		return
	}
	r.askGroup()
}

func (r *round) askGroup() {
	a := r.page.app
	x, _ := r.opened()
	groups := x.Groups[:min(len(x.Groups), len(roundKeys))]
	privacy := a.T("round.private")
	if x.Named {
		privacy = a.T("round.named")
	}
	var texts []string
	for _, g := range groups {
		texts = append(texts, scene.GroupName(a.words, g))
	}
	r.pick(roundPick{title: a.T("round.group"), more: []string{privacy}, texts: texts, keys: []rune(roundKeys)[:len(texts)], chosen: func(n int) {
		r.group = groups[n].ID
		if r.sheet == "" || r.page.session.do(edit.SetSheetGroup{Batch: r.batch, Sheet: r.sheet, Group: r.group}) == nil {
			r.ask()
		}
	}})
}

// ask shows a statement with its levels.
func (r *round) ask() {
	a := r.page.app
	lang := a.words.Lang()
	x, i := r.opened()
	area, s := i.Statement(r.at)
	if s == nil {
		r.last()
		return
	}
	c := roundPick{above: r.progress(area.Title.In(lang), i.Len()), title: s.Text.In(lang)}
	if s.Poles() {
		c.more = append(c.more, s.Left.In(lang)+"  ↔  "+s.Right.In(lang))
	}
	if hint := s.Hint.In(lang); hint != "" {
		c.more = append(c.more, hint)
	}
	for level := range i.Scale.Levels {
		c.texts = append(c.texts, r.levelText(i, s, level))
		c.keys = append(c.keys, rune('0'+(level+i.Scale.First)%10))
		c.shown = append(c.shown, strconv.Itoa(level+i.Scale.First))
	}
	c.texts, c.keys, c.shown = append(c.texts, a.T("round.unknown")), append(c.keys, '?'), append(c.shown, "?")
	c.chosen = func(n int) {
		answer := byte(model.Unknown)
		if n < len(i.Scale.Levels) {
			answer = byte('0' + n)
		}
		r.answer(answer)
	}
	if r.at > r.from || r.from == 0 && len(x.Groups) > 0 {
		c.back = r.back
	}
	r.pick(c)
}

// levelText is what a level is called; of a pair of opposites without words the
// ends tell which is which.
func (r *round) levelText(i *model.Instrument, s *model.Statement, level int) string {
	lang := r.page.app.words.Lang()
	text := i.LevelText(s, level, lang)
	if s.Poles() && len(s.Levels) == 0 {
		switch level {
		case 0:
			text = strings.TrimSpace(s.Left.In(lang))
		case len(i.Scale.Levels) - 1:
			text = strings.TrimSpace(s.Right.In(lang))
		}
	}
	return text
}

// progress tells the area and how far one has come.
func (r *round) progress(area string, of int) fyne.CanvasObject {
	bar := widget.NewProgressBar()
	bar.Max, bar.Value = float64(of), float64(r.at+1)
	bar.TextFormatter = func() string { return "" } // on the light part nobody could read it
	text := label(r.page.app.T("round.progress", r.at+1, of))
	text.Wrapping = fyne.TextWrapOff
	name := heading(area, theme.SizeNameText)
	return container.NewGridWithColumns(2, name, container.NewBorder(nil, nil, nil, text, bar))
}

// answer saves an answer and goes on.
func (r *round) answer(answer byte) {
	s, deps := r.page.session, r.page.app.deps
	var e edit.Edit = edit.SetAnswer{Batch: r.batch, Sheet: r.sheet, At: r.at, Answer: answer}
	sheet, batch := r.sheet, r.batch
	if r.sheet == "" {
		made := model.AnswerSheet{ID: deps.NewID(), Group: r.group}.WithAnswer(r.at, answer)
		add := edit.NewAddSheet(s.project(), r.audit, model.BatchRound, model.DateOf(deps.Now()), made, deps.NewID)
		sheet, batch, e = made.ID, add.Batch, add
	}
	if s.do(e) != nil {
		return // told by do; the statement stays
	}
	r.sheet, r.batch = sheet, batch
	r.at++
	r.ask()
}

// back goes to the statement before, and from the first to the groups. What was
// answered there is not shown.
func (r *round) back() {
	if r.at > r.from {
		r.at--
		r.ask()
		return
	}
	r.askGroup()
}

// last takes what a respondent wants to say in his own words.
func (r *round) last() {
	a := r.page.app
	x, _ := r.opened()
	if r.comment == nil {
		r.comment = a.newField(true, nil)
		r.comment.SetMinRowsVisible(5)
	}
	if x.Named && r.name == nil {
		r.name = a.newField(false, nil)
	}
	r.screen.show(func(fonts roundFonts) fyne.CanvasObject {
		box := container.NewVBox(roundHead(a.T("round.thanks"), fonts), label(a.T("round.comment")), r.comment)
		if r.name != nil {
			box.Add(label(a.T("round.name")))
			box.Add(r.name)
		}
		back := r.quiet(a.T("round.back"), "left", func() {
			r.comment, r.name = nil, nil
			r.back()
		})
		box.Add(container.NewHBox(back, layout.NewSpacer(), a.newButton(a.T("round.done"), "right", r.done).primary()))
		return box
	}, func(key rune) {
		switch key {
		case '\n':
			r.done()
		case '\x1b':
			r.pause()
		}
	})
	a.win.Canvas().Focus(r.comment)
}

// done saves what was said and covers all for the next respondent.
func (r *round) done() {
	var said []edit.Edit
	if text := model.CleanText(r.comment.Text); text != "" {
		said = append(said, edit.SetSheetComment{Batch: r.batch, Sheet: r.sheet, Comment: text})
	}
	if r.name != nil {
		if text := model.CleanText(r.name.Text); text != "" {
			said = append(said, edit.SetSheetName{Batch: r.batch, Sheet: r.sheet, Name: text})
		}
	}
	for _, e := range said {
		if r.page.session.do(e) != nil {
			return
		}
	}
	r.comment, r.name = nil, nil
	r.between()
}

// between covers all until the next respondent has the machine.
func (r *round) between() {
	a := r.page.app
	x, _ := r.opened()
	count := a.T("round.count", r.page.session.project().Respondents(x))
	r.pick(roundPick{
		title: a.T("round.next"), more: []string{a.T("round.pass"), count}, texts: []string{a.T("round.begin")},
		keys: []rune{'\n'}, shown: []string{"↵"}, chosen: func(int) { r.begin() }, foot: "round.end", footDoes: r.end,
	})
}

// pause covers all and asks whether the round ends.
func (r *round) pause() {
	a := r.page.app
	goOn := r.ask
	switch {
	case r.sheet == "" && r.group == "":
		goOn = r.begin
	case r.comment != nil:
		goOn = r.last
	}
	r.pick(roundPick{
		title: a.T("round.paused"), more: []string{a.T("round.kept")}, texts: []string{a.T("round.goOn")},
		keys: []rune{'\n'}, shown: []string{"↵"}, chosen: func(int) { goOn() }, foot: "round.end", footDoes: r.end,
	})
}

// halfSheet is an answer sheet of a round that was left in the middle.
type halfSheet struct {
	batch model.ID
	sheet model.AnswerSheet
	n     int // statements that are answered
}

// unfinished lists the sheets of rounds of the audit that lack answers.
func (r *round) unfinished() []halfSheet {
	var list []halfSheet
	x, i := r.opened()
	for _, b := range model.Of[model.AnswerBatch](r.page.session.project(), x.Batches) {
		if b.Way != model.BatchRound {
			continue
		}
		for _, s := range b.Sheets {
			n := len(s.Answers) - strings.Count(s.Answers, string(rune(model.Unanswered)))
			if n > 0 && n < i.Len() && len(list) < len(roundKeys)-1 {
				list = append(list, halfSheet{b.ID, s, n})
			}
		}
	}
	return list
}

// offer lets a sheet be gone on with that was left in the middle. It tells the
// group and how many statements are answered, and nothing else.
func (r *round) offer(list []halfSheet) {
	a := r.page.app
	x, i := r.opened()
	var texts []string
	for _, h := range list {
		group := a.T("round.noGroup")
		if g, ok := x.Group(h.sheet.Group); ok {
			group = scene.GroupName(a.words, g)
		}
		texts = append(texts, a.T("round.half", group, h.n, i.Len()))
	}
	texts = append(texts, a.T("round.fresh"))
	r.pick(roundPick{title: a.T("round.unfinished"), more: []string{a.T("round.aside")}, texts: texts, keys: []rune(roundKeys)[:len(texts)], chosen: func(n int) {
		if n == len(list) {
			r.begin()
			return
		}
		h := list[n]
		r.batch, r.sheet, r.group, r.at = h.batch, h.sheet.ID, h.sheet.Group, 0
		for r.at < i.Len() && h.sheet.Answer(r.at) != model.Unanswered {
			r.at++
		}
		r.from = r.at
		r.ask()
	}, foot: "round.end", footDoes: r.end})
}

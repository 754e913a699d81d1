package scene

import (
	"slices"
	"strconv"

	"lupaus/model"
)

// actionRow tells an action's row in the list from its place on the plane.
const actionRow model.ID = "row"

// list draws the actions in their order: the ranked ones, those that nobody has
// ranked, those that are done or dropped.
func (a *actionPicture) list() []piece {
	t := a.listTable()
	head := t.row(a.listHead())
	var pieces []piece
	rows := func(list []*model.Action) {
		for _, e := range list {
			for _, p := range t.row(a.listRow(e)) {
				p.head = head
				pieces = append(pieces, p)
			}
		}
	}
	pieces = append(pieces, a.b.write(styleHead, a.k.w.T("figure.order"), a.listW()).tie(), space(1).tie())
	for _, h := range head {
		pieces = append(pieces, h.tie())
	}
	rows(a.ranked)
	if a.opt.Blank {
		pieces = append(pieces, a.blankRows(t, a.opt.Height-a.top-heightOf(pieces))...)
	}
	for _, part := range []struct {
		key  string
		list []*model.Action
	}{{"figure.unranked", a.unranked}, {"figure.closed", a.closed}} {
		if len(part.list) > 0 {
			name := a.b.write(styleStrong, a.k.w.T(part.key), a.listW()).tie()
			name.head = append(slices.Clone(head), space(1))
			pieces = append(pieces, space(4), name, space(0.8).tie())
			rows(part.list)
		}
	}
	if a.opt.Screen {
		ref := Ref{Owner: model.InfoID, Part: PartAdd, Lane: "action"}
		pieces = append(pieces, space(1), a.b.addPlace(a.k.w.T("figure.addAction"), a.listW(), ref))
	} else if len(a.ranked)+len(a.unranked)+len(a.closed) == 0 && !a.opt.Blank {
		pieces = append(pieces, space(1), a.b.write(styleSmall, a.k.w.T("figure.noActions"), a.listW()))
	}
	return pieces
}

// blankRows are rows to be filled in by hand, as many as go into a height.
func (a *actionPicture) blankRows(t *table, room float64) []piece {
	var pieces []piece
	for range int(room / blankH) {
		pieces = append(pieces, t.row(tableRow{frame: frameBoxes, least: blankH, cells: make([]tableCell, len(t.ws))})...)
	}
	return pieces
}

// wide reports whether owner and due day have columns of their own.
func (a *actionPicture) wide() bool { return a.listW() >= 155 }

func (a *actionPicture) listTable() *table {
	shares, least := []float64{0, 1, 0, 0}, []float64{9, 40, 14, 14}
	if a.wide() {
		shares, least = append(shares, 0.35, 0.3), append(least, 24, 23)
	}
	shares, least = append(shares, 0.3), append(least, 24)
	return a.b.newTable(a.listW(), a.opt.Height/2, shares, least)
}

func (a *actionPicture) listHead() tableRow {
	keys := []string{"", "figure.action", "figure.valueShort", "figure.effortShort"}
	if a.wide() {
		keys = append(keys, "figure.owner", "figure.due")
	}
	r := tableRow{frame: frameHead}
	for _, key := range append(keys, "figure.state") {
		if key == "" {
			r.cells = append(r.cells, tableCell{})
			continue
		}
		r.cells = append(r.cells, cellOf(textPart(styleSmallIn.bold(), a.k.w.T(key))))
	}
	return r
}

func (a *actionPicture) listRow(e *model.Action) tableRow {
	title := textPart(styleStrong, e.Title)
	if e.Title == "" {
		title = textPart(styleBody.in(InkSoft), Name(a.k.w, e))
	}
	title = title.zoned(Ref{Owner: e.ID, Part: PartField, Lane: "title"})
	owner := textPart(styleSmallIn, a.owner(e)).zoned(Ref{Owner: e.ID, Part: PartOwner})
	state := func(lane model.ID) Ref { return Ref{Owner: e.ID, Part: PartState, Lane: lane} }
	due := a.dueParts(e)
	for i := range due {
		due[i] = due[i].zoned(state("due"))
	}
	r := tableRow{frame: frameRuled, ref: Ref{Owner: e.ID, Part: PartEntity, Lane: actionRow}}
	r.cells = append(r.cells, cellOf(textPart(styleSmallIn.bold(), a.pillText(e))))
	if a.wide() {
		r.cells = append(r.cells, cellOf(title))
	} else {
		parts := []cellPart{title}
		if e.Owner != "" || a.opt.Screen {
			parts = append(parts, owner)
		}
		if e.Due != "" || a.opt.Screen {
			parts = append(parts, due...)
		}
		r.cells = append(r.cells, cellOf(parts...))
	}
	r.cells = append(r.cells, cellOf(textPart(styleBody, rankText(e.Value)).zoned(state("value"))), cellOf(textPart(styleBody, rankText(e.Effort)).zoned(state("effort"))))
	if a.wide() {
		r.cells = append(r.cells, cellOf(owner), cellOf(due...))
	}
	word := signPart("action "+string(e.State), actionSign(e.State), styleSmallIn, a.k.w.T("actionState."+string(e.State)))
	r.cells = append(r.cells, cellOf(word.zoned(state("state"))))
	return r
}

// rankText is a rank as a number, a dash for none.
func rankText(n int) string {
	if n == 0 {
		return "–"
	}
	return strconv.Itoa(n)
}

func (a *actionPicture) owner(e *model.Action) string {
	if r := a.p.Role(e.Owner); r != nil {
		return r.Name
	}
	return ""
}

// dueParts is the day an action is due, and that it is late.
func (a *actionPicture) dueParts(e *model.Action) []cellPart {
	parts := []cellPart{textPart(styleSmallIn, DayText(a.k.w.Lang(), e.Due))}
	if e.State.Open() && isLate(e.Due, a.opt.Today) {
		parts = append(parts, a.k.latePart())
	}
	return parts
}

// isLate reports whether a day has passed.
func isLate(day, today model.Date) bool { return day != "" && day < today }

// latePart says that a day has passed.
func (k *setter) latePart() cellPart {
	return signPart("late", lateSign, styleSmallIn.bold().in(Warn), k.w.T("figure.late"))
}

// lateSign is a clock.
func lateSign(d *drawing, x, y float64) float64 {
	const r = signSize / 2
	pen := Pen{Colour: Warn, Width: 0.4}
	d.path(None, pen, circlePath(x+r, y+r, r-0.2)...)
	d.path(None, pen, moveTo(x+r, y+0.5), lineTo(x+r, y+r), lineTo(x+r+0.7, y+r+0.4))
	return signSize
}

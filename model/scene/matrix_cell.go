package scene

import (
	"fmt"
	"strings"

	"lupaus/model"
)

// This file draws the cells and heads of the matrix of promises.

// stageHead writes the name of a column.
func (m *matrix) stageHead(s *model.Stage, width float64) *Block {
	key := blockKey{kind: "matrix stage", a: width}
	if s != nil {
		key.entity = s
	}
	return m.b.block(key, func(d *drawing) {
		k := &m.b.k
		st, name := styleStrong, k.w.T("scene.matrix.allStages")
		if s != nil {
			name = Name(k.w, s)
		} else {
			st = st.in(InkSoft)
		}
		w := width - 2*textX
		y := k.put(d, st, textX, pad, w, k.wrap(st, name, w, stageLines))
		d.grow(Rect{0, 0, width, y + pad}, 0)
	})
}

// headGround is the ground under the name of a column.
func (m *matrix) headGround(stage model.ID, width, height float64) *Block {
	return m.b.block(blockKey{kind: "matrix head", text: string(stage), a: width, b: height}, func(d *drawing) {
		head := Box{Rect: Rect{inset / 2, 0, width - inset, height - inset}, Radius: 1, Fill: Band}
		if stage == "" {
			head.Fill, head.Pen = None, Pen{Colour: CardEdge, Width: fine, Dash: Dashed}
		}
		d.box(head)
		if stage != "" {
			d.zone(Rect{0, 0, width, height}, Ref{Owner: stage, Part: PartEntity})
		}
	})
}

// roleHead writes the name of a row.
func (m *matrix) roleHead(r *model.Role) *Block {
	key := blockKey{kind: "matrix role"}
	if r != nil {
		key.entity = r
	}
	return m.b.block(key, func(d *drawing) {
		k := &m.b.k
		st, name := styleStrong, k.w.T("scene.matrix.nobody")
		if r != nil {
			name = Name(k.w, r)
		} else {
			st = st.in(InkSoft)
		}
		w := matrixHeadW - 2*pad - inset
		y := k.put(d, st, pad, pad, w, k.wrap(st, name, w, headLines))
		d.grow(Rect{0, 0, matrixHeadW - inset, y + pad}, 0)
	})
}

// rowGround draws the lines of a row and the zones of its cells.
func (m *matrix) rowGround(r *model.Role, columns stretch, columnW, height float64) *Block {
	role := roleID(r)
	var stages strings.Builder
	for _, s := range m.stages[columns.from:columns.to] {
		fmt.Fprintf(&stages, "%s\n", stageID(s))
	}
	return m.b.block(blockKey{kind: "matrix row " + string(role), text: stages.String(), a: columnW, b: height}, func(d *drawing) {
		head := Box{Rect: Rect{0, inset / 2, matrixHeadW - inset, height - inset}, Radius: 1, Fill: Band}
		if r == nil {
			head.Fill, head.Pen = None, Pen{Colour: CardEdge, Width: fine, Dash: Dashed}
		}
		d.box(head)
		if r != nil {
			d.zone(Rect{0, 0, matrixHeadW, height}, Ref{Owner: role, Part: PartEntity})
		}
		width := columnW * float64(columns.to-columns.from)
		d.box(Box{Rect: Rect{matrixHeadW, 0, width, hair}, Fill: CardEdge})
		if r == nil { // the last row
			d.box(Box{Rect: Rect{matrixHeadW, height - hair, width, hair}, Fill: CardEdge})
		}
		for i, s := range m.stages[columns.from:columns.to] {
			x := matrixHeadW + columnW*float64(i)
			d.box(Box{Rect: Rect{x, 0, hair, height}, Fill: Grid})
			d.zone(Rect{x, 0, columnW, height}, Ref{Owner: stageID(s), Part: PartMatrix, Lane: role})
		}
		d.box(Box{Rect: Rect{matrixHeadW + width - hair, 0, hair, height}, Fill: Grid})
	})
}

// card draws a promise in a cell: where, text and whether it is kept.
func (m *matrix) card(pr *model.Promise, stage model.ID, width float64) *Block {
	where := m.b.k.w.T("level." + string(pr.Level))
	if t := m.p.Touchpoint(pr.Subject); t != nil && strings.TrimSpace(t.Title) != "" {
		where = t.Title
	}
	return m.b.block(blockKey{kind: "matrix promise " + string(stage), entity: pr, text: where, a: width}, func(d *drawing) {
		k := &m.b.k
		x := cardBar + 1
		w := width - x - 1
		var in drawing
		k.putLine(&in, styleSmall, x, 1, k.one(styleSmall, where, w))
		y := 1 + k.pitch(SizeSmall)
		y = k.put(&in, styleBody, x, y, w, k.promiseText(styleBody, pr, w, bodyLines)) + 0.4
		k.signCell(&in, string(pr.Kept), keptSign(pr.Kept), x, y, w, k.w.T("kept."+string(pr.Kept)), Ref{Owner: pr.ID, Part: PartKept, Lane: stage})
		r := Rect{0, 0, width, y + signRowH + 0.4}
		d.outlined(r, 0.8, promiseGround(pr.Level), Pen{Colour: CardEdge, Width: fine})
		d.box(Box{Rect: Rect{0, 0, cardBar / 2, r.H}, Fill: Accent})
		d.zone(r, Ref{Owner: pr.ID, Part: PartPromise, Lane: stage})
		d.over(&in)
	})
}

// company draws the promises of the company as bars over the matrix and
// returns where the matrix goes on.
func (m *matrix) company(y, width float64) float64 {
	if m.opt.Blank {
		block := m.b.block(blockKey{kind: "blank company", a: width}, func(d *drawing) {
			k := &m.b.k
			k.put(d, styleSmall, pad, 1, width-2*pad, k.wrap(styleSmall, k.w.T("level.company"), width-2*pad, 1))
			end := d.rules(pad, k.pitch(SizeSmall), width-2*pad, 2) + pad
			d.outlined(Rect{0, 0, width, end}, 0.8, None, Pen{Colour: CardEdge, Width: 0.4})
		})
		m.place(block, margin, y)
		return y + onGrid(block.Bounds.H) + grid
	}
	for _, pr := range model.Of[model.Promise](m.p, m.p.Info().Promises) {
		block := m.companyBar(pr, width)
		m.place(block, margin, y)
		y += onGrid(block.Bounds.H) + grid
	}
	return y
}

func (m *matrix) companyBar(pr *model.Promise, width float64) *Block {
	owner := ""
	if r := m.p.Role(pr.Owner); r != nil {
		owner = m.b.k.w.T("scene.owner", Name(m.b.k.w, r))
	}
	return m.b.block(blockKey{kind: "matrix company", entity: pr, text: owner, a: width}, func(d *drawing) {
		k := &m.b.k
		x := cardBar + pad
		w := width - x - pad
		var in drawing
		y := k.put(&in, styleSmall, x, 1, w, k.wrap(styleSmall, k.w.T("level.company"), w, 1))
		y = k.put(&in, styleHead, x, y, w, k.promiseText(styleHead, pr, w, titleLines))
		half := min(w/2, 40)
		k.signCell(&in, string(pr.Kept), keptSign(pr.Kept), x, y, half, k.w.T("kept."+string(pr.Kept)), Ref{Owner: pr.ID, Part: PartKept})
		l := k.one(styleSmall, owner, w-half)
		k.putLine(&in, styleSmall, x+half, y+(signRowH-k.pitch(SizeSmall))/2, l)
		if owner != "" {
			in.zone(Rect{x + half, y, w - half, signRowH}, Ref{Owner: pr.ID, Part: PartOwner})
		}
		r := Rect{0, 0, width, y + signRowH + 1}
		d.outlined(r, 0.8, AccentSoft, Pen{Colour: CardEdge, Width: fine})
		d.box(Box{Rect: Rect{0, 0, cardBar, r.H}, Fill: Accent})
		d.zone(r, Ref{Owner: pr.ID, Part: PartPromise})
		d.over(&in)
	})
}

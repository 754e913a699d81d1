package scene

import (
	"fmt"
	"strings"

	"lupaus/model"
)

// This file draws what stands around the tree of promises: what they are drawn
// from, and those that are part of no other.

// The sheet, block, row and column in which customer understanding is noted.
const (
	frameworkForm    = "framework"
	areasBlock       = "areas"
	understandingRow = "understanding"
	notesColumn      = "notes"
)

// understanding makes the card at the top of the tree.
func (c *cascade) understanding() {
	notes := ""
	if !c.opt.Blank {
		notes = c.p.SheetOf(frameworkForm).Row(areasBlock, understandingRow).Cells[notesColumn]
	}
	info := c.p.Info()
	key := blockKey{kind: fmt.Sprint("understanding", c.opt.Screen, c.opt.Blank), entity: info, text: notes}
	c.root.card = c.b.block(key, func(d *drawing) { c.drawUnderstanding(d, info, notes) })
	c.root.cardW, c.root.cardH = understandingW, c.root.card.Bounds.H
}

func (c *cascade) drawUnderstanding(d *drawing, info *model.Info, notes string) {
	k := &c.b.k
	w := understandingW - 2*textX
	var in drawing
	title := k.one(styleHead, k.w.T("scene.cascade.understanding"), w*0.6)
	k.putLine(&in, styleHead, textX, pad, title)
	if n := len(info.Personas); n > 0 {
		l := k.one(styleSmall, k.count("ui.count.persona", n), w*0.4-2)
		k.putLine(&in, styleSmall, textX+w-l.width, pad+k.ts.Ascent(SizeHead)-k.ts.Ascent(SizeSmall), l)
	}
	y := pad + k.pitch(SizeHead) + 0.5
	switch {
	case c.opt.Blank:
		y = in.rules(textX, y-2, w, 3) + pad
	case strings.TrimSpace(notes) != "":
		y = k.put(&in, styleBody, textX, y, w, k.wrap(styleBody, notes, w, bodyLines)) + 1
	case c.opt.Screen:
		y = k.put(&in, styleSmall, textX, y, w, k.wrap(styleSmall, k.w.T("scene.cascade.noUnderstanding"), w, 4)) + 1
	}
	half := (w - columnGap) / 2
	org := info.Organisation
	left := c.statement(&in, textX, y, half, "mission", org.Mission)
	right := c.statement(&in, textX+half+columnGap, y, half, "values", org.Values)
	r := Rect{0, 0, understandingW, max(left, right) + pad}
	d.outlined(r, 1.5, Band, Pen{Colour: InkSoft, Width: 0.4})
	d.zone(r, Ref{Owner: model.InfoID, Part: PartUnderstanding})
	d.over(&in)
}

// statement draws the mission or the values under their name.
func (c *cascade) statement(d *drawing, x, y, width float64, field model.ID, text string) float64 {
	k := &c.b.k
	if strings.TrimSpace(text) == "" && !c.opt.Screen {
		return y
	}
	end := k.put(d, styleSmall, x, y, width, k.wrap(styleSmall, k.w.T("field."+string(field)), width, 1))
	st := styleStrong
	if strings.TrimSpace(text) == "" {
		st, text = styleSmall, k.w.T("scene.cascade.no."+string(field))
	}
	end = k.put(d, st, x, end, width, k.wrap(st, text, width, titleLines))
	d.zone(Rect{x, y, width, end - y}, Ref{Owner: model.InfoID, Part: PartField, Lane: field})
	return end
}

// looseHead says what the promises beside the tree have in common.
func (c *cascade) looseHead() *Block {
	return c.b.block(blockKey{kind: fmt.Sprint("loose head", c.opt.Screen)}, func(d *drawing) {
		k := &c.b.k
		y := k.put(d, styleStrong, 0, 0, promiseW, k.wrap(styleStrong, k.w.T("scene.cascade.loose"), promiseW, 3))
		if c.opt.Screen {
			k.put(d, styleSmall, 0, y, promiseW, k.wrap(styleSmall, k.w.T("scene.cascade.drag"), promiseW, 4))
		}
	})
}

// looseFrame goes around the promises beside the tree.
func (c *cascade) looseFrame(width, height float64) *Block {
	return c.b.block(blockKey{kind: "loose frame", a: width, b: height}, func(d *drawing) {
		d.outlined(Rect{0, 0, width, height}, 1.5, None, Pen{Colour: CardEdge, Width: 0.35, Dash: Dashed})
	})
}

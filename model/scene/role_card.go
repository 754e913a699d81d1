package scene

import (
	"math"
	"sort"
	"strings"

	"lupaus/model"
)

// roleSheet draws the card of one role. It is laid out in parts under each
// other; what height is left over goes to the parts by their weight.
type roleSheet struct {
	k     *setter
	f     *roleFacts
	opt   RoleOptions
	width float64

	scale float64 // of the sizes of text
	lines int     // most lines of a text
	items int     // most promises
	parts int     // how many are drawn
	cut   int     // texts that were cut or left out, by the last drawing

	measuring bool // only the height of a drawing is wanted
}

const (
	leastText   = SizeSmall * 0.85 // the smallest size in points that paper is still read at
	leastBlank  = 3                // rules to write on, for each question
	meetingsMax = 6                // touchpoints that a card names
	roleBoxGap  = 3.0
)

func newRoleSheet(k *setter, f *roleFacts, opt RoleOptions, width float64) *roleSheet {
	s := &roleSheet{k: k, f: f, opt: opt, width: width, scale: 1, lines: math.MaxInt, items: math.MaxInt, parts: math.MaxInt}
	if opt.Blank {
		blank := &model.Role{ID: f.role.ID, Name: f.role.Name, Role: f.role.Role}
		s.f = &roleFacts{role: blank}
	}
	return s
}

// fit finds the largest sizes of text, and when even the smallest are too large
// the longest texts, for which there is room in a height.
func (s *roleSheet) fit(height float64) {
	const steps = 6
	least := leastText / SizeBody
	for i := range steps {
		s.scale = 1 - (1-least)*float64(i)/(steps-1)
		if s.needs() <= height {
			return
		}
	}
	const most = 16
	fewer := sort.Search(most, func(n int) bool {
		s.lines = most - n
		s.items = max(2, s.lines/2)
		return s.needs() <= height
	})
	if fewer < most {
		s.lines = most - fewer
		s.items = max(2, s.lines/2)
		return
	}
	s.lines, s.items = 1, 1
	for s.parts = len(s.all()); s.parts > 1 && s.needs() > height; s.parts-- {
	}
}

// needs is the height that the card needs.
func (s *roleSheet) needs() float64 {
	var d drawing
	s.measuring = true
	defer func() { s.measuring = false }()
	return s.draw(&d, 0)
}

// block draws the card in a height, or with 0 in the height it needs.
func (s *roleSheet) block(height float64) *Block {
	needed := s.needs()
	var in, d drawing
	s.draw(&in, max(0, height-needed))
	r := Rect{0, 0, s.width, max(height, needed)}
	d.outlined(r, 1.5, Card, Pen{Colour: CardEdge, Width: 0.35})
	d.zone(r, Ref{Owner: s.f.role.ID, Part: PartEntity})
	d.over(&in)
	return d.block()
}

// rolePart is a part of the card. It draws itself from y down with some extra
// height and returns where it ends.
type rolePart struct {
	weight float64
	draw   func(d *drawing, y, extra float64) float64
}

func (s *roleSheet) all() []rolePart {
	return []rolePart{{0, s.header}, {1, s.work}, {0.6, s.meetings}, {1, s.promises}, {0.6, s.measures}, {1.4, s.changes}}
}

// draw draws the parts and returns the height that was needed with no extra.
func (s *roleSheet) draw(d *drawing, extra float64) float64 {
	s.cut = 0
	parts := s.all()
	if s.parts < len(parts) {
		s.cut += len(parts) - s.parts
		parts = parts[:max(1, s.parts)]
	}
	sum := 0.0
	for _, part := range parts {
		sum += part.weight
	}
	y := 0.0
	for _, part := range parts {
		more := 0.0
		if sum > 0 {
			more = extra * part.weight / sum
		}
		y = part.draw(d, y, more) + roleBoxGap
	}
	if s.cut > 0 {
		y = s.text(d, styleSmall, textX, y-1, s.inner(), s.k.count("scene.role.cut", s.cut), 1) + 1
	}
	return y
}

// inner is the width between the edges of the card.
func (s *roleSheet) inner() float64 { return s.width - 2*textX }

func (s *roleSheet) sized(st Style) Style {
	st.Size = max(leastText, st.Size*s.scale)
	return st
}

// text draws a text of at most so many lines and returns where it ends.
func (s *roleSheet) text(d *drawing, st Style, x, y, width float64, text string, lines int) float64 {
	st = s.sized(st)
	f := s.k.wrap(st, text, width, lines)
	if f.more > 0 {
		f.more = 0 // the ellipsis says it
		s.cut++
	}
	return s.k.put(d, st, x, y, width, f)
}

// question draws a label with what was said under it, on screen with a question
// where nothing was said, and on paper to be written on with rules. The answer
// takes at least the height room, of which a zone is made.
func (s *roleSheet) question(d *drawing, x, y, width, room float64, label, text, ask string, ref Ref) float64 {
	end := s.text(d, styleSmall.bold(), x, y, width, label, 2) + 0.3
	switch {
	case s.opt.Blank:
		n := max(leastBlank, int((y+room-end)/ruleGap))
		end = d.rules(x, end-2, width, n)
	case strings.TrimSpace(text) != "":
		end = s.text(d, styleBody, x, end, width, text, s.lines)
	case s.opt.Screen && ask != "":
		end = s.text(d, styleSmall, x, end, width, ask, s.lines)
	}
	if ref != (Ref{}) {
		d.zone(Rect{x, y, width, max(end-y, room)}, ref)
	}
	return end
}

// roleKind is the word for the kind of a role, unless its name says it already.
func (k *setter) roleKind(r *model.Role) string {
	kind := k.w.T("role." + string(r.Role))
	if r.Role == model.RoleOther || strings.EqualFold(kind, Name(k.w, r)) {
		return ""
	}
	return kind
}

// header draws the name of the role and how far ahead it looks.
func (s *roleSheet) header(d *drawing, y, _ float64) float64 {
	r := s.f.role
	var in drawing
	w := s.inner()
	beside := s.width >= 100
	if beside {
		w -= horizonW + roleBoxGap
	}
	top := y + textX
	end := s.text(&in, styleHead, textX, top, w, Name(s.k.w, r), headLines)
	end = s.text(&in, styleSmall, textX, end, w, s.k.roleKind(r), 1)
	in.zone(Rect{textX, top, w, end - top}, Ref{Owner: r.ID, Part: PartField, Lane: "name"})
	if beside {
		end = max(end, s.k.horizonScale(&in, r, s.opt.Screen, s.width-textX-horizonW, top))
	} else {
		end = s.k.horizonScale(&in, r, s.opt.Screen, textX, end+1)
	}
	end += pad
	d.outlined(Rect{0, y, s.width, end - y}, 1.5, Band, Pen{Colour: CardEdge, Width: 0.35})
	d.over(&in)
	return end
}

// work draws the task and, to the right of an arrow, the same work as help to a
// customer.
func (s *roleSheet) work(d *drawing, y, extra float64) float64 {
	const arrow = 8.0
	r := s.f.role
	task := (s.inner() - arrow) * 0.42
	help := s.inner() - arrow - task
	right := textX + task + arrow
	draw := func(d *drawing, room float64) float64 {
		left := s.question(d, textX+pad, y+pad, task-2*pad, room-2*pad, s.k.w.T("scene.role.task"), r.Task, s.k.w.T("scene.role.task.ask"),
			Ref{Owner: r.ID, Part: PartField, Lane: "task"})
		return max(left, s.question(d, right+pad, y+pad, help-2*pad, room-2*pad, s.k.w.T("scene.role.help"), r.Value, s.k.w.T("scene.role.help.ask"),
			Ref{Owner: r.ID, Part: PartField, Lane: "help"})) + pad
	}
	end, in := s.boxed(y, extra, draw)
	d.outlined(Rect{textX, y, task, end - y}, 1, None, Pen{Colour: CardEdge, Width: fine})
	ground := AccentSoft
	if s.opt.Blank {
		ground = None
	}
	d.outlined(Rect{right, y, help, end - y}, 1, ground, Pen{Colour: Accent, Width: 0.4})
	mid, x := y+(end-y)/2, textX+task+1.5
	pen := Pen{Colour: Accent, Width: 0.6}
	d.line(pen, x, mid, x+arrow-3, mid)
	d.path(None, pen, moveTo(x+arrow-5, mid-1.6), lineTo(x+arrow-3, mid), lineTo(x+arrow-5, mid+1.6))
	d.over(in)
	return end
}

// boxed draws what stands in boxes beside each other, which all become as high
// as the highest, and returns where they end.
func (s *roleSheet) boxed(y, extra float64, draw func(d *drawing, room float64) float64) (end float64, in *drawing) {
	in = &drawing{}
	cut := s.cut
	end = draw(in, 0) + extra
	if s.measuring {
		return end, in
	}
	s.cut = cut // counted once
	in = &drawing{}
	draw(in, end-y)
	return end, in
}

// meetings names the touchpoints at which the role meets the customer.
func (s *roleSheet) meetings(d *drawing, y, extra float64) float64 {
	text := ""
	if len(s.f.meets) == 0 {
		text = s.k.w.T("scene.role.meets.ask")
	}
	end := s.question(d, textX, y, s.inner(), 0, s.k.w.T("scene.role.meets"), "", text, Ref{})
	if s.opt.Screen {
		d.zone(Rect{textX, y, s.inner(), end - y}, Ref{Owner: s.f.role.ID, Part: PartState, Lane: "touchpoints"})
	}
	if s.opt.Blank {
		return end + s.moreRules(d, end, extra)
	}
	shown := s.f.meets[:min(len(s.f.meets), meetingsMax, max(1, s.items))]
	journey := ""
	for _, m := range shown {
		if m.journey != journey {
			journey = m.journey
			end = s.text(d, styleSmall, textX, end, s.inner(), journey, 2)
		}
		end = s.meeting(d, m, end)
	}
	if more := len(s.f.meets) - len(shown); more > 0 {
		end = s.text(d, styleSmall, textX+2.4, end, s.inner()-2.4, s.k.count("scene.role.more", more), 1)
	}
	return end + extra
}

// meeting draws one touchpoint with its stage.
func (s *roleSheet) meeting(d *drawing, m meeting, y float64) float64 {
	const left = 2.4
	text := m.title
	if m.stage != "" {
		text += " (" + m.stage + ")"
	}
	pitch := s.k.pitch(s.sized(styleSmallIn).Size)
	d.path(InkSoft, Pen{}, circlePath(textX+0.8, y+pitch/2, 0.5)...)
	end := max(y+pitch, s.text(d, styleSmallIn, textX+left, y, s.inner()-left, text, s.lines))
	d.zone(Rect{textX, y, s.inner(), end - y}, Ref{Owner: m.id, Part: PartTouchpoint, Lane: s.f.role.ID})
	return end
}

// moreRules draws as many rules as some extra height holds and returns it.
func (s *roleSheet) moreRules(d *drawing, y, extra float64) float64 {
	d.rules(textX, y, s.inner(), int(extra/ruleGap))
	return extra
}

// promises draws what the role promises as a part of the company's promise.
func (s *roleSheet) promises(d *drawing, y, extra float64) float64 {
	text := ""
	if len(s.f.promises) == 0 {
		text = s.k.w.T("scene.role.promises.ask")
	}
	w := s.inner()
	if s.opt.Screen {
		w -= signRowH + 1
		plus(d, s.width-textX-signRowH/2, y+signRowH/2)
	}
	end := s.question(d, textX, y, w, 0, s.k.w.T("scene.role.promises"), "", text, Ref{})
	if s.opt.Screen { // who clicks the question answers it
		d.zone(Rect{textX, y, s.inner(), max(end-y, signRowH)}, Ref{Owner: s.f.role.ID, Part: PartAdd})
	}
	if s.opt.Blank {
		return end + s.moreRules(d, end, extra)
	}
	shown := s.f.promises[:min(len(s.f.promises), s.items)]
	for _, pr := range shown {
		end = s.promise(d, pr, end+0.6)
	}
	if more := len(s.f.promises) - len(shown); more > 0 {
		s.cut += more
		end = s.text(d, styleSmall, textX, end, w, s.k.count("scene.role.more", more), 1)
	}
	return end + extra
}

// promise draws one promise with its state and what it is a part of.
func (s *roleSheet) promise(d *drawing, pr rolePromise, y float64) float64 {
	const left = 2.4
	x, w := textX+left, s.inner()-left
	text := pr.Text
	if strings.TrimSpace(text) == "" {
		text = s.k.w.T("unnamed.promise")
	}
	end := s.text(d, styleStrong, x, y, w, text, s.lines)
	st := s.sized(styleSmallIn)
	keptW := 30 * s.scale
	word := s.k.one(st, s.k.w.T("kept."+string(pr.Kept)), keptW-signSize-2)
	pitch := max(signSize, s.k.pitch(st.Size))
	s.k.draw(d, string(pr.Kept), keptSign(pr.Kept), x, end+(pitch-signSize)/2)
	s.k.putLine(d, st, x+signSize+1, end+(pitch-s.k.pitch(st.Size))/2, word)
	kept := Rect{x, end, keptW, pitch}
	if pr.partOf != "" {
		part := s.text(d, styleSmall, x+keptW, end, w-keptW, s.k.w.T("scene.role.partOf", pr.partOf), min(2, s.lines))
		end = max(end+pitch, part)
	} else {
		end += pitch
	}
	d.box(Box{Rect: Rect{textX, y + 0.3, 0.9, end - y - 0.3}, Fill: Accent})
	d.zone(Rect{textX, y, s.inner(), end - y}, Ref{Owner: pr.ID, Part: PartPromise})
	d.zone(kept, Ref{Owner: pr.ID, Part: PartKept})
	return end
}

// measures draws how the role sees that it helps.
func (s *roleSheet) measures(d *drawing, y, extra float64) float64 {
	r := s.f.role
	end := s.question(d, textX, y, s.inner(), 0, s.k.w.T("field.measures"), r.Measures, s.k.w.T("scene.role.measures.ask"),
		Ref{Owner: r.ID, Part: PartField, Lane: "measures"})
	if s.opt.Blank {
		return end + s.moreRules(d, end, extra)
	}
	return end + extra
}

// changes draws what the role starts, stops and continues in three boxes.
func (s *roleSheet) changes(d *drawing, y, extra float64) float64 {
	r := s.f.role
	w := (s.inner() - 2*roleBoxGap) / 3
	draw := func(d *drawing, room float64) float64 {
		end := y
		for i, c := range []struct {
			field model.ID
			text  string
		}{{"start", r.Start}, {"stop", r.Stop}, {"continue", r.Continue}} {
			x := textX + float64(i)*(w+roleBoxGap)
			end = max(end, s.question(d, x+pad, y+pad, w-2*pad, room-2*pad, s.k.w.T("field."+string(c.field)), c.text,
				s.k.w.T("scene.role."+string(c.field)+".ask"), Ref{Owner: r.ID, Part: PartField, Lane: c.field}))
		}
		return end + pad
	}
	end, in := s.boxed(y, extra, draw)
	for i := range 3 {
		d.outlined(Rect{textX + float64(i)*(w+roleBoxGap), y, w, end - y}, 1, None, Pen{Colour: CardEdge, Width: fine})
	}
	d.over(in)
	return end
}

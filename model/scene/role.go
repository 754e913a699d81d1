package scene

import (
	"fmt"
	"math"
	"strings"

	"lupaus/model"
)

// RoleOptions say how cards of roles are drawn. The zero value draws those of
// all roles, for paper.
type RoleOptions struct {
	Screen bool       // adds questions where nothing has been said, and places to add
	Blank  bool       // draws rules to write on by hand, under the names of the roles
	PerRow int        // cards beside each other; 0: as many as Width holds
	Width  float64    // of the wall at most, in millimetres; 0: of a good shape for a screen
	Roles  []model.ID // which roles, in this order; nil: all
}

// roles lists the roles that the options ask for.
func (o RoleOptions) roles(p *model.Project) []*model.Role {
	ids := o.Roles
	if ids == nil {
		ids = p.Info().Roles
	}
	var list []*model.Role
	for _, r := range model.Of[model.Role](p, ids) {
		list = append(list, r)
	}
	return list
}

// The measures of the wall of cards in millimetres.
const (
	roleCardW   = 116.0
	roleCardGap = 6.0
)

// RoleCards draws the cards of roles in a grid.
func (b *Builder) RoleCards(p *model.Project, opt RoleOptions) *Scene {
	b.mu.Lock()
	defer b.mu.Unlock()
	w := &roleWall{collage: collage{b: b}, opt: opt}
	met := meetings(p)
	for _, r := range opt.roles(p) {
		w.add(factsOf(p, r, met[r.ID]))
	}
	return w.scene(p.Info().Organisation.Name)
}

// RoleCard draws the card of one role in a size in millimetres. Texts for which
// there is no room are set smaller and then cut; it returns how many texts were
// cut or left out. A role that is not in the project gives an empty scene.
func (b *Builder) RoleCard(p *model.Project, role model.ID, width, height float64, opt RoleOptions) (*Scene, int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	r := p.Role(role)
	if r == nil {
		return New("", width, height, nil), 0
	}
	s := newRoleSheet(&b.k, factsOf(p, r, meetings(p)[r.ID]), opt, width)
	s.fit(height)
	block := s.block(height)
	return New(Name(b.k.w, r), width, height, []Placed{{0, 0, block}}), s.cut
}

// roleWall is a grid of cards being drawn.
type roleWall struct {
	collage
	opt   RoleOptions
	cards []roleOnWall
}

type roleOnWall struct {
	facts  *roleFacts
	key    blockKey
	height float64 // that it needs
}

func (w *roleWall) add(f *roleFacts) {
	c := roleOnWall{facts: f, key: blockKey{kind: fmt.Sprint("role card", w.opt.Screen, w.opt.Blank), entity: f.role, text: f.said()}}
	c.height = w.card(&c, 0).Bounds.H
	w.cards = append(w.cards, c)
}

// card draws a card of a height, or with 0 of the height it needs.
func (w *roleWall) card(c *roleOnWall, height float64) *Block {
	c.key.a = height
	if b, ok := w.b.blocks.get(c.key); ok {
		return b
	}
	s := newRoleSheet(&w.b.k, c.facts, w.opt, roleCardW)
	s.lines = bodyLines
	b := s.block(height)
	w.b.blocks.put(c.key, b)
	return b
}

// scene puts the cards into rows of one height.
func (w *roleWall) scene(organisation string) *Scene {
	k := &w.b.k
	title := k.w.T("scene.roles.title")
	per := w.perRow()
	width := max(minWidth, 2*margin-roleCardGap+float64(min(per, max(1, len(w.cards))))*(roleCardW+roleCardGap))
	y := w.heading(title, organisation, width-2*margin, Ref{})
	if len(w.cards) == 0 && w.opt.Screen {
		y = w.firstRole(y) + roleCardGap
	}
	for from := 0; from < len(w.cards); from += per {
		row := w.cards[from:min(from+per, len(w.cards))]
		height := rowHeight(row)
		for i := range row {
			w.place(w.card(&row[i], height), margin+float64(i)*(roleCardW+roleCardGap), y)
		}
		y += height + roleCardGap
	}
	return New(title, width, y-roleCardGap+margin, w.placed)
}

// perRow finds how many cards beside each other can be shown largest on a page
// of a good shape.
func (w *roleWall) perRow() int {
	if w.opt.PerRow > 0 {
		return w.opt.PerRow
	}
	if w.opt.Width > 0 {
		return max(1, int((w.opt.Width-2*margin+roleCardGap)/(roleCardW+roleCardGap)))
	}
	best, bestCost := 1, math.Inf(1)
	for per := 1; per <= len(w.cards); per++ {
		height := 0.0
		for from := 0; from < len(w.cards); from += per {
			height += rowHeight(w.cards[from:min(from+per, len(w.cards))]) + roleCardGap
		}
		if cost := max(float64(per)*(roleCardW+roleCardGap)/goodShape, height); cost < bestCost {
			best, bestCost = per, cost
		}
	}
	return best
}

func rowHeight(row []roleOnWall) float64 {
	h := 0.0
	for _, c := range row {
		h = max(h, c.height)
	}
	return h
}

// firstRole says on screen what to do first when there are no roles, and
// returns where the picture goes on.
func (c *collage) firstRole(y float64) float64 {
	block := c.b.block(blockKey{kind: "first role"}, func(d *drawing) {
		k := &c.b.k
		const left = 10.0
		width := minWidth - 2*margin
		var in drawing
		end := k.put(&in, styleBody, left, textX, width-left-textX, k.wrap(styleBody, k.w.T("scene.roles.empty"), width-left-textX, 6)) + textX
		plus(&in, left/2+0.5, end/2)
		r := Rect{0, 0, width, end}
		d.outlined(r, 1.5, None, Pen{Colour: CardEdge, Width: fine, Dash: Dashed})
		d.over(&in)
		d.zone(r, Ref{Owner: model.InfoID, Part: PartAdd, Lane: "role"})
	})
	c.place(block, margin, y)
	return y + block.Bounds.H
}

// roleFacts is what a role's card says.
type roleFacts struct {
	role     *model.Role
	meets    []meeting
	promises []rolePromise
}

// meeting is a touchpoint at which a role meets the customer.
type meeting struct {
	id                    model.ID
	title, stage, journey string
}

// rolePromise is a promise of a role and the text of the one it is a part of.
type rolePromise struct {
	*model.Promise
	partOf string
}

// meetings finds where the roles meet the customer: the touchpoints they answer
// for and those that they name, from left to right through all journeys.
func meetings(p *model.Project) map[model.ID][]meeting {
	named := map[model.ID][]model.ID{}
	info := p.Info()
	for _, r := range model.Of[model.Role](p, info.Roles) {
		for _, t := range r.Touchpoints {
			named[t] = append(named[t], r.ID)
		}
	}
	met := map[model.ID][]meeting{}
	for _, j := range model.Of[model.Journey](p, info.Journeys) {
		for s, t := range p.Touchpoints(j) {
			m := meeting{t.ID, t.Title, s.Name, j.Name}
			if t.Role != "" {
				met[t.Role] = append(met[t.Role], m)
			}
			for _, r := range named[t.ID] {
				if r != t.Role {
					met[r] = append(met[r], m)
				}
			}
		}
	}
	return met
}

func factsOf(p *model.Project, r *model.Role, met []meeting) *roleFacts {
	f := &roleFacts{role: r, meets: met}
	for _, pr := range model.Of[model.Promise](p, r.Promises) {
		own := rolePromise{Promise: pr}
		if up := p.Promise(pr.Parent); up != nil {
			own.partOf = up.Text
		}
		f.promises = append(f.promises, own)
	}
	return f
}

// said is all that a card shows besides the role's own record.
func (f *roleFacts) said() string {
	var b strings.Builder
	for _, m := range f.meets {
		fmt.Fprintf(&b, "%s\n%s\n%s\n%s\n", m.id, m.title, m.stage, m.journey)
	}
	for _, pr := range f.promises {
		fmt.Fprintf(&b, "%s\n%s\n%s\n%s\n", pr.ID, pr.Kept, pr.Text, pr.partOf)
	}
	return b.String()
}

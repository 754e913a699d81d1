package document

import (
	"context"
	"slices"
	"strings"

	"lupaus/export/page"
	"lupaus/model"
	"lupaus/model/scene"
)

// The measures of a sheet with two cards in millimetres: a lying A4 that is cut
// in the middle into two A5.
const (
	cardSide = 11.0 // from the edges of the A5
	cardTop  = 11.0
	cardFoot = 22.0
)

// mostNamed is how many things a warning names.
const mostNamed = 5

// Roles builds the cards of the roles, two to a lying A4, with marks for cutting
// it in the middle and the cards out. Warnings tell on which cards there was no
// room for all texts. The error is the context's, or an *model.Error when a role
// is asked for that is not there.
func Roles(ctx context.Context, r Request) (*page.Document, error) {
	b := newBase(ctx, r)
	for _, id := range r.Roles {
		if b.p.Role(id) == nil {
			return nil, model.NotFound(model.KindRole, id)
		}
	}
	roles := r.Roles
	if len(roles) == 0 {
		roles = b.info.Roles
	}
	if len(roles) == 0 && r.Blank {
		roles = b.readyRoles()
	}
	title := b.word("document.roles")
	if len(roles) == 0 {
		b.turn(false)
		b.title(title)
		b.para(styleBody, b.word("handout.noRoles"))
		return b.document(title, 0)
	}
	var cut []string
	for pair := range slices.Chunk(roles, 2) {
		if b.stopped() {
			break
		}
		cut = append(cut, b.cardPair(pair)...)
	}
	b.warnCut("handout.warn.roles", cut)
	return b.document(title, 0)
}

// readyRoles are the roles that every company has, for blank cards of a project
// without any.
func (b *base) readyRoles() []model.ID {
	var roles []model.ID
	for _, kind := range model.RoleKinds() {
		if kind != model.RoleOther {
			role := &model.Role{ID: model.ID(kind), Role: kind}
			b.p = b.p.With(role)
			roles = append(roles, role.ID)
		}
	}
	return roles
}

// warnCut warns that texts were cut on some things, naming a few of them.
func (b *base) warnCut(key string, names []string) {
	if n := len(names); n > mostNamed {
		names = append(slices.Clone(names[:mostNamed]), b.count("handout.more", n-mostNamed))
	}
	if len(names) > 0 {
		b.warn(key, strings.Join(names, ", "))
	}
}

// cardPair draws one or two cards on a page and returns the names of the roles
// whose texts were cut.
func (b *base) cardPair(roles []model.ID) (cut []string) {
	b.turn(true)
	b.area.X = cardSide // of the foot
	half, height := b.open.Width/2, b.open.Height
	for i, id := range roles {
		r := scene.Rect{X: float64(i)*half + cardSide, Y: cardTop, W: half - 2*cardSide, H: height - cardTop - cardFoot}
		role := b.p.Role(id)
		name := scene.Name(b.Words, role)
		s, n := b.request.Builder.RoleCard(b.p, id, r.W, r.H, scene.RoleOptions{Blank: b.request.Blank})
		if n > 0 {
			cut = append(cut, name)
		}
		b.open.Layers = append(b.open.Layers, page.Layer{Scene: s, X: r.X, Y: r.Y, Scale: 1, Clip: scene.Rect{X: r.X - 0.5, Y: r.Y - 0.5, W: r.W + 1, H: r.H + 1}})
		b.y = r.Y
		b.bookmark(0, name)
		b.corners(r)
	}
	b.Line(cutPen, half, cutGap, half, cutGap+2*cutLong)
	b.Line(cutPen, half, height-cutGap-2*cutLong, half, height-cutGap)
	return cut
}

// corners draws cut marks at the corners of a card.
func (b *base) corners(r scene.Rect) {
	for _, x := range []float64{r.X, r.X + r.W} {
		b.cutUp(x, r.Y, r.Y+r.H)
	}
	for _, y := range []float64{r.Y, r.Y + r.H} {
		b.cutAcross(y, r.X, r.X+r.W)
	}
}

package document

import (
	"math"
	"slices"

	"lupaus/export/page"
	"lupaus/model"
	"lupaus/model/scene"
)

// matrices draws who promises what, journey by journey.
func (b *book) matrices() {
	title := b.word("scene.matrix.title")
	first := true
	for _, j := range model.Of[model.Journey](b.p, b.journeys()) {
		if len(j.Stages) == 0 {
			continue
		}
		from := 0
		for _, to := range share(len(j.Stages), b.stopped, func(from, to int) bool { return b.oneBand(b.matrix(j, from, to)) }) {
			f := b.matrix(j, from, to)
			f.lying = b.parts(f, true) <= b.parts(f, false)
			f.Scale = f.scaleOn(f.lying)
			b.turnPicture(f.lying)
			if first {
				b.enter(title)
				b.bookmark(0, title)
			}
			if from == 0 {
				b.bookmark(1, b.name(j.Name))
			}
			first = false
			b.rows(f)
			from = to
		}
	}
}

// scaleOn is the scale at which a picture is as wide as a page.
func (f placed) scaleOn(lying bool) float64 { return min(1, pictureArea(lying).W/f.Content.W) }

// matrixWidth is the width in millimetres that the columns of a matrix are
// fitted into: as many as are still read when it is made as wide as a lying page.
const matrixWidth = 296.0

// matrix draws some of the stages of a journey as wide as a lying page.
func (b *base) matrix(j *model.Journey, from, to int) placed {
	part := *j
	part.Stages = j.Stages[from:to]
	s := b.request.Builder.PromiseMatrix(b.p.With(&part), scene.MatrixOptions{Journey: j.ID, Blank: b.request.Blank, Width: matrixWidth})
	f := placed{lying: true}
	f.Scene, f.Content = s, page.Content(s)
	f.Scale = f.scaleOn(true)
	f.LetterPt = page.SmallestLetter(s) * f.Scale
	return f
}

// oneBand reports whether all columns of a matrix stand beside each other and
// can be read.
func (b *book) oneBand(f placed) bool {
	_, tops := matrixRows(f.Scene)
	return len(tops) == len(b.info.Roles)+2 && f.readable()
}

// parts cuts a matrix between its rows for pages that lie or stand: how many
// there are, none that can be read counting as many.
func (b *book) parts(f placed, lying bool) int {
	scale := f.scaleOn(lying)
	if f.LetterPt/f.Scale*scale < picturePt {
		return math.MaxInt
	}
	_, _, parts := cutRows(f, (pictureArea(lying).H-aboveFoot)/scale)
	return len(parts)
}

// rows puts a matrix on the open page and as many others as it takes, with the
// heads of its columns on each.
func (b *book) rows(f placed) {
	x := b.area.X + (b.area.W-f.Content.W*f.Scale)/2 - f.Content.X*f.Scale
	head, cuts, parts := cutRows(f, (b.area.H-aboveFoot)/f.Scale)
	for i, part := range parts {
		if b.stopped() {
			return
		}
		from := f.Content.Y
		if i > 0 {
			b.turnPicture(f.lying)
			from = head
		}
		b.strip(f.Scene, f.Scale, x, from, cuts[0])
		b.strip(f.Scene, f.Scale, x, cuts[part.from], cuts[part.to])
	}
}

// cutRows cuts a matrix between its rows for pages with some room in a height,
// and tells where its heads begin.
func cutRows(f placed, room float64) (head float64, cuts []float64, parts []part) {
	head, tops := matrixRows(f.Scene)
	cuts = finer(f.Scene, tops, room-(tops[0]-head))
	return head, cuts, evenly(cuts, tops[0]-f.Content.Y, tops[0]-head, room)
}

// part is a part of a list of cuts, from one to another.
type part struct{ from, to int }

// evenly shares what lies between cuts among as few pages as possible, and then
// evenly. On the first page first is taken by other things, on others more.
func evenly(cuts []float64, first, more, room float64) []part {
	fill := func(room float64) (parts []part) {
		left := room - first
		for i := 0; i < len(cuts)-1; {
			n := i
			for n < len(cuts)-1 && cuts[n+1]-cuts[i] <= left+0.01 {
				n++
			}
			n = max(n, i+1) // what is higher than a page is cut off by it
			parts = append(parts, part{i, n})
			i, left = n, room-more
		}
		return parts
	}
	best := fill(room)
	for low, high := 0.0, room; high-low > 1; {
		mid := (low + high) / 2
		if parts := fill(mid); len(parts) <= len(best) {
			best, high = parts, mid
		} else {
			low = mid
		}
	}
	return best
}

// matrixRows finds where the heads of a matrix begin, where each of its rows
// does, and as the last of these where the matrix ends.
func matrixRows(s *scene.Scene) (head float64, tops []float64) {
	whole := scene.Rect{W: s.Width, H: s.Height}
	end := 0.0
	s.Zones(whole, func(z scene.Zone) {
		if z.Ref.Part == scene.PartMatrix {
			tops = append(tops, z.Y)
			end = max(end, z.Y+z.H)
		}
	})
	slices.Sort(tops)
	tops = append(slices.Compact(tops), end)
	head = tops[0]
	s.Zones(whole, func(z scene.Zone) {
		if z.Ref.Part == scene.PartEntity {
			head = min(head, z.Y)
		}
	})
	return head, tops
}

// finer adds cuts to those of a picture where they are farther apart than most:
// between the blocks with text.
func finer(s *scene.Scene, cuts []float64, most float64) []float64 {
	var out []float64
	for i, from := range cuts {
		out = append(out, from)
		if i == len(cuts)-1 || cuts[i+1]-from <= most {
			continue
		}
		var spans []scene.Rect
		s.In(scene.Rect{Y: from, W: s.Width, H: cuts[i+1] - from}, func(p scene.Placed) {
			if slices.ContainsFunc(p.Marks, func(m scene.Mark) bool { _, text := m.(scene.Text); return text }) {
				spans = append(spans, p.Bounds.Shift(p.X, p.Y))
			}
		})
		for _, r := range spans {
			y := r.Y + r.H
			crossed := slices.ContainsFunc(spans, func(o scene.Rect) bool { return o.Y < y-0.01 && y+0.01 < o.Y+o.H })
			if !crossed && from < y && y < cuts[i+1] {
				out = append(out, y)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

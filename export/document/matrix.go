package document

import (
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
		for _, to := range share(len(j.Stages), b.stopped, func(from, to int) bool { return b.matrix(j, from, to).readable() }) {
			f := b.matrix(j, from, to)
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

// journeys are those that the document tells of.
func (b *base) journeys() []model.ID {
	if b.request.Journey != "" {
		return []model.ID{b.request.Journey}
	}
	return b.info.Journeys
}

// matrix draws some of the stages of a journey as wide as a lying page.
func (b *base) matrix(j *model.Journey, from, to int) placed {
	part := *j
	part.Stages = j.Stages[from:to]
	s := b.request.Builder.PromiseMatrix(b.p.With(&part), scene.MatrixOptions{Journey: j.ID, Blank: b.request.Blank})
	f := placed{lying: true}
	f.Scene, f.Content = s, page.Content(s)
	f.Scale = min(1, pictureArea(true).W/f.Content.W)
	f.LetterPt = page.SmallestLetter(s) * f.Scale
	return f
}

// rows puts a matrix on the open page and as many others as it takes, cut
// between its rows, with the heads of its columns on each.
func (b *book) rows(f placed) {
	x := b.area.X + (b.area.W-f.Content.W*f.Scale)/2 - f.Content.X*f.Scale
	head, tops := matrixRows(f.Scene)
	cuts := finer(f.Scene, tops, b.area.H/f.Scale-(tops[0]-head))
	b.strip(f.Scene, f.Scale, x, f.Content.Y, cuts[0])
	fresh := false
	for i := 0; i < len(cuts)-1 && !b.stopped(); {
		n := i
		for n < len(cuts)-1 && (cuts[n+1]-cuts[i])*f.Scale <= b.room()+0.01 {
			n++
		}
		if n == i && !fresh {
			b.turnPicture(f.lying)
			b.strip(f.Scene, f.Scale, x, head, cuts[0])
			fresh = true
			continue
		}
		n = max(n, i+1) // what is higher than a page is cut off by it
		b.strip(f.Scene, f.Scale, x, cuts[i], cuts[n])
		i, fresh = n, false
	}
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

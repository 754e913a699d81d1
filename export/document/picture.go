package document

import (
	"math"

	"lupaus/export/page"
	"lupaus/model/scene"
)

// picturePt is the size in points under which letters of a picture are not let
// go as long as it can be drawn over more pages.
const picturePt = 6.4

// placed is a picture fitted to a page.
type placed struct {
	page.Fitted
	lying bool
}

// fitted arranges a picture on a page, lying or standing, whichever shows it
// larger, and not more than most times its own size.
func fitted(s *scene.Scene, most float64) placed {
	var best placed
	for _, lying := range []bool{true, false} {
		area, c := pictureArea(lying), page.Content(s)
		scale := min(area.W/c.W, area.H/c.H, most)
		if scale > best.Scale {
			best = placed{page.Fitted{Scene: s, Content: c, Scale: scale, LetterPt: page.SmallestLetter(s) * scale}, lying}
		}
	}
	return best
}

// readable reports whether the letters are large enough.
func (f placed) readable() bool { return f.LetterPt == 0 || f.LetterPt >= picturePt }

// picture puts a picture on the open page, in the middle of its width.
func (b *base) picture(f placed) {
	x := b.area.X + (b.area.W-f.Content.W*f.Scale)/2
	b.open.Layers = append(b.open.Layers, f.Layer(x, b.y))
	b.y += f.Content.H * f.Scale
}

// strip shows the part of a picture between two heights of it at the open place
// of the page and goes below it.
func (b *base) strip(s *scene.Scene, scale, x, from, to float64) {
	h := (to - from) * scale
	b.open.Layers = append(b.open.Layers, page.Layer{
		Scene: s, X: x, Y: b.y - from*scale, Scale: scale,
		Clip: scene.Rect{X: x - 1, Y: b.y, W: s.Width*scale + 2, H: h},
	})
	b.y += h
}

// share shares a list of n things among as few pages as fit tells, in order,
// and about evenly. One thing that does not fit has a page of its own. Stop
// ends the work.
func share(n int, stop func() bool, fits func(from, to int) bool) []int {
	var ends []int
	for from := 0; from < n && !stop(); {
		to := from + 1
		for to < n && fits(from, to+1) {
			to++
		}
		ends = append(ends, to)
		from = to
	}
	if len(ends) < 2 {
		return ends
	}
	even := make([]int, len(ends))
	from := 0
	for i := range even {
		even[i] = int(math.Round(float64((i+1)*n) / float64(len(even))))
		if stop() || even[i]-from > 1 && !fits(from, even[i]) {
			return ends
		}
		from = even[i]
	}
	return even
}

package document

import (
	"math"

	"lupaus/export/page"
	"lupaus/model/scene"
)

// picturePt is the size in points under which letters of a picture are not let
// go as long as it can be drawn over more pages.
const picturePt = 6.2

// aboveFoot is the least distance in millimetres of a picture from the foot.
const aboveFoot = 3.0

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
		scale := min(area.W/c.W, (area.H-aboveFoot)/c.H, most)
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

// arrangement is a picture cut into pages.
type arrangement struct {
	pages []*scene.Scene
	scale float64 // page millimetres for a millimetre of the picture
	lying bool
}

// arranged cuts a picture into pages and makes it as much smaller as saves
// pages. Draw draws it on pages of a width and a height.
func arranged(draw func(width, height float64) []*scene.Scene, lying bool) arrangement {
	return arrangedFrom(1, draw, lying)
}

// arrangedFrom is arranged for a picture that is at most so large.
func arrangedFrom(most float64, draw func(width, height float64) []*scene.Scene, lying bool) arrangement {
	area := pictureArea(lying)
	best := arrangement{}
	for _, scale := range []float64{1, 0.94, 0.88, 0.8} {
		if scale > most {
			continue
		}
		pages := draw(area.W/scale, (area.H-aboveFoot)/scale)
		if best.pages == nil || len(pages) < len(best.pages) {
			best = arrangement{pages, scale, lying}
		}
		if len(best.pages) == 1 {
			break
		}
	}
	return best
}

// reportScale is how large the pictures of a report are at most: small letters are
// still as large as in a footnote, and much goes on a page.
const reportScale = 0.88

// arrangedEither is arrangedFrom on standing pages, or on lying ones where these
// are fewer.
func arrangedEither(most float64, draw func(width, height float64) []*scene.Scene) arrangement {
	best := arrangedFrom(most, draw, false)
	if lying := arrangedFrom(most, draw, true); len(lying.pages) < len(best.pages) {
		return lying
	}
	return best
}

// picturePages puts a picture that has been cut into pages under one bookmark.
func (b *base) picturePages(title string, a arrangement) {
	for i, s := range a.pages {
		b.turnPicture(a.lying)
		if i == 0 {
			b.bookmark(0, title)
		}
		b.open.Layers = append(b.open.Layers, page.Layer{
			Scene: s, X: b.area.X, Y: b.area.Y, Scale: a.scale,
			Clip: scene.Rect{X: b.area.X - 1, Y: b.area.Y - 1, W: b.area.W + 2, H: b.area.H + 2},
		})
	}
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

package png

import (
	"fmt"
	"image"
	"io"
	"math"

	"lupaus/export/page"
	"lupaus/model/scene"
)

// The largest picture that Write makes. Viewers and printers begin to fail
// above it, and painting it takes about a second.
const (
	MaxPixels = 40_000_000
	MaxSide   = 30_000
)

// Options say how large a picture file is.
type Options struct {
	WidthPx int            // pixels across; 0: by DPI
	DPI     float64        // pixels per inch of the scene; 0 with WidthPx 0: 150
	Palette *scene.Palette // nil: scene.Light
}

// Scale returns the pixels per millimetre that a picture of some millimetres
// gets, and whether the limits made it smaller than the options ask for.
func (o Options) Scale(width, height float64) (pxPerMM float64, limited bool) {
	dpi := o.DPI
	if !(dpi > 0) || math.IsInf(dpi, 0) {
		dpi = 150
	}
	width, height = max(width, 1), max(height, 1)
	want := dpi / 25.4
	if o.WidthPx > 0 {
		want = float64(o.WidthPx) / width
	}
	most := min(math.Sqrt(MaxPixels/(width*height)), MaxSide/width, MaxSide/height)
	return min(want, most), want > most*1.0001
}

// Write writes a whole scene as a PNG file that knows its resolution. The
// errors are those of w.
func (p *Painter) Write(w io.Writer, s *scene.Scene, o Options) error {
	return p.WritePage(w, page.Whole(s), o)
}

// WritePage writes a page as a PNG file that knows its resolution. The errors
// are those of w.
func (p *Painter) WritePage(w io.Writer, pg *page.Page, o Options) error {
	k, _ := o.Scale(pg.Width, pg.Height)
	size := image.Pt(pixels(pg.Width, k), pixels(pg.Height, k))
	e := encoder{size: size, perMetre: uint32(math.Round(k * 1000))}
	err := e.encode(w, func(part *image.RGBA) { p.paintPage(part, image.Point{}, pg, k, o.Palette) })
	if err != nil {
		return fmt.Errorf("write png: %w", err)
	}
	return nil
}

func pixels(mm, k float64) int { return max(1, int(math.Round(mm*k))) }

// PaintPage paints a page with a scale in pixels per millimetre over dst,
// whose corner is the page's. A nil palette is scene.Light.
func (p *Painter) PaintPage(dst *image.RGBA, pg *page.Page, pxPerMM float64, palette *scene.Palette) {
	p.paintPage(dst, dst.Bounds().Min, pg, pxPerMM, palette)
}

// paintPage paints the part of a page that dst shows when the page's corner is
// at a pixel.
func (p *Painter) paintPage(dst *image.RGBA, corner image.Point, pg *page.Page, pxPerMM float64, palette *scene.Palette) {
	p.Paint(dst, nil, scene.View{}, palette) // the ground
	if palette == nil {
		palette = &scene.Light
	}
	for _, l := range pg.Layers {
		at := func(mm float64) int { return int(math.Round(near(mm*pxPerMM, 0, 1<<24))) }
		r := image.Rect(at(l.Clip.X), at(l.Clip.Y), at(l.Clip.X+l.Clip.W), at(l.Clip.Y+l.Clip.H))
		sub, ok := dst.SubImage(r.Add(corner)).(*image.RGBA)
		if !ok || !(l.Scale > 0) {
			continue
		}
		seen := sub.Bounds().Min.Sub(corner)
		j := newJob(l.Scene, scene.View{
			X: (float64(seen.X)/pxPerMM - l.X) / l.Scale, Y: (float64(seen.Y)/pxPerMM - l.Y) / l.Scale,
			PxPerMM: pxPerMM * l.Scale,
		}, palette)
		j.over = true
		p.run(sub, j)
	}
}

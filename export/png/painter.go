package png

import (
	"image"
	"image/color"
	"math"
	"runtime"
	"sync"
	"sync/atomic"

	"lupaus/model/scene"
)

// Painter paints scenes. It remembers glyphs, lines of text and rounded
// corners between calls, within a fixed bound of memory, so keep one for the
// life of the program. The zero value is ready for use; it is safe for
// concurrent use and must not be copied.
type Painter struct {
	lines   cache[lineKey, *line]
	faces   cache[faceKey, *face]
	corners cache[cornerKey, *image.Alpha]
	tools   sync.Pool // *tools
}

// stripeHeight is how many rows of pixels are painted at a time. It does not
// depend on the number of processors, so that every machine paints the same.
const stripeHeight = 128

// Paint paints the part of the scene that the view shows over the whole of
// dst, ground included; v.X, v.Y is at the upper left corner of dst's bounds.
// A nil palette is scene.Light. Pictures higher than 128 rows are painted in
// stripes on up to GOMAXPROCS goroutines, lower ones on the caller's. Views that
// show nothing (a scale that is not positive, places that are no numbers) give
// the bare ground.
func (p *Painter) Paint(dst *image.RGBA, s *scene.Scene, v scene.View, palette *scene.Palette) {
	if palette == nil {
		palette = &scene.Light
	}
	p.run(dst, newJob(s, v, palette))
}

// run paints the stripes of a picture.
func (p *Painter) run(dst *image.RGBA, job *job) {
	bounds := dst.Bounds()
	if bounds.Empty() {
		return
	}
	stripes := (bounds.Dy() + stripeHeight - 1) / stripeHeight
	workers := min(stripes, runtime.GOMAXPROCS(0))
	if workers == 1 {
		for i := range stripes {
			p.stripe(dst, i, job)
		}
		return
	}
	var next atomic.Int64
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < stripes; i = int(next.Add(1)) - 1 {
				p.stripe(dst, i, job)
			}
		})
	}
	wg.Wait()
}

// job is what the stripes of one picture share.
type job struct {
	scene  *scene.Scene // nil: nothing but the ground
	k      float64      // pixels per millimetre
	ox, oy float64      // pixels from the scene's corner to the picture's
	over   bool         // painted over what is there, without the ground
	colour [scene.NumColours]color.RGBA
}

func newJob(s *scene.Scene, v scene.View, palette *scene.Palette) *job {
	j := &job{k: v.PxPerMM, ox: wholePixel(v.X * v.PxPerMM), oy: wholePixel(v.Y * v.PxPerMM)}
	for i, c := range palette {
		j.colour[i] = color.RGBAModel.Convert(c).(color.RGBA)
	}
	j.colour[scene.None] = color.RGBA{}
	sane := j.k > 0 && j.k < maxScale && math.Abs(j.ox) < maxOffset && math.Abs(j.oy) < maxOffset
	if sane && s != nil {
		j.scene = s
	}
	return j
}

// Beyond these a picture shows nothing that a float64 still places exactly.
const (
	maxScale  = 1e5
	maxOffset = 1e10
)

// wholePixel takes away the rounding error of offsets that are meant to be
// whole pixels, so that neighbouring tiles snap text and edges alike.
func wholePixel(f float64) float64 {
	if r := math.Round(f); math.Abs(f-r) < 1e-4 {
		return r
	}
	return f
}

// stripe paints rows i*stripeHeight… of dst.
func (p *Painter) stripe(dst *image.RGBA, i int, j *job) {
	b := dst.Bounds()
	clip := image.Rect(b.Min.X, b.Min.Y+i*stripeHeight, b.Max.X, min(b.Min.Y+(i+1)*stripeHeight, b.Max.Y))
	t, _ := p.tools.Get().(*tools)
	if t == nil {
		t = &tools{}
	}
	defer p.tools.Put(t)
	c := canvas{
		Painter: p, tools: t, job: j, dst: dst, clip: clip,
		dx: float64(b.Min.X) - j.ox, dy: float64(b.Min.Y) - j.oy,
	}
	if !j.over {
		c.fill(clip, j.colour[scene.Paper])
	}
	if j.scene == nil {
		return
	}
	// A little more than the clip, for pens and hairlines that are drawn wider
	// than they are.
	seen := scene.Rect{
		X: (float64(clip.Min.X)-c.dx-2)/j.k - 1, Y: (float64(clip.Min.Y)-c.dy-2)/j.k - 1,
		W: float64(clip.Dx()+4)/j.k + 2, H: float64(clip.Dy()+4)/j.k + 2,
	}
	j.scene.In(seen, c.block)
}

// block paints the marks of one block.
func (c *canvas) block(b scene.Placed) {
	tiny := b.Bounds.W*c.k < 0.7 && b.Bounds.H*c.k < 0.7
	c.x, c.y = b.X*c.k+c.dx, b.Y*c.k+c.dy
	for _, m := range b.Marks {
		switch m := m.(type) {
		case scene.Box:
			c.box(m)
		case scene.Text:
			c.text(m)
		case scene.Path:
			c.path(m)
		}
		if tiny {
			return // one speck stands for all of it
		}
	}
}

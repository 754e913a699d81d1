package board

import (
	"bytes"
	"image"
	"image/color"
	"math"
	"math/rand/v2"
	"runtime"
	"sync"
	"testing"
	"time"

	"lupaus/assets"
	"lupaus/export/png"
	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
)

// bench is a cache of tiles with a scene, without a window.
type tileBench struct {
	t       testing.TB
	tiles   *tiles
	painter Painter
	builder *scene.Builder
	project *model.Project
	journey model.ID
	dst     *image.RGBA
	// tolerance is what a byte of the real painter may differ between tiles and
	// the whole: its soft edges are rounded relative to the picture.
	tolerance int
}

func newTileBench(t testing.TB, p *model.Project, painter Painter, workers int) *tileBench {
	b := &tileBench{
		t: t, painter: painter, tolerance: 2, builder: scene.NewBuilder(assets.Typeset(), assets.WordsFor("en")),
		project: p, journey: p.Info().Journeys[0], dst: image.NewRGBA(image.Rect(0, 0, 700, 500)),
	}
	b.tiles = newTiles(b.painter, workers, func() {})
	b.show(p)
	return b
}

func (b *tileBench) show(p *model.Project) {
	b.project = p
	if _, exact := b.painter.(exactPainter); exact {
		b.tolerance = 0
	}
	light := scene.Light
	b.tiles.setScene(b.builder.Journey(p, b.journey, scene.MapOptions{Screen: true}), &light)
}

// settle composes frames until one is final.
func (b *tileBench) settle(v frameView) {
	b.t.Helper()
	v.patience = time.Minute
	for range 100 {
		if b.tiles.compose(b.dst, v, time.Now) {
			return
		}
	}
	b.t.Fatal("the frame does not settle")
}

// direct paints the same frame without tiles.
func (b *tileBench) direct(v frameView) *image.RGBA {
	img := image.NewRGBA(b.dst.Rect)
	b.painter.Paint(img, b.tiles.scene, viewAt(v.origin, v.scale), b.tiles.palette)
	return img
}

func (b *tileBench) compare(v frameView) {
	b.t.Helper()
	want := b.direct(v)
	if bytes.Equal(want.Pix, b.dst.Pix) {
		return
	}
	n, worst := 0, 0
	var at image.Point
	for i := range want.Pix {
		if d := abs(int(want.Pix[i]) - int(b.dst.Pix[i])); d > b.tolerance {
			n++
			if d > worst {
				worst, at = d, image.Pt(i%want.Stride/4, i/want.Stride)
			}
		}
	}
	if n > 0 {
		b.t.Errorf("at %+v %d bytes differ, the worst by %d at %v", v, n, worst, at)
	}
}

// exactPainter colours each pixel by its place on the map and by the blocks
// there, without any softness, so that pictures can be compared exactly.
type exactPainter struct{}

func (exactPainter) Paint(dst *image.RGBA, s *scene.Scene, v scene.View, p *scene.Palette) {
	ox, oy := int(math.Round(v.X*v.PxPerMM)), int(math.Round(v.Y*v.PxPerMM))
	fill(dst, dst.Rect, p[scene.Paper])
	w, h := float64(dst.Rect.Dx())/v.PxPerMM, float64(dst.Rect.Dy())/v.PxPerMM
	s.In(scene.Rect{X: v.X, Y: v.Y, W: w, H: h}, func(b scene.Placed) {
		r := b.Bounds.Shift(b.X, b.Y)
		px := image.Rect(ceil(r.X*v.PxPerMM)-ox, ceil(r.Y*v.PxPerMM)-oy, floor((r.X+r.W)*v.PxPerMM)-ox, floor((r.Y+r.H)*v.PxPerMM)-oy).Intersect(dst.Rect)
		for y := px.Min.Y; y < px.Max.Y; y++ {
			for x := px.Min.X; x < px.Max.X; x++ {
				n := (x + ox) ^ (y+oy)*31 ^ len(b.Marks)*7
				dst.SetRGBA(x, y, color.RGBA{uint8(n), uint8(n >> 3), uint8(n >> 6), 0xff})
			}
		}
	})
}

func views() []frameView {
	return []frameView{
		{scale: 3.78}, {scale: 3.78, origin: image.Pt(-37, -51)}, {scale: 3.78, origin: image.Pt(411, 203)},
		{scale: 0.5, origin: image.Pt(-100, -100)}, {scale: 1.37, origin: image.Pt(33, 100)},
		{scale: 12.5, origin: image.Pt(1500, 700)}, {scale: 30, origin: image.Pt(1501, 2703)},
	}
}

func TestTiles_EqualDirectPainting(t *testing.T) {
	for _, painter := range []Painter{exactPainter{}, &png.Painter{}} {
		for _, workers := range []int{0, 2} {
			b := newTileBench(t, modeltest.Sample(), painter, workers)
			for _, v := range views() {
				b.settle(v)
				b.compare(v)
			}
		}
	}
}

// TestTiles_EqualDirectPaintingAfterEdits repairs tiles after edits of every
// size and checks the result pixel by pixel.
func TestTiles_EqualDirectPaintingAfterEdits(t *testing.T) {
	for _, painter := range []Painter{exactPainter{}, &png.Painter{}} {
		comparePaintingAfterEdits(newTileBench(t, modeltest.Sample(), painter, 0))
	}
}

func comparePaintingAfterEdits(b *tileBench) {
	t := b.t
	t.Helper()
	j := b.project.Journey(b.journey)
	stage := b.project.Stage(j.Stages[1])
	tp := stage.Touchpoints[0]
	v := frameView{scale: 3.1, origin: image.Pt(60, 40)}
	b.settle(v)
	for _, e := range []edit.Edit{
		edit.SetText{ID: tp, Field: edit.FieldTitle, Text: "Odotan"},
		edit.SetFeeling{Touchpoint: tp, Feeling: model.Feeling{Value: 1.3}},
		edit.SetFeeling{Touchpoint: tp, Feeling: model.Feeling{Value: -0.7, Word: "sana"}},
		edit.SetText{ID: tp, Field: edit.FieldDoes, Text: "Seison ja katson\nmuita, jotka\nseisovat"},
		edit.SetText{ID: stage.ID, Field: edit.FieldName, Text: "Toinen"},
		edit.SetColumnWidth{Touchpoint: tp, WidthMM: 90},
		edit.AddTouchpoint{ID: "extra", Stage: stage.ID, At: 1, Title: "Uusi"},
		edit.MoveStage{ID: stage.ID, At: 0},
		edit.Remove{IDs: []model.ID{tp}},
	} {
		next, err := e.Apply(b.project)
		if err != nil {
			t.Fatal(err)
		}
		b.show(next)
		b.settle(v)
		b.compare(v)
	}
}

func TestTiles_RepairPaintsLittle(t *testing.T) {
	b := newTileBench(t, modeltest.Large(200, 10, 200), &png.Painter{}, 0)
	counter := &countingPainter{Painter: b.painter}
	b.tiles.pool.painter = counter
	v := frameView{scale: 3.1}
	b.settle(v)
	counter.take()
	var f model.Feeling
	var tp model.ID
	for _, x := range b.project.Touchpoints(b.project.Journey(b.journey)) {
		if len(x.Feelings) > 0 {
			tp, f = x.ID, x.Feelings[0]
			break
		}
	}
	f.Value = -f.Value
	next, err := edit.SetFeeling{Touchpoint: tp, Feeling: f}.Apply(b.project)
	if err != nil {
		t.Fatal(err)
	}
	b.show(next)
	b.settle(v)
	if pixels := counter.take(); pixels == 0 || pixels > b.dst.Rect.Dx()*b.dst.Rect.Dy()/2 {
		t.Errorf("%d pixels painted for one edit", pixels)
	}
	b.settle(v)
	if pixels := counter.take(); pixels != 0 {
		t.Errorf("%d pixels painted for a frame that shows nothing new", pixels)
	}
}

type countingPainter struct {
	Painter
	mu     sync.Mutex
	pixels int
}

func (c *countingPainter) Paint(dst *image.RGBA, s *scene.Scene, v scene.View, p *scene.Palette) {
	c.mu.Lock()
	c.pixels += dst.Rect.Dx() * dst.Rect.Dy()
	c.mu.Unlock()
	c.Painter.Paint(dst, s, v, p)
}

func (c *countingPainter) take() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	n := c.pixels
	c.pixels = 0
	return n
}

// TestTiles_NoHoles pans and zooms at random in a map whose overview is there
// and checks that every frame has every pixel written, whatever the workers
// have got ready.
func TestTiles_NoHoles(t *testing.T) {
	b := newTileBench(t, modeltest.Large(300, 10, 300), &png.Painter{}, 2)
	b.settle(frameView{scale: 3.78})
	for deadline := time.Now().Add(time.Minute); !b.tiles.pool.idle() && time.Now().Before(deadline); {
		b.tiles.compose(b.dst, frameView{scale: 3.78}, time.Now)
		runtime.Gosched()
	}
	rng := rand.New(rand.NewPCG(1, 2))
	scale, x, y := 3.78, 0.0, 0.0
	for range 60 {
		scale *= 0.8 + 0.45*rng.Float64()
		scale = max(0.05, min(scale, 30))
		x, y = rng.Float64()*b.tiles.scene.Width, rng.Float64()*b.tiles.scene.Height/2
		for i := range b.dst.Pix {
			b.dst.Pix[i] = 0 // transparent: nothing that a map has
		}
		v := frameView{scale: scale, origin: image.Pt(int(x*scale)-200, int(y*scale)-100), hurry: rng.IntN(2) == 0}
		b.tiles.compose(b.dst, v, time.Now)
		for i := 3; i < len(b.dst.Pix); i += 4 {
			if b.dst.Pix[i] != 0xff {
				t.Fatalf("a hole at %d, %d of %+v", i%b.dst.Stride/4, i/b.dst.Stride, v)
			}
		}
	}
}

func TestTiles_MemoryBounded(t *testing.T) {
	b := newTileBench(t, modeltest.Large(300, 10, 300), exactPainter{}, 0)
	b.tiles.budget = 3 << 20
	for i := range 24 {
		v := frameView{scale: 2 + float64(i%7), origin: image.Pt(i*433, i*17)}
		b.settle(v)
		if frame := 4 * (b.dst.Rect.Dx() + 2*tileW) * (b.dst.Rect.Dy() + 2*tileH); b.tiles.bytes > b.tiles.budget+frame {
			t.Fatalf("%d bytes kept, budget %d", b.tiles.bytes, b.tiles.budget)
		}
	}
	sum := 0
	for scale, lv := range b.tiles.levels {
		for _, tl := range lv {
			if scale != b.tiles.overview {
				sum += tl.bytes()
			}
		}
	}
	if sum != b.tiles.bytes {
		t.Errorf("counted %d bytes, there are %d", b.tiles.bytes, sum)
	}
}

func TestStretch_CoversAndKeepsColours(t *testing.T) {
	src := image.NewRGBA(image.Rect(0, 0, 9, 7))
	for i := range src.Pix {
		src.Pix[i] = 0xff
	}
	for _, scale := range []float64{0.3, 1, 1.7, 8} {
		dst := image.NewRGBA(image.Rect(0, 0, 60, 50))
		stretch(dst, src, 2, 3, scale, dst.Rect)
		for y := range 50 {
			for x := range 60 {
				inside := float64(x) >= 2 && float64(x) < 2+9*scale && float64(y) >= 3 && float64(y) < 3+7*scale
				if got := dst.RGBAAt(x, y); (got.A == 0xff) != inside || inside && got.R < 0xfe {
					t.Fatalf("scale %v: %v at %d, %d", scale, got, x, y)
				}
			}
		}
	}
}

package png

import (
	"bytes"
	"image"
	"image/color"
	stdpng "image/png"
	"math"
	"slices"
	"sync"
	"testing"

	"lupaus/model/scene"
)

func one(marks ...scene.Mark) *scene.Scene {
	b := &scene.Block{Bounds: scene.Rect{W: 100, H: 100}, Marks: marks}
	return scene.New("x", 100, 100, []scene.Placed{{Block: b}})
}

func paint(s *scene.Scene, v scene.View, w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	new(Painter).Paint(img, s, v, nil)
	return img
}

func rgba(c scene.Colour) color.RGBA { return color.RGBAModel.Convert(scene.Light[c]).(color.RGBA) }

func TestPaint_BoxesAndRulesStandOnWholePixels(t *testing.T) {
	s := one(
		scene.Box{Rect: scene.Rect{X: 10.02, Y: 10.01, W: 20, H: 20}, Fill: scene.Accent},
		scene.Box{Rect: scene.Rect{X: 40, Y: 10, W: 20, H: 20}, Pen: scene.Pen{Colour: scene.Ink, Width: 0.1}},
		scene.Path{Segments: []scene.Segment{
			{Verb: scene.MoveTo, P: scene.Point{X: 10, Y: 50}}, {Verb: scene.LineTo, P: scene.Point{X: 60, Y: 50}},
		}, Pen: scene.Pen{Colour: scene.Ink, Width: 0.2}},
	)
	img := paint(s, scene.View{PxPerMM: 5}, 400, 400)
	for _, tt := range []struct {
		x, y int
		want scene.Colour
	}{
		{49, 60, scene.Paper}, {50, 60, scene.Accent}, {149, 60, scene.Accent}, {150, 60, scene.Paper},
		{199, 60, scene.Paper}, {201, 60, scene.Paper}, {300, 30, scene.Paper},
		{100, 249, scene.Paper}, {100, 250, scene.Ink}, {100, 251, scene.Paper},
	} {
		if got := img.RGBAAt(tt.x, tt.y); got != rgba(tt.want) {
			t.Errorf("pixel %d,%d is %v, want colour %d %v", tt.x, tt.y, got, tt.want, rgba(tt.want))
		}
	}
}

func TestPaint_TilesMakeTheWholePicture(t *testing.T) {
	s := mapLike(20, 2)
	for _, k := range []float64{0.7, 1.7, 3.3, 9} {
		var p Painter
		whole := image.NewRGBA(image.Rect(0, 0, 512, 384))
		p.Paint(whole, s, scene.View{PxPerMM: k}, nil)
		tiles := image.NewRGBA(whole.Rect)
		for y := 0; y < 384; y += 64 {
			for x := 0; x < 512; x += 64 {
				tile := tiles.SubImage(image.Rect(x, y, x+64, y+64)).(*image.RGBA)
				p.Paint(tile, s, scene.View{X: float64(x) / k, Y: float64(y) / k, PxPerMM: k}, nil)
			}
		}
		if n, worst := differences(whole, tiles); worst > 2 {
			t.Errorf("scale %v: %d pixels differ, by %d at worst", k, n, worst)
		}
	}
}

func differences(a, b *image.RGBA) (n, worst int) {
	for i := range a.Pix {
		if d := int(a.Pix[i]) - int(b.Pix[i]); d != 0 {
			n++
			worst = max(worst, d, -d)
		}
	}
	return n, worst
}

func TestPaint_SameFromManyGoroutines(t *testing.T) {
	s := mapLike(60, 3)
	var p Painter
	want := image.NewRGBA(image.Rect(0, 0, 300, 300))
	new(Painter).Paint(want, s, scene.View{PxPerMM: 3}, nil)
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			got := image.NewRGBA(want.Rect)
			p.Paint(got, s, scene.View{PxPerMM: 3 + float64(i%2)}, nil)
			if i%2 == 0 && !slices.Equal(got.Pix, want.Pix) {
				t.Error("a picture painted beside others differs")
			}
		})
	}
	wg.Wait()
}

func TestPaint_GroundOnly(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for _, v := range []scene.View{{}, {PxPerMM: -1}, {PxPerMM: nan}, {PxPerMM: inf}, {X: nan, PxPerMM: 1}, {Y: inf, PxPerMM: 1}, {X: 1e30, PxPerMM: 1}} {
		img := paint(mapLike(4, 1), v, 20, 20)
		if got := img.RGBAAt(10, 10); got != rgba(scene.Paper) {
			t.Errorf("view %v paints %v", v, got)
		}
	}
	paint(nil, scene.View{PxPerMM: 1}, 20, 20)
	paint(mapLike(4, 1), scene.View{PxPerMM: 1}, 0, 0)
}

func TestPaint_TextIsSeenAtEverySize(t *testing.T) {
	for _, k := range []float64{0.5, 1, 3, 20, 200} {
		s := one(scene.Text{X: 1, Y: 20, Size: 12, Width: 20, S: "HHHHHHHHHH", Colour: scene.Ink})
		img := paint(s, scene.View{X: 1, Y: 18, PxPerMM: k}, 200, 200)
		dark := 0
		for i := 0; i < len(img.Pix); i += 4 {
			if img.Pix[i] < 200 {
				dark++
			}
		}
		if dark == 0 {
			t.Errorf("scale %v: nothing is seen", k)
		}
	}
}

func TestWrite_KnowsItsSize(t *testing.T) {
	var out bytes.Buffer
	if err := new(Painter).Write(&out, mapLike(10, 1), Options{DPI: 100}); err != nil {
		t.Fatal(err)
	}
	img, err := stdpng.Decode(bytes.NewReader(out.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := img.Bounds().Dx(), int(math.Round(440*100/25.4)); got != want {
		t.Errorf("%d pixels across, want %d", got, want)
	}
	if !bytes.Contains(out.Bytes(), []byte("pHYs\x00\x00\x0f\x61")) { // 3937 per metre
		t.Error("the file does not say its resolution")
	}
}

func TestOptions_Scale(t *testing.T) {
	tests := []struct {
		name    string
		w, h    float64
		o       Options
		k       float64
		limited bool
	}{
		{"default", 100, 100, Options{}, 150 / 25.4, false},
		{"by width", 100, 50, Options{WidthPx: 500}, 5, false},
		{"too many pixels", 1000, 1000, Options{DPI: 600}, math.Sqrt(40), true},
		{"too long", 300_000, 1, Options{}, 0.1, true},
		{"nonsense", 100, 100, Options{DPI: math.NaN()}, 150 / 25.4, false},
	}
	for _, tt := range tests {
		k, limited := tt.o.Scale(tt.w, tt.h)
		if math.Abs(k-tt.k) > 1e-6 || limited != tt.limited {
			t.Errorf("%s: %v %v, want %v %v", tt.name, k, limited, tt.k, tt.limited)
		}
	}
}

func FuzzPaint(f *testing.F) {
	f.Add(0.0, 0.0, 3.0, 1.0, 2.0, 30.0, 40.0, 0.3, "Moi 🙂")
	f.Add(-1e9, 1e9, 1e4, -5.0, 1e6, 1e7, 1e-9, 1e3, "\xff\x00")
	f.Add(50.0, 50.0, 99999.0, 0.0, 0.0, 1e300, 1e300, 1e300, "")
	f.Add(0.0, 0.0, 1e-9, math.Inf(1), math.NaN(), 1.0, 1.0, -1.0, "a")
	f.Fuzz(func(_ *testing.T, vx, vy, k, x, y, w, h, pen float64, s string) {
		stroke := scene.Pen{Colour: scene.Ink, Width: pen, Dash: scene.Dash(len(s) % 3)}
		segs := []scene.Segment{
			{Verb: scene.LineTo, P: scene.Point{X: x, Y: y}},
			{Verb: scene.CubicTo, A: scene.Point{X: w, Y: y}, B: scene.Point{X: x, Y: h}, P: scene.Point{X: w, Y: h}},
			{Verb: scene.Close}, {Verb: scene.LineTo, P: scene.Point{X: h, Y: w}},
		}
		sc := one(
			scene.Box{Rect: scene.Rect{X: x, Y: y, W: w, H: h}, Radius: pen, Fill: scene.Accent, Pen: stroke},
			scene.Path{Segments: segs, Fill: scene.Warn, Pen: stroke},
			scene.Path{Segments: []scene.Segment{{P: scene.Point{X: x, Y: y}}, {Verb: scene.LineTo, P: scene.Point{X: w, Y: y}}}, Pen: stroke},
			scene.Text{X: x, Y: y, Width: w, Size: h, S: s, Colour: scene.Colour(len(s))},
		)
		paint(sc, scene.View{X: vx, Y: vy, PxPerMM: k}, 40, 30)
	})
}

package png

import (
	"bytes"
	"fmt"
	"image"
	stdpng "image/png"
	"os"
	"path/filepath"
	"testing"

	"lupaus/assets"
	"lupaus/model/scene"
)

// mapLike builds a picture with the marks of a journey map of n columns, over
// the given number of bands.
func mapLike(n, bands int) *scene.Scene {
	ts := assets.Typeset()
	text := func(x, y, size float64, f scene.Face, c scene.Colour, s string) scene.Text {
		return scene.Text{X: x, Y: y, Size: size, Face: f, Colour: c, S: s, Width: ts.Width(f, size, s)}
	}
	const colW, cardH, lanes = 44.0, 24.0, 8
	per := (n + bands - 1) / bands
	var blocks []scene.Placed
	for i := range n {
		x, y := float64(i%per)*colW, float64(i/per)*(lanes*cardH+10)
		for l := range lanes {
			marks := []scene.Mark{
				scene.Box{Rect: scene.Rect{W: colW, H: cardH}, Fill: scene.Band, Pen: scene.Pen{Colour: scene.Grid, Width: 0.2}},
				scene.Box{Rect: scene.Rect{X: 1.5, Y: 1.5, W: colW - 3, H: cardH - 3}, Radius: 1.5, Fill: scene.Card, Pen: scene.Pen{Colour: scene.CardEdge, Width: 0.25, Dash: scene.Dash(i % 3)}},
				text(4, 7, scene.SizeBody, scene.Bold, scene.Ink, fmt.Sprintf("Kosketuspiste %d", i)),
				text(4, 12, scene.SizeSmall, scene.Regular, scene.InkSoft, "Tilaus pysyy kesken ja"),
				text(4, 16, scene.SizeSmall, scene.Regular, scene.InkSoft, "asiakas odottaa vastausta 🙂"),
			}
			if l == 4 {
				marks = append(marks, scene.Path{
					Segments: []scene.Segment{
						{Verb: scene.MoveTo, P: scene.Point{X: 0, Y: 12}},
						{Verb: scene.CubicTo, A: scene.Point{X: 15, Y: 2}, B: scene.Point{X: 30, Y: 22}, P: scene.Point{X: colW, Y: 12}},
					}, Pen: scene.Pen{Colour: scene.Curve1, Width: 0.8},
				})
			}
			b := &scene.Block{Bounds: scene.Rect{W: colW, H: cardH}, Marks: marks}
			blocks = append(blocks, scene.Placed{X: x, Y: y + float64(l)*cardH, Block: b})
		}
	}
	return scene.New("kartta", float64(per)*colW, float64(bands)*(lanes*cardH+10), blocks)
}

func BenchmarkPaint(b *testing.B) {
	for _, n := range []int{200, 1000, 5000} {
		s := mapLike(n, max(1, n/50))
		for _, k := range []float64{6, 3, 1.2, 0.5, 1600 / s.Width, 0.02} {
			b.Run(fmt.Sprintf("%d/%.3g", n, k), func(b *testing.B) {
				var p Painter
				img := image.NewRGBA(image.Rect(0, 0, 1600, 1000))
				p.Paint(img, s, scene.View{PxPerMM: k}, nil)
				for b.Loop() {
					p.Paint(img, s, scene.View{PxPerMM: k}, nil)
				}
			})
		}
	}
}

func BenchmarkPaintCold(b *testing.B) {
	s := mapLike(5000, 100)
	img := image.NewRGBA(image.Rect(0, 0, 1600, 1000))
	for b.Loop() {
		new(Painter).Paint(img, s, scene.View{PxPerMM: 3}, nil)
	}
}

func BenchmarkTile(b *testing.B) {
	s := mapLike(1000, 20)
	for _, k := range []float64{6, 3, 1.2, 0.5} {
		b.Run(fmt.Sprintf("%.3g", k), func(b *testing.B) {
			var p Painter
			img := image.NewRGBA(image.Rect(0, 0, 256, 256))
			for b.Loop() {
				p.Paint(img, s, scene.View{X: 10, Y: 10, PxPerMM: k}, nil)
			}
		})
	}
}

func BenchmarkWrite5000(b *testing.B) {
	s := mapLike(5000, 32)
	for b.Loop() {
		var p Painter
		var out bytes.Buffer
		if err := p.Write(&out, s, Options{}); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(out.Len()), "bytes")
	}
}

// seen saves a picture where LUPAUS_LOOK names a folder, for people to look at.
func seen(t *testing.T, name string, img image.Image) {
	dir := os.Getenv("LUPAUS_LOOK")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := stdpng.Encode(f, img); err != nil {
		t.Fatal(err)
	}
}

func TestLook(t *testing.T) {
	s := mapLike(30, 2)
	for _, k := range []float64{8, 3, 1.3, 0.6} {
		var p Painter
		img := image.NewRGBA(image.Rect(0, 0, 900, 500))
		p.Paint(img, s, scene.View{X: 5.3, Y: 60, PxPerMM: k}, nil)
		seen(t, fmt.Sprintf("map%.1f", k), img)
	}
}

package png

import (
	"bytes"
	"fmt"
	"image"
	"testing"

	"lupaus/assets"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
)

func builder() *scene.Builder { return scene.NewBuilder(assets.Typeset(), assets.WordsFor("fi")) }

func TestLook_Map(t *testing.T) {
	s := builder().Journey(modeltest.Sample(), modeltest.Now, scene.MapOptions{})
	var p Painter
	k := 1600 / s.Width
	img := image.NewRGBA(image.Rect(0, 0, 1600, int(s.Height*k)))
	p.Paint(img, s, scene.View{PxPerMM: k}, nil)
	seen(t, "sample", img)
	dark := image.NewRGBA(img.Rect)
	p.Paint(dark, s, scene.View{PxPerMM: k}, &scene.Dark)
	seen(t, "sample-dark", dark)
}

func BenchmarkMap(b *testing.B) {
	for _, n := range []int{200, 1000, 5000} {
		s := builder().Journey(modeltest.Large(n, 8, 0), "j0", scene.MapOptions{Bands: max(1, n/50)})
		for _, k := range []float64{6, 3, 1.2, 0.5, 0.1, 1600 / s.Width} {
			b.Run(fmt.Sprintf("%d/%.3g", n, k), func(b *testing.B) {
				var p Painter
				img := image.NewRGBA(image.Rect(0, 0, 1600, 1000))
				for b.Loop() {
					p.Paint(img, s, scene.View{PxPerMM: k}, nil)
				}
			})
		}
	}
}

func BenchmarkMapTile(b *testing.B) {
	s := builder().Journey(modeltest.Large(1000, 8, 0), "j0", scene.MapOptions{Bands: 20})
	for _, k := range []float64{6, 3, 1.2, 0.5} {
		b.Run(fmt.Sprintf("%.3g", k), func(b *testing.B) {
			var p Painter
			img := image.NewRGBA(image.Rect(0, 0, 256, 256))
			for b.Loop() {
				p.Paint(img, s, scene.View{X: 100, Y: 100, PxPerMM: k}, nil)
			}
		})
	}
}

func BenchmarkMapFile(b *testing.B) {
	s := builder().Journey(modeltest.Large(5000, 8, 0), "j0", scene.MapOptions{Bands: 32})
	for b.Loop() {
		var p Painter
		var out bytes.Buffer
		if err := p.Write(&out, s, Options{}); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(out.Len()), "bytes")
	}
}

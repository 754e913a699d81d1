package png

import (
	"image"
	"testing"

	"lupaus/assets"
	"lupaus/model/customers"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
)

// BenchmarkPaintCustomers paints a frame of the fullest pictures of 10 000
// customers.
func BenchmarkPaintCustomers(b *testing.B) {
	p := modeltest.WithCustomers(modeltest.Sample(), 14, 10_000)
	draw := scene.NewBuilder(assets.Typeset(), assets.WordsFor("fi"))
	spec := scene.CustomerSpec{Project: p, Base: customers.Of(p), Screen: true}
	for _, view := range []scene.CustomerView{scene.CustomerList, scene.CustomerPortfolio} {
		s := draw.Customers(spec, view)
		b.Run(string(view), func(b *testing.B) {
			frame := image.NewRGBA(image.Rect(0, 0, 1600, 1000))
			var painter Painter
			for b.Loop() {
				painter.Paint(frame, s, scene.View{PxPerMM: 1600 / s.Width}, nil)
			}
		})
	}
}

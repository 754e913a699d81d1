package png

import (
	"image"
	"image/color"
	"math"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/vector"

	"lupaus/model/scene"
)

// canvas is one stripe being painted. Pixels are those of dst; clip bounds
// every write.
type canvas struct {
	*Painter
	*tools
	*job
	dst    *image.RGBA
	clip   image.Rectangle
	dx, dy float64 // pixels added to a scaled scene coordinate
	x, y   float64 // pixel of the current block's origin
}

// tools is the working storage of one goroutine, kept between stripes.
type tools struct {
	raster    vector.Rasterizer
	mask      []uint8
	sfnt      sfnt.Buffer
	polylines [][]point // flattened subpaths
	closed    []bool
	points    []point
	spare     []point
}

type point struct{ x, y float64 }

// at gives a palette colour, with the alpha of fading hairlines and bars
// multiplied in.
func (c *canvas) at(name scene.Colour, alpha float64) color.RGBA {
	if name >= scene.NumColours {
		return color.RGBA{}
	}
	rgba := c.colour[name]
	if alpha >= 1 {
		return rgba
	}
	scale := func(v uint8) uint8 { return uint8(float64(v)*alpha + 0.5) }
	return color.RGBA{scale(rgba.R), scale(rgba.G), scale(rgba.B), scale(rgba.A)}
}

// fill fills whole pixels.
func (c *canvas) fill(r image.Rectangle, col color.RGBA) {
	r = r.Intersect(c.clip)
	if r.Empty() || col.A == 0 {
		return
	}
	first := c.dst.PixOffset(r.Min.X, r.Min.Y)
	n := r.Dx() * 4
	if col.A < 0xff {
		for y := range r.Dy() {
			row := c.dst.Pix[first+y*c.dst.Stride:][:n]
			for i := 0; i < n; i += 4 {
				blend(row[i:i+4:i+4], col, 0xff)
			}
		}
		return
	}
	row := c.dst.Pix[first:][:n]
	row[0], row[1], row[2], row[3] = col.R, col.G, col.B, col.A
	for done := 4; done < n; done *= 2 {
		copy(row[done:], row[:done])
	}
	for y := 1; y < r.Dy(); y++ {
		copy(c.dst.Pix[first+y*c.dst.Stride:][:n], row)
	}
}

// blend lays a premultiplied colour over one pixel with a coverage of 0…255.
func blend(px []uint8, col color.RGBA, cover uint32) {
	a := 0xff*0xff - uint32(col.A)*cover // what stays of the pixel
	px[0] = uint8((uint32(px[0])*a + uint32(col.R)*cover*0xff + 0x7f00) / (0xff * 0xff))
	px[1] = uint8((uint32(px[1])*a + uint32(col.G)*cover*0xff + 0x7f00) / (0xff * 0xff))
	px[2] = uint8((uint32(px[2])*a + uint32(col.B)*cover*0xff + 0x7f00) / (0xff * 0xff))
	px[3] = uint8((uint32(px[3])*a + uint32(col.A)*cover*0xff + 0x7f00) / (0xff * 0xff))
}

// cover blends a mask whose upper left corner is at x, y.
func (c *canvas) cover(mask *image.Alpha, x, y int, col color.RGBA) {
	r := image.Rect(x, y, x+mask.Rect.Dx(), y+mask.Rect.Dy()).Intersect(c.clip)
	if r.Empty() || col.A == 0 {
		return
	}
	for py := r.Min.Y; py < r.Max.Y; py++ {
		alphas := mask.Pix[(py-y)*mask.Stride+r.Min.X-x:][:r.Dx()]
		row := c.dst.Pix[c.dst.PixOffset(r.Min.X, py):][:r.Dx()*4]
		coverRow(row, alphas, col)
	}
}

func coverRow(row, alphas []uint8, col color.RGBA) {
	opaque := col.A == 0xff
	for i, a := range alphas {
		if a == 0 {
			continue
		}
		px := row[i*4 : i*4+4 : i*4+4]
		if a == 0xff && opaque {
			px[0], px[1], px[2], px[3] = col.R, col.G, col.B, col.A
			continue
		}
		blend(px, col, uint32(a))
	}
}

// smooth fills a rectangle with soft edges where it cuts pixels.
func (c *canvas) smooth(x0, y0, x1, y1 float64, col color.RGBA) {
	x0, x1 = max(x0, float64(c.clip.Min.X)), min(x1, float64(c.clip.Max.X))
	y0, y1 = max(y0, float64(c.clip.Min.Y)), min(y1, float64(c.clip.Max.Y))
	if !(x1 > x0 && y1 > y0) || col.A == 0 {
		return
	}
	for y := int(math.Floor(y0)); float64(y) < y1; y++ {
		h := min(y1, float64(y+1)) - max(y0, float64(y))
		left, right := int(math.Floor(x0)), int(math.Ceil(x1))
		first, last := int(math.Ceil(x0)), int(math.Floor(x1))
		if first > last { // within one pixel
			c.dot(left, y, h*(x1-x0), col)
			continue
		}
		if left < first {
			c.dot(left, y, h*(float64(first)-x0), col)
		}
		if h >= 1 {
			c.fill(image.Rect(first, y, last, y+1), col)
		} else {
			for x := first; x < last; x++ {
				c.dot(x, y, h, col)
			}
		}
		if last < right {
			c.dot(last, y, h*(x1-float64(last)), col)
		}
	}
}

// dot blends one pixel that lies in the clip.
func (c *canvas) dot(x, y int, cover float64, col color.RGBA) {
	i := c.dst.PixOffset(x, y)
	blend(c.dst.Pix[i:i+4:i+4], col, uint32(cover*0xff+0.5))
}

// hairline returns how a pen of some pixels is drawn: never thinner than one
// pixel, but fading when it is much thinner, so that a map seen from afar does
// not turn into a mesh of lines.
func hairline(px float64) (width, alpha float64) {
	const full = 0.4 // a pen this wide still gets a whole pixel
	if px >= 1 {
		return px, 1
	}
	return 1, min(1, px/full)
}

// faint is the alpha under which a hairline is left out.
const faint = 0.06

// near brings a pixel coordinate within a little of the clip, so that it fits an
// int however far away it was.
func near(f float64, low, high int) float64 {
	return max(float64(low-1000), min(f, float64(high+1000)))
}

// snap rounds to a whole pixel, halves always up and with room for errors in
// the last digits, so that a place falls on the same pixel in every tile
// whatever the tile's own origin.
func snap(f float64) float64 { return math.Floor(f + 0.5 + 1e-6) }

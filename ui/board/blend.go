package board

import (
	"encoding/binary"
	"image"
	"image/color"
)

// fill paints a rectangle of an opaque picture in one colour.
func fill(dst *image.RGBA, r image.Rectangle, c color.NRGBA) {
	r = r.Intersect(dst.Rect)
	if r.Empty() {
		return
	}
	first := dst.Pix[dst.PixOffset(r.Min.X, r.Min.Y):][: 4*r.Dx() : 4*r.Dx()]
	for i := 0; i < len(first); i += 4 {
		first[i], first[i+1], first[i+2], first[i+3] = c.R, c.G, c.B, 0xff
	}
	for y := r.Min.Y + 1; y < r.Max.Y; y++ {
		copy(dst.Pix[dst.PixOffset(r.Min.X, y):], first)
	}
}

// place copies a picture into another with its upper left corner at x, y and
// only within a rectangle of the target.
func place(dst, src *image.RGBA, x, y int, within image.Rectangle) {
	r := src.Rect.Sub(src.Rect.Min).Add(image.Pt(x, y)).Intersect(within).Intersect(dst.Rect)
	if r.Empty() {
		return
	}
	n := 4 * r.Dx()
	for row := r.Min.Y; row < r.Max.Y; row++ {
		s := src.PixOffset(src.Rect.Min.X+r.Min.X-x, src.Rect.Min.Y+row-y)
		copy(dst.Pix[dst.PixOffset(r.Min.X, row):], src.Pix[s:s+n])
	}
}

// stretch draws a picture scaled so that the source's pixel (0, 0) lies at
// (x, y) of the target and each source pixel is scale target pixels wide. It
// blends neighbours, which is soft and quick; frames use it for a moment only,
// until the sharp tiles are there.
func stretch(dst, src *image.RGBA, x, y, scale float64, within image.Rectangle) {
	w, h := src.Rect.Dx(), src.Rect.Dy()
	r := image.Rect(ceil(x), ceil(y), ceil(x+float64(w)*scale), ceil(y+float64(h)*scale)).Intersect(within).Intersect(dst.Rect)
	if r.Empty() {
		return
	}
	const one = 1 << 16
	step := int64(one / scale)
	startX := int64((float64(r.Min.X) + 0.5 - x) / scale * one)
	startY := int64((float64(r.Min.Y) + 0.5 - y) / scale * one)
	for row := r.Min.Y; row < r.Max.Y; row++ {
		y0, y1, fy := between(startY+int64(row-r.Min.Y)*step, h)
		up := src.Pix[y0*src.Stride:][: 4*w : 4*w]
		down := src.Pix[y1*src.Stride:][: 4*w : 4*w]
		out := dst.Pix[dst.PixOffset(r.Min.X, row):][: 4*r.Dx() : 4*r.Dx()]
		stretchRow(out, up, down, fy, startX, step, w)
	}
}

// stretchRow fills one row. left and right are the two source columns around
// the current place, already blended between the two rows.
func stretchRow(out, up, down []byte, fy uint64, at, step int64, w int) {
	last := -1
	var left, right uint64
	for i := 0; i+4 <= len(out); i += 4 {
		x0, x1, fx := between(at, w)
		at += step
		if x0 != last {
			left = mix(spread(up, x0), spread(down, x0), fy)
			right = mix(spread(up, x1), spread(down, x1), fy)
			last = x0
		}
		p := mix(left, right, fx)
		binary.LittleEndian.PutUint32(out[i:], uint32(p&0xff|p>>8&0xff00|p>>16&0xff0000)|0xff000000)
	}
}

// between gives the two neighbours of a place in 16.16 fixed point, measured
// between pixel centres, and the weight of the second of 256.
func between(at int64, n int) (i, j int, weight uint64) {
	at -= 1 << 15
	if at < 0 {
		return 0, 0, 0
	}
	i = int(at >> 16)
	if i >= n-1 {
		return n - 1, n - 1, 0
	}
	return i, i + 1, uint64(at>>8) & 0xff
}

// spread gives a pixel's channels 16 bits each, so that all are blended at once.
func spread(row []byte, x int) uint64 {
	p := uint64(binary.LittleEndian.Uint32(row[4*x:]))
	return p&0xff | p&0xff00<<8 | p&0xff0000<<16
}

func mix(a, b, weight uint64) uint64 {
	return (a*(256-weight) + b*weight) >> 8 & 0x00ff00ff00ff00ff
}

func ceil(f float64) int {
	i := int(f)
	if float64(i) < f {
		i++
	}
	return i
}

func floor(f float64) int {
	i := int(f)
	if float64(i) > f {
		i--
	}
	return i
}

// blendPixel lays a colour over one pixel of an opaque picture; alpha is 0…1.
func blendPixel(dst *image.RGBA, x, y int, c color.NRGBA, alpha float64) {
	if alpha <= 0 || !image.Pt(x, y).In(dst.Rect) {
		return
	}
	a := uint32(min(alpha, 1)*256 + 0.5)
	p := dst.Pix[dst.PixOffset(x, y):]
	p[0] = uint8((uint32(p[0])*(256-a) + uint32(c.R)*a) >> 8)
	p[1] = uint8((uint32(p[1])*(256-a) + uint32(c.G)*a) >> 8)
	p[2] = uint8((uint32(p[2])*(256-a) + uint32(c.B)*a) >> 8)
}

package png

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	stdpng "image/png"
	"io"
	"math"

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

// Scale returns the pixels per millimetre that Write uses for a scene, and
// whether the limits made it smaller than the options ask for.
func (o Options) Scale(s *scene.Scene) (pxPerMM float64, limited bool) {
	dpi := o.DPI
	if !(dpi > 0) || math.IsInf(dpi, 0) {
		dpi = 150
	}
	wide, high := max(s.Width, 1), max(s.Height, 1)
	want := dpi / 25.4
	if o.WidthPx > 0 {
		want = float64(o.WidthPx) / wide
	}
	most := min(math.Sqrt(MaxPixels/(wide*high)), MaxSide/wide, MaxSide/high)
	return min(want, most), want > most*1.0001
}

// Write writes a whole scene as a PNG file that knows its resolution. The
// errors are those of w.
func (p *Painter) Write(w io.Writer, s *scene.Scene, o Options) error {
	k, _ := o.Scale(s)
	width := max(1, int(math.Round(s.Width*k)))
	height := max(1, int(math.Round(s.Height*k)))
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	p.Paint(img, s, scene.View{PxPerMM: k}, o.Palette)
	enc := stdpng.Encoder{CompressionLevel: stdpng.BestSpeed}
	if err := enc.Encode(&densityWriter{w: w, perMetre: uint32(math.Round(k * 1000))}, img); err != nil {
		return fmt.Errorf("write png: %w", err)
	}
	return nil
}

// densityWriter puts the pHYs chunk behind the header of a PNG stream, so that
// the picture is printed in its real size.
type densityWriter struct {
	w        io.Writer
	perMetre uint32
	head     []byte
	done     bool
}

// headLength is the signature and the IHDR chunk.
const headLength = 8 + 25

func (d *densityWriter) Write(b []byte) (int, error) {
	if d.done {
		return d.w.Write(b)
	}
	d.head = append(d.head, b...)
	if len(d.head) < headLength {
		return len(b), nil
	}
	d.done = true
	chunk := binary.BigEndian.AppendUint32(nil, 9)
	chunk = append(chunk, "pHYs"...)
	chunk = binary.BigEndian.AppendUint32(chunk, d.perMetre)
	chunk = binary.BigEndian.AppendUint32(chunk, d.perMetre)
	chunk = append(chunk, 1) // the unit is the metre
	chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(chunk[4:]))
	for _, part := range [][]byte{d.head[:headLength], chunk, d.head[headLength:]} {
		if _, err := d.w.Write(part); err != nil {
			return 0, err
		}
	}
	return len(b), nil
}

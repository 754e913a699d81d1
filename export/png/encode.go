package png

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"hash/adler32"
	"hash/crc32"
	"image"
	"io"
	"runtime"
)

// encoder writes an opaque picture as PNG (ISO/IEC 15948) stripe by stripe: a
// stripe is painted, filtered and compressed by one goroutine while others work
// on the next ones. It is several times as fast as the standard library's
// encoder, which takes all rows one after the other and tries five filters on
// each, and the whole picture is never in memory.
type encoder struct {
	size     image.Point
	perMetre uint32 // pixels
}

// packed is one compressed stripe.
type packed struct {
	data   []byte
	adler  uint32
	length int // before compression
}

// encode calls paint for each stripe, from several goroutines, and writes the
// file. The stripe's bounds say which rows of the picture it shows.
func (e *encoder) encode(w io.Writer, paint func(*image.RGBA)) error {
	if err := e.head(w); err != nil {
		return err
	}
	stripes := (e.size.Y + stripeHeight - 1) / stripeHeight
	results := make([]chan packed, stripes)
	for i := range results {
		results[i] = make(chan packed, 1)
	}
	free := make(chan struct{}, 2*runtime.GOMAXPROCS(0))
	stop := make(chan struct{})
	defer close(stop)
	go func() {
		for i := range stripes {
			select {
			case free <- struct{}{}:
			case <-stop:
				return
			}
			go func() { results[i] <- e.stripe(i, i == stripes-1, paint) }()
		}
	}()
	sum := uint32(1)
	for i := range stripes {
		p := <-results[i]
		<-free
		sum = combine(sum, p.adler, p.length)
		if i == 0 {
			p.data = append([]byte{0x78, 0x01}, p.data...) // the header of zlib
		}
		if i == stripes-1 {
			p.data = binary.BigEndian.AppendUint32(p.data, sum)
		}
		if err := chunk(w, "IDAT", p.data); err != nil {
			return err
		}
	}
	return chunk(w, "IEND", nil)
}

func (e *encoder) head(w io.Writer) error {
	if _, err := io.WriteString(w, "\x89PNG\r\n\x1a\n"); err != nil {
		return err
	}
	be := binary.BigEndian
	ihdr := be.AppendUint32(be.AppendUint32(nil, uint32(e.size.X)), uint32(e.size.Y))
	ihdr = append(ihdr, 8, 2, 0, 0, 0) // eight bits, red green blue
	if err := chunk(w, "IHDR", ihdr); err != nil {
		return err
	}
	phys := be.AppendUint32(be.AppendUint32(nil, e.perMetre), e.perMetre)
	return chunk(w, "pHYs", append(phys, 1))
}

// chunk writes one chunk of the file.
func chunk(w io.Writer, kind string, data []byte) error {
	b := make([]byte, 0, len(data)+12)
	b = binary.BigEndian.AppendUint32(b, uint32(len(data)))
	b = append(b, kind...)
	b = append(b, data...)
	b = binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
	_, err := w.Write(b)
	return err
}

// stripe paints and compresses some rows. The streams of all stripes, each but
// the last ended by a flush, make one.
func (e *encoder) stripe(i int, last bool, paint func(*image.RGBA)) packed {
	img := image.NewRGBA(image.Rect(0, i*stripeHeight, e.size.X, min((i+1)*stripeHeight, e.size.Y)))
	paint(img)
	raw := filtered(img)
	var out bytes.Buffer
	z, err := flate.NewWriter(&out, flate.BestSpeed)
	if err == nil {
		_, err = z.Write(raw)
	}
	if err == nil && last {
		err = z.Close()
	} else if err == nil {
		err = z.Flush()
	}
	if err != nil {
		panic("compress: " + err.Error()) // neither the level nor a buffer fails
	}
	return packed{out.Bytes(), adler32.Checksum(raw), len(raw)}
}

// The filters of PNG that are used.
const (
	filterSub = 1 // the difference to the pixel on the left
	filterUp  = 2 // the difference to the pixel above
)

// filtered returns the rows as PNG has them, three bytes to a pixel behind a
// byte for the filter. Rows that are like the one above become zeros, the
// others differences from left to right: ground and lines compress to next to
// nothing. The first row of a stripe looks at no other stripe.
func filtered(img *image.RGBA) []byte {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	out := make([]byte, h*(1+3*w))
	for y := range h {
		row := out[y*(1+3*w):][:1+3*w]
		px := img.Pix[y*img.Stride:][:4*w]
		if y > 0 && bytes.Equal(px, img.Pix[(y-1)*img.Stride:][:4*w]) {
			row[0] = filterUp
			continue
		}
		row[0] = filterSub
		var r, g, b uint8
		for i, o := 0, 1; i+3 < len(px) && o+2 < len(row); i, o = i+4, o+3 {
			row[o], row[o+1], row[o+2] = px[i]-r, px[i+1]-g, px[i+2]-b
			r, g, b = px[i], px[i+1], px[i+2]
		}
	}
	return out
}

// combine returns the Adler-32 sum of two pieces of data from those of each
// and the length of the second.
func combine(a, b uint32, length int) uint32 {
	const mod = 65521
	n := uint32(length % mod)
	low := (a&0xffff + b&0xffff + mod - 1) % mod
	high := (n*(a&0xffff)%mod + a>>16 + b>>16 + mod - n) % mod
	return high<<16 | low
}

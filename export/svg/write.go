package svg

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"lupaus/assets"
	"lupaus/export/page"
	"lupaus/model/scene"
)

// Options say what a picture tells about itself.
type Options struct {
	Title   string         // empty: the scene's own
	Lang    string         // fi, en, sv
	Palette *scene.Palette // nil: scene.Light
}

// Write writes a whole scene in its own size.
func Write(w io.Writer, s *scene.Scene, o Options) error {
	if o.Title == "" {
		o.Title = s.Title
	}
	return WritePage(w, page.Whole(s), o)
}

// WritePage writes a page in its own size. The bytes depend on the page and
// the options alone. Nothing is written to w before the whole picture has been
// made; the errors are those of w, and of a font that cannot be cut.
func WritePage(w io.Writer, p *page.Page, o Options) error {
	if o.Palette == nil {
		o.Palette = &scene.Light
	}
	e := writer{palette: o.Palette, runes: map[*assets.Font]map[rune]bool{}}
	for i, l := range p.Layers {
		e.layer(i, l)
	}
	var head bytes.Buffer
	num := func(v float64) string { return string(appendNumber(nil, v)) }
	fmt.Fprintf(&head, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"+
		`<svg xmlns="http://www.w3.org/2000/svg" width="%[1]smm" height="%[2]smm" viewBox="0 0 %[1]s %[2]s" role="img" xml:space="preserve" lang="%[3]s" xml:lang="%[3]s">`,
		num(p.Width), num(p.Height), escape(o.Lang))
	fmt.Fprintf(&head, "\n<title>%s</title>\n", escape(o.Title))
	if err := e.fonts(&head); err != nil {
		return err
	}
	fmt.Fprintf(&head, "<rect width=\"%s\" height=\"%s\" fill=\"%s\"/>\n", num(p.Width), num(p.Height), hex(o.Palette[scene.Paper]))
	e.buf.WriteString("</svg>\n")
	for _, part := range [][]byte{head.Bytes(), e.buf.Bytes()} {
		if _, err := w.Write(part); err != nil {
			return fmt.Errorf("write svg: %w", err)
		}
	}
	return nil
}

// writer collects the drawing and which letters of which fonts it uses.
type writer struct {
	palette *scene.Palette
	buf     bytes.Buffer
	num     []byte
	runes   map[*assets.Font]map[rune]bool
	seen    scene.Rect // of the scene, when it is clipped
}

func (w *writer) layer(i int, l page.Layer) {
	if !(l.Scale > 0) || math.IsInf(l.Scale, 0) || l.Clip.W <= 0 || l.Clip.H <= 0 {
		return
	}
	w.seen = l.Seen()
	fmt.Fprintf(&w.buf, `<clipPath id="c%d"><rect`, i)
	w.attr("x", l.Clip.X)
	w.attr("y", l.Clip.Y)
	w.attr("width", l.Clip.W)
	w.attr("height", l.Clip.H)
	fmt.Fprintf(&w.buf, "/></clipPath>\n<g clip-path=\"url(#c%d)\"><g transform=\"translate(", i)
	w.number(l.X)
	w.buf.WriteByte(' ')
	w.number(l.Y)
	w.buf.WriteString(") scale(" + strconv.FormatFloat(l.Scale, 'g', 6, 64) + ")\">\n")
	l.Scene.In(w.seen, w.block)
	w.buf.WriteString("</g></g>\n")
}

// block writes one group, named after the first thing that it shows.
func (w *writer) block(b scene.Placed) {
	w.buf.WriteString("<g")
	if b.X != 0 || b.Y != 0 {
		w.buf.WriteString(` transform="translate(`)
		w.number(b.X)
		w.buf.WriteByte(' ')
		w.number(b.Y)
		w.buf.WriteString(`)"`)
	}
	for _, z := range b.Zones {
		if z.Ref.Owner != "" {
			fmt.Fprintf(&w.buf, ` data-id="%s" data-part="%s"`, escape(string(z.Ref.Owner)), escape(string(z.Ref.Part)))
			break
		}
	}
	w.buf.WriteString(">\n")
	for _, m := range b.Marks {
		switch m := m.(type) {
		case scene.Box:
			w.box(m)
		case scene.Path:
			w.path(m)
		case scene.Text:
			w.text(m)
		}
	}
	w.buf.WriteString("</g>\n")
}

func (w *writer) box(b scene.Box) {
	if !w.visible(b.Fill, b.Pen) {
		return
	}
	w.buf.WriteString("<rect")
	w.attr("x", b.X)
	w.attr("y", b.Y)
	w.attr("width", max(0, b.W))
	w.attr("height", max(0, b.H))
	if b.Radius > 0 {
		w.attr("rx", b.Radius)
	}
	w.paint(b.Fill, b.Pen)
	w.buf.WriteString("/>\n")
}

func (w *writer) visible(fill scene.Colour, pen scene.Pen) bool {
	return fill != scene.None || pen.Width > 0 && pen.Colour != scene.None
}

// paint writes the colours and the pen.
func (w *writer) paint(fill scene.Colour, pen scene.Pen) {
	w.buf.WriteString(` fill="` + w.colour(fill) + `"`)
	if !(pen.Width > 0) || pen.Colour == scene.None {
		return
	}
	w.buf.WriteString(` stroke="` + w.colour(pen.Colour) + `"`)
	w.attr("stroke-width", pen.Width)
	switch pen.Dash {
	case scene.Dashed:
		w.dashes(4*pen.Width, 3*pen.Width)
	case scene.Dotted:
		w.dashes(pen.Width, 2*pen.Width)
	}
}

func (w *writer) dashes(on, off float64) {
	w.buf.WriteString(` stroke-dasharray="`)
	w.number(on)
	w.buf.WriteByte(' ')
	w.number(off)
	w.buf.WriteByte('"')
}

func (w *writer) path(p scene.Path) {
	if len(p.Segments) == 0 || !w.visible(p.Fill, p.Pen) {
		return
	}
	w.buf.WriteString(`<path d="`)
	if p.Segments[0].Verb != scene.MoveTo {
		w.buf.WriteString("M0 0")
	}
	for _, s := range p.Segments {
		switch s.Verb {
		case scene.MoveTo:
			w.points("M", s.P)
		case scene.LineTo:
			w.points("L", s.P)
		case scene.CubicTo:
			w.points("C", s.A, s.B, s.P)
		case scene.Close:
			w.buf.WriteByte('Z')
		}
	}
	w.buf.WriteByte('"')
	w.paint(p.Fill, p.Pen)
	if p.Pen.Width > 0 {
		w.buf.WriteString(` stroke-linejoin="round"`)
	}
	w.buf.WriteString("/>\n")
}

func (w *writer) points(verb string, points ...scene.Point) {
	w.buf.WriteString(verb)
	for i, p := range points {
		if i > 0 {
			w.buf.WriteByte(' ')
		}
		w.number(p.X)
		w.buf.WriteByte(' ')
		w.number(p.Y)
	}
}

// text writes one line. Its length is said too, so that a viewer without the
// font keeps it in its place.
func (w *writer) text(t scene.Text) {
	runs := assets.Runs(t.Face, t.S)
	if len(runs) == 0 || t.Colour == scene.None || !(t.Size > 0) {
		return
	}
	w.buf.WriteString("<text")
	w.attr("y", t.Y)
	w.attr("font-size", t.Size*scene.PointMM)
	w.buf.WriteString(` fill="` + w.colour(t.Colour) + `"`)
	if rightToLeft(t.S) { // the letters are in drawing order already
		w.buf.WriteString(` style="direction:ltr;unicode-bidi:bidi-override"`)
	}
	if len(runs) == 1 {
		w.run(t.X, t.Size, runs[0])
		w.buf.WriteString("</text>\n")
		return
	}
	w.buf.WriteByte('>')
	x := t.X
	for _, r := range runs {
		w.buf.WriteString("<tspan")
		w.run(x, t.Size, r)
		w.buf.WriteString("</tspan>")
		x += r.Width * t.Size
	}
	w.buf.WriteString("</text>\n")
}

func (w *writer) run(x, size float64, r assets.Run) {
	used := w.runes[r.Font]
	if used == nil {
		used = map[rune]bool{}
		w.runes[r.Font] = used
	}
	for _, c := range r.Text {
		used[c] = true
	}
	w.attr("x", x)
	w.buf.WriteString(` class="` + class(r.Font) + `"`)
	if width := r.Width * size; width > 0 && len(r.Text) > 1 {
		w.attr("textLength", width)
		w.buf.WriteString(` lengthAdjust="spacingAndGlyphs"`)
	}
	w.buf.WriteString(">" + escape(r.Text))
}

// class is the name under which the drawing knows a font.
func class(f *assets.Font) string {
	return "f" + strconv.Itoa(slices.Index(assets.Fonts(), f))
}

// fonts writes the style sheet with the fonts that the drawing uses.
func (w *writer) fonts(out *bytes.Buffer) error {
	if len(w.runes) == 0 {
		return nil
	}
	out.WriteString("<style>\ntext{white-space:pre}\n")
	for _, f := range assets.Fonts() {
		used := w.runes[f]
		if used == nil {
			continue
		}
		data, err := subset(f, slices.Sorted(maps.Keys(used)))
		if err != nil {
			return err
		}
		fallback, weight := strings.TrimSuffix(strings.TrimSuffix(f.Name, "-Regular"), "-Bold"), ""
		switch fallback {
		case "NotoSans":
			fallback = "Noto Sans"
		case "DejaVuSans":
			fallback = "DejaVu Sans"
		}
		if strings.HasSuffix(f.Name, "-Bold") {
			weight = ";font-weight:bold"
		}
		fmt.Fprintf(out, "@font-face{font-family:\"Lupaus %s\"%s;src:url(data:font/ttf;base64,%s)}\n",
			class(f), weight, base64.StdEncoding.EncodeToString(data))
		fmt.Fprintf(out, ".%s{font-family:\"Lupaus %s\",\"%s\",sans-serif%s}\n", class(f), class(f), fallback, weight)
	}
	out.WriteString("</style>\n")
	return nil
}

func (w *writer) attr(name string, v float64) {
	w.buf.WriteString(" " + name + `="`)
	w.number(v)
	w.buf.WriteByte('"')
}

func (w *writer) number(v float64) {
	w.num = appendNumber(w.num[:0], v)
	w.buf.Write(w.num)
}

// appendNumber writes thousandths of a millimetre; what is no number is 0.
func appendNumber(b []byte, v float64) []byte {
	if !(math.Abs(v) < 1e9) {
		v = 0
	}
	return strconv.AppendFloat(b, math.Round(v*1000)/1000, 'f', -1, 64)
}

func (w *writer) colour(c scene.Colour) string {
	if c == scene.None || c >= scene.NumColours {
		return "none"
	}
	return hex(w.palette[c])
}

func hex(c interface{ RGBA() (r, g, b, a uint32) }) string {
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}

// escape makes text fit between tags and in attributes, whatever it holds:
// characters that XML does not know become U+FFFD.
func escape(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool {
		return r < ' ' || r > '~' && (r < 0xa0 || r >= 0xd7ff) || strings.ContainsRune(`<>&"'`, r)
	}) {
		return s
	}
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(s)); err != nil {
		return ""
	}
	return b.String()
}

// rightToLeft reports whether a line has letters of a script that runs to the
// left.
func rightToLeft(s string) bool {
	for _, r := range s {
		if r >= 0x590 && r < 0x900 || r >= 0xfb1d && r < 0xfe00 || r >= 0xfe70 && r < 0xff00 || r >= 0x10800 && r < 0x11000 || r >= 0x1e800 && r < 0x1f000 {
			return true
		}
	}
	return false
}

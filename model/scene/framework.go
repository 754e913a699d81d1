package scene

import (
	"strconv"
	"strings"

	"lupaus/model"
)

// FrameworkOptions say how the customer-economy framework is drawn.
type FrameworkOptions struct {
	// Width and Height are those of the page that the figure fills, in
	// millimetres; 0 is A3 lying. The scene has the page's shape and a size of
	// its own: a page shows it at the scale Width ÷ Scene.Width.
	Width, Height float64
	Screen        bool // with places that only make sense with a pointer
	Blank         bool // to be written into on paper: nothing of what has been said
}

// The figure is laid out for A3. Larger pages show the same, larger; smaller
// ones show less, in letters of at least so much of their own size.
const (
	figureW, figureH = 420.0, 297.0
	figureLeast      = 0.8
)

// Framework draws the customer-economy framework as one figure: customer and
// personnel face each other, customer understanding joins them, the mindset and
// the structures of leadership carry them, culture runs down one side and brand
// down the other, and the customer promise stands in the middle. The form is
// the one with a block of kind figure, whose rows are the areas; another form
// of that kind gives a card for each of its areas.
func (b *Builder) Framework(p *model.Project, form *model.Form, sheet *model.Sheet, opt FrameworkOptions) *Scene {
	b.mu.Lock()
	defer b.mu.Unlock()
	if opt.Width <= 0 || opt.Height <= 0 {
		opt.Width, opt.Height = figureW, figureH
	}
	scale := max(figureLeast, sqrt(opt.Width*opt.Height/(figureW*figureH)))
	w, h := opt.Width/scale, opt.Height/scale
	f := framework{b: b, k: &b.k, p: p, form: form, sheet: sheet, screen: opt.Screen, blank: opt.Blank}
	for _, block := range form.Blocks {
		if block.Kind == model.BlockFigure {
			f.block = block
			break
		}
	}
	area := Rect{margin, margin, w - 2*margin, h - 2*margin}
	y := f.heading(area)
	f.draw(Rect{area.X, y, area.W, area.Y + area.H - y})
	return New(f.title(), w, h, f.placed)
}

// framework is the figure being drawn.
type framework struct {
	b             *Builder
	k             *setter
	p             *model.Project
	form          *model.Form
	block         model.FormBlock
	sheet         *model.Sheet
	screen, blank bool

	columns polesColumns // now and target; the first text and the first links of the rest
	styles  figureStyles
	placed  []Placed
}

func (f *framework) place(b *Block, x, y float64) {
	if b != nil {
		f.placed = append(f.placed, Placed{x, y, b})
	}
}

// title is that of the sheet; paper to write on is of none.
func (f *framework) title() string {
	if f.blank {
		return f.form.Title
	}
	return SheetTitle(f.form, f.sheet)
}

// heading writes the title and returns where the figure begins.
func (f *framework) heading(area Rect) float64 {
	name := strings.TrimSpace(f.p.Info().Organisation.Name)
	if name == "" {
		name = f.p.Info().Name
	}
	key := blockKey{kind: "framework heading", text: f.title() + "\x00" + name, a: area.W}
	b := f.b.block(key, func(d *drawing) {
		k := f.k
		l := k.one(styleTitle, f.title(), area.W)
		k.putLine(d, styleTitle, 0, 0, l)
		if room := area.W - l.width - 6; room > 20 {
			sub := k.one(styleSub, name, room)
			k.putLine(d, styleSub, l.width+6, k.ts.Ascent(SizeTitle)-k.ts.Ascent(SizeHead), sub)
		}
	})
	f.place(b, area.X, area.Y)
	return area.Y + f.k.pitch(SizeTitle) + 1
}

// draw draws the areas and the legend of their states into a rectangle.
func (f *framework) draw(r Rect) {
	f.columns = columnsOf(f.block)
	h := f.legend(r)
	r.Y, r.H = r.Y+h, r.H-h
	areas := f.arrange(r)
	var pictures []*areaPicture
	for _, row := range f.block.Rows {
		if at, ok := areas[row.Key]; ok {
			pictures = append(pictures, f.area(row, at))
		}
	}
	f.chooseStyles(r, pictures)
	for _, a := range pictures {
		f.place(f.b.block(a.key(), func(d *drawing) { a.draw(d) }), a.at.X, a.at.Y)
	}
}

// figureStyles are the sizes of the letters in the areas.
type figureStyles struct {
	title Style
	text  Style // what people have written
	small Style // states, links
}

// wholeFigure is the width from which the figure is drawn for A3.
const wholeFigure = 330.0

// chooseStyles takes the largest letters with which everything that people have
// written can be read, if there are such.
func (f *framework) chooseStyles(r Rect, pictures []*areaPicture) {
	sizes := []figureStyles{
		{styleTitle, styleSub.in(Ink), styleBody},
		{styleHead, styleSub.in(Ink), styleBody},
		{styleHead, styleBody, styleSmallIn},
		{styleHead, styleSmallIn, styleSmallIn},
	}
	if r.W < wholeFigure {
		sizes = sizes[2:]
	}
	for _, f.styles = range sizes {
		fits := true
		for _, a := range pictures {
			var scratch drawing
			a.cut = false
			a.draw(&scratch)
			fits = fits && !a.cut
		}
		if fits {
			return
		}
	}
}

// legend says what the marks of the states mean, on a blank figure also what
// the steps are, and returns its height.
func (f *framework) legend(r Rect) float64 {
	if f.columns.now == nil {
		return 0
	}
	var words []string
	if f.blank {
		for i, o := range f.columns.now.Options {
			words = append(words, strconv.Itoa(i+1)+" "+o.Text)
		}
	}
	text := strings.Join(words, "  ·  ")
	target := ""
	if f.columns.target != nil {
		target = f.columns.target.Title
	}
	var h float64
	key := blockKey{kind: "framework legend", text: text + "\x00" + f.columns.now.Title + "\x00" + target + strconv.FormatBool(f.blank), a: r.W}
	b := f.b.block(key, func(d *drawing) {
		k := f.k
		pitch := k.pitch(SizeSmall)
		x := 0.0
		item := func(s sign, word string) {
			if word != "" {
				x += s(d, x, (pitch-signSize)/2) + 1
				l := k.one(styleSmall, word, 60)
				k.putLine(d, styleSmall, x, 0, l)
				x += l.width + 6
			}
		}
		if f.blank {
			item(markSign(nowMark), f.columns.now.Title)
			item(markSign(targetMark), target)
		} else {
			item(func(d *drawing, x, y float64) float64 {
				d.box(Box{Rect: Rect{x, y, 6, signSize}, Radius: 0.5, Fill: Accent})
				return 6
			}, f.columns.now.Title)
			item(func(d *drawing, x, y float64) float64 { targetPointer(d, x+1.7, y-0.4); return 3.4 }, target)
		}
		k.put(d, styleSmall, x, 0, r.W-x, k.wrap(styleSmall, text, r.W-x, 3))
	})
	if b != nil {
		h = b.Bounds.Y + b.Bounds.H + 2
	}
	f.place(b, r.X, r.Y)
	return h
}

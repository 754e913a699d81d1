package scene

import (
	"math"

	"lupaus/model"
)

// SheetOptions say how a sheet is drawn. The zero value draws it for paper, in
// the width of the text on a lying A4.
type SheetOptions struct {
	Width float64 // of what is drawn in millimetres, 0: that of the text on a lying A4
	// Room is how many millimetres of a picture a screen shows in letters that are
	// read from afar, 0: enough. A sheet without a Width is no wider than that, as far
	// as its form can be.
	Room   float64
	Screen bool // with a margin around and places to add
	Blank  bool // to be written into on paper: nothing of what has been said
}

// Sheet draws a sheet with the blocks of its form under each other, as high as
// they need. What the form takes of the customers of the project it gets here, but
// for a sheet to be written into on paper.
func (b *Builder) Sheet(p *model.Project, form *model.Form, sheet *model.Sheet, opt SheetOptions) *Scene {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.sheet(p, form, sheet, opt, math.Inf(1)).scene()
}

// SheetPages is Sheet cut into pages of a height: between rows, with the heads
// of tables on every page. A row that is higher than a page goes on on the next.
func (b *Builder) SheetPages(p *model.Project, form *model.Form, sheet *model.Sheet, opt SheetOptions, height float64) []*Scene {
	b.mu.Lock()
	defer b.mu.Unlock()
	opt.Screen = false
	return b.sheet(p, form, sheet, opt, height).pages(height)
}

// sheetPicture is a sheet being drawn.
type sheetPicture struct {
	b      *Builder
	k      *setter
	p      *model.Project
	form   *model.Form
	sheet  *model.Sheet
	opt    SheetOptions
	page   float64 // height of a page, infinite for none
	pieces []piece

	counted *model.Numbers // nil before they are asked for
	gridTop float64        // how high stands above the grid being drawn
}

func (b *Builder) sheet(p *model.Project, form *model.Form, sheet *model.Sheet, opt SheetOptions, page float64) *leaf {
	if !opt.Blank {
		form = b.base.Form(p, form)
	} else {
		sheet = &model.Sheet{ID: sheet.ID, Form: sheet.Form}
	}
	opt.Width = widthOf(form, opt)
	s := &sheetPicture{b: b, k: &b.k, p: p, form: form, sheet: sheet, opt: opt, page: page}
	s.heading()
	for _, block := range form.Blocks {
		s.block(block)
	}
	s.foot()
	return &leaf{title: SheetTitle(form, sheet), edge: edgeOf(opt.Screen), width: opt.Width, pieces: s.pieces, columns: 1}
}

// edgeOf is the margin around a picture: pages have one of their own.
func edgeOf(screen bool) float64 {
	if screen {
		return margin
	}
	return 0
}

// mostOf is the height over which a row is cut, so that it goes on a page of a
// height with the titles above it.
func mostOf(page float64) float64 { return max(40, page-60) }

// add adds pieces under the others.
func (s *sheetPicture) add(pieces ...piece) { s.pieces = append(s.pieces, pieces...) }

// write adds a text in a width as a piece.
func (b *Builder) write(st Style, text string, width float64) piece {
	if text == "" {
		return piece{}
	}
	return pieceOf(b.block(blockKey{kind: "writing", text: styleKey(st) + text, a: width}, func(d *drawing) {
		b.k.put(d, st, 0, 0, width, b.k.wrap(st, text, width, math.MaxInt))
	}))
}

// readable is the width of lines that are read with ease.
func readable(width float64) float64 { return min(width, 190) }

func (s *sheetPicture) heading() {
	w := s.opt.Width
	s.add(s.b.write(styleTitle, SheetTitle(s.form, s.sheet), w).tie())
	if s.form.About != "" {
		s.add(space(1), s.b.write(styleBody, s.form.About, readable(w)))
	}
	if facts := s.facts(); facts != "" && s.opt.Blank {
		s.add(space(1), s.b.write(styleSmall, facts, readable(w)))
	}
}

// facts tells how long the sheet takes and how many people.
func (s *sheetPicture) facts() string {
	text := ""
	if s.form.Minutes > 0 {
		text = s.k.w.T("figure.minutes", s.form.Minutes)
	}
	if s.form.Group != "" {
		if text != "" {
			text += " · "
		}
		text += s.form.Group
	}
	return text
}

func (s *sheetPicture) foot() {
	if s.form.Source != "" {
		s.add(space(4), s.b.write(styleSmall, s.k.w.T("figure.source", s.form.Source), readable(s.opt.Width)))
	}
}

func (s *sheetPicture) block(block model.FormBlock) {
	if block.Kind == model.BlockFigure {
		s.figure(block)
		return
	}
	s.add(space(5))
	if block.Title != "" {
		s.add(s.b.write(styleHead, block.Title, s.opt.Width).tie())
	}
	if block.Hint != "" && block.Kind != model.BlockText {
		s.add(s.b.write(styleBody.in(InkSoft), block.Hint, readable(s.opt.Width)).tie(), space(1.5).tie())
	}
	s.content(block)
	if block.Open {
		s.addPlace(block)
	}
}

// content draws what a block asks, in the way of its kind.
func (s *sheetPicture) content(block model.FormBlock) {
	switch block.Kind {
	case model.BlockPoles:
		s.poles(block)
	case model.BlockScale:
		s.levelRows(block)
		s.formulas(block)
	case model.BlockLadder:
		s.ladder(block)
	case model.BlockPyramid:
		s.pyramid(block)
	case model.BlockHouse:
		s.house(block)
	case model.BlockFlow:
		s.flow(block)
		s.formulas(block)
	case model.BlockSummary:
		s.summary(block)
	case model.BlockText:
		s.words(block)
	case model.BlockQuestions:
		s.questions(block)
	case model.BlockChain:
		s.chain(block)
	case model.BlockMeasures:
		s.measures()
	case model.BlockNumbers:
		s.figures(block)
	case model.BlockGrid:
		s.grid(block)
	case model.BlockCards:
		s.questions(block)
	default:
		s.table(block)
	}
}

// uprightFigure is the width under which a figure stands upright.
const uprightFigure = 220.0

// figure places the figure of a form, in the shape of paper.
func (s *sheetPicture) figure(block model.FormBlock) {
	w, h := s.opt.Width, s.opt.Width*math.Sqrt2
	if w >= uprightFigure {
		h = w / math.Sqrt2
	}
	h = max(120, min(h, s.page-heightOf(s.pieces)-12))
	f := framework{b: s.b, k: s.k, p: s.p, form: s.form, block: block, sheet: s.sheet, screen: s.opt.Screen, blank: s.opt.Blank}
	const edge = 0.4 // for the lines around the areas
	f.draw(Rect{edge, edge, w - 2*edge, h - 2*edge})
	s.add(space(3), piece{h: h, placed: f.placed})
}

// addPlace is the place under an open block to add a row.
func (s *sheetPicture) addPlace(block model.FormBlock) {
	if s.opt.Screen {
		ref := Ref{Owner: s.sheet.ID, Part: PartAdd, Lane: model.ID(block.Key)}
		s.add(space(1), s.b.addPlace(s.k.w.T("figure.addRow"), s.opt.Width, ref))
	}
}

// addPlace is a dashed place to add something.
func (b *Builder) addPlace(text string, width float64, ref Ref) piece {
	key := blockKey{kind: "add place", text: text + "\x00" + string(ref.Owner) + "\x00" + string(ref.Lane) + "\x00" + string(ref.Persona), a: width}
	return pieceOf(b.block(key, func(d *drawing) {
		const h = 8.0
		d.box(Box{Rect: Rect{fine / 2, fine / 2, width - fine, h - fine}, Radius: 1.5, Pen: Pen{Colour: CardEdge, Width: fine, Dash: Dashed}})
		plus(d, cellPad+2.1, h/2)
		b.k.putLine(d, styleSmall, cellPad+6, h/2-b.k.pitch(SizeSmall)/2, b.k.one(styleSmall, text, width-cellPad-8))
		d.zone(Rect{0, 0, width, h}, ref)
	}))
}

// rowRef names a row of the sheet; rows to be written by hand have no name.
func (s *sheetPicture) rowRef(row model.ID, block string) Ref {
	if row == "" {
		return Ref{}
	}
	return Ref{Owner: s.sheet.ID, Part: PartRow, Lane: row, Persona: model.ID(block)}
}

// cellRef names a cell of the sheet.
func (s *sheetPicture) cellRef(row model.ID, block, column string) Ref {
	if row == "" {
		return Ref{}
	}
	return Ref{Owner: s.sheet.ID, Part: PartSheetCell, Lane: row, Persona: model.ID(block + "/" + column)}
}

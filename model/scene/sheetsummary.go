package scene

import (
	"math"
	"strconv"
	"strings"

	"lupaus/model"
)

// gathered is a row of another sheet that a summary lists.
type gathered struct {
	form  *model.Form
	block model.FormBlock
	sheet *model.Sheet
	row   model.SheetRow
}

// summaryBlanks is how many rows a blank summary has.
const summaryBlanks = 8

// summary draws what has been written on other sheets of the project: row by
// row, or counted by the choices of a column.
func (s *sheetPicture) summary(block model.FormBlock) {
	rows, sources := s.gather(block)
	switch {
	case len(sources) == 0:
		s.add(s.b.write(styleBody, s.k.w.T("sheetBlock.noSource"), readable(s.opt.Width)))
	case len(rows) == 0 && !s.opt.Blank:
		s.add(s.b.write(styleBody, s.k.w.T("sheetBlock.fillFirst", strings.Join(sources, ", ")), readable(s.opt.Width)))
	case block.Count != "":
		s.summaryCounts(block, rows)
	default:
		s.summaryRows(rows)
	}
}

// gather collects the rows in which something is said, and the titles of the
// forms that they come from, each once. A blank form collects none.
func (s *sheetPicture) gather(block model.FormBlock) (rows []gathered, sources []string) {
	seen := map[string]bool{}
	for _, from := range block.From {
		form := s.b.base.Form(s.p, s.k.w.Form(from.Form))
		if form == nil {
			continue
		}
		source, ok := form.Block(from.Block)
		if !ok {
			continue
		}
		if !seen[form.ID] {
			seen[form.ID] = true
			sources = append(sources, form.Title)
		}
		if s.opt.Blank {
			continue
		}
		for _, sheet := range s.p.SheetsOf(form.ID) {
			for _, row := range source.RowsOf(sheet) {
				if !row.Empty() {
					rows = append(rows, gathered{form, source, sheet, row})
				}
			}
		}
	}
	return rows, sources
}

// name is what a row is called: what people named it, or the title that its form
// gives it.
func (g gathered) name() string {
	if given, ok := g.block.Row(g.row.ID); ok {
		return given.Title
	}
	return g.row.Cells[model.NameColumn]
}

// named is the name with that of the sheet behind it, when the row is of one of
// several.
func (g gathered) named() string {
	if g.sheet.Name == "" {
		return g.name()
	}
	return g.name() + " (" + g.sheet.Name + ")"
}

// ref leads to the row on its own sheet.
func (g gathered) ref() Ref {
	return Ref{Owner: g.sheet.ID, Part: PartFinding, Lane: model.ID(g.block.Key + "/" + string(g.row.ID))}
}

// summaryRows lists rows: what, what is said of it, and where.
func (s *sheetPicture) summaryRows(rows []gathered) {
	t := s.b.newTable(s.opt.Width, mostOf(s.page), []float64{1.3, 2, 0.9}, []float64{28, 36, 24})
	title := func(key string) tableCell { return cellOf(textPart(styleSmallIn.bold(), s.k.w.T(key))) }
	head := t.row(tableRow{frame: frameHead, cells: []tableCell{title("sheetBlock.what"), title("sheetBlock.said"), title("sheetBlock.sheet")}})
	for _, h := range head {
		s.add(h.tie())
	}
	numbers := map[model.ID]model.Numbers{}
	for _, g := range rows {
		n, ok := numbers[g.sheet.ID]
		if !ok {
			n = g.form.Numbers(g.sheet)
			numbers[g.sheet.ID] = n
		}
		r := tableRow{frame: frameRuled, ref: g.ref(), cells: []tableCell{
			cellOf(textPart(styleStrong, g.name())), cellOf(s.said(g, n)...), cellOf(textPart(styleSmall, SheetTitle(g.form, g.sheet))),
		}}
		for _, p := range t.row(r) {
			p.head = head
			s.add(p)
		}
	}
	for range summaryBlanks {
		if s.opt.Blank {
			s.add(t.row(tableRow{frame: frameBoxes, least: blankH * 0.8, cells: make([]tableCell, 3)})...)
		}
	}
}

// saidLines is how much of a text stands in a summary.
const saidLines = 3

// said is what a row says besides its name, in short.
func (s *sheetPicture) said(g gathered, numbers model.Numbers) []cellPart {
	var parts []cellPart
	alone := 0
	for _, c := range g.block.Columns {
		if c.Key != model.NameColumn {
			alone++
		}
	}
	for _, c := range g.block.Columns {
		if c.Key == model.NameColumn {
			continue
		}
		text := strings.Join(strings.Fields(s.saidText(g, c, numbers)), " ")
		if text == "" {
			continue
		}
		if alone > 1 && c.Kind != model.ColumnCheck {
			text = titled(c.Title, text)
		}
		parts = append(parts, linesPart(styleSmallIn, text, saidLines))
	}
	return parts
}

// titled is a text behind a title, which may be a question.
func titled(title, text string) string {
	if strings.HasSuffix(title, "?") {
		return title + " " + text
	}
	return title + ": " + text
}

// saidText is a cell in one text.
func (s *sheetPicture) saidText(g gathered, c model.FormColumn, numbers model.Numbers) string {
	value := g.row.Cells[c.Key]
	switch c.Kind {
	case model.ColumnChoice, model.ColumnStep:
		if text := c.Option(value); text != "" {
			return text
		}
	case model.ColumnDate:
		return s.day(value)
	case model.ColumnRole:
		if r := s.p.Role(g.row.Owner); r != nil {
			return r.Name
		}
		return ""
	case model.ColumnLinks:
		var names []string
		for _, l := range s.k.linkList(s.p, g.row.Links) {
			names = append(names, l.name)
		}
		return strings.Join(names, ", ")
	case model.ColumnCheck:
		if value == model.Checked {
			return c.Title
		}
		return ""
	case model.ColumnNumber, model.ColumnSum:
		if n := numbers.Of(g.block.Key, g.row.ID, c.Key); n.Known {
			return figureText(s.k.w.Lang(), n, c.Figure)
		}
	}
	return value
}

// counted is a choice with the rows that have it.
type counted struct {
	key, text string
	names     []string
}

// summaryCounts draws a bar for each choice of a column, and one for the rows in
// which nothing is chosen.
func (s *sheetPicture) summaryCounts(block model.FormBlock, rows []gathered) {
	list := s.countRows(block, rows)
	most := 1
	for _, c := range list {
		most = max(most, len(c.names))
	}
	shares, least := []float64{1, 1.4, 2}, []float64{32, 36, 50}
	named := total(least) <= s.opt.Width
	if !named {
		shares, least = shares[:2], least[:2]
	}
	t := s.b.newTable(s.opt.Width, mostOf(s.page), shares, least)
	titles := []string{s.countTitle(block), s.k.w.T("sheetBlock.rows"), s.k.w.T("sheetBlock.what")}
	r := tableRow{frame: frameHead}
	for _, title := range titles[:len(shares)] {
		r.cells = append(r.cells, cellOf(textPart(styleSmallIn.bold(), title)))
	}
	head := t.row(r)
	for _, h := range head {
		s.add(h.tie())
	}
	for _, c := range list {
		r := tableRow{frame: frameRuled, cells: []tableCell{cellOf(textPart(styleStrong, c.text)), cellOf(countBar(len(c.names), most))}}
		if s.opt.Blank {
			r.frame, r.least, r.cells[1] = frameBoxes, blankH*0.8, tableCell{}
		}
		if named {
			r.cells = append(r.cells, cellOf(linesPart(styleSmall, strings.Join(c.names, " · "), saidLines)))
		}
		for _, p := range t.row(r) {
			p.head = head
			s.add(p)
		}
	}
}

// countTitle is the title of the column by which rows are counted.
func (s *sheetPicture) countTitle(block model.FormBlock) string {
	for _, from := range block.From {
		if form := s.k.w.Form(from.Form); form != nil {
			source, _ := form.Block(from.Block)
			if c, ok := source.Column(block.Count); ok {
				return c.Title
			}
		}
	}
	return ""
}

// countRows counts the rows by the choices of the column, in the order in which
// the forms give these; last come the rows in which nothing is chosen.
func (s *sheetPicture) countRows(block model.FormBlock, rows []gathered) []counted {
	var list []counted
	at := map[string]int{}
	for _, from := range block.From {
		form := s.k.w.Form(from.Form)
		if form == nil {
			continue
		}
		source, _ := form.Block(from.Block)
		column, _ := source.Column(block.Count)
		for _, o := range column.Options {
			if _, ok := at[o.Key]; !ok {
				at[o.Key] = len(list)
				list = append(list, counted{key: o.Key, text: o.Text})
			}
		}
	}
	unsaid := counted{text: s.k.w.T("sheetBlock.notSaid")}
	for _, g := range rows {
		if i, ok := at[g.row.Cells[block.Count]]; ok {
			list[i].names = append(list[i].names, g.named())
		} else {
			unsaid.names = append(unsaid.names, g.named())
		}
	}
	if len(unsaid.names) > 0 {
		list = append(list, unsaid)
	}
	return list
}

// countBar is a number with a bar.
func countBar(n, most int) cellPart {
	return barPart(styleStrong, strconv.Itoa(n), float64(n)/float64(most), SizeBody)
}

// barPart is a text with a bar behind it: length is its part of the room, and what
// is less than nothing has an open bar. The line is that of a size.
func barPart(st Style, text string, length, size float64) cellPart {
	key := "bar" + styleKey(st) + text + "\x01" + number(length) + " " + number(size)
	return cellPart{key: key, lay: func(k *setter, width float64) []cellLine {
		return []cellLine{{k.pitch(size), func(d *drawing, x, y float64) {
			h := k.pitch(size)
			l := k.one(st, text, width-3)
			room := math.Max(10, l.width+2.5) // for the text
			r := Rect{x + room, y + 0.5, (width - room) * math.Abs(length), h - 1}
			if length > 0 {
				d.box(Box{Rect: r, Fill: Accent})
			} else if length < 0 && r.W > 0 {
				d.box(Box{Rect: Rect{r.X, r.Y + hair, r.W, r.H - 2*hair}, Pen: Pen{Colour: Accent, Width: hair}})
			}
			d.box(Box{Rect: Rect{x + room, y, fine, h}, Fill: InkSoft})
			k.putLine(d, st, x+room-1.5-l.width, y, l)
		}}}
	}}
}

// words draws a block of words alone.
func (s *sheetPicture) words(block model.FormBlock) {
	t := s.b.newTable(readable(s.opt.Width), mostOf(s.page), []float64{1}, []float64{0})
	for i, text := range strings.Split(strings.TrimSpace(block.Hint), "\n") {
		if strings.TrimSpace(text) == "" {
			continue
		}
		if i > 0 {
			s.add(space(1.8))
		}
		s.add(t.row(tableRow{frame: frameBare, cells: []tableCell{cellOf(textPart(styleBody, text))}})...)
	}
}

package scene

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"lupaus/model"
)

// NumberText writes a number in a language (fi, en or sv): with so many
// decimals, and with thousands apart. A half is rounded away from zero, as people
// do it.
func NumberText(lang string, value float64, decimals int) string {
	s := strconv.FormatFloat(math.Abs(rounded(value, decimals)), 'f', max(0, decimals), 64)
	whole, part, _ := strings.Cut(s, ".")
	apart, mark := "\u00a0", ","
	if lang == "en" {
		apart, mark = ",", "."
	}
	for at := len(whole) - 3; at > 0 && len(whole) > 4; at -= 3 {
		whole = whole[:at] + apart + whole[at:]
	}
	if part != "" {
		whole += mark + part
	}
	if value < 0 && strings.Trim(s, "0.") != "" {
		return "–" + whole // an en dash, which the text font has in both faces; it has no minus sign
	}
	return whole
}

// rounded is a value with so many decimals at most.
func rounded(value float64, decimals int) float64 {
	scale := math.Pow10(max(0, decimals))
	if r := math.Round(value*scale) / scale; !math.IsInf(r, 0) {
		return r
	}
	return value
}

// mostDecimals is with how many decimals a number is shown at most that somebody
// has written with more than its form asks for.
const mostDecimals = 6

// decimalsOf is with how many decimals a number is shown: a counted one as its
// form says, a written one with all that was written, because nobody would
// believe a sum of numbers that look rounded.
func decimalsOf(n model.Number, f model.Figure) int {
	if f.Formula != nil || n.Fact != "" {
		return f.Decimals
	}
	_, part, _ := strings.Cut(strconv.FormatFloat(rounded(n.Value, mostDecimals), 'f', -1, 64), ".")
	return max(f.Decimals, len(part))
}

// figureText writes a number with its unit.
func figureText(lang string, n model.Number, f model.Figure) string {
	text := NumberText(lang, n.Value, decimalsOf(n, f))
	if f.Unit != "" {
		text += "\u00a0" + f.Unit
	}
	return text
}

// numbers counts the sheet once a picture.
func (s *sheetPicture) numbers() model.Numbers {
	if s.counted == nil {
		n := s.form.NumbersAfter(s.sheet, s.b.numbers[s.form])
		s.counted = &n
		if !s.opt.Blank {
			if s.b.numbers == nil || len(s.b.numbers) >= mostMemos {
				s.b.numbers = map[*model.Form]model.Numbers{}
			}
			s.b.numbers[s.form] = n
		}
	}
	return *s.counted
}

// numberParts is a number in a cell: what was written where that is none, and
// for a sum what it waits for.
func (s *sheetPicture) numberParts(f model.Figure, n model.Number, written string) []cellPart {
	switch {
	case s.opt.Blank:
		return nil
	case n.Known && f.Formula != nil:
		return []cellPart{linePart(styleStrong, styleSmallIn.bold(), figureText(s.k.w.Lang(), n, f))}
	case n.Known:
		parts := []cellPart{linePart(styleBody, styleSmallIn, figureText(s.k.w.Lang(), n, f))}
		return append(parts, s.factParts(n)...)
	case n.Err != nil:
		return []cellPart{textPart(styleSmall, s.k.w.T("figure.noResult"))}
	case len(n.Missing) > 0:
		return []cellPart{textPart(styleSmall, s.k.w.T("figure.missing", strings.Join(n.Missing, ", ")))}
	case written != "":
		return []cellPart{textPart(styleBody, written), textPart(styleSmall, s.k.w.T("figure.noNumber"))}
	}
	return nil
}

// factParts tells of a number that nobody has given where it is from.
func (s *sheetPicture) factParts(n model.Number) []cellPart {
	if n.Fact == "" || !n.Known {
		return nil
	}
	return []cellPart{textPart(styleSmall, s.k.w.T("figure.fromCustomers"))}
}

// totalRow is the row of sums under a table, if it has any.
func (s *sheetPicture) totalRow(t *table, block model.FormBlock, columns []model.FormColumn) []piece {
	r := tableRow{frame: frameTotal}
	any := false
	for i, c := range columns {
		switch {
		case c.Total:
			any = true
			n := s.numbers().Total(block, c)
			f := c.Figure
			f.Formula = nil
			cell := cellOf(s.numberParts(f, n, "")...)
			if n.Known && !s.opt.Blank {
				cell = cellOf(linePart(styleStrong, styleSmallIn.bold(), figureText(s.k.w.Lang(), n, c.Figure)))
			}
			r.cells = append(r.cells, cell)
		case i == 0:
			r.cells = append(r.cells, cellOf(textPart(styleStrong, s.k.w.T("figure.total"))))
		default:
			r.cells = append(r.cells, tableCell{})
		}
	}
	if !any {
		return nil
	}
	return t.row(r)
}

// formulas tells under a table how its columns are counted.
func (s *sheetPicture) formulas(block model.FormBlock) {
	for _, c := range block.Columns {
		if c.Formula != nil {
			s.add(space(0.8), s.b.write(styleSmall, c.Title+" = "+s.formulaText(c.Formula), readable(s.opt.Width)))
		}
	}
}

// frameTotal is the ground of a row of sums.
var frameTotal = &rowFrame{"total", cellPad, rowPad, func(d *drawing, t *table, _ int, h float64) {
	d.box(Box{Rect: Rect{0, 0, t.width(), h}, Fill: Band})
	d.box(Box{Rect: Rect{0, 0, t.width(), fine}, Fill: InkSoft})
}}

// figures draws a block of numbers: each with its title and, when it is counted,
// how.
func (s *sheetPicture) figures(block model.FormBlock) {
	shares, least := []float64{2.4, 1}, []float64{45, 30}
	note, noted := block.Column("note")
	if noted {
		shares, least = append(shares, 1.6), append(least, 30)
	}
	t := s.b.newTable(math.Min(s.opt.Width, 190), mostOf(s.page), shares, least)
	for _, row := range block.RowsOf(s.sheet) {
		given, ok := block.Row(row.ID)
		if !ok {
			continue
		}
		r := tableRow{frame: frameRuled, ref: s.rowRef(row.ID, block.Key)}
		if s.opt.Blank {
			r.frame, r.least = frameBoxes, blankH*0.7
		}
		title := []cellPart{textPart(styleStrong, given.Title)}
		if given.Formula != nil {
			title = append(title, textPart(styleSmall, "= "+s.formulaText(given.Formula)))
		}
		if given.Hint != "" {
			title = append(title, textPart(styleSmall, given.Hint))
		}
		value := tableCell{parts: s.numberParts(given.Figure, s.numbers().Of(block.Key, row.ID, "value"), row.Cells["value"])}
		if given.Formula == nil {
			value.ref = s.cellRef(row.ID, block.Key, "value")
			if len(value.parts) == 0 && given.Unit != "" {
				value.parts = []cellPart{textPart(styleSmall, given.Unit)}
			}
		} else if s.opt.Blank && given.Unit != "" {
			value.parts = []cellPart{textPart(styleSmall, given.Unit)}
		}
		r.cells = append(r.cells, cellOf(title...), value)
		if noted {
			r.cells = append(r.cells, tableCell{ref: s.cellRef(row.ID, block.Key, note.Key), parts: s.cellParts(block.Key, note, row)})
		}
		s.add(t.row(r)...)
	}
}

var formulaName = regexp.MustCompile(`[\pL_][\pL\pN_-]*(\.[\pL_][\pL\pN_]*)?`)

// formulaSigns are the signs of formulas as people write them. Those that are
// words stand for runes that no formula has, because names are looked for after
// them.
var formulaSigns = strings.NewReplacer(
	"**", "^", "*", "×", ">=", "≥", "<=", "≤", "==", "=", "!=", "≠",
	"||", "\x01", "&&", "\x02", " ? ", " → ", " : ", "\x03", "#", "\x04",
)

// formulaText writes a formula in the words of people: the titles of what it
// counts with, the signs of arithmetic, and what is so under a condition behind an
// arrow.
func (s *sheetPicture) formulaText(f *model.Formula) string {
	word := func(key string) string { return s.k.w.T("figure.formula." + key) }
	text := formulaName.ReplaceAllStringFunc(formulaSigns.Replace(f.Text), func(name string) string {
		if title := s.form.TitleOf(name); title != "" {
			return title
		}
		switch name {
		case "sum", "mean", "max", "min", "len", "round", "abs", "count", "filter":
			return word(name)
		}
		return name
	})
	return strings.NewReplacer("\x01", word("or"), "\x02", word("and"), "\x03", "; "+word("else")+" ", "\x04", word("each")).Replace(text)
}

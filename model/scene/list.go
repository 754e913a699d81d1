package scene

import (
	"math"
	"strconv"

	"lupaus/model"
)

// ListSpec is a list as a picture: the findings of a gap check, what changed
// between two snapshots.
type ListSpec struct {
	Title    string
	Intro    string
	Sections []ListSection
	Empty    string  // said when no section has rows
	Width    float64 // of what is drawn in millimetres, 0: that of the text on a lying A4
	Screen   bool    // with a margin around
}

// ListSection is a part of a list under a title.
type ListSection struct {
	Title string // "" for none
	Note  string // "" for none
	Rows  []ListRow
}

// ListRow is one entry of a list.
type ListRow struct {
	Ref   Ref    // of its zone; none when it is the zero value
	Title string // what it is about, bold
	Text  string // what there is to say
	Hint  string // what one could do, in soft letters
	Tag   string // a short word at the right
	Marks int    // bars of five that are filled, beside the tag; 0 draws none
}

// List draws a list, in two columns when it is wide enough, as high as it
// needs.
func (b *Builder) List(spec ListSpec) *Scene {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.list(spec, math.Inf(1)).scene()
}

// ListPages is List cut into pages of a height, between rows.
func (b *Builder) ListPages(spec ListSpec, height float64) []*Scene {
	b.mu.Lock()
	defer b.mu.Unlock()
	spec.Screen = false
	return b.list(spec, height).pages(height)
}

// The measures of a list in millimetres.
const (
	twoColumns = 230.0 // the width from which a list has two columns
	listGutter = 9.0
	tagW       = 24.0
)

func (b *Builder) list(spec ListSpec, page float64) *leaf {
	if spec.Width <= 0 {
		spec.Width = sheetWidth
	}
	l := &leaf{title: spec.Title, edge: edgeOf(spec.Screen), width: spec.Width, columns: 1, gutter: listGutter}
	if spec.Width >= twoColumns {
		l.columns = 2
	}
	if spec.Title != "" {
		l.top = append(l.top, b.write(styleTitle, spec.Title, spec.Width))
	}
	if spec.Intro != "" {
		l.top = append(l.top, space(1), b.write(styleBody, spec.Intro, readable(spec.Width)))
	}
	l.top = append(l.top, space(4))
	w, rows := l.columnWidth(), 0
	t := b.newTable(w, mostOf(page), []float64{1, 0}, []float64{40, tagW})
	for i, s := range spec.Sections {
		if i > 0 {
			l.pieces = append(l.pieces, space(5))
		}
		if s.Title != "" {
			l.pieces = append(l.pieces, b.write(styleHead, s.Title, w).tie())
		}
		if s.Note != "" {
			l.pieces = append(l.pieces, b.write(styleBody.in(InkSoft), s.Note, w).tie())
		}
		if s.Title != "" || s.Note != "" {
			l.pieces = append(l.pieces, space(1).tie())
		}
		for _, r := range s.Rows {
			l.pieces = append(l.pieces, t.row(listRow(r))...)
		}
		rows += len(s.Rows)
	}
	if rows == 0 && spec.Empty != "" {
		l.top = append(l.top, b.write(styleHead, spec.Empty, readable(spec.Width)))
	}
	return l
}

func listRow(r ListRow) tableRow {
	var parts []cellPart
	add := func(st Style, text string) {
		if text == "" {
			return
		}
		if len(parts) > 0 {
			parts = append(parts, gapPart(0.4))
		}
		parts = append(parts, textPart(st, text))
	}
	add(styleStrong, r.Title)
	add(styleBody, r.Text)
	add(styleSmall, r.Hint)
	return tableRow{frame: frameRuled, ref: r.Ref, cells: []tableCell{cellOf(parts...), cellOf(tagPart(r.Tag, r.Marks))}}
}

// tagPart is a short word at the right with bars before it.
func tagPart(tag string, marks int) cellPart {
	return cellPart{key: "tag" + strconv.Itoa(marks) + tag, lay: func(k *setter, width float64) []cellLine {
		pitch, barsW := k.pitch(SizeBody), 0.0
		if marks > 0 {
			barsW = 1.3*(model.MaxImportance-1) + 0.9
		}
		bars := func(d *drawing, x, y float64) {
			if marks > 0 {
				k.draw(d, importanceKey(marks), importanceSign(marks), x+width-barsW, y+(pitch-signSize)/2)
			}
		}
		f := k.wrap(styleStrong, tag, width, math.MaxInt)
		if len(f.lines) == 1 && barsW > 0 && f.lines[0].width+1.5+barsW <= width {
			return []cellLine{{pitch, func(d *drawing, x, y float64) {
				bars(d, x-f.lines[0].width-1.5, y)
				k.putLine(d, styleStrong, x+width-f.lines[0].width, y, f.lines[0])
			}}}
		}
		var lines []cellLine
		if marks > 0 {
			lines = append(lines, cellLine{pitch, bars})
		}
		for _, l := range f.lines {
			lines = append(lines, cellLine{pitch, func(d *drawing, x, y float64) {
				k.putLine(d, styleStrong, x+width-l.width, y, l)
			}})
		}
		return lines
	}}
}

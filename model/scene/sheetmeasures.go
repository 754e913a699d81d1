package scene

import "lupaus/model"

// measures draws a block of the measures by which the project's promises are
// followed. They are written at the promises and can be written here, too.
func (s *sheetPicture) measures() {
	t := s.b.newTable(s.opt.Width, mostOf(s.page), []float64{1.6, 1.8, 1, 1, 1, 1, 1}, []float64{24, 28, 20, 22, 20, 20, 24})
	r := tableRow{frame: frameHead}
	for _, key := range []string{"figure.measure", "lane.promise", "figure.last", "figure.taken", "figure.target", "figure.owner", "figure.state"} {
		r.cells = append(r.cells, cellOf(textPart(styleSmallIn.bold(), s.k.w.T(key))))
	}
	head := t.row(r)
	for _, h := range head {
		s.add(h.tie())
	}
	some := false
	for e := range s.p.Promises() {
		if e.Measure.Name == "" {
			continue
		}
		some = true
		for _, p := range t.row(s.measure(e)) {
			p.head = head
			s.add(p)
		}
	}
	if !some {
		s.add(space(1), s.b.write(styleSmall, s.k.w.T("figure.noMeasures"), s.opt.Width))
	}
}

// measure is the row of one promise.
func (s *sheetPicture) measure(e *model.Promise) tableRow {
	field := func(name model.ID, st Style, text string) tableCell {
		return tableCell{ref: Ref{Owner: e.ID, Part: PartField, Lane: name}, parts: []cellPart{textPart(st, text)}}
	}
	last, taken := e.Measure.Last, DayText(s.k.w.Lang(), e.Measure.LastOn)
	frame, least := frameRuled, 0.0
	kept := []cellPart{signPart("kept "+string(e.Kept), keptSign(e.Kept), styleSmallIn, s.k.w.T("kept."+string(e.Kept)))}
	if s.opt.Blank {
		last, taken, frame, least, kept = "", "", frameBoxes, blankH, nil
	}
	owner := ""
	if r := s.p.Role(e.Owner); r != nil {
		owner = r.Name
	}
	return tableRow{frame: frame, least: least, cells: []tableCell{
		field("measureName", styleStrong, e.Measure.Name), field("text", styleSmallIn, e.Text),
		field("measureLast", styleBody, last),
		{ref: Ref{Owner: e.ID, Part: PartState, Lane: "measured"}, parts: []cellPart{linePart(styleBody, styleSmallIn, taken)}},
		field("measureTarget", styleBody, e.Measure.Target),
		{ref: Ref{Owner: e.ID, Part: PartOwner}, parts: []cellPart{linePart(styleBody, styleSmallIn, owner)}},
		{ref: Ref{Owner: e.ID, Part: PartKept}, parts: kept},
	}}
}

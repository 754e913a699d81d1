package customers

import (
	"slices"
	"strings"

	"lupaus/assets"
	"lupaus/export/exchange"
	"lupaus/export/table"
	"lupaus/model"
)

// mostSegments is how many segments a file may add: a column with more of them
// holds something else, such as towns or names.
const mostSegments = 60

// segments finds the segments of a project by what stands in a file, and makes
// those that it does not have.
type segments struct {
	names exchange.Lexicon[model.ID]
	known map[model.ID]*model.Segment
	ids   model.IDSource
	made  []model.Segment
}

func newSegments(p *model.Project, ids model.IDSource) *segments {
	s := &segments{known: map[model.ID]*model.Segment{}, ids: ids}
	for _, one := range model.Of[model.Segment](p, p.Info().Segments) {
		s.names.Put(spelled(one.Name), one.ID)
		s.known[one.ID] = one
	}
	return s
}

// signs are those by which classes differ, as A+ and A do.
var signs = strings.NewReplacer("+", " plus ", "−", "-", "–", "-")

// spelled writes out the signs at the end of a name, so that they count.
func spelled(name string) string {
	name = signs.Replace(table.OneLine(name))
	if less := strings.TrimRight(name, "-"); less != "" {
		return less + strings.Repeat(" minus ", len(name)-len(less))
	}
	return name
}

// noSegment reports whether a cell names no segment: with our words for that, or
// with marks alone.
func noSegment(text string) bool {
	word := exchange.Fold(text)
	for _, lang := range assets.Languages() {
		if word == exchange.Fold(assets.WordsFor(lang).T("ui.noSegment")) {
			return true
		}
	}
	return word == ""
}

// segmentOf is what a cell says of the segment.
type segmentOf struct {
	id   model.ID
	name string // spelled
	code string // of a problem; empty: none
	like string // the known segment that it was taken for
}

// read finds what a cell means. A name that is nearly that of a known segment is
// taken for it, others are new segments.
func (s *segments) read(text string) segmentOf {
	if table.Dash(text) || noSegment(text) {
		return segmentOf{}
	}
	got := segmentOf{name: spelled(text)}
	id, as := s.names.Find(got.name)
	switch as {
	case exchange.One:
		got.id = id
		return got
	case exchange.Several:
		got.code = "severalSegments"
		return got
	}
	if id, ok := s.names.Near(got.name); ok && s.known[id] != nil && mayBeTypo(got.name, spelled(s.known[id].Name)) {
		got.id, got.code, got.like = id, "segmentTypo", s.known[id].Name
		return got
	}
	title, _ := table.Cut(table.OneLine(text))
	made := model.Segment{ID: s.ids(), Name: title}
	s.made = append(s.made, made)
	s.names.Put(got.name, made.ID)
	got.id = made.ID
	return got
}

// mayBeTypo tells "Koulutt" from "Ryhmä B": short words at the end tell groups
// apart.
func mayBeTypo(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	if len(exchange.Fold(a)) < nearFrom || len(x) == 0 || len(y) == 0 {
		return false
	}
	last, other := x[len(x)-1], y[len(y)-1]
	return exchange.Fold(last) == exchange.Fold(other) || len([]rune(last)) > 2 && len([]rune(other)) > 2
}

// called reports whether a segment of the project has a spelled name.
func (s *segments) called(id model.ID, name string) bool {
	one := s.known[id]
	return one != nil && exchange.Fold(spelled(one.Name)) == exchange.Fold(name)
}

// used are the new segments that customers belong to.
func (s *segments) used(list []model.Customer) []model.Segment {
	needed := map[model.ID]bool{}
	for _, c := range list {
		needed[c.Segment] = true
	}
	return slices.DeleteFunc(slices.Clone(s.made), func(one model.Segment) bool { return !needed[one.ID] })
}

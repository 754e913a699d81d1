package export

import (
	"math"
	"strings"

	"lupaus/export/document"
	"lupaus/export/page"
	"lupaus/model"
	"lupaus/model/scene"
)

// tiled cuts a document of one page over sheets when that is wanted; name
// stands on each of them.
func (m *maker) tiled(doc *page.Document, name string) (*page.Document, error) {
	if m.Tile == "" || len(m.kind.Papers) == 0 {
		return doc, nil
	}
	paper, err := paperNamed(m.Tile)
	if err != nil {
		return nil, err
	}
	whole := doc.Pages[0]
	picture := whole.Layers[0]
	foot := page.Foot{Left: name, Date: m.setter.Date(m.Now), LetterPt: page.SmallestLetter(picture.Scene) * picture.Scale}
	if doc.Pages, err = m.setter.Tile(whole, paper, foot); err != nil {
		return nil, err
	}
	doc.Pages[0].Bookmarks = whole.Bookmarks
	return doc, nil
}

// mapOf draws a map: on one page, over sheets, or in its own size.
func (m *maker) mapOf(j *model.Journey) (*page.Document, error) {
	name := j.Name
	if strings.TrimSpace(name) == "" {
		name = m.words.T("export.unnamed")
	}
	info := m.Project.Info()
	left := document.Joined(info.Name, name)
	build := page.Build{
		Map:     func(o scene.MapOptions) *scene.Scene { return m.builder.Journey(m.Project, j.ID, o) },
		Columns: scene.Columns(m.Project, j),
	}
	if m.Compare != "" {
		both := m.builder.Compare(m.Project, j.ID, m.Compare)
		build = page.Build{Map: func(scene.MapOptions) *scene.Scene { return both }, Columns: 1}
	}
	base := scene.MapOptions{Overlay: m.Overlay}
	var p *page.Page
	if m.Paper == "" {
		p = m.ownSize(build, base)
	} else {
		paper, err := paperNamed(m.Paper)
		if err != nil {
			return nil, err
		}
		width, height := paper.Turned(!m.Portrait)
		p, _ = m.setter.Poster(build, base, width, height, page.Foot{Left: left, Date: m.setter.Date(m.Now)})
	}
	p.Bookmarks = []page.Bookmark{{Title: name}}
	return m.tiled(&page.Document{
		Title: document.Joined(j.Name, info.Name), Author: info.Organisation.Name,
		Lang: m.words.Lang(), Created: m.Now, Pages: []*page.Page{p},
	}, left)
}

const (
	// longest is the longest row of a map in its own size in millimetres: what a
	// PDF page can measure, 200 inches, and a wall can hold.
	longest = 5000.0
	// wrapped is the width of a wrapped map to its height.
	wrapped = 1.6
)

// ownSize draws a map in its own size, in one row if that is not too long for
// the format to show its letters.
func (m *maker) ownSize(b page.Build, base scene.MapOptions) *page.Page {
	s := b.Map(base)
	_, limited := m.pngOptions().Scale(s.Width, s.Height)
	if s.Width > longest || m.Format == "png" && limited {
		side := math.Sqrt(s.Width * s.Height / wrapped)
		s = page.Fit(b, base, side*wrapped, side, 1).Scene
	}
	p := page.Whole(s)
	if k := longest / max(s.Width, s.Height); k < 1 {
		p.Width, p.Height = s.Width*k, s.Height*k
		p.Layers = []page.Layer{{Scene: s, Scale: k, Clip: scene.Rect{W: p.Width, H: p.Height}}}
	}
	return p
}

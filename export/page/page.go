package page

import (
	"math"
	"time"

	"lupaus/model/scene"
)

// Document is what a printer gets: pages with what readers of files see of it.
// It is frozen once it has been built.
type Document struct {
	Title    string
	Author   string
	Subject  string
	Keywords string
	Lang     string    // fi, en, sv: the language of its words
	Created  time.Time // written into files; the caller's clock decides
	Version  string    // of the program that made it
	Pages    []*Page
	// Warnings are for whoever prints it; files do not hold them.
	Warnings []Warning
}

// Warning is something that people should know about a document: a translation
// key with its arguments.
type Warning struct {
	Key  string
	Args []any
}

// Page is one page in millimetres, its margins included. It is frozen.
type Page struct {
	Width, Height float64
	Layers        []Layer // later ones are painted over earlier ones
	Bookmarks     []Bookmark
	Links         []Link
}

// Layer shows a scene, or a part of it, on a page. It does not hide what lies
// under it but where it draws.
type Layer struct {
	Scene *scene.Scene
	X, Y  float64    // where the scene's upper left corner lies on the page
	Scale float64    // page millimetres for a millimetre of the scene
	Clip  scene.Rect // the part of the page that the layer may paint
}

// Seen is the part of the scene that the layer shows, in scene coordinates.
func (l Layer) Seen() scene.Rect {
	return scene.Rect{X: (l.Clip.X - l.X) / l.Scale, Y: (l.Clip.Y - l.Y) / l.Scale, W: l.Clip.W / l.Scale, H: l.Clip.H / l.Scale}
}

// Bookmark is a place that a reader of the document can jump to.
type Bookmark struct {
	Title string
	Level int     // 0 is the highest
	Y     float64 // millimetres from the top of the page
}

// Link is an area of a page that leads to another page of the document.
type Link struct {
	scene.Rect
	Page int // counted from 0
}

// Whole returns a page that shows a scene in its own size, edge to edge.
func Whole(s *scene.Scene) *Page {
	r := scene.Rect{W: s.Width, H: s.Height}
	return &Page{Width: s.Width, Height: s.Height, Layers: []Layer{{Scene: s, Scale: 1, Clip: r}}}
}

// SmallestLetter returns the size in points of the smallest text of a scene, 0
// when it has none.
func SmallestLetter(s *scene.Scene) float64 {
	smallest := math.Inf(1)
	seen := map[*scene.Block]bool{}
	for _, b := range s.Blocks {
		if seen[b.Block] {
			continue
		}
		seen[b.Block] = true
		for _, m := range b.Marks {
			if t, ok := m.(scene.Text); ok && t.Size > 0 && t.Size < smallest && t.S != "" {
				smallest = t.Size
			}
		}
	}
	if math.IsInf(smallest, 1) {
		return 0
	}
	return smallest
}

// SmallestLetter returns the size in points of the smallest letter on the
// page, 0 when it has none.
func (p *Page) SmallestLetter() float64 { return Letters{}.Smallest(p) }

// Letters remembers the smallest letters of scenes, for pages that share them.
type Letters map[*scene.Scene]float64

// Smallest is SmallestLetter of a page.
func (l Letters) Smallest(p *Page) float64 {
	smallest := 0.0
	for _, layer := range p.Layers {
		own, known := l[layer.Scene]
		if !known {
			own = SmallestLetter(layer.Scene)
			l[layer.Scene] = own
		}
		if size := own * layer.Scale; size > 0 && (smallest == 0 || size < smallest) {
			smallest = size
		}
	}
	return smallest
}

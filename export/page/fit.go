package page

import (
	"math"

	"lupaus/model/scene"
)

// Build draws a journey map with some options; Columns is how many touchpoint
// columns it has.
type Build struct {
	Map     func(scene.MapOptions) *scene.Scene
	Columns int
}

// Fitted is a map arranged for an area.
type Fitted struct {
	Scene    *scene.Scene
	Options  scene.MapOptions
	Content  scene.Rect // what is drawn of the scene, without its margins
	Scale    float64
	LetterPt float64 // the smallest letter on paper, 0 when there is none
}

// Readable is the size in points under which letters on paper are a strain
// for many; smaller ones are warned of. Comfortable is what a report aims at.
const (
	ReadablePt    = 6.0
	ComfortablePt = 7.0
)

// fitWidths are the widths of columns that Fit tries, in millimetres; 0 leaves
// each its own.
var fitWidths = []float64{0, 30, 36, 44, 52, 60}

// slowColumns is the size of a map from which Fit tries fewer arrangements.
const slowColumns = 600

// Fit chooses the number of bands and the width of the columns with which a
// map has the largest letters in an area of width × height millimetres, and not
// more than maxScale times their own size. Other arrangements than one with
// the columns' own widths must be better by a twentieth.
func Fit(b Build, base scene.MapOptions, width, height, maxScale float64) Fitted {
	widths := fitWidths
	if b.Columns > slowColumns {
		widths = widths[:2]
	}
	var best Fitted
	for i, w := range widths {
		f := fitter{b: b, base: base, width: width, height: height, most: maxScale, tried: map[int]Fitted{}}
		f.base.ColumnMM = w
		better := 1.05
		if i == 0 {
			better = 1
		}
		if got := f.best(); best.Scene == nil || got.LetterPt > best.LetterPt*better+1e-9 {
			best = got
		}
	}
	return best
}

// fitter tries numbers of bands for one width of columns.
type fitter struct {
	b             Build
	base          scene.MapOptions
	width, height float64
	most          float64
	tried         map[int]Fitted
}

// best climbs from a good guess to the number of bands with the largest
// letters; of equal ones it takes the fewest bands.
func (f *fitter) best() Fitted {
	limit := max(1, f.columns())
	one := f.try(1)
	guess := math.Sqrt(one.Content.W * f.height / max(1, one.Content.H*f.width))
	n := int(max(1, min(math.Round(guess), float64(limit))))
	for n < limit && f.try(n+1).Scale > f.try(n).Scale*1.001 {
		n++
	}
	for n > 1 && f.try(n-1).Scale >= f.try(n).Scale*0.999 {
		n--
	}
	return f.try(n)
}

func (f *fitter) columns() int {
	n := f.b.Columns
	if f.base.To > 0 {
		n = min(n, f.base.To)
	}
	return n - f.base.From
}

func (f *fitter) try(bands int) Fitted {
	if got, ok := f.tried[bands]; ok {
		return got
	}
	opt := f.base
	opt.Bands = bands
	got := place(f.b.Map(opt), opt, f.width, f.height, f.most)
	f.tried[bands] = got
	return got
}

func place(s *scene.Scene, opt scene.MapOptions, width, height, maxScale float64) Fitted {
	c := Content(s)
	scale := min(width/max(c.W, 1), height/max(c.H, 1), maxScale)
	return Fitted{Scene: s, Options: opt, Content: c, Scale: scale, LetterPt: SmallestLetter(s) * scale}
}

// Content returns the part of a scene that something is drawn in.
func Content(s *scene.Scene) scene.Rect {
	var r scene.Rect
	for _, b := range s.Blocks {
		r = r.Union(b.Bounds.Shift(b.X, b.Y))
	}
	if r.W <= 0 || r.H <= 0 {
		return scene.Rect{W: max(1, s.Width), H: max(1, s.Height)}
	}
	return r
}

// Layer returns the layer that shows the map with the corner of what is drawn
// at x, y of a page.
func (f Fitted) Layer(x, y float64) Layer {
	return Layer{
		Scene: f.Scene, Scale: f.Scale, X: x - f.Content.X*f.Scale, Y: y - f.Content.Y*f.Scale,
		Clip: scene.Rect{X: x - 0.5, Y: y - 0.5, W: f.Content.W*f.Scale + 1, H: f.Content.H*f.Scale + 1},
	}
}

// Split arranges a map over as many areas of width × height as it takes for
// letters of at least letterPt; one is enough when Fit reaches that. Only a map
// of which not even one band fits has smaller letters. Stop is asked between
// areas and ends the work when it returns an error.
func Split(b Build, width, height, letterPt float64, stop func() error) ([]Fitted, error) {
	base := scene.MapOptions{NoTitle: true}
	if b.Columns <= slowColumns {
		if whole := Fit(b, base, width, height, 1); whole.LetterPt >= letterPt || whole.LetterPt == 0 {
			return []Fitted{whole}, nil
		}
	}
	s := splitter{Build: b, base: base, width: width, height: height, letter: letterPt}
	var out []Fitted
	for from := 0; from < b.Columns; {
		if err := stop(); err != nil {
			return nil, err
		}
		f := s.next(from)
		out = append(out, f)
		from = f.Options.To
	}
	return out, nil
}

// splitter fills one area after the other.
type splitter struct {
	Build
	base          scene.MapOptions
	width, height float64
	letter        float64
	perBand       int // columns that fitted into a band of the area before
}

// try arranges columns from…to in bands and says whether the letters are as
// large as wanted.
func (s *splitter) try(from, to, bands int) (Fitted, bool) {
	opt := s.base
	opt.From, opt.To, opt.Bands = from, to, bands
	f := place(s.Map(opt), opt, s.width, s.height, 1)
	return f, f.LetterPt >= s.letter || f.LetterPt == 0
}

// widthFor is the width of columns with which the column at from has letters
// as large as wanted: its own, or a larger one that makes the map lower.
func (s *splitter) widthFor(from int) float64 {
	best, width := 0.0, 0.0
	for _, w := range []float64{0, 60, 80, 110} {
		s.base.ColumnMM = w
		f, ok := s.try(from, from+1, 1)
		if ok {
			return w
		}
		if f.LetterPt > best*1.05 {
			best, width = f.LetterPt, w
		}
	}
	return width
}

// next fills an area from a column on: as many columns as fit in one band,
// then as many such bands as fit.
func (s *splitter) next(from int) Fitted {
	n := min(max(1, s.perBand), s.Columns-from)
	s.base.ColumnMM = s.widthFor(from)
	best, ok := s.try(from, from+n, 1)
	for ok && from+n < s.Columns {
		more, fits := s.try(from, from+n+1, 1)
		if !fits {
			break
		}
		best, n = more, n+1
	}
	for !ok && n > 1 {
		n--
		best, ok = s.try(from, from+n, 1)
	}
	s.perBand = n
	if !ok {
		return best
	}
	for bands := 2; from+(bands-1)*n < s.Columns; bands++ {
		to := min(s.Columns, from+bands*n)
		more, fits := s.try(from, to, bands)
		if !fits && to-1 > from+(bands-1)*n { // cuts at stages may need some room
			more, fits = s.try(from, to-1, bands)
		}
		if !fits {
			break
		}
		best = more
	}
	return best
}

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

// fitWidths are the widths of columns that Fit tries, in millimetres, and how
// much larger the letters must be than the best so far to choose it. 0 leaves
// each its own; the narrowest cuts many words and must gain much.
var fitWidths = []struct{ width, gain float64 }{{0, 1}, {36, 1.05}, {44, 1.05}, {52, 1.05}, {60, 1.05}, {30, 1.12}}

// slowColumns is the size of a map from which Fit tries fewer arrangements.
const slowColumns = 600

// Fit chooses the number of bands and the width of the columns with which a
// map has the largest letters in an area of width × height millimetres, and not
// more than maxScale times their own size. The columns' own widths are left
// only for a gain.
func Fit(b Build, base scene.MapOptions, width, height, maxScale float64) Fitted {
	widths := fitWidths
	if b.Columns > slowColumns {
		widths = widths[:2]
	}
	var best Fitted
	for _, w := range widths {
		f := fitter{b: b, base: base, width: width, height: height, most: maxScale, tried: map[int]Fitted{}}
		f.base.ColumnMM = w.width
		if got := f.best(); best.Scene == nil || got.LetterPt > best.LetterPt*w.gain+1e-9 {
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

// Sheet is an area that Split may fill, in millimetres.
type Sheet struct{ Width, Height float64 }

// Split arranges a map over as many sheets as it takes to read it. It weighs
// the kinds of sheet that it may use, widths of columns and letters from
// ReadablePt to ComfortablePt against the number of sheets, and returns the
// parts with the kind chosen. Only a column too high for any sheet has smaller
// letters than ReadablePt. Stop is asked between sheets and ends the work when
// it returns an error.
func Split(b Build, kinds []Sheet, stop func() error) (parts []Fitted, kind int, err error) {
	base := scene.MapOptions{NoTitle: true}
	if b.Columns <= slowColumns {
		for i, k := range kinds {
			if whole := Fit(b, base, k.Width, k.Height, 1); whole.LetterPt >= ComfortablePt || whole.LetterPt == 0 {
				return []Fitted{whole}, i, nil
			}
		}
	}
	best := math.Inf(1)
	var plan splitter
	for i, k := range kinds {
		for _, width := range []float64{0, 36, 52, 70} {
			for _, letter := range []float64{ComfortablePt, ReadablePt} {
				s := splitter{Build: b, base: base, Sheet: k, letter: letter, stop: stop}
				s.base.ColumnMM = width
				cost, err := s.cost()
				if err != nil {
					return nil, 0, err
				}
				if cost < best*0.98 {
					best, plan, kind = cost, s, i
				}
			}
		}
	}
	parts, err = plan.run(b.Columns)
	if err != nil || len(parts) < 2 {
		return parts, kind, err
	}
	even := plan
	even.sheets = len(parts)
	shared, err := even.run(b.Columns)
	if len(shared) == len(parts) { // no sheet with a single column at the end
		parts = shared
	}
	return plan.grow(parts), kind, err
}

// grow makes all parts larger alike, as far as the fullest sheet allows.
func (s splitter) grow(parts []Fitted) []Fitted {
	by, largest := math.Inf(1), 0.0
	for _, p := range parts {
		by = min(by, s.Width/(p.Content.W*p.Scale), s.Height/(p.Content.H*p.Scale))
		largest = max(largest, p.Scale)
	}
	by = max(1, min(by, 1/largest))
	for i := range parts {
		parts[i].Scale *= by
		parts[i].LetterPt *= by
	}
	return parts
}

// splitter fills one sheet after the other with letters of one size.
type splitter struct {
	Build
	Sheet
	base    scene.MapOptions
	letter  float64 // points
	stop    func() error
	sheets  int // share the columns evenly among so many, 0: as many to a sheet as fit
	most    int // columns to the sheet, 0: as many as fit
	perBand int // columns that fitted into a band of the sheet before
}

// tasted is how many columns of a map are laid out to see what a plan costs.
const tasted = 40

// cost is the number of sheets that a plan takes for a column, dearer with
// smaller letters: a fifth for each point under what is comfortable, and more
// than any plan that can be read when it cannot.
func (s splitter) cost() (float64, error) {
	columns := min(s.Columns, tasted)
	parts, err := s.run(columns)
	if err != nil {
		return 0, err
	}
	cost := 0.0
	for _, p := range parts {
		small := max(0, ComfortablePt-min(p.LetterPt, s.letter))
		sheet := 1 + 0.2*small
		if p.LetterPt > 0 && p.LetterPt < ReadablePt-0.01 {
			sheet *= 4 * math.Pow(ReadablePt/p.LetterPt, 4)
		}
		cost += sheet
	}
	return cost / float64(max(1, columns)), nil
}

// run fills sheets with the columns before a number.
func (s splitter) run(columns int) ([]Fitted, error) {
	s.Columns = columns
	var out []Fitted
	for from := 0; from < columns; {
		if err := s.stop(); err != nil {
			return nil, err
		}
		if left := s.sheets - len(out); left > 0 {
			s.most = (columns - from + left - 1) / left
		}
		f := s.next(from)
		out = append(out, f)
		from = f.Options.To
	}
	return out, nil
}

// try arranges columns from…to in bands and says whether they fit with letters
// of the size wanted. All sheets have the same scale, unless a column is too
// high for it.
func (s *splitter) try(from, to, bands int) (Fitted, bool) {
	opt := s.base
	opt.From, opt.To, opt.Bands = from, to, bands
	f := place(s.Map(opt), opt, s.Width, s.Height, 1)
	if f.LetterPt <= s.letter {
		return f, f.LetterPt == 0 || f.LetterPt == s.letter
	}
	f.Scale *= s.letter / f.LetterPt
	f.LetterPt = s.letter
	return f, true
}

// next fills a sheet from a column on: as many columns as fit in one band,
// then as many such bands as fit.
func (s *splitter) next(from int) Fitted {
	end := s.Columns
	if s.most > 0 {
		end = min(end, from+s.most)
	}
	n := min(max(1, s.perBand), end-from)
	best, ok := s.try(from, from+n, 1)
	for ok && from+n < end {
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
		return s.high(from, end, best)
	}
	for bands := 2; from+(bands-1)*n < end; bands++ {
		to := min(end, from+bands*n)
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

// high fills a sheet from a column on that is too high for it: the letters get
// smaller, and other columns go beside it as long as they cost no more.
func (s *splitter) high(from, end int, alone Fitted) Fitted {
	best := alone
	for to := from + 2; to <= end; to++ {
		more, _ := s.try(from, to, 1)
		if more.LetterPt < alone.LetterPt*0.9 {
			break
		}
		best = more
	}
	return best
}

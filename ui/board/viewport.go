package board

import (
	"math"

	"lupaus/model/scene"
)

// dpPerMMAt100 is the scale at a zoom of 100 %: a millimetre on the map is
// about a millimetre on an ordinary screen of 96 dots per inch.
const dpPerMMAt100 = 96 / 25.4

const (
	maxDpPerMM = 8 * dpPerMMAt100
	minDpPerMM = dpPerMMAt100 / 4 // when the whole map would allow less, that is the limit
	marginDp   = 56               // how far the map can be moved in from the edges of the board
	fitDp      = 16               // what a fitted map leaves free on each side

	leastMap     = dpPerMMAt100 * 0.5  // at which a map is first seen: columns have few words
	leastPicture = dpPerMMAt100 * 0.65 // and any other picture: sentences are to be read
	leastFigure  = dpPerMMAt100 * 0.44 // unless it is a figure of which this shows the whole width
	wholeFigure  = dpPerMMAt100 * 0.6  // at which a map or a figure is seen whole
	mostFilled   = dpPerMMAt100 * 1.5  // at which nobody would read anything larger
	wholeLetters = dpPerMMAt100 * 0.8  // and a picture of words, unless its width alone asks for smaller letters
	wholeWords   = 0.75                // of the scale at which its width fills the board, where a picture of words is seen whole
)

// zoomStops are the zooms in per cent that the keys and buttons walk through.
var zoomStops = []float64{5, 10, 15, 20, 25, 33, 50, 67, 75, 100, 125, 150, 200, 300, 400, 600, 800}

// viewport says which part of a picture the board shows, here called the map
// whatever it is. X and Y are its millimetres at the upper left corner; sizes are in dp, which Fyne's scale
// turns into pixels.
type viewport struct {
	x, y    float64
	dpPerMM float64
	w, h    float64 // the board
	mapW    float64 // the map, in millimetres
	mapH    float64
}

// toMap turns a place on the board into one on the map.
func (v viewport) toMap(xDp, yDp float64) (x, y float64) {
	return v.x + xDp/v.dpPerMM, v.y + yDp/v.dpPerMM
}

// toBoard turns a place on the map into one on the board.
func (v viewport) toBoard(x, y float64) (xDp, yDp float64) {
	return (x - v.x) * v.dpPerMM, (y - v.y) * v.dpPerMM
}

// rectToBoard turns a rectangle on the map into one on the board.
func (v viewport) rectToBoard(r scene.Rect) scene.Rect {
	x, y := v.toBoard(r.X, r.Y)
	return scene.Rect{X: x, Y: y, W: r.W * v.dpPerMM, H: r.H * v.dpPerMM}
}

// visible returns the part of the map's plane that the board shows.
func (v viewport) visible() scene.Rect {
	return scene.Rect{X: v.x, Y: v.y, W: v.w / v.dpPerMM, H: v.h / v.dpPerMM}
}

// percent is the zoom as people read it.
func (v viewport) percent() float64 { return v.dpPerMM / dpPerMMAt100 * 100 }

// fitScale is the scale at which the whole map is seen.
func (v viewport) fitScale() float64 {
	w, h := v.w-2*fitDp, v.h-2*fitDp
	if v.mapW <= 0 || v.mapH <= 0 || w <= 0 || h <= 0 {
		return dpPerMMAt100
	}
	return min(w/v.mapW, h/v.mapH, maxDpPerMM)
}

// fillScale is the scale at which the map fills the board along its shorter
// side, the height of a long map or the width of a sheet, but not less than a
// scale, and not so large that nobody would read it so.
func (v viewport) fillScale(least float64) float64 {
	w, h := v.w-2*fitDp, v.h-2*fitDp
	if v.mapW <= 0 || v.mapH <= 0 || w <= 0 || h <= 0 {
		return dpPerMMAt100
	}
	return max(least, min(max(w/v.mapW, h/v.mapH), mostFilled))
}

// limited returns the viewport with its zoom and place within the limits: the
// zoom from the whole map to 800 %, the place so that the map never leaves the
// board. A map narrower than the board is centred; a lower one stands near the
// top, so that what is there stays in place while it grows.
func (v viewport) limited() viewport {
	if !(v.dpPerMM > 0) || math.IsInf(v.dpPerMM, 0) {
		v.dpPerMM = dpPerMMAt100
	}
	v.dpPerMM = max(min(v.fitScale(), minDpPerMM), min(v.dpPerMM, maxDpPerMM))
	margin := marginDp / v.dpPerMM
	v.x = limitedAxis(v.x, v.w/v.dpPerMM, v.mapW, margin, math.Inf(1))
	v.y = limitedAxis(v.y, v.h/v.dpPerMM, v.mapH, margin, margin)
	return v
}

// limitedAxis limits the place along one side of the board. What is smaller than
// it by more than the margins is centred, but stands in from its beginning by no
// more than so much.
func limitedAxis(at, shown, size, margin, most float64) float64 {
	if math.IsNaN(at) {
		at = 0
	}
	margin = min(margin, shown/2)
	if size+2*margin <= shown {
		return -min((shown-size)/2, most)
	}
	if size <= shown { // the margins do not fit: move freely within the board
		return max(size-shown, min(at, 0))
	}
	return max(-margin, min(at, size+margin-shown))
}

// panned moves the view by a distance on the board.
func (v viewport) panned(dxDp, dyDp float64) viewport {
	v.x += dxDp / v.dpPerMM
	v.y += dyDp / v.dpPerMM
	return v.limited()
}

// zoomed changes the scale and keeps the place under a point of the board
// where it is, as far as the limits allow.
func (v viewport) zoomed(dpPerMM, xDp, yDp float64) viewport {
	x, y := v.toMap(xDp, yDp)
	v.dpPerMM = dpPerMM
	scale := v.limited().dpPerMM
	v.dpPerMM = scale
	v.x, v.y = x-xDp/scale, y-yDp/scale
	return v.limited()
}

// fitted shows the whole map.
func (v viewport) fitted() viewport {
	v.dpPerMM = v.fitScale()
	v.x = (v.mapW - v.w/v.dpPerMM) / 2
	v.y = (v.mapH - v.h/v.dpPerMM) / 2
	return v.limited()
}

// start is how a map is first seen: whole at a scale of at least so much, else
// its beginning, at a scale of at least so much, which may be less for what is
// then seen in its whole width.
func (v viewport) start(whole, least, inWidth float64) viewport {
	wide := (v.w - 2*fitDp) / v.mapW
	switch {
	case v.fitScale() >= whole:
		v.dpPerMM = min(v.fitScale(), 1.25*dpPerMMAt100)
	case wide >= inWidth && wide < least:
		v.dpPerMM = wide
	default:
		v.dpPerMM = v.fillScale(least)
	}
	v.x, v.y = -fitDp/v.dpPerMM, -fitDp/v.dpPerMM
	return v.limited()
}

// startWords is how a picture of words is first seen: whole only when its letters
// are not much smaller than where its width fills the board.
func (v viewport) startWords() viewport {
	wide := (v.w - 2*fitDp) / v.mapW
	return v.start(max(wholeFigure, min(wide, wholeLetters), wholeWords*min(wide, mostFilled)), leastPicture, leastPicture)
}

// nextStop returns the zoom stop above or below the scale.
func (v viewport) nextStop(up bool) float64 {
	now := v.percent()
	if up {
		for _, p := range zoomStops {
			if p > now*1.02 {
				return p / 100 * dpPerMMAt100
			}
		}
		return maxDpPerMM
	}
	for i := len(zoomStops) - 1; i >= 0; i-- {
		if zoomStops[i] < now*0.98 {
			return zoomStops[i] / 100 * dpPerMMAt100
		}
	}
	return v.dpPerMM / 1.5
}

// revealed moves the view by as little as needed to show a rectangle of the
// map with some room around it; what is larger than the board shows its upper
// left part. Of the board's left side a strip is covered.
func (v viewport) revealed(r scene.Rect, coveredDp float64) viewport {
	room, covered := 24/v.dpPerMM, coveredDp/v.dpPerMM
	v.x = revealedAxis(v.x+covered, v.w/v.dpPerMM-covered, r.X, r.W, room) - covered
	v.y = revealedAxis(v.y, v.h/v.dpPerMM, r.Y, r.H, room)
	return v.limited()
}

func revealedAxis(at, shown, from, size, room float64) float64 {
	if size+2*room > shown {
		room = max(0, (shown-size)/2)
	}
	if from+size+room > at+shown {
		at = from + size + room - shown
	}
	if from-room < at {
		at = from - room
	}
	return at
}

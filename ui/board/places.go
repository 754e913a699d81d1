package board

import (
	"slices"

	"lupaus/model"
)

// page names a picture: the journey of a map, or the key of any other picture.
type page struct {
	journey model.ID
	key     string
}

// maxPlaces is how many pictures are remembered.
const maxPlaces = 60

// places remembers where the view was on the pictures left last, the oldest
// first, so that who goes away and comes back finds the place again.
type places []left

type left struct {
	page          page
	x, y, dpPerMM float64
}

// leave remembers the view of a picture.
func (ps *places) leave(p page, v viewport) {
	kept := slices.DeleteFunc(*ps, func(l left) bool { return l.page == p })
	*ps = append(kept, left{p, v.x, v.y, v.dpPerMM})
	if len(*ps) > maxPlaces {
		*ps = slices.Delete(*ps, 0, 1)
	}
}

// back returns the view that a picture was left with.
func (ps places) back(p page, v viewport) (viewport, bool) {
	for _, l := range ps {
		if l.page == p {
			v.x, v.y, v.dpPerMM = l.x, l.y, l.dpPerMM
			return v.limited(), true
		}
	}
	return v, false
}

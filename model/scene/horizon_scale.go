package scene

import "lupaus/model"

// The small scale of horizons on a role's card, in millimetres.
const (
	horizonStep = 8.6 // wider than the frame within
	horizonUp   = 0.9 // higher than the frame within
	horizonLow  = 4.6 // height of the innermost frame
	horizonW    = 6 * horizonStep
	horizonH    = horizonLow + 5*horizonUp
)

// horizonScale draws the horizons as frames within each other, filled as far as
// the role looks, with the word below, and returns where it ends.
func (k *setter) horizonScale(d *drawing, r *model.Role, screen bool, x, y float64) float64 {
	all := model.Horizons()
	chosen := -1
	for i, h := range all {
		if h == r.Horizon {
			chosen = i
		}
	}
	for i := len(all) - 1; i >= 0; i-- { // the widest lies lowest
		w, h := horizonStep*float64(i+1), horizonLow+horizonUp*float64(i)
		frame := Rect{x, y + horizonH - h, w, h}
		if i <= chosen {
			d.outlined(frame, 0.8, AccentSoft, Pen{Colour: Accent, Width: 0.2})
		} else {
			d.outlined(frame, 0.8, Card, Pen{Colour: InkSoft, Width: 0.2, Dash: Dotted})
		}
	}
	if chosen >= 0 {
		h := horizonLow + horizonUp*float64(chosen)
		d.outlined(Rect{x, y + horizonH - h, horizonStep * float64(chosen+1), h}, 0.8, None, Pen{Colour: Accent, Width: 0.6})
	}
	for i, h := range all {
		st := styleSmall
		if i == chosen {
			st = styleSmallIn.bold()
		}
		l := k.one(st, k.w.T("scene.horizon.short."+string(h)), horizonStep-1.2)
		right := x + horizonStep*float64(i+1) - 0.9
		k.putLine(d, st, right-l.width, y+horizonH-horizonLow+(horizonLow-k.pitch(st.Size))/2, l)
	}
	end := y + horizonH
	switch {
	case chosen >= 0:
		text := k.w.T("scene.horizon.looks", k.w.T("horizon."+string(r.Horizon)))
		end = k.put(d, styleSmall, x, end, horizonW, k.wrap(styleSmall, text, horizonW, 2))
	case screen:
		end = k.put(d, styleSmall, x, end, horizonW, k.wrap(styleSmall, k.w.T("scene.horizon.ask"), horizonW, 2))
	}
	d.zone(Rect{x, y, horizonW, end - y}, Ref{Owner: r.ID, Part: PartState, Lane: "horizon"})
	return end
}

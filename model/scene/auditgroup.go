package scene

import (
	"slices"
	"strconv"
	"strings"

	"lupaus/model"
	"lupaus/model/audit"
)

// respondents is a group of respondents as the pictures of an audit show it.
type respondents struct {
	id   model.ID // empty for those that are no group of the audit
	name string
	code string // a letter or two on its mark; no two groups have the same
	n    int
	look int // of its mark
}

// allLook is the look of the mark of all respondents.
const allLook = -1

// everybody is all respondents.
func (a *auditPicture) everybody() respondents {
	return respondents{name: a.t("all"), n: a.r.Respondents, look: allLook}
}

// nameGroups gives the groups of the result their names and codes.
func (a *auditPicture) nameGroups() []respondents { return nameGroups(a.k, a.r.Groups) }

func nameGroups(k *setter, groups []audit.Group) []respondents {
	out := make([]respondents, len(groups))
	for i, g := range groups {
		name := k.w.T("auditPicture.others")
		switch {
		case g.Unsaid:
			name = k.w.T("auditPicture.unsaid")
		case !g.Others:
			name = GroupName(k.w, g.RespondentGroup)
		}
		out[i] = respondents{id: g.ID, name: name, n: g.Respondents, look: i}
	}
	giveCodes(k, out)
	return out
}

// giveCodes gives each group the shortest of these that no other group has: its
// first letter, its first two, its first and the one by which it begins to differ
// from a group of nearly the same name; else a number.
func giveCodes(k *setter, groups []respondents) {
	var names [][]string // letter by letter
	for _, g := range groups {
		names = append(names, k.letters(g.name))
	}
	tries := make([][]string, len(groups))
	times := map[string]int{}
	for i, name := range names {
		if len(name) == 0 {
			continue
		}
		first := strings.ToUpper(name[0])
		tries[i] = []string{first}
		for _, at := range []int{1, differsAt(names, i)} {
			if at < len(name) && name[at] != " " {
				tries[i] = append(tries[i], first+name[at])
			}
		}
		for _, c := range slices.Compact(slices.Clone(tries[i])) {
			times[c]++
		}
	}
	for i := range groups {
		groups[i].code = strconv.Itoa(i + 1)
		for _, c := range tries[i] {
			if times[c] == 1 {
				groups[i].code = c
				break
			}
		}
	}
}

// letters parts a text into the characters that people see.
func (k *setter) letters(text string) []string {
	text = k.ts.Prepare(text)
	var out []string
	from := 0
	for _, to := range k.ts.Graphemes(text) {
		out = append(out, text[from:to])
		from = to
	}
	return out
}

// differsAt is the place after the longest beginning that a name shares with
// another one.
func differsAt(names [][]string, i int) int {
	longest := 0
	for k, other := range names {
		n := 0
		for k != i && n < min(len(other), len(names[i])) && strings.EqualFold(other[n], names[i][n]) {
			n++
		}
		longest = max(longest, n)
	}
	return longest
}

// groupMarkH is the height of the mark of a group.
const groupMarkH = 4.6

// markWidth is the width of the mark of a group.
func (k *setter) markWidth(g respondents) float64 {
	if g.look == allLook {
		return groupMarkH
	}
	return max(groupMarkH, k.ts.Width(Bold, SizeSmall, k.one(styleSmall.bold(), g.code, 20).s)+2.4)
}

// groupMark draws the mark of a group around a point: its code on a shape and a
// colour of its own; twelve look different without their codes. All respondents
// are a diamond.
func (k *setter) groupMark(d *drawing, g respondents, cx, cy float64) {
	if g.look == allLook {
		d.path(Ink, Pen{Colour: Paper, Width: 0.3}, polygon(cx, cy, groupMarkH/2, 4, 0)...)
		return
	}
	colour := CurveColour(g.look)
	fill, pen, st := colour, Pen{Colour: Paper, Width: 0.3}, styleSmall.bold().in(Paper)
	if g.look%12 >= 6 {
		fill, pen, st = Paper, Pen{Colour: colour, Width: 0.5}, st.in(colour)
	}
	w := k.markWidth(g) - pen.Width
	h := groupMarkH - pen.Width
	r := Rect{cx - w/2, cy - h/2, w, h}
	switch shape := g.look % 6; shape {
	case 0, 1:
		radius := []float64{h / 2, 0.4}[shape]
		d.box(Box{Rect: r, Radius: radius, Fill: fill, Pen: pen})
	default:
		d.path(fill, pen, tagPath(shape, r)...)
	}
	l := k.one(st, g.code, 20)
	k.putLine(d, st, cx-l.width/2, cy-k.pitch(SizeSmall)/2, l)
}

// tagPath is the outline of a mark with corners.
func tagPath(shape int, r Rect) []Segment {
	x0, y0, x1, y1 := r.X, r.Y, r.X+r.W, r.Y+r.H
	const cut = 1.3
	var p []Point
	switch shape {
	case 2: // pointed at the left and at the right
		p = []Point{{x0 + cut, y0}, {x1 - cut, y0}, {x1, r.Y + r.H/2}, {x1 - cut, y1}, {x0 + cut, y1}, {x0, r.Y + r.H/2}}
	case 3: // leaning
		p = []Point{{x0 + cut, y0}, {x1, y0}, {x1 - cut, y1}, {x0, y1}}
	case 4: // two corners cut off
		p = []Point{{x0 + cut, y0}, {x1, y0}, {x1, y1 - cut}, {x1 - cut, y1}, {x0, y1}, {x0, y0 + cut}}
	default: // pointed below
		p = []Point{{x0, y0}, {x1, y0}, {x1, y1 - cut}, {(x0 + x1) / 2, y1}, {x0, y1 - cut}}
	}
	path := []Segment{moveTo(p[0].X, p[0].Y)}
	for _, q := range p[1:] {
		path = append(path, lineTo(q.X, q.Y))
	}
	return append(path, closePath())
}

// key tells what is seen of a group.
func (g respondents) key() string {
	return g.name + "\x00" + g.code + "\x00" + strconv.Itoa(g.n) + "\x00" + strconv.Itoa(g.look) + "\x00"
}

// groupPart is the mark of a group before its name.
func groupPart(g respondents, st Style) cellPart {
	return cellPart{key: "group" + g.key() + styleKey(st), lay: func(k *setter, width float64) []cellLine {
		indent := k.markWidth(g) + 1.2
		f := k.wrap(st, g.name, width-indent, 2)
		pitch := k.pitch(st.Size)
		var lines []cellLine
		for i, l := range f.lines {
			h := pitch
			if i == 0 {
				h = max(pitch, groupMarkH)
			}
			lines = append(lines, cellLine{h, func(d *drawing, x, y float64) {
				if i == 0 {
					k.groupMark(d, g, x+k.markWidth(g)/2, y+h/2)
				}
				k.putLine(d, st, x+indent, y+(h-pitch)/2, l)
			}})
		}
		return lines
	}}
}

// groupLegend says how many have answered, of each group how many.
func (a *auditPicture) groupLegend(st Style, width float64) piece {
	total := a.n("respondents", a.r.Respondents)
	key := blockKey{kind: "audit groups", text: styleKey(st) + total, a: width}
	for _, g := range a.groups {
		key.text += g.key()
	}
	return pieceOf(a.b.block(key, func(d *drawing) {
		k := a.k
		pitch := max(k.pitch(st.Size), groupMarkH)
		x, y := 0.0, 0.0
		item := func(mark float64, draw func(x, y float64), st Style, text string) {
			l := k.one(st, text, width-mark)
			if x > 0 && x+mark+l.width > width {
				x, y = 0, y+pitch+0.8
			}
			if draw != nil {
				draw(x, y+pitch/2)
			}
			k.putLine(d, st, x+mark, y+(pitch-k.pitch(st.Size))/2, l)
			x += mark + l.width + 5
		}
		item(0, nil, st.bold(), total)
		for _, g := range a.groups {
			w := k.markWidth(g)
			item(w+1.2, func(x, y float64) { k.groupMark(d, g, x+w/2, y) }, st, g.name+" "+strconv.Itoa(g.n))
		}
	}))
}

package scene

import (
	"strconv"
	"strings"
	"sync"

	"lupaus/model"
)

// iconSize is the height and width of an icon in millimetres.
const iconSize = 4.4

// icons are line drawings on a grid of 24 by 24 with 2 wide strokes, one for
// each known channel: M, L, C and Z as in SVG, absolute, blanks between all
// parts.
var icons = map[model.Channel]string{
	model.ChannelVisit:   "M 8 11 C 5 11 5 5 8 5 C 11 5 11 11 8 11 Z M 17 11 C 14 11 14 5 17 5 C 20 5 20 11 17 11 Z M 2 20 C 2 13 13 13 13 20 M 15 14 C 19 13 22 16 22 20",
	model.ChannelPhone:   "M 5 3 L 9 3 L 11 8 L 8.5 10 C 9.5 12.5 11.5 14.5 14 15.5 L 16 13 L 21 15 L 21 19 C 21 21 20 21 19 21 C 10 20.5 3.5 14 3 5 C 3 4 3.5 3 5 3 Z",
	model.ChannelEmail:   "M 3 5 L 21 5 L 21 19 L 3 19 Z M 3 6 L 12 13 L 21 6",
	model.ChannelWeb:     "M 12 3 C 24 3 24 21 12 21 C 0 21 0 3 12 3 Z M 3.2 12 L 20.8 12 M 12 3 C 6.5 8 6.5 16 12 21 M 12 3 C 17.5 8 17.5 16 12 21",
	model.ChannelApp:     "M 7 2 L 17 2 L 17 22 L 7 22 Z M 7 18 L 17 18 M 11 20 L 13 20",
	model.ChannelChat:    "M 3 4 L 21 4 L 21 16 L 12 16 L 7 21 L 7 16 L 3 16 Z M 7 10 L 8 10 M 11.5 10 L 12.5 10 M 16 10 L 17 10",
	model.ChannelSMS:     "M 3 4 L 21 4 L 21 16 L 12 16 L 7 21 L 7 16 L 3 16 Z M 7 8.5 L 17 8.5 M 7 12 L 14 12",
	model.ChannelSocial:  "M 6 9 C 10 9 10 15 6 15 C 2 15 2 9 6 9 Z M 18 3 C 22 3 22 9 18 9 C 14 9 14 3 18 3 Z M 18 15 C 22 15 22 21 18 21 C 14 21 14 15 18 15 Z M 8.7 10.7 L 15.3 7.3 M 8.7 13.3 L 15.3 16.7",
	model.ChannelLetter:  "M 5 3 L 15 3 L 19 7 L 19 21 L 5 21 Z M 15 3 L 15 7 L 19 7 M 8 11 L 16 11 M 8 14 L 16 14 M 8 17 L 13 17",
	model.ChannelKiosk:   "M 6 3 L 18 3 L 18 13 L 6 13 Z M 12 13 L 12 21 M 7 21 L 17 21 M 9 7 L 15 7 M 9 10 L 12 10",
	model.ChannelParcel:  "M 12 3 L 21 7.5 L 21 16.5 L 12 21 L 3 16.5 L 3 7.5 Z M 3 7.5 L 12 12 L 21 7.5 M 12 12 L 12 21",
	model.ChannelMedia:   "M 3 10 L 3 14 L 7 14 L 17 19 L 17 5 L 7 10 Z M 20 9 C 21.5 10.5 21.5 13.5 20 15 M 8 14.5 L 9 20 L 12 20 L 11 16",
	model.ChannelPeople:  "M 7 12 C 4 12 4 6 7 6 C 10 6 10 12 7 12 Z M 2 20 C 2 14 12 14 12 20 M 12 4 L 22 4 L 22 11 L 18 11 L 15 14 L 15 11 L 12 11 Z",
	model.ChannelPartner: "M 9 7 C 16 7 16 17 9 17 C 2 17 2 7 9 7 Z M 15 7 C 22 7 22 17 15 17 C 8 17 8 7 15 7 Z",
}

// channelIcon returns the icon of a channel with its upper left corner at 0, 0;
// channels in words of one's own have a dot in a ring.
func channelIcon(c model.Channel) []Segment {
	parsed := parsedIcons()
	if path, ok := parsed[c]; ok {
		return path
	}
	return parsed[""]
}

var parsedIcons = sync.OnceValue(func() map[model.Channel][]Segment {
	all := map[model.Channel][]Segment{"": parseIcon("M 12 5 C 21 5 21 19 12 19 C 3 19 3 5 12 5 Z M 12 11 L 12 13")}
	for c, data := range icons {
		all[c] = parseIcon(data)
	}
	return all
})

// parseIcon reads the path of an icon. Icons are part of the program, so a
// mistake in one panics in every test.
func parseIcon(data string) []Segment {
	var path []Segment
	parts := strings.Fields(data)
	for len(parts) > 0 {
		verb := parts[0]
		parts = parts[1:]
		point := func() Point {
			x, errX := strconv.ParseFloat(parts[0], 64)
			y, errY := strconv.ParseFloat(parts[1], 64)
			if errX != nil || errY != nil {
				panic("icon: " + data)
			}
			parts = parts[2:]
			return Point{x * iconSize / 24, y * iconSize / 24}
		}
		switch verb {
		case "M":
			path = append(path, Segment{Verb: MoveTo, P: point()})
		case "L":
			path = append(path, Segment{Verb: LineTo, P: point()})
		case "C":
			path = append(path, cubicTo(point(), point(), point()))
		case "Z":
			path = append(path, closePath())
		default:
			panic("icon: " + data)
		}
	}
	return path
}

// channelSign draws a channel's icon.
func channelSign(c model.Channel) sign {
	return func(d *drawing, x, y float64) float64 {
		shape := channelIcon(c)
		moved := make([]Segment, len(shape))
		for i, s := range shape {
			moved[i] = Segment{s.Verb, s.A.shift(x, y), s.B.shift(x, y), s.P.shift(x, y)}
		}
		d.path(None, Pen{Colour: InkSoft, Width: 0.36}, moved...)
		return iconSize
	}
}

func (p Point) shift(dx, dy float64) Point { return Point{p.X + dx, p.Y + dy} }

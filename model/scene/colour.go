package scene

import "image/color"

// Colour names a colour by its purpose. Painters look it up in a Palette, so
// that the same scene serves light, dark and paper.
type Colour uint8

// The colours by purpose.
const (
	None       Colour = iota // draws nothing
	Paper                    // the ground of a picture
	Card                     // the ground of a card
	CardEdge                 // outline of a card
	Ink                      // text
	InkSoft                  // less important text, still readable
	Grid                     // fine lines
	Band                     // the ground of every second stage, lane heads
	Accent                   // the one accent colour
	AccentInk                // text on Accent
	AccentSoft               // the accent as a ground for Ink
	Warn                     // broken promises, things that need a look
	Kept                     // kept promises
	Feel1                    // very bad: strongest orange; in grey the lightest of the five
	Feel2                    // bad
	Feel3                    // neither
	Feel4                    // good
	Feel5                    // very good: strongest blue; in grey the darkest of the five
	Feel1Soft                // the same as grounds for Ink
	Feel2Soft
	Feel3Soft
	Feel4Soft
	Feel5Soft
	Curve1 // the curves of the first, second, … persona
	Curve2
	Curve3
	Curve4
	Curve5
	Curve6
	Heat1 // the grounds of a heat map from the lowest to the highest; Ink stands on the first five
	Heat2
	Heat3
	Heat4
	Heat5
	Heat6 // from here on Paper stands on them
	Heat7
	Heat8
	Heat9
	NumColours
)

// FeelColour returns the strong colour of a feeling value; blue is high,
// orange is low, told apart by colour-blind eyes and by their greys.
func FeelColour(value float64) Colour { return Feel1 + feelStep(value) }

// FeelSoft returns the soft ground colour of a feeling value.
func FeelSoft(value float64) Colour { return Feel1Soft + feelStep(value) }

func feelStep(value float64) Colour {
	switch {
	case value < -1.25:
		return 0
	case value < -0.25:
		return 1
	case value <= 0.25:
		return 2
	case value <= 1.25:
		return 3
	}
	return 4
}

// CurveColour returns the colour of the n-th curve of a map, from 0.
func CurveColour(n int) Colour { return Curve1 + Colour(n%6) }

// Palette gives each Colour its value. Index with a Colour.
type Palette [NumColours]color.NRGBA

func rgb(v uint32) color.NRGBA {
	return color.NRGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 0xff}
}

// Light is the palette of the bright screen and of paper; on paper the ground
// is white. Texts have a contrast of 4.5:1 or better on every ground they
// stand on, which a test checks.
var Light = Palette{
	Paper: rgb(0xffffff), Card: rgb(0xfffdf8), CardEdge: rgb(0xb9b3a6), Ink: rgb(0x1f2328), InkSoft: rgb(0x575d65),
	Grid: rgb(0xd9d5cb), Band: rgb(0xf3f0e8),
	Accent: rgb(0x7a2e52), AccentInk: rgb(0xffffff), AccentSoft: rgb(0xf5e6ed),
	Warn: rgb(0xa6370b), Kept: rgb(0x1d5f8a),
	Feel1: rgb(0xf59a3c), Feel2: rgb(0xc98d58), Feel3: rgb(0x85898f), Feel4: rgb(0x4a82b8), Feel5: rgb(0x114a82),
	Feel1Soft: rgb(0xffd9b3), Feel2Soft: rgb(0xfceadb), Feel3Soft: rgb(0xf0f0ee), Feel4Soft: rgb(0xdfecf7), Feel5Soft: rgb(0xbdd9f0),
	Curve1: rgb(0x7a2e52), Curve2: rgb(0x14548c), Curve3: rgb(0xb4470a), Curve4: rgb(0x3b6b3a), Curve5: rgb(0x5c4a9e), Curve6: rgb(0x6b5b34),
	Heat1: rgb(0xf5f0e5), Heat2: rgb(0xc9dce0), Heat3: rgb(0xa6c4d4), Heat4: rgb(0x87acc7), Heat5: rgb(0x6895bb),
	Heat6: rgb(0x3a78a9), Heat7: rgb(0x1e6295), Heat8: rgb(0x004c7c), Heat9: rgb(0x003761),
}

// Dark is the palette of the dark screen.
var Dark = Palette{
	Paper: rgb(0x1b1d21), Card: rgb(0x272a2f), CardEdge: rgb(0x4f555d), Ink: rgb(0xf2f0ea), InkSoft: rgb(0xb8bcc2),
	Grid: rgb(0x3c4047), Band: rgb(0x2d3137),
	Accent: rgb(0xe59abb), AccentInk: rgb(0x2a0f1c), AccentSoft: rgb(0x4a2a39),
	Warn: rgb(0xf4a06b), Kept: rgb(0x8cc4ec),
	Feel1: rgb(0xffab52), Feel2: rgb(0xd8a670), Feel3: rgb(0xa0a4a9), Feel4: rgb(0x6f9fcc), Feel5: rgb(0x3d86d0),
	Feel1Soft: rgb(0x7a4a1e), Feel2Soft: rgb(0x4f3b28), Feel3Soft: rgb(0x383a3e), Feel4Soft: rgb(0x2f4a63), Feel5Soft: rgb(0x235a8c),
	Curve1: rgb(0xe59abb), Curve2: rgb(0x7db5df), Curve3: rgb(0xf0a060), Curve4: rgb(0x8fc98d), Curve5: rgb(0xb3a3ee), Curve6: rgb(0xcdbd8f),
	Heat1: rgb(0x25292e), Heat2: rgb(0x2e3a48), Heat3: rgb(0x344d63), Heat4: rgb(0x3a607d), Heat5: rgb(0x3d7196),
	Heat6: rgb(0x508cb7), Heat7: rgb(0x6da7ce), Heat8: rgb(0x94c1df), Heat9: rgb(0xc5e1f0),
}

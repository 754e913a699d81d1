package scene

import (
	"image/color"
	"math"
	"testing"
)

// luminance and contrast are those of WCAG 2.
func luminance(c color.NRGBA) float64 {
	f := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.03928 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*f(c.R) + 0.7152*f(c.G) + 0.0722*f(c.B)
}

func contrast(a, b color.NRGBA) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func grey(c color.NRGBA) float64 {
	return 0.299*float64(c.R) + 0.587*float64(c.G) + 0.114*float64(c.B)
}

var palettes = map[string]*Palette{"light": &Light, "dark": &Dark}

func TestPalettes_TextIsReadable(t *testing.T) {
	grounds := map[Colour][]Colour{
		Ink:       {Paper, Card, Band, AccentSoft, Feel1Soft, Feel2Soft, Feel3Soft, Feel4Soft, Feel5Soft, Heat1, Heat2, Heat3, Heat4, Heat5},
		InkSoft:   {Paper, Card, Band, AccentSoft},
		Paper:     {InkSoft, Ink, Heat6, Heat7, Heat8, Heat9},
		Accent:    {Paper, Card, Band, AccentSoft},
		AccentInk: {Accent},
		Warn:      {Paper, Card, Band},
		Kept:      {Paper, Card, Band},
	}
	for name, p := range palettes {
		for text, on := range grounds {
			for _, ground := range on {
				if c := contrast(p[text], p[ground]); c < 4.5 {
					t.Errorf("%s: colour %d on %d has a contrast of %.2f", name, text, ground, c)
				}
			}
		}
	}
}

func TestPalettes_CurvesAreSeen(t *testing.T) {
	for name, p := range palettes {
		for c := Curve1; c <= Curve6; c++ {
			if got := contrast(p[c], p[Paper]); got < 4.5 {
				t.Errorf("%s: curve colour %d has a contrast of %.2f", name, c, got)
			}
		}
	}
}

func TestPalettes_FeelingsDifferInGrey(t *testing.T) {
	for name, p := range palettes {
		for c := Feel1; c < Feel5; c++ {
			if grey(p[c]) < grey(p[c+1])+10 {
				t.Errorf("%s: feeling colours %d and %d are greys %.0f and %.0f", name, c, c+1, grey(p[c]), grey(p[c+1]))
			}
		}
		for a := Feel1Soft; a <= Feel5Soft; a++ {
			for b := a + 1; b <= Feel5Soft; b++ {
				if math.Abs(grey(p[a])-grey(p[b])) < 1.5 {
					t.Errorf("%s: soft feeling colours %d and %d are greys %.0f and %.0f", name, a, b, grey(p[a]), grey(p[b]))
				}
			}
		}
	}
}

// The grounds of a heat map grow darker, or on the dark screen brighter, so that
// their order is seen without colour, too.
func TestPalettes_HeatIsInOrderInGrey(t *testing.T) {
	for name, p := range palettes {
		way := grey(p[Heat9]) - grey(p[Heat1])
		for c := Heat1; c < Heat9; c++ {
			if step := grey(p[c+1]) - grey(p[c]); step*way < 0 || math.Abs(step) < 8 {
				t.Errorf("%s: heat colours %d and %d are greys %.0f and %.0f", name, c, c+1, grey(p[c]), grey(p[c+1]))
			}
		}
	}
}

func TestPalettes_AreWhole(t *testing.T) {
	for name, p := range palettes {
		for c := Paper; c < NumColours; c++ {
			if p[c].A != 0xff {
				t.Errorf("%s: colour %d is missing", name, c)
			}
		}
	}
}

func TestFeelColour_Steps(t *testing.T) {
	for value, want := range map[float64]Colour{-2: Feel1, -1.5: Feel1, -1: Feel2, -0.5: Feel2, 0: Feel3, 0.25: Feel3, 0.5: Feel4, 1: Feel4, 1.5: Feel5, 2: Feel5} {
		if got := FeelColour(value); got != want {
			t.Errorf("%g: colour %d, want %d", value, got, want)
		}
	}
}

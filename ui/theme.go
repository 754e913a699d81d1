package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"lupaus/assets"
	"lupaus/model/scene"
)

// Theme is the look of the window: calm and paper-like, one accent colour,
// letters large enough for the back row. The colours of maps are those of
// scene.Light and scene.Dark, from which the window takes its own.
type Theme struct {
	variant       string // dark, system for that of the desktop, else light
	scale         float32
	regular, bold fyne.Resource
}

// colorNameSoft is for less important text that must still be read.
const colorNameSoft fyne.ThemeColorName = "soft"

// sizeNameTitle is the size of the program's name on the start page.
const sizeNameTitle fyne.ThemeSizeName = "title"

// textScales are the sizes of text that one can choose, as factors.
var textScales = []float32{0.85, 1, 1.15, 1.3, 1.5, 1.75, 2}

func newTheme(variant string, scale float32) *Theme {
	if scale == 0 {
		scale = 1
	}
	t := &Theme{variant: variant, scale: scale}
	for _, f := range assets.Fonts() {
		switch f.Name {
		case "NotoSans-Regular":
			t.regular = fyne.NewStaticResource("NotoSans-Regular.ttf", f.Data)
		case "NotoSans-Bold":
			t.bold = fyne.NewStaticResource("NotoSans-Bold.ttf", f.Data)
		}
	}
	return t
}

// dark reports whether the window is dark.
func (t *Theme) dark(v fyne.ThemeVariant) bool {
	return t.variant == "dark" || t.variant == "system" && v == theme.VariantDark
}

func hex(v uint32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xff}
}

func faint(c color.NRGBA, alpha uint8) color.NRGBA {
	c.A = alpha
	return c
}

// Color implements fyne.Theme.
func (t *Theme) Color(name fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	dark := t.dark(v)
	if c, ok := windowColours(dark)[name]; ok {
		return c
	}
	if dark {
		return theme.DefaultTheme().Color(name, theme.VariantDark)
	}
	return theme.DefaultTheme().Color(name, theme.VariantLight)
}

var lightColours, darkColours = makeColours(false), makeColours(true)

func windowColours(dark bool) map[fyne.ThemeColorName]color.NRGBA {
	if dark {
		return darkColours
	}
	return lightColours
}

func makeColours(dark bool) map[fyne.ThemeColorName]color.NRGBA {
	p, ground, field, button, pressed, edge := &scene.Light, hex(0xf6f3ec), hex(0xffffff), hex(0xebe6da), hex(0x000000), hex(0x8c8577)
	head, overlay := hex(0xefebe1), ground
	if dark {
		p, ground, field, button, pressed, edge = &scene.Dark, hex(0x22252a), hex(0x191b1f), hex(0x343941), hex(0xffffff), hex(0x7a828c)
		head = hex(0x2a2e34)
		overlay = head // a shadow does not part a dialog from a dark window
	}
	return map[fyne.ThemeColorName]color.NRGBA{
		theme.ColorNameBackground:          ground,
		theme.ColorNameHeaderBackground:    head,
		theme.ColorNameMenuBackground:      field,
		theme.ColorNameOverlayBackground:   overlay,
		theme.ColorNameInputBackground:     field,
		theme.ColorNameInputBorder:         edge,
		theme.ColorNameButton:              button,
		theme.ColorNameDisabledButton:      head,
		theme.ColorNameForeground:          p[scene.Ink],
		theme.ColorNamePlaceHolder:         p[scene.InkSoft],
		theme.ColorNameDisabled:            p[scene.InkSoft],
		colorNameSoft:                      p[scene.InkSoft],
		theme.ColorNamePrimary:             p[scene.Accent],
		theme.ColorNameHyperlink:           p[scene.Accent],
		theme.ColorNameForegroundOnPrimary: p[scene.AccentInk],
		theme.ColorNameFocus:               faint(p[scene.Accent], 0x55),
		theme.ColorNameSelection:           faint(p[scene.Accent], 0x38),
		theme.ColorNameHover:               faint(pressed, 0x12),
		theme.ColorNamePressed:             faint(pressed, 0x22),
		theme.ColorNameSeparator:           p[scene.Grid],
		theme.ColorNameScrollBar:           faint(p[scene.InkSoft], 0xa0),
		theme.ColorNameScrollBarBackground: faint(p[scene.InkSoft], 0x10),
		theme.ColorNameError:               p[scene.Warn],
		theme.ColorNameForegroundOnError:   p[scene.AccentInk],
		theme.ColorNameWarning:             p[scene.Warn],
		theme.ColorNameForegroundOnWarning: p[scene.AccentInk],
		theme.ColorNameSuccess:             p[scene.Kept],
		theme.ColorNameForegroundOnSuccess: p[scene.AccentInk],
		theme.ColorNameShadow:              faint(hex(0), 0x40),
	}
}

// Font implements fyne.Theme.
func (t *Theme) Font(s fyne.TextStyle) fyne.Resource {
	switch {
	case s.Monospace || s.Symbol || t.regular == nil || t.bold == nil:
		return theme.DefaultTheme().Font(s)
	case s.Bold:
		return t.bold
	}
	return t.regular
}

// Icon implements fyne.Theme.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(name) }

// Size implements fyne.Theme. Texts have four sizes.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameText:
		return 15 * t.scale
	case theme.SizeNameCaptionText:
		return 13 * t.scale
	case theme.SizeNameSubHeadingText:
		return 19 * t.scale
	case theme.SizeNameHeadingText:
		return 26 * t.scale
	case sizeNameTitle:
		return 40 * t.scale
	case theme.SizeNameInlineIcon:
		return 18 * t.scale
	case theme.SizeNameInnerPadding:
		return 7
	case theme.SizeNameModalBlurRadius:
		return 0 // blurring costs every frame dearly without a graphics card
	case theme.SizeNameScrollBar:
		return 12
	case theme.SizeNameScrollBarSmall:
		return 4
	case theme.SizeNameInputRadius, theme.SizeNameButtonRadius, theme.SizeNameCardRadius:
		return 6
	}
	return theme.DefaultTheme().Size(name)
}

// palette is the colours of maps that fit the window.
func (a *App) palette() scene.Palette {
	if a.theme.dark(a.fyne.Settings().ThemeVariant()) {
		return scene.Dark
	}
	return scene.Light
}

package ui

import (
	"bytes"
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"lupaus/assets"
)

// icon is one of our icons in a colour of the theme. Fyne's own themed
// resources recolour fills only, ours are drawn with lines; so the colour is
// put in when the picture is asked for, and the name tells it, because Fyne
// keeps pictures by name.
type icon struct {
	name   string
	colour fyne.ThemeColorName
}

// iconOf returns an icon in the colour of text; nil for "".
func iconOf(name string) fyne.Resource {
	if name == "" {
		return nil
	}
	return icon{name, theme.ColorNameForeground}
}

func (i icon) hex() string {
	c := color.NRGBAModel.Convert(theme.Color(i.colour)).(color.NRGBA)
	return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
}

// Name implements fyne.Resource.
func (i icon) Name() string { return i.name + i.hex() + ".svg" }

// Content implements fyne.Resource.
func (i icon) Content() []byte {
	return bytes.ReplaceAll(assets.Icon(i.name), []byte("currentColor"), []byte(i.hex()))
}

package assets

import (
	"embed"
	"fmt"
)

//go:embed icons/*.svg
var icons embed.FS

// Icon returns the SVG of one of our icons by its file's name without ".svg".
// Each is 24 units square and drawn in one colour, written as "currentColor",
// which whoever shows it replaces. An unknown name is a mistake of the build
// and panics.
func Icon(name string) []byte {
	data, err := icons.ReadFile("icons/" + name + ".svg")
	if err != nil {
		panic(fmt.Sprintf("icon %q: %v", name, err))
	}
	return data
}

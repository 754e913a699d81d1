package ui

import (
	"embed"
	"fmt"
)

//go:embed fynewords/*.json
var fyneTranslations embed.FS

// fyneWords returns the words of Fyne's own controls in one of our languages,
// as a bundle for Fyne's lang package. Fyne has no Finnish of its own and cannot
// change its language while it runs; loading a bundle under the tag in force
// does both.
func fyneWords(lang string) []byte {
	data, err := fyneTranslations.ReadFile("fynewords/" + lang + ".json")
	if err != nil {
		panic(fmt.Sprintf("Fyne's words in %q: %v", lang, err)) // embedded: a mistake of the build
	}
	return data
}

// Package assets holds everything that is shipped inside the program and is
// not code: fonts, icons, translations, journey templates and sample projects,
// and the typesetter that measures with the embedded fonts. It knows the
// model, and neither window nor file format.
package assets

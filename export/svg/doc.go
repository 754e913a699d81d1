// Package svg writes scenes and pages as SVG: real text in an embedded font of
// which only the used letters are taken along, one group for each thing shown,
// with a title and a language for screen readers.
package svg

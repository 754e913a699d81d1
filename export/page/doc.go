// Package page puts scenes on paper: named papers, a picture fitted to a page
// with the largest letters it can have, a poster cut into sheets that are taped
// together. A page is layers of scenes in millimetres, so that the preview on
// the screen, PDF, PNG and SVG show the same page.
package page

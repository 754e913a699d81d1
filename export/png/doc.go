// Package png paints scenes into pictures of pixels: the tiles of the board,
// previews and PNG files. The painter is plain Go and fast enough to paint a
// window's worth of map between two frames of a zoom.
package png

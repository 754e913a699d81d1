// Package export turns a project into pages and pictures: it ties together the
// maps of model/scene, the pages of export/page and export/document, and the
// painters of PDF, PNG and SVG, for the window and the command line alike. It
// knows writers, not files. The exchange formats stand beside it in folders of
// their own.
package export

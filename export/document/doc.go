// Package document builds what is printed besides maps: the report of a journey,
// the promise book, role cards, the board's page, the framework, the gap check,
// sheets, decisions and what has changed since a snapshot. Their pages of text,
// tables and pictures are scenes like everything else, so that the preview and
// the paper are one. What a document can be told is in Request; which documents
// there are, and what each heeds, is told by the table of package export.
package document

// Package document builds reports: pages of text, tables and maps that are
// scenes like everything else, so that the preview and the paper are one.
package document

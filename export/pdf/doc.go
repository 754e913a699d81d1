// Package pdf writes documents as PDF files: vectors, text that can be
// selected and searched, embedded fonts, bookmarks, language and title. The
// same document gives the same bytes, as long as its date is the same.
//
// The file library.go is the only one that knows the PDF library.
package pdf

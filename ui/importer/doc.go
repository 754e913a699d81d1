// Package importer shows what a file of another format holds before it is
// taken into a project: the guessed format, the first rows of a table with the
// field each column or row is read as, what will come of it, and line by line
// what was changed or could not be read. Whoever imports can correct the layout,
// the row of names, each field and the scale of feelings; every change is read
// anew at once.
//
// The package knows no format. It sees the opened file as a [Source], and the
// codes of layouts, fields and scales are shown by the words
// "exchange.layout.…", "exchange.field.…" and "exchange.scale.…".
//
// The dialog around it, with its buttons, belongs to the window: put
// [Dialog.Content] into it, ask [Dialog.Project] for what to import, and follow
// [Dialog.OnChanged] to know when there is something.
package importer

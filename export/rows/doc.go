// Package rows reads and writes the rows of a sheet's block as tables: CSV files
// and XLSX workbooks.
//
// [Write] writes all rows of a block. [Open] and [File.Read] read what a register
// or a spreadsheet gives.
//
// # Columns
//
// A column is recognised by what stands over it, wherever it stands: the title of
// the block's column in any language, also with its unit or with a letter wrong,
// or its key. Columns that the block does not have are told of and left out, and
// so are those whose numbers it counts by itself.
//
// # Cells
//
// A number is read as people write it, with a unit and with spaces, points or
// commas between thousands. A choice or a step is named by its text in any
// language, by its key or its number, a day in the Finnish or the ISO way, a role
// and what a row points to by name. A row that is called as one that the form
// gives is that row.
//
// # All or nothing
//
// What is wrong is listed row by row in [Result.Problems], each with what to do
// about it. As long as one of them is an error, nothing is read, unless the
// caller wants the wrong rows left out; an error that puts all of the file in
// doubt cannot be left out.
package rows

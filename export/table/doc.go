// Package table reads and writes journeys as tables: CSV files, XLSX workbooks
// and what a spreadsheet puts on the clipboard.
//
// # Three layouts
//
//	list    a touchpoint per row, a property per column
//	matrix  a property (lane) per row, a touchpoint per column; the stages in a
//	        row of their own, merged, repeated or said once
//	long    stage, touchpoint, property and value in four columns
//
// Reading has two steps, so that people can correct what was guessed: [Guess]
// makes a [Mapping] from a [Grid] of strings, [Read] makes a project from both.
// A mapping is plain data. Names of properties are recognised in Finnish,
// English and Swedish, with or without ä, ö and å, among them those of the XD
// user-journey plugin and of CJML's Excel log. What is not recognised becomes a
// lane of its own; nothing is left out.
//
// An empty cell where a stage or a journey is named means "the same as before":
// that is how merged cells arrive.
//
// # Feelings
//
// A cell says a feeling by a number on one of the scales of [Scales], a word
// ("ilahtunut"), a face (":)", "🙁") or a number and a word. The scale is guessed
// from the numbers and can be changed.
//
// # Tables of other things
//
// Tables that are read into a project that is there already, such as answers to
// an audit or rows of a sheet, have packages of their own. What they have in
// common is here: [OpenFile] opens them, a [Reader] finds the sheet and the names
// of its columns, goes through the rows and collects each [Problem] for the
// [Report]; an [Output] writes them. What a column holds and what a cell says is
// theirs.
//
// # Formulas
//
// Formulas are never evaluated: a workbook's cells are read as the values that
// were stored with them. What we write cannot become a formula either. In XLSX
// all texts are text cells. In CSV a text that begins with = + - @, a tab or
// such a text behind apostrophes gets one more apostrophe in front, which our
// reader takes off again; plain numbers such as -2 stay numbers.
//
// # What Excel wants
//
// CSV is written with semicolons, a byte order mark and CRLF by default: that is
// what Excel opens by a double click where the comma is the decimal sign, as in
// Finland and Sweden.
package table

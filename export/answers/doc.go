// Package answers reads and writes the answers of an audit as tables: CSV files
// and XLSX workbooks, a row for each respondent and a column for each statement.
//
// [Template] makes an empty table from which a form is made in any form tool, or
// which is filled in by hand. [Write] writes all answers of an audit. [Open] and
// [File.Read] read what a form tool gives back.
//
// # Columns
//
// A column is recognised by its name, wherever it stands: a statement by its key
// ("und-shared", "und-shared: We …"), by its text in any language, also within
// brackets, behind a number or with a few letters wrong, or by its number alone;
// group, name, comment and the respondent's number by the words that form tools
// have for them. What form tools add of their own, such as times and addresses,
// is left out.
//
// # Cells
//
// An answer is the number of the level as people see it, the name of the level
// or what the statement says of it, or both; a question mark or the words for
// "don't know"; or nothing. Decimals are refused, because no respondent has
// answered them.
//
// # All or nothing
//
// What is wrong is listed row by row in [Result.Problems], each with what to do
// about it. As long as one of them is an error, nothing is read, unless the
// caller wants the wrong rows and columns left out; an error that puts all of
// the file in doubt (another questionnaire, another scale) cannot be left out.
package answers

// Package customers reads and writes the customers of a project as tables: CSV
// files and XLSX workbooks, a row for each customer.
//
// [Template] makes an empty table. [Write] writes all customers. [Open] and
// [File.Read] read what a customer register or the accounts give.
//
// # Columns
//
// A column is recognised by what stands over it, wherever it stands: by our own
// word, also with a letter wrong, or by the words that such systems have for it,
// in Finnish, English and Swedish. Of several columns for the same thing that
// with the surest word is read. Other columns are told of and left out.
//
// # Customers
//
// A row is about the customer of the project whose code it has, else about the
// only one of its name; such a customer is updated, and an empty cell leaves what
// is known of him. Other rows are new customers. A segment that the project does
// not have is added, unless it is nearly called as one that it has.
//
// Where codes and names do not tell the customers of a project apart, what is
// written has a column with their IDs.
//
// # All or nothing
//
// What is wrong is listed row by row in [Result.Problems], each with what to do
// about it. As long as one of them is an error, nothing is read, unless the
// caller wants the wrong rows left out; an error that puts all of the file in
// doubt cannot be left out.
package customers

// Package exchange is the ground that the readers and writers of foreign
// formats share: what a reader gives back, how it says what it could not read,
// how large a file may be, how text is decoded and cleaned, and how a project
// is put together from pieces that arrive in any order.
//
// # Reading
//
// A reader makes a new, valid project with one journey or more out of a file.
// It never touches an existing project: edit.Import merges the two. What was
// changed in reading, and what could not be read, is listed as [Note]s with the
// line it stands on. Nothing is dropped in silence.
//
// # Writing
//
// A writer returns as notes of severity [Lost] what its format cannot hold. The
// law that every format's tests keep: what is read back differs from what was
// written only in what the writer listed. White space at both ends of a text,
// the composition of letters (texts come back in NFC) and the IDs are not part
// of what is compared, except in the JSON of a whole project.
//
// Formats with room for remarks (Mermaid, CJML) carry what they have no word
// for in [Extra]s, which other programs skip.
//
// # Limits
//
// Inputs over [MaxInput] bytes, tables over [MaxRows] rows or [MaxCells] cells
// and projects over [MaxEntities] records are refused with a code of their own
// before they can fill the memory. Readers look at their context at least once
// per row, line or record.
package exchange

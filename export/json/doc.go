// Package json reads and writes a whole project without loss, for other
// programs and for keeping.
//
// # The format
//
// One JSON object in UTF-8:
//
//	{
//	  "format": "lupaus",
//	  "version": 5,
//	  "project":    {…},
//	  "persona":    [{…}, …],
//	  "segment":    [{…}, …],
//	  "customer":   [{…}, …],
//	  "role":       [{…}, …],
//	  "journey":    [{…}, …],
//	  "stage":      [{…}, …],
//	  "touchpoint": [{…}, …],
//	  "promise":    [{…}, …],
//	  "sheet":      [{…}, …],
//	  "decision":   [{…}, …],
//	  "action":     [{…}, …],
//	  "instrument": [{…}, …],
//	  "audit":      [{…}, …],
//	  "answers":    [{…}, …],
//	  "snapshot":   [{…}, …]
//	}
//
// "format" and "version" come first, in this order. The other keys are the
// kinds of model.Kinds; a list may be missing when it is empty, "project" may
// not. The fields of each record are those of the struct of that name in package
// model, under the names of their json tags, and mean what the struct says.
// Records refer to each other by "id"; a parent lists its children in order, and
// each child names its parent. Empty fields are left out. A snapshot holds a
// project of its own under "content": the same kinds, but no snapshots.
//
// The writer puts the records into the order of the outline: personas, segments, roles
// and journeys as the project lists them, customers by their names, stages and touchpoints from left to
// right, promises after what they are given for. A reader may get them in any
// order; inside snapshots they are sorted by ID. The same project always gives
// the same bytes.
//
// Version 4 is the same without segments, customers, names of sheets and the
// workbook; version 3 also without the forms that sheets bring along; version 2 also
// without instruments, audits and answers; version 1 also
// without sheets, decisions, actions, snapshots, and without the fields that came
// with them. All are read, too.
//
// # Reading
//
// The reader is strict, because what it does not understand it cannot keep: a
// field or key that is not in the format, a second record with the same ID, a
// broken rule of the model or anything behind the object is refused with the
// path of the fault ("touchpoint[3].measure"). A file of a newer version is
// refused as such before anything else is read. What snapshots hold counts
// towards the largest number of records.
package json

// Package storage keeps a project in a .lupaus file: one bbolt database for one
// project, opened, sent and deleted like any other document.
//
// # What is promised
//
//   - What the status calls saved is on disk, and a killed process or a lost
//     battery does not take it back.
//   - An edit is one transaction. Its cost grows with the edit, not with the
//     project. There is no timer: a commit starts at once, and while it runs
//     the newest state waits and the ones between are skipped.
//   - A file that cannot be read whole is refused with a code of its own and
//     not one byte of it is changed. Nothing is repaired in silence.
//   - Edit history is part of the file: undo works after a restart.
//
// # How a file is read
//
// bbolt maps files into memory and trusts what it finds there; a truncated or
// garbled file makes it panic or the process die of a bus error. So files are
// never given to bbolt unseen: [Open], [Read] and [Verify] walk the pages with
// a reader of their own (image.go) that checks every reference, then check and
// decode every record. Only what has passed is opened for writing.
// Reading this way needs no lock. It gives one committed version also while
// another process writes, because bbolt never overwrites a page of the version
// that its newest meta page names; when that meta page is still the newest
// after reading, what was read is that version, else reading starts over.
//
// # Layout of the file, schema 4
//
//	bucket    key                 value
//	meta      format              lupaus
//	meta      schema              3 (decimal)
//	meta      head                record: revision, counts, cursor (type head)
//	entities  kind "/" ID         record: the entity
//	history   Seq, big-endian     record: label, focus and change of one step (type stepRecord)
//	contents  SHA-256 in hex      record: what snapshots hold, as model.Project.MarshalJSON writes it
//
// A snapshot holds a whole project, up to several megabytes. It is written once,
// under its hash: the record of the snapshot and the history have that name in
// the place of the content, so that renaming, undoing and removing a snapshot
// cost what they cost elsewhere. A content that neither the project nor the
// history names any more is deleted. When a file is read, what has not changed
// since a snapshot was taken is again shared with the present project.
//
// Schema 3 is the same without the forms that sheets bring along; schema 2 also
// without instruments, audits and answers; schema 1 also
// without contents, and without the kinds and fields that came with schema 2.
// Nothing of them had to be rewritten.
//
// A record is a CRC-32C of bucket, key and JSON, then the JSON. bbolt has no
// checksums of its own but for its meta pages, so without it a rotten bit in a
// text would go unseen.
//
// A file of a newer schema is refused as newer. Within a schema the set of kinds
// and fields is fixed: an unknown one is refused as damage, because a program
// that reads around it would lose it at the next save. Every new kind or field
// therefore needs a new schema number and a migration (migrate.go), which
// reaches the entities of today, of the history and of the contents.
//
// # Backups
//
// A copy is made before the first change of a day, before a migration and when
// [File.BackupNow] asks for it, in Options.BackupDir or else in the folder
// ".lupaus-backups" beside the file. Kept are the newest ten and the newest of
// each of the last twelve weeks that have one. Nothing else is ever deleted.
package storage

// Package edit holds everything that a person can do to a project: one plain
// struct per intention ([MoveTouchpoints], [SetPromise], …), and the
// [Document] that carries edits out, remembers them and takes them back.
//
// # Rules of edits
//
//   - Apply is pure. It makes no IDs and reads no clock: fresh IDs and dates are
//     fields. It copies what it changes and shares the rest.
//   - An edit whose result equals the project gives back that very pointer;
//     [Document.Do] then adds no step and tells nobody, and that is a success.
//   - What an edit names and the project does not hold is a *model.Error with
//     model.CodeNotFound. Values are not repaired: a result that breaks a rule of
//     the model is refused by [Document.Do] with model.CodeInvalid. Clean foreign
//     text with model.CleanText before it becomes an edit.
//   - At is a place in a list as it is before the edit: 0 stands before the
//     first, len after the last, and [End] or anything else outside the list
//     after the last. Moving the entry at 1 to At 3 puts it behind the entry that
//     was at 2; moving it to At 1 or 2 changes nothing.
//   - Edits with the same merge key that follow each other within [MergeWindow]
//     become one step. Only what comes in streams has a key: typing, sliders,
//     column edges, arrow keys.
package edit

// Package gap finds where a project's promises do not hold together: the gap
// check. Its rules are data ([Rules]), said in plain words by the translations;
// each finding names the things concerned, and how much it matters:
//
//	score = importance × gap
//
// The gap is how far things are from what they should be, from 1 to 5; it
// belongs to the rule ([Rule.Gap]) and grows for [PromiseFeelsLow] with the
// distance between what was promised and what is felt.
//
// # Importance
//
// All importance comes from touchpoints. That of a touchpoint is
//
//	(2 × to the customer + to us) / 3, and half as much again at a moment of truth
//
// where what nobody has said counts as 3, the middle; it lies between 1 and 7.5.
// That of anything else is the importance of the most important touchpoint it
// has to do with, 3 when there is none, times a weight:
//
//	stage      its touchpoints                         × 1
//	promise    touchpoints that keep it, itself or     × 2 for the company's, 1.5 for a stage's,
//	           through the promises that are its parts   1 for a touchpoint's, the role's for a role's
//	role       touchpoints it is responsible for or    × 2 for board, owner and CEO, 1.5 for the
//	           has a part in                             leadership team, 1 for others
//
// # What counts as what
//
// A touchpoint keeps a promise when the promise is given for it or names it in
// KeptBy, in journeys of today and in wanted ones alike: that is design, not
// experience. What presupposes that a journey is lived, feelings and measuring,
// is asked of journeys of today only. Promises without text and touchpoints
// without title count like all others: they have been put there. Texts of blanks
// alone are no texts. A stage left out of the business asks for nothing, but
// what is promised there all the same needs an owner, a measure and so on like
// every promise.
package gap

// Package cjml reads and writes journeys in CJML, the Customer Journey
// Modelling Language of SINTEF, as XML of version 2.0 and 3.0.
//
// The reader takes the union of what the sample on cjml.no, the editor and the
// Excel converter write; the XML schema itself was not at hand. It also takes
// the flat files of the older student generator.
//
// # What means what
//
//	CJML                                Lupaus
//	plannedJourney                      journey in state target
//	actualJourney                       journey in state now
//	plannedReference of an actual one   Previous of the planned one, and Origin by touchpointID
//	journeyPhase                        stage
//	communicationPoint, action          touchpoint; an action of the end user: the firm is absent
//	endUser and its synonyms            persona
//	serviceProvider                     role; answers for the touchpoints it takes part in
//	channelName                         channel
//	experienceRating 1…5                feeling −2…+2 of the journey's end user
//	experienceDescription               the feeling's word when short, else its note
//	label of the end user               title; without one the label of the initiator, the comment, the ID
//	label of the other side, comment,   lanes of their own
//	category, times, who begins
//	<?lupaus key value?>                all else, for our own readers alone
//
// Compliance compares what happened with the plan, and the plan is what the
// customer may count on. So failing and missing are read as a promise that is
// broken, in the words of the planned touchpoint, where the plan is in the
// file; missing does not mean that the firm is absent. The word itself, and
// adhoc, stay visible in a lane of their own. Completed says that nothing
// deviated and leaves no trace, because a promise for each planned touchpoint
// would bury the real ones.
//
// # Writing
//
// Experience belongs to actual journeys by principle. A journey that holds a
// feeling is therefore written as an actual one whatever its state; one without
// is planned when it is a target. An actual journey with promises is followed by
// a planned one that spells them out as comments, marked so that our own reader
// does not take it for a journey of its own. A touchpoint with a broken promise
// is failing, one whose promises are all kept is completed.
package cjml

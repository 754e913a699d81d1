// Package model holds the nouns of a customer-promise workshop and the rules
// that keep them whole. It imports the standard library only and knows no
// screen, no paper and no file.
//
// # The one idea
//
// A [Project] is one frozen value. Nothing that a published project points to
// is ever changed; an edit builds the next project, which shares everything it
// did not touch. Undo is an earlier value, saving is the difference of two
// values ([Diff]), and drawing or exporting reads a value without locks.
//
// # Glossary (English · Finnish · type)
//
//	project             projekti             Project, Info
//	organisation        organisaatio         Organisation
//	persona             persoona             Persona
//	segment             segmentti            Segment
//	customer            asiakas              Customer
//	customer flow       asiakasvirta         FlowStage
//	role                rooli                Role
//	journey             asiakaspolku         Journey
//	perspective         näkökulma            Perspective
//	lane                kaista               Lane
//	stage               vaihe                Stage
//	touchpoint          kosketuspiste        Touchpoint
//	channel             kanava               Channel
//	moment of truth     totuuden hetki       Touchpoint.MomentOfTruth
//	feeling             tunne                Feeling
//	evidence            näyttö               Evidence
//	promise             lupaus               Promise
//	measure             mittari              Measure
//	kept, not kept      lunastettu, rikottu  Kept
//	adoption            käyttöönotto         Adoption
//	expectation         odotus               Expectation
//	time horizon        aikajänne            Horizon
//	sheet               työpohja             Sheet
//	form                lomake               Form
//	decision            päätös               Decision
//	action              toimenpide           Action
//	instrument          kysely               Instrument
//	statement           väittämä             Statement
//	level               taso                 Level
//	audit               auditointi           Audit
//	respondent group    vastaajaryhmä        RespondentGroup
//	answer sheet        vastauslomake        AnswerSheet, AnswerBatch
//	benchmark           vertailuluku         Benchmark
//	target, note        tavoite, huomio      StatementMark
//	next possible step  seuraava askel       AuditStep
//	snapshot            tilannekuva          Snapshot
//	gap                 aukko                package model/gap
//	history step        muutosaskel          Step
//
// All types are safe for concurrent reading, because nothing is ever written
// after it has been published.
package model

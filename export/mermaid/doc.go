// Package mermaid reads and writes the "journey" diagrams of Mermaid.
//
// # What means what
//
//	Mermaid                      Lupaus
//	title, else front matter     name of the journey
//	accTitle, accDescr           note of the journey
//	section                      stage
//	task                         touchpoint
//	score 1…5                    feeling −2…+2, the same for each actor
//	actor                        persona; no actor: the customer in general
//	%% lupaus:key value          all else, for our own readers alone
//
// The grammar is that of journey.jison in mermaid-js/mermaid at df032c9
// (2026-04-28); how awkward text is understood was measured on Mermaid 11.17.2
// and 12.3.0. Where Mermaid stops with an error or loses something, the reader
// goes on and puts a note down.
//
// # Writing
//
// Scores are whole. A touchpoint whose feelings differ between personas, fall
// between two scores, or have a word or note, carries them in remarks to the
// letter; the score is then their mean. Mermaid has no task without a score:
// where nobody has said what they feel, it is 3, with a remark.
package mermaid

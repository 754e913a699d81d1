// Package audit counts what people have answered in an audit and says how sure
// that is: medians with their spread, never a mean alone, always with the number
// of answers and of those who did not know.
//
// # How it counts
//
//   - Values are places in the scale, from 0; people see [model.Scale].First added.
//   - Median and quartiles are those of type 7 of Hyndman and Fan, "Sample Quantiles
//     in Statistical Packages", The American Statistician 50 (1996), which spreadsheets
//     use too (QUARTILE.INC).
//   - The value of a respondent in an area is the mean of his own known answers
//     there; the median and the quartiles of the area go over respondents, so that
//     each counts once.
//   - "Don't know" is an answer and no value: it counts in n, and its share is told.
//     What was not answered counts in neither.
//   - In an audit that does not name its respondents, groups of fewer than [Fewest]
//     are counted with the others, and values of a group of which fewer than Fewest
//     know something are hidden.
//   - How far two groups are apart is told by their medians, and where these are
//     equally far by Cliff's delta: the share of pairs of respondents in which the
//     one of the first group is higher less the share in which he is lower (Norman
//     Cliff, "Dominance statistics", Psychological Bulletin 114, 1993).
//
// Results are frozen and safe for concurrent use.
package audit

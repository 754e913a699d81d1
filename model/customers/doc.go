// Package customers tells what the customers of a project come to: what each is
// worth, what they are worth together, and how that is spread over segments, the
// stages of the customer flow and the fields of the portfolio.
//
// # How it counts
//
// The lifetime value (CLV) of a customer is what he brings from now on, in
// today's money. Peter Fader (Customer Centricity, 2011) gives its variables and
// no formula; these are the field's standard forms, and people see them:
//
//   - Under contract: margin × (q + q² + … + qⁿ) with q = renewal ÷ (1 + discount)
//     for n years; the present period is already paid (Gupta and Lehmann, "Customers as
//     assets", Journal of Interactive Marketing 17, 2003, cut at n years).
//   - Without one: the chance that he is still a customer, (1 − since ÷ period) to
//     the power of his purchases (V. Kumar and Werner Reinartz, Customer Relationship
//     Management), × margin × (1 + q + … + qⁿ⁻¹) ÷ (1 + discount) with
//     q = retention ÷ (1 + discount).
//   - What was counted elsewhere is taken as it is, before both.
//
// The customer base are those who buy ([model.FlowStage.Buys]). Customer equity is
// the sum of all their values, and there is none while one is missing (Fader, p. 62).
//
// Bases are frozen and safe for concurrent use.
package customers

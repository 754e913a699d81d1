// Package exchangetest has what the tests of the exchange formats share: the
// law of the round trip, and what any result of any reader must fulfil.
package exchangetest

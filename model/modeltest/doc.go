// Package modeltest makes projects for tests and benchmarks: a small rich one
// written by hand, large ones of any size, and random ones. All are valid, and
// the same call gives an equal project every time.
package modeltest

//go:build !linux

package main

// checkDisplay has nothing to check where there is always a screen.
func checkDisplay() *displayError { return nil }

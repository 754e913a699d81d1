// Package scenetest checks scenes in tests: that no text covers another, that
// everything lies where it belongs, and what a scene looks like in words.
package scenetest

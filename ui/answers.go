package ui

import (
	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/scene"
)

// Keyed implements board.Subject: answers are typed with one key each.
func (t subject) Keyed(*model.Project, scene.Ref, rune) (edit.Edit, scene.Ref, bool) {
	return nil, scene.Ref{}, false
}

package ui

import (
	"lupaus/model"
	"lupaus/model/scene"
)

// nameOf is what people call an entity in lists: its name, title or text on
// one line, or a word for one that has none yet.
func (p *projectPage) nameOf(e model.Entity) string { return p.app.nameOf(e) }

func (a *App) nameOf(e model.Entity) string { return scene.Name(a.words, e) }

// iconNameOf is the icon of an entity in lists.
func iconNameOf(e model.Entity) string {
	switch e := e.(type) {
	case *model.Journey:
		if e.State == model.StateTarget {
			return "target"
		}
	case *model.Touchpoint:
		if e.MomentOfTruth {
			return "star"
		}
	case *model.Instrument, *model.AnswerBatch:
		return "sheet"
	case *model.Promise:
		switch e.Kept {
		case model.KeptYes:
			return "kept"
		case model.KeptNo:
			return "broken"
		}
	}
	return string(e.Kind()) // each other kind has an icon of its name
}

// laneName is a lane's own name, or the word of its kind.
func (a *App) laneName(l model.Lane) string {
	if l.Name != "" {
		return l.Name
	}
	return a.T("lane." + string(l.Kind))
}

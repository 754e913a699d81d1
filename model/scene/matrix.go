package scene

import "lupaus/model"

// MatrixOptions say how the matrix of promises is drawn. The zero value draws
// the stages of the first journey, for paper.
type MatrixOptions struct {
	Journey model.ID // whose stages are the columns; empty: the first journey
	Screen  bool     // adds hints that only make sense with a pointer
	Blank   bool     // leaves the cells empty, to be written into by hand
}

// PromiseMatrix draws who promises what at which stage of a journey: a row for
// each role, the last one for promises that nobody owns, and a column for each
// stage, the first one for promises that belong to no stage.
func (b *Builder) PromiseMatrix(p *model.Project, opt MatrixOptions) *Scene {
	return New("", minWidth, 2*margin, nil)
}

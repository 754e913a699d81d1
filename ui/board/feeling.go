package board

import (
	"lupaus/model"
	"lupaus/model/scene"
)

// dotMM is the radius of a feeling's dot on the map in millimetres.
const dotMM = 1.7

const plotPadMM = 4.0

// valueAt turns a height in a feeling cell into a value.
func valueAt(cell scene.Rect, y float64) float64 {
	return model.HighestFeeling - (y-cell.Y-plotPadMM)/(cell.H-2*plotPadMM)*(model.HighestFeeling-model.LowestFeeling)
}

// heightOf turns a value into a height in a feeling cell.
func heightOf(cell scene.Rect, value float64) float64 {
	return cell.Y + plotPadMM + (model.HighestFeeling-value)/(model.HighestFeeling-model.LowestFeeling)*(cell.H-2*plotPadMM)
}

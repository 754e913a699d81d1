package board

import "lupaus/model/scene"

const partKept scene.Part = "kept"

package model

// HistoryLimit is the number of steps that can be undone.
const HistoryLimit = 200

// Label names a step for people: a translation key and its arguments.
type Label struct {
	Key  string   `json:"key"`
	Args []string `json:"args,omitempty"`
}

// Step is one edit as the history keeps it. Before and After are whole frozen
// projects, which costs no more than their difference. A step is frozen.
type Step struct {
	Seq           uint64 // grows by one with each new step of a document; a merged step keeps its number
	Label         Label
	Focus         []ID // what to select and show after undo or redo
	Before, After *Project
}

// State is all that is saved of a document: the current project and the
// history around it. Steps[:Done] can be undone, Steps[Done:] can be redone.
// It is frozen.
type State struct {
	Project *Project
	Steps   []*Step
	Done    int
}

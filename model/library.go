package model

// Path is a series of forms that a group works through, in the words of one
// language. Paths are files (assets/paths), read by the assets package; they are
// frozen.
type Path struct {
	ID      string
	Title   string
	About   string // what one gets and when to take it
	Source  string
	Minutes int // that a group needs in all, 0: not said
	Steps   []PathStep
}

// PathStep is a form on a path.
type PathStep struct {
	Form string // its ID
	Why  string // what the step is for
}

// Step is the place of a form on the path, -1 when it is not on it.
func (p *Path) Step(form string) int {
	for i, s := range p.Steps {
		if s.Form == form {
			return i
		}
	}
	return -1
}

// Term is an entry of the glossary.
type Term struct {
	Key        string
	Term       string
	Definition string
	Source     string // "" when it is ours
}

// Quote is a figure worth quoting, with where it is from.
type Quote struct {
	Key    string
	Text   string
	Source string
}

// Said counts the rows of a sheet in which something has been said, and those
// that there are: the rows the form gives and those that people have added.
func (f *Form) Said(s *Sheet) (said, of int) {
	for _, b := range f.Blocks {
		for _, r := range b.RowsOf(s) {
			if given, ok := b.Row(r.ID); ok && given.Formula != nil {
				continue
			}
			of++
			if !r.Empty() {
				said++
			}
		}
	}
	return said, of
}

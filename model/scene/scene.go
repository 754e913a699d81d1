// Package scene turns a frozen project into pictures: lists of drawing marks
// in millimetres that the screen, PDF, PNG and SVG paint alike. It measures
// text through a [Typesetter] and takes words from [Words]; it knows neither
// pixels nor paper nor files.
//
// A scene is built from blocks. A block is frozen, has its own origin, and may
// be shared between scenes: builders memoise blocks by the entities they show,
// so that the scene after an edit costs little more than what the edit touched
// and two scenes can be compared block by block ([Damage]).
package scene

import "lupaus/model"

// PointMM is one typographic point in millimetres.
const PointMM = 25.4 / 72

// Scene is one picture. It is frozen and safe for concurrent use.
type Scene struct {
	Width, Height float64 // millimetres; everything drawn lies within
	Title         string  // for bookmarks and document properties
	Blocks        []Placed
	index         *index
}

// Placed is a block at a position. Later ones are painted over earlier ones.
type Placed struct {
	X, Y float64
	*Block
}

// Block is a frozen piece of a picture in its own coordinates.
type Block struct {
	Bounds Rect // holds every mark and zone
	Marks  []Mark
	Zones  []Zone
}

// Rect is a rectangle with its upper left corner at X, Y.
type Rect struct{ X, Y, W, H float64 }

// Contains reports whether the point lies in the rectangle.
func (r Rect) Contains(x, y float64) bool {
	return x >= r.X && x < r.X+r.W && y >= r.Y && y < r.Y+r.H
}

// Overlaps reports whether two rectangles share any area.
func (r Rect) Overlaps(s Rect) bool {
	return r.X < s.X+s.W && s.X < r.X+r.W && r.Y < s.Y+s.H && s.Y < r.Y+r.H
}

// Union returns the smallest rectangle that holds both; an empty one counts
// for nothing.
func (r Rect) Union(s Rect) Rect {
	if r.W <= 0 || r.H <= 0 {
		return s
	}
	if s.W <= 0 || s.H <= 0 {
		return r
	}
	x, y := min(r.X, s.X), min(r.Y, s.Y)
	return Rect{x, y, max(r.X+r.W, s.X+s.W) - x, max(r.Y+r.H, s.Y+s.H) - y}
}

// Shift returns the rectangle moved.
func (r Rect) Shift(dx, dy float64) Rect { return Rect{r.X + dx, r.Y + dy, r.W, r.H} }

// Mark is one drawn thing: Box, Path or Text.
type Mark interface{ mark() }

// Box is a rectangle, with rounded corners when Radius > 0.
type Box struct {
	Rect
	Radius float64
	Fill   Colour // None: not filled
	Pen    Pen
}

// Pen draws a line or an outline; a zero Width draws none.
type Pen struct {
	Colour Colour
	Width  float64
	Dash   Dash
}

// Dash is the pattern of a line.
type Dash uint8

// The dash patterns. A dash and its gap are multiples of the pen's width:
// Dashed 4 on 3 off, Dotted 1 on 2 off.
const (
	Solid Dash = iota
	Dashed
	Dotted
)

// Path is a sequence of segments, filled, stroked or both. Lines have round
// joins and butt ends. Fills use the non-zero winding rule.
type Path struct {
	Segments []Segment
	Fill     Colour
	Pen      Pen
}

// Verb says what a segment does.
type Verb uint8

// The verbs of a path. CubicTo uses all three points, the others the last.
const (
	MoveTo Verb = iota
	LineTo
	CubicTo
	Close
)

// Segment is one step of a path. P is where it ends, A and B are the control
// points of a cubic curve.
type Segment struct {
	Verb    Verb
	A, B, P Point
}

// Point is a place in millimetres.
type Point struct{ X, Y float64 }

// Text is one line of text, already broken and cleaned by the typesetter.
// Painters draw S as it is, from X to the right, on the baseline Y.
type Text struct {
	X, Y   float64
	Width  float64 // as measured, in millimetres
	Size   float64 // points
	Face   Face
	Colour Colour
	S      string
}

func (Box) mark()  {}
func (Path) mark() {}
func (Text) mark() {}

// Face is a cut of the one font family.
type Face uint8

// The faces.
const (
	Regular Face = iota
	Bold
)

// The four sizes of text in points.
const (
	SizeTitle = 20.0
	SizeHead  = 12.0
	SizeBody  = 9.5
	SizeSmall = 8.0
)

// Typesetter measures and prepares text with the embedded font. The assets
// package has the one implementation; it is safe for concurrent use.
type Typesetter interface {
	// Width is the advance of one line of prepared text in millimetres.
	Width(face Face, sizePt float64, s string) float64
	// Breaks returns the byte offsets after which a line may be broken
	// (UAX #14), the end of the text included, strictly growing. Where the text
	// forces a break, the byte before the offset is '\n'.
	Breaks(s string) []int
	// Graphemes returns the byte offsets after each user-perceived character
	// (UAX #29), the end included, for breaking words that are too long.
	Graphemes(s string) []int
	// Prepare makes text drawable: valid, composed (NFC), without control
	// characters but '\n', with tabs as spaces. It does not reorder.
	Prepare(s string) string
	// Visual returns one broken line in the order in which it is drawn from left
	// to right (UAX #9). Most lines come back as they are.
	Visual(s string) string
	// Ascent and Descent are the distances in millimetres from the baseline to
	// the top and the bottom of a line of the size.
	Ascent(sizePt float64) float64
	Descent(sizePt float64) float64
}

// Words gives the words of one language. The assets package has the one
// implementation.
type Words interface {
	// T returns the text of a key with its arguments put in.
	T(key string, args ...any) string
	// Lang is fi, en or sv.
	Lang() string
	// Form returns the form of sheets of an ID, nil when there is none.
	Form(id string) *model.Form
}

// Zone is an area that belongs to something that can be pointed at.
type Zone struct {
	Rect
	Ref Ref
}

// Ref says what a zone shows: which part of which entity. Two refs that are
// equal in all fields are the same part.
type Ref struct {
	Owner model.ID // the entity; empty for parts that belong to none
	Part  Part
	// Lane is the lane for PartCell, PartLane and PartFeeling; in other pictures
	// it is the second key that the part's comment tells.
	Lane model.ID
	// Persona is the persona for PartFeeling; in other pictures the third key.
	Persona model.ID
}

// Part names a part of a picture that can be pointed at.
type Part string

// The parts of a journey map.
const (
	PartJourney    Part = "journey"    // title; Owner is the journey
	PartStage      Part = "stage"      // a stage's head
	PartTouchpoint Part = "touchpoint" // a touchpoint's card with its title
	PartCell       Part = "cell"       // a touchpoint's cell in a lane
	PartFeeling    Part = "feeling"    // the dot of a feeling, to be dragged
	PartPromise    Part = "promise"    // one promise in its cell; Owner is the promise
	PartKept       Part = "kept"       // whether a promise is kept, within PartPromise; Owner is the promise
	PartLane       Part = "lane"       // a lane's head; Owner is the journey
	PartColumnEdge Part = "columnEdge" // right edge of a touchpoint's column
	// PartAdd is a place to add: Owner is the stage that gets a touchpoint, the
	// journey that gets a stage, the role or promise that gets a promise, the
	// sheet whose block, in Lane, gets a row, the instrument whose area, in Lane,
	// gets a statement, or which gets an area when Lane is empty, or the batch that
	// gets an answer sheet. Of an audit it adds what Lane tells: group, or answers by
	// their way. Of the project's own record it adds what Lane tells: role, action,
	// segment, customer, a decision by its verdict; else a promise.
	PartAdd Part = "add"
)

// The parts of the other pictures.
const (
	PartUnderstanding Part = "understanding" // what the company's promise is drawn from; Owner is the project's own record
	PartEntity        Part = "entity"        // the card of a role, decision or action, the head of a stage or role in a matrix, or a batch of answers and the instrument in the picture of them
	PartField         Part = "field"         // a text of Owner; Lane is the edit.Field
	PartOwner         Part = "owner"         // which role answers for Owner
	PartState         Part = "state"         // a value of Owner that is chosen, not typed; Lane tells which: adoption, measured, touchpoints, horizon, verdict, state, made, check, due, value, effort; of a customer segment and flow; of an instrument also minutes, first, levels, and benchmark with the statement as Persona; of an audit made and named
	PartMatrix        Part = "matrix"        // a cell of a matrix of promises; Owner is the stage, empty for all stages; Lane the role, empty for nobody
	PartRow           Part = "row"           // a row of a sheet; Owner is the sheet, Lane the row, Persona the block
	PartSheetCell     Part = "sheetCell"     // a cell of a sheet; Owner is the sheet, Lane the row, Persona block "/" column
	PartSlot          Part = "slot"          // a field of a grid; Owner is the sheet, Lane the block, Persona the choices of its columns x "/" y, empty for the place of rows that have none
	PartPlane         Part = "plane"         // the plane of effort and customer value, for actions to be dropped on
	PartFinding       Part = "finding"       // a row of a list; Owner is what it is about, Lane tells rows about the same thing apart
	PartGap           Part = "gap"           // the mark of gaps on a touchpoint's card or a stage's head; Owner is the touchpoint or stage
)

// The parts of the pictures of an audit and its questionnaire.
const (
	PartStatement   Part = "statement"   // a statement; Owner is the audit or the instrument, Lane its key, Persona the group in whose column it stands
	PartArea        Part = "area"        // an area; Owner is the audit or the instrument, Lane its key, Persona the group in whose column it stands
	PartTarget      Part = "target"      // the level a statement should reach, chosen by a press on its scale, see [StepAt]; Owner is the audit, Lane the statement's key
	PartMark        Part = "mark"        // what is noted of a statement; Owner is the audit, Lane the statement's key
	PartEvidence    Part = "evidence"    // what is cited on a statement; Owner is the audit, Lane the statement's key, Persona what is cited
	PartAddEvidence Part = "addEvidence" // a place to cite something; Owner is the audit, Lane the statement's key
	PartStep        Part = "step"        // a next possible step; Owner is the audit, Lane the area's key, Persona the action
	PartAddStep     Part = "addStep"     // a place to choose a step; Owner is the audit, Lane the area's key, Persona the key of the statement that is suggested, if any
)

// The parts of questionnaires, and of answers as they come.
const (
	// PartQuestion is a text of an instrument. Owner is the instrument, Lane the key
	// of the area or statement, empty for the instrument's own texts; Persona is the
	// edit.InstrumentField, for texts of levels followed by "/" and the place of the
	// level.
	PartQuestion Part = "question"
	PartAnswer   Part = "answer"      // an answer; Owner is the batch, Lane the answer sheet, Persona the place of the statement
	PartSheet    Part = "answerSheet" // an answer sheet; Owner is the batch, Lane the sheet, Persona a fact of it: group, name, comment, or empty
	PartGroup    Part = "group"       // a group of respondents; Owner is the audit, Lane the group, empty for those of whom no group is told
)

// The parts of pictures of customers.
const (
	PartCustomer   Part = "customer"       // a customer's row or dot; Owner is the customer
	PartFigure     Part = "customerFigure" // a figure of a customer; Owner is the customer, Lane the model.CustomerFigure
	PartColumnHead Part = "columnHead"     // the head of a column, by which rows are sorted; Owner is the project's own record, Lane the CustomerColumn
	PartTerm       Part = "term"           // what figures are counted with; Owner is the project's own record, Lane the term: discount, years, period, retention, best, large, room
	PartCut        Part = "cut"            // where the cut between the best and the others may stand, to be pressed or dragged, see [CutAt]; Owner is the project's own record
	PartSegment    Part = "segment"        // a segment's row, column or part of a picture; Owner is the segment, empty for those who belong to none, or for all where a Lane is told; Lane the model.FlowStage or customers.Field where one is meant
)

// View says which part of a scene a picture of pixels shows.
type View struct {
	X, Y    float64 // millimetres at the picture's upper left corner
	PxPerMM float64
}

package model

// Perspective says whose path a journey follows.
type Perspective string

// The three perspectives: the firm's process, the customer's dealings with the
// firm, and the customer's everyday life in which the firm is a guest.
const (
	PerspectiveInternal Perspective = "internal"
	PerspectiveCustomer Perspective = "customer"
	PerspectiveEveryday Perspective = "everyday"
)

// Perspectives lists the perspectives.
func Perspectives() []Perspective {
	return []Perspective{PerspectiveInternal, PerspectiveCustomer, PerspectiveEveryday}
}

// JourneyState says whether a journey is lived today or wanted.
type JourneyState string

// The states of a journey.
const (
	StateNow    JourneyState = "now"
	StateTarget JourneyState = "target"
)

// JourneyStates lists the states.
func JourneyStates() []JourneyState { return []JourneyState{StateNow, StateTarget} }

// Journey is a customer's path: stages from left to right, drawn in lanes.
type Journey struct {
	ID          ID           `json:"id"`
	Name        string       `json:"name"`
	Note        string       `json:"note,omitempty"`
	Perspective Perspective  `json:"perspective"`
	State       JourneyState `json:"state"`
	// Personas have a feeling curve each on the map. None means one curve,
	// that of "the customer" (feelings with an empty Persona).
	Personas []ID `json:"personas,omitempty"`
	// Previous is the journey this one was made from: the current journey of a
	// target journey, or the earlier version. Empty when there is none.
	Previous ID     `json:"previous,omitempty"`
	Stages   []ID   `json:"stages,omitempty"`
	Lanes    []Lane `json:"lanes,omitempty"`
}

// Key implements Entity.
func (j *Journey) Key() ID { return j.ID }

// Kind implements Entity.
func (*Journey) Kind() Kind { return KindJourney }

// LaneKind says which property of a touchpoint a lane shows.
type LaneKind string

// The kinds of lane. Each built-in kind stands at most once in a journey; free
// lanes, of which there may be any number, hold Touchpoint.Notes by lane ID.
const (
	LaneChannel     LaneKind = "channel"
	LaneDoes        LaneKind = "does"
	LaneThinks      LaneKind = "thinks"
	LaneNeeds       LaneKind = "needs"
	LaneFeeling     LaneKind = "feeling"
	LanePromise     LaneKind = "promise"
	LanePain        LaneKind = "pain"
	LaneOpportunity LaneKind = "opportunity"
	LaneRole        LaneKind = "role"
	LaneFree        LaneKind = "free"
)

// LaneKinds lists the built-in kinds (all but LaneFree) in their usual order
// from top to bottom.
func LaneKinds() []LaneKind {
	return []LaneKind{
		LaneChannel, LaneDoes, LaneThinks, LaneNeeds, LaneFeeling,
		LanePromise, LanePain, LaneOpportunity, LaneRole,
	}
}

// Lane is one row of a journey map, under the rows of stages and touchpoints
// that every map has.
type Lane struct {
	ID     ID       `json:"id"`
	Kind   LaneKind `json:"kind"`
	Name   string   `json:"name,omitempty"` // empty: the kind's own word in the reader's language
	Hidden bool     `json:"hidden,omitempty"`
}

// DefaultLanes returns the lanes of a new journey: all built-in kinds, those
// that a first workshop does not need hidden.
func DefaultLanes(id IDSource) []Lane {
	hidden := map[LaneKind]bool{LaneThinks: true, LaneNeeds: true, LaneOpportunity: true, LaneRole: true}
	var lanes []Lane
	for _, k := range LaneKinds() {
		lanes = append(lanes, Lane{ID: id(), Kind: k, Hidden: hidden[k]})
	}
	return lanes
}

// Doer says who takes care of a stage.
type Doer string

// The doers of a stage.
const (
	DoerOwn      Doer = "own"
	DoerPartner  Doer = "partner"
	DoerCustomer Doer = "customer"
)

// Doers lists the doers.
func Doers() []Doer { return []Doer{DoerOwn, DoerPartner, DoerCustomer} }

// Stage is a part of a journey that has a name of its own.
type Stage struct {
	ID            ID     `json:"id"`
	Journey       ID     `json:"journey"`
	Name          string `json:"name"`
	Note          string `json:"note,omitempty"`
	Doer          Doer   `json:"doer"`
	Partner       string `json:"partner,omitempty"`       // who, when Doer is DoerPartner
	OutOfBusiness bool   `json:"outOfBusiness,omitempty"` // strategically left outside the business
	Competencies  string `json:"competencies,omitempty"`
	Resources     string `json:"resources,omitempty"`
	Touchpoints   []ID   `json:"touchpoints,omitempty"`
	Promises      []ID   `json:"promises,omitempty"` // stage-level promises
}

// Key implements Entity.
func (s *Stage) Key() ID { return s.ID }

// Kind implements Entity.
func (*Stage) Kind() Kind { return KindStage }

// Channel is where an encounter happens: one of the known codes, which each
// language has a word for, or any other text, shown as it is.
type Channel string

// The known channels.
const (
	ChannelNone    Channel = ""
	ChannelVisit   Channel = "visit"   // face to face
	ChannelPhone   Channel = "phone"   //
	ChannelEmail   Channel = "email"   //
	ChannelWeb     Channel = "web"     //
	ChannelApp     Channel = "app"     //
	ChannelChat    Channel = "chat"    //
	ChannelSMS     Channel = "sms"     //
	ChannelSocial  Channel = "social"  // social media
	ChannelLetter  Channel = "letter"  //
	ChannelKiosk   Channel = "kiosk"   // self-service machine
	ChannelParcel  Channel = "parcel"  // delivery
	ChannelMedia   Channel = "media"   // advertising, news
	ChannelPeople  Channel = "people"  // word of mouth
	ChannelPartner Channel = "partner" // through a partner
)

// Channels lists the known channels but ChannelNone.
func Channels() []Channel {
	return []Channel{
		ChannelVisit, ChannelPhone, ChannelEmail, ChannelWeb, ChannelApp, ChannelChat, ChannelSMS,
		ChannelSocial, ChannelLetter, ChannelKiosk, ChannelParcel, ChannelMedia, ChannelPeople, ChannelPartner,
	}
}

// Evidence says how a claim is known.
type Evidence string

// The levels of evidence, weakest first. A claim is a guess until somebody
// says otherwise.
const (
	EvidenceGuess    Evidence = "guess"
	EvidenceTold     Evidence = "told"
	EvidenceObserved Evidence = "observed"
	EvidenceMeasured Evidence = "measured"
)

// EvidenceLevels lists the levels, weakest first.
func EvidenceLevels() []Evidence {
	return []Evidence{EvidenceGuess, EvidenceTold, EvidenceObserved, EvidenceMeasured}
}

// MaxImportance is the highest importance of a touchpoint; 1 is the lowest and
// 0 means that nobody has said.
const MaxImportance = 5

// Widths of a touchpoint's column on the map in millimetres.
const (
	DefaultColumnMM = 44.0
	MinColumnMM     = 24.0
	MaxColumnMM     = 160.0
)

// Touchpoint is one encounter on a journey, told in the customer's words.
type Touchpoint struct {
	ID            ID        `json:"id"`
	Stage         ID        `json:"stage"`
	Title         string    `json:"title"`
	Channel       Channel   `json:"channel,omitempty"`
	Does          string    `json:"does,omitempty"`
	Thinks        string    `json:"thinks,omitempty"`
	Needs         string    `json:"needs,omitempty"`
	FirmAbsent    bool      `json:"firmAbsent,omitempty"`    // the firm is not there, yet answers for the reputation
	MomentOfTruth bool      `json:"momentOfTruth,omitempty"` // an encounter that decides the relationship
	Role          ID        `json:"role,omitempty"`          // who answers for it
	ToCustomer    int       `json:"toCustomer,omitempty"`    // importance to the customer, 0…MaxImportance
	ToUs          int       `json:"toUs,omitempty"`          // importance to the firm, 0…MaxImportance
	Evidence      Evidence  `json:"evidence"`
	Pain          string    `json:"pain,omitempty"`
	Opportunity   string    `json:"opportunity,omitempty"`
	Feelings      []Feeling `json:"feelings,omitempty"` // at most one per persona
	Promises      []ID      `json:"promises,omitempty"`
	// Notes are the texts of free lanes by lane ID.
	Notes map[ID]string `json:"notes,omitempty"`
	// Origin is the touchpoint of the previous journey that this one was
	// copied from, so that the two journeys can be laid over each other. It may
	// name a touchpoint that has since been removed.
	Origin ID `json:"origin,omitempty"`
	// WidthMM is the width of the column; 0 means DefaultColumnMM.
	WidthMM float64 `json:"widthMM,omitempty"`
}

// Key implements Entity.
func (t *Touchpoint) Key() ID { return t.ID }

// Kind implements Entity.
func (*Touchpoint) Kind() Kind { return KindTouchpoint }

// The limits of Feeling.Value.
const (
	LowestFeeling  = -2.0
	HighestFeeling = 2.0
)

// Feeling is how an encounter feels to one persona.
type Feeling struct {
	Persona ID      `json:"persona,omitempty"` // empty: the customer in general
	Value   float64 `json:"value"`             // LowestFeeling…HighestFeeling
	Word    string  `json:"word,omitempty"`    // the emotion in the customer's own word
	Note    string  `json:"note,omitempty"`
}

// Feeling returns what a persona feels and whether anything has been said.
func (t *Touchpoint) Feeling(persona ID) (Feeling, bool) {
	for _, f := range t.Feelings {
		if f.Persona == persona {
			return f, true
		}
	}
	return Feeling{Persona: persona}, false
}

// LowestFeeling returns the worst feeling of any persona and whether there is one.
func (t *Touchpoint) LowestFeeling() (Feeling, bool) {
	if len(t.Feelings) == 0 {
		return Feeling{}, false
	}
	low := t.Feelings[0]
	for _, f := range t.Feelings[1:] {
		if f.Value < low.Value {
			low = f
		}
	}
	return low, true
}

// LaneText returns what a lane of the map shows for the touchpoint, a channel
// as it is stored, and whether lanes of the kind hold text at all.
func (t *Touchpoint) LaneText(l Lane) (string, bool) {
	switch l.Kind {
	case LaneChannel:
		return string(t.Channel), true
	case LaneDoes:
		return t.Does, true
	case LaneThinks:
		return t.Thinks, true
	case LaneNeeds:
		return t.Needs, true
	case LanePain:
		return t.Pain, true
	case LaneOpportunity:
		return t.Opportunity, true
	case LaneFree:
		return t.Notes[l.ID], true
	}
	return "", false
}

// CurvePersonas returns the personas whose feelings the journey's map shows:
// its own, or the customer in general (the empty ID) when it has none or when
// a touchpoint holds a feeling that belongs to nobody in particular.
func (p *Project) CurvePersonas(j *Journey) []ID {
	if len(j.Personas) == 0 {
		return []ID{""}
	}
	for _, t := range p.Touchpoints(j) {
		if _, ok := t.Feeling(""); ok {
			return append([]ID{""}, j.Personas...)
		}
	}
	return j.Personas
}

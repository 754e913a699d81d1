package assets

import "lupaus/model"

// starter is a file as it is written. The fields are those of the model; what
// differs is explained where it does.
type starter struct {
	file, id string

	Order        int // place in the list
	Name, About  text
	Project      text // the project's name; Name when left out
	Note         text
	Organisation struct{ Name, Mission, Values text }
	Personas     []starterPersona
	Segments     []starterSegment
	Customers    []starterCustomer
	Terms        model.CustomerTerms // what figures of customers are counted with
	Roles        []starterRole
	Promises     []starterPromise // the company's
	Journeys     []starterJourney
	Sheets       []starterSheet
	Decisions    []starterDecision
	Actions      []starterAction
	Audits       []starterAudit
	IgnoredRules []starterIgnored `yaml:"ignoredRules"`
	Before       *starterBefore   // a snapshot of an earlier day
}

type starterPersona struct {
	Key                      ref
	Name, Note, Goals, Quote text
}

type starterSegment struct {
	Key               ref
	Name, Needs, Note text
}

type starterCustomer struct {
	Key        ref // only needed when something refers to the customer
	Code, Name text
	Segment    ref
	Flow       ref // not known when left out
	Note       text

	// The figures of model.CustomerFigures; what is left out is not known.
	Revenue, Margin, Spend, Renewal, Purchases, Since, Value *float64
}

type starterRole struct {
	Key                   ref
	Role                  ref // board, owner, ceo, leadership; other when left out
	Name, Note            text
	Task, Value           text
	Touchpoints           []ref // besides those that name the role
	Horizon               ref   // today, 1, 3, 5, 10 or 25 years
	Measures              text
	Start, Stop, Continue text
	Promises              []starterPromise
}

type starterPromise struct {
	Key     ref // only needed when something refers to the promise
	Text    text
	Owner   ref
	Parent  ref
	KeptBy  []ref `yaml:"keptBy"`
	Answers []text
	Measure struct {
		Name, Target, Last text
		DaysAgo            int `yaml:"daysAgo"` // the day of Last, counted back from the day of creation
	}
	Evidence ref // guess when left out
	Kept     ref // unknown when left out
	Adoption ref // written when left out
	Expects  *struct{ Low, High float64 }
	Note     text
}

type starterJourney struct {
	Key         ref
	Name, Note  text
	Perspective ref // customer when left out
	State       ref // now when left out
	Previous    ref
	Personas    []ref
	Lanes       []starterLane // model.DefaultLanes when left out
	Stages      []starterStage
}

type starterLane struct {
	Kind   ref // free when left out
	Key    ref // for the notes of a free lane
	Name   text
	Hidden bool
}

type starterStage struct {
	Key                     ref // only needed when something refers to the stage
	Name, Note              text
	Doer                    ref // own when left out
	Partner                 text
	OutOfBusiness           bool `yaml:"outOfBusiness"`
	Competencies, Resources text
	Promises                []starterPromise
	Touchpoints             []starterTouchpoint
}

type starterTouchpoint struct {
	Key                 ref // only needed when something refers to the touchpoint
	Title               text
	Channel             text // a known code, or a text of its own
	Does, Thinks, Needs text
	Pain, Opportunity   text
	FirmAbsent          bool `yaml:"firmAbsent"`
	MomentOfTruth       bool `yaml:"momentOfTruth"`
	Role                ref
	Importance          struct{ Customer, Us int }
	Evidence            ref // guess when left out
	Feelings            []starterFeeling
	Notes               []starterNote
	Promises            []starterPromise
	Origin              ref
	WidthMM             float64 `yaml:"widthMM"`
}

type starterFeeling struct {
	Persona    ref // left out: the customer in general
	Value      float64
	Word, Note text
}

type starterNote struct {
	Lane ref
	Text text
}

type starterSheet struct {
	Form ref // things refer to the sheet by it
	Rows []starterRow
}

type starterRow struct {
	Block ref
	Row   ref // a row that the form gives; left out: a row that people have added
	// Cells hold by the column's key what was written, the key of a choice, a
	// step, or a day as the number of days from the day of creation on.
	Cells map[string]text
	Owner ref
	Links []ref
}

type starterDecision struct {
	Key            ref // only needed when something refers to the decision
	Title          text
	Verdict        ref // invest when left out
	State          ref // made when left out
	Why            text
	Value, Benefit text
	Customers      text
	Owner          ref
	MadeDaysAgo    int `yaml:"madeDaysAgo"`
	CheckInDays    int `yaml:"checkInDays"`
	About          []ref
	Note           text
}

type starterAction struct {
	Key           ref // only needed when something refers to the action
	Title         text
	State         ref // idea when left out
	Owner         ref
	DueInDays     int `yaml:"dueInDays"` // below 0: it should have been done
	Value, Effort int
	About         []ref
	Note          text
}

type starterIgnored struct {
	Rule   ref // of the gap check
	Reason text
}

// starterBefore tells how the same project looked on an earlier day: by what
// was not there yet and by what was different.
type starterBefore struct {
	Name    text
	DaysAgo int `yaml:"daysAgo"`
	Note    text
	Without []ref // promises, decisions, actions and audits
	Was     []starterWas
}

// starterWas holds what was different in one thing; what it leaves out was as
// it is now.
type starterWas struct {
	Of       ref              // a touchpoint, promise, decision or action
	Feelings []starterFeeling // of a touchpoint, by persona
	Kept     ref              // of a promise, as are the next three
	Adoption ref
	Last     text
	DaysAgo  int `yaml:"daysAgo"` // the day of Last
	State    ref // of a decision or an action
}

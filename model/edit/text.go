package edit

import (
	"fmt"

	"lupaus/model"
)

// Field names a text of an entity.
type Field string

// The fields of SetText. Which entity has which is told by [Fields].
const (
	FieldName          Field = "name"  // project, persona, segment, customer, role, journey, sheet, stage, audit, snapshot
	FieldTitle         Field = "title" // touchpoint, decision, action
	FieldText          Field = "text"  // promise
	FieldNote          Field = "note"  // all but touchpoints, sheets, instruments and answers
	FieldDoes          Field = "does"
	FieldThinks        Field = "thinks"
	FieldNeeds         Field = "needs"
	FieldPain          Field = "pain"
	FieldOpportunity   Field = "opportunity"
	FieldCode          Field = "code" // customer
	FieldGoals         Field = "goals"
	FieldQuote         Field = "quote"
	FieldPartner       Field = "partner"
	FieldCompetencies  Field = "competencies"
	FieldResources     Field = "resources"
	FieldMeasureName   Field = "measureName"
	FieldMeasureTarget Field = "measureTarget"
	FieldMeasureLast   Field = "measureLast" // without its day; see SetMeasured
	FieldOrgName       Field = "orgName"
	FieldMission       Field = "mission"
	FieldValues        Field = "values"

	FieldTask      Field = "task"      // role: the work as one calls it
	FieldHelp      Field = "help"      // role: the same work as help to a customer
	FieldMeasures  Field = "measures"  // role
	FieldStart     Field = "start"     // role
	FieldStop      Field = "stop"      // role
	FieldContinue  Field = "continue"  // role
	FieldWhy       Field = "why"       // decision
	FieldWorth     Field = "worth"     // decision: what value it creates for customers
	FieldBenefit   Field = "benefit"   // decision: how customers benefit from the investment
	FieldCustomers Field = "customers" // decision: in which customers we invest
)

// Fields lists the text fields of a kind of entity in the order in which an
// inspector shows them.
func Fields(kind model.Kind) []Field {
	switch kind {
	case model.KindInfo:
		return []Field{FieldName, FieldOrgName, FieldMission, FieldValues, FieldNote}
	case model.KindPersona:
		return []Field{FieldName, FieldGoals, FieldQuote, FieldNote}
	case model.KindSegment:
		return []Field{FieldName, FieldNeeds, FieldNote}
	case model.KindCustomer:
		return []Field{FieldName, FieldCode, FieldNote}
	case model.KindSheet:
		return []Field{FieldName}
	case model.KindRole:
		return []Field{FieldName, FieldTask, FieldHelp, FieldMeasures, FieldStart, FieldStop, FieldContinue, FieldNote}
	case model.KindJourney, model.KindAudit, model.KindSnapshot:
		return []Field{FieldName, FieldNote}
	case model.KindDecision:
		return []Field{FieldTitle, FieldWhy, FieldWorth, FieldBenefit, FieldCustomers, FieldNote}
	case model.KindAction:
		return []Field{FieldTitle, FieldNote}
	case model.KindStage:
		return []Field{FieldName, FieldPartner, FieldCompetencies, FieldResources, FieldNote}
	case model.KindTouchpoint:
		return []Field{FieldTitle, FieldDoes, FieldThinks, FieldNeeds, FieldPain, FieldOpportunity}
	case model.KindPromise:
		return []Field{FieldText, FieldMeasureName, FieldMeasureTarget, FieldMeasureLast, FieldNote}
	}
	return nil
}

// Text returns a text of an entity, and whether the entity has the field.
func Text(e model.Entity, f Field) (string, bool) {
	if s := textField(e, f); s != nil {
		return *s, true
	}
	return "", false
}

// textField points to the text, or is nil when the entity has no such field.
func textField(e model.Entity, f Field) *string {
	switch e := e.(type) {
	case *model.Info:
		return map[Field]*string{
			FieldName: &e.Name, FieldNote: &e.Note, FieldOrgName: &e.Organisation.Name,
			FieldMission: &e.Organisation.Mission, FieldValues: &e.Organisation.Values,
		}[f]
	case *model.Persona:
		return map[Field]*string{FieldName: &e.Name, FieldNote: &e.Note, FieldGoals: &e.Goals, FieldQuote: &e.Quote}[f]
	case *model.Segment:
		return map[Field]*string{FieldName: &e.Name, FieldNeeds: &e.Needs, FieldNote: &e.Note}[f]
	case *model.Customer:
		return map[Field]*string{FieldName: &e.Name, FieldCode: &e.Code, FieldNote: &e.Note}[f]
	case *model.Sheet:
		return map[Field]*string{FieldName: &e.Name}[f]
	case *model.Role:
		return map[Field]*string{
			FieldName: &e.Name, FieldTask: &e.Task, FieldHelp: &e.Value, FieldMeasures: &e.Measures,
			FieldStart: &e.Start, FieldStop: &e.Stop, FieldContinue: &e.Continue, FieldNote: &e.Note,
		}[f]
	case *model.Decision:
		return map[Field]*string{
			FieldTitle: &e.Title, FieldWhy: &e.Why, FieldWorth: &e.Value, FieldBenefit: &e.Benefit,
			FieldCustomers: &e.Customers, FieldNote: &e.Note,
		}[f]
	case *model.Action:
		return map[Field]*string{FieldTitle: &e.Title, FieldNote: &e.Note}[f]
	case *model.Audit:
		return map[Field]*string{FieldName: &e.Name, FieldNote: &e.Note}[f]
	case *model.Snapshot:
		return map[Field]*string{FieldName: &e.Name, FieldNote: &e.Note}[f]
	case *model.Journey:
		return map[Field]*string{FieldName: &e.Name, FieldNote: &e.Note}[f]
	case *model.Stage:
		return map[Field]*string{
			FieldName: &e.Name, FieldNote: &e.Note, FieldPartner: &e.Partner,
			FieldCompetencies: &e.Competencies, FieldResources: &e.Resources,
		}[f]
	case *model.Touchpoint:
		return map[Field]*string{
			FieldTitle: &e.Title, FieldDoes: &e.Does, FieldThinks: &e.Thinks, FieldNeeds: &e.Needs,
			FieldPain: &e.Pain, FieldOpportunity: &e.Opportunity,
		}[f]
	case *model.Promise:
		return map[Field]*string{
			FieldText: &e.Text, FieldNote: &e.Note, FieldMeasureName: &e.Measure.Name,
			FieldMeasureTarget: &e.Measure.Target, FieldMeasureLast: &e.Measure.Last,
		}[f]
	}
	return nil
}

// SetText writes a text field of any entity.
type SetText struct {
	ID    model.ID
	Field Field
	Text  string
}

// Label implements Edit.
func (e SetText) Label() model.Label { return label("text." + string(e.Field)) }

// MergeKey implements Merger: texts of the same field merge.
func (e SetText) MergeKey() string { return mergeKey("text", e.ID, model.ID(e.Field)) }

// Focus implements Focuser.
func (e SetText) Focus() []model.ID { return []model.ID{e.ID} }

// Apply implements Edit.
func (e SetText) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		entity := d.open(e.ID)
		if entity == nil {
			return &model.Error{Code: model.CodeNotFound, ID: e.ID, Err: fmt.Errorf("set text %s", e.Field)}
		}
		s := textField(entity, e.Field)
		if s == nil {
			return invalid(e.ID, "a %s has no text field %q", entity.Kind(), e.Field)
		}
		*s = e.Text
		return nil
	})
}

// SetLaneText writes what a lane of the map shows for a touchpoint. The lane
// belongs to the touchpoint's journey and is of a kind that holds text:
// channel, does, thinks, needs, pain, opportunity or free.
type SetLaneText struct {
	Touchpoint model.ID
	Lane       model.ID
	Text       string
}

// Label implements Edit.
func (e SetLaneText) Label() model.Label { return label("laneText") }

// MergeKey implements Merger.
func (e SetLaneText) MergeKey() string { return mergeKey("laneText", e.Touchpoint, e.Lane) }

// Focus implements Focuser.
func (e SetLaneText) Focus() []model.ID { return []model.ID{e.Touchpoint} }

// Apply implements Edit.
func (e SetLaneText) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		t, err := d.touchpoint(e.Touchpoint)
		if err != nil {
			return err
		}
		j := p.JourneyOf(e.Touchpoint)
		if j == nil {
			return model.NotFound(model.KindJourney, "")
		}
		i, err := laneIndex(j, e.Lane)
		if err != nil {
			return err
		}
		switch kind := j.Lanes[i].Kind; kind {
		case model.LaneChannel:
			t.Channel = model.Channel(e.Text)
		case model.LaneDoes:
			t.Does = e.Text
		case model.LaneThinks:
			t.Thinks = e.Text
		case model.LaneNeeds:
			t.Needs = e.Text
		case model.LanePain:
			t.Pain = e.Text
		case model.LaneOpportunity:
			t.Opportunity = e.Text
		case model.LaneFree:
			t.Notes = withNote(t.Notes, e.Lane, e.Text)
		default:
			return invalid(e.Lane, "a lane of kind %s holds no text", kind)
		}
		return nil
	})
}

// withNote returns a new map with the note of a lane written; an empty text
// takes it out, and an empty map becomes nil.
func withNote(notes map[model.ID]string, lane model.ID, text string) map[model.ID]string {
	next := make(map[model.ID]string, len(notes)+1)
	for id, s := range notes {
		next[id] = s
	}
	next[lane] = text
	if text == "" {
		delete(next, lane)
	}
	if len(next) == 0 {
		return nil
	}
	return next
}

// SetInfo replaces the project's name, language, organisation, note and day of
// creation. All else is left as it is.
type SetInfo struct {
	Info model.Info
}

// Label implements Edit.
func (e SetInfo) Label() model.Label { return label("info") }

// MergeKey implements Merger.
func (e SetInfo) MergeKey() string { return "info" }

// Focus implements Focuser.
func (e SetInfo) Focus() []model.ID { return []model.ID{model.InfoID} }

// Apply implements Edit.
func (e SetInfo) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		i := d.info()
		i.Name, i.Language, i.Organisation = e.Info.Name, e.Info.Language, e.Info.Organisation
		i.Note, i.Created = e.Info.Note, e.Info.Created
		return nil
	})
}

package edit

import (
	"maps"

	"lupaus/model"
)

// AddSegment adds a segment behind the others.
type AddSegment struct {
	Segment model.Segment // with a fresh ID
}

// Label implements Edit.
func (e AddSegment) Label() model.Label { return label("addSegment") }

// Focus implements Focuser.
func (e AddSegment) Focus() []model.ID { return []model.ID{e.Segment.ID} }

// Apply implements Edit.
func (e AddSegment) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) error { return d.addSegments(e.Segment) })
}

func (d *draft) addSegments(list ...model.Segment) error {
	if len(list) == 0 {
		return nil
	}
	i := d.info()
	for _, s := range list {
		i.Segments = inserted(i.Segments, End, s.ID)
		if err := d.add(&s); err != nil {
			return err
		}
	}
	return nil
}

// MoveSegment moves a segment in the project's list.
type MoveSegment struct {
	ID model.ID
	At int
}

// Label implements Edit.
func (e MoveSegment) Label() model.Label { return label("moveSegment") }

// MergeKey implements Merger.
func (e MoveSegment) MergeKey() string { return mergeKey("moveSegment", e.ID) }

// Focus implements Focuser.
func (e MoveSegment) Focus() []model.ID { return []model.ID{e.ID} }

// Apply implements Edit.
func (e MoveSegment) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) (err error) {
		i := d.info()
		i.Segments, err = movedID(i.Segments, model.KindSegment, e.ID, e.At)
		return err
	})
}

// PutCustomers adds customers, and replaces those whose IDs the project holds
// already, as when a newer list of them is read. Segments that they need and the
// project does not have are added.
type PutCustomers struct {
	Segments  []model.Segment // with fresh IDs
	Customers []model.Customer
}

// Label implements Edit.
func (e PutCustomers) Label() model.Label { return counted("putCustomers", len(e.Customers)) }

// Focus implements Focuser: the customer when it is one.
func (e PutCustomers) Focus() []model.ID {
	if len(e.Customers) == 1 {
		return []model.ID{e.Customers[0].ID}
	}
	return nil
}

// Apply implements Edit. The figures are shared with the project from then on.
func (e PutCustomers) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		if err := d.addSegments(e.Segments...); err != nil {
			return err
		}
		for _, c := range e.Customers {
			switch d.get(c.ID).(type) {
			case nil:
				if err := d.add(&c); err != nil {
					return err
				}
			case *model.Customer:
				d.changed[c.ID] = &c
			default:
				return invalid(c.ID, "the ID of the customer is taken")
			}
		}
		return nil
	})
}

// onCustomers changes customers.
func onCustomers(p *model.Project, ids []model.ID, set func(*model.Customer)) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		for _, id := range ids {
			c, err := opened[model.Customer](d, model.KindCustomer, id)
			if err != nil {
				return err
			}
			set(c)
		}
		return nil
	})
}

// SetCustomerSegment says which segment customers belong to; empty: none.
type SetCustomerSegment struct {
	IDs     []model.ID
	Segment model.ID
}

// Label implements Edit.
func (e SetCustomerSegment) Label() model.Label { return counted("customerSegment", len(e.IDs)) }

// Focus implements Focuser.
func (e SetCustomerSegment) Focus() []model.ID { return e.IDs }

// Apply implements Edit.
func (e SetCustomerSegment) Apply(p *model.Project) (*model.Project, error) {
	return onCustomers(p, e.IDs, func(c *model.Customer) { c.Segment = e.Segment })
}

// SetCustomerFlow says where customers stand in the customer flow.
type SetCustomerFlow struct {
	IDs  []model.ID
	Flow model.FlowStage
}

// Label implements Edit.
func (e SetCustomerFlow) Label() model.Label { return counted("customerFlow", len(e.IDs)) }

// Focus implements Focuser.
func (e SetCustomerFlow) Focus() []model.ID { return e.IDs }

// Apply implements Edit.
func (e SetCustomerFlow) Apply(p *model.Project) (*model.Project, error) {
	return onCustomers(p, e.IDs, func(c *model.Customer) { c.Flow = e.Flow })
}

// SetCustomerFigure writes a figure of a customer; nil: it is not known.
type SetCustomerFigure struct {
	ID     model.ID
	Figure model.CustomerFigure
	Value  *float64
}

// Label implements Edit.
func (e SetCustomerFigure) Label() model.Label { return label("customerFigure") }

// MergeKey implements Merger: a figure that is typed is one step.
func (e SetCustomerFigure) MergeKey() string {
	return mergeKey("customerFigure", e.ID, model.ID(e.Figure))
}

// Focus implements Focuser.
func (e SetCustomerFigure) Focus() []model.ID { return []model.ID{e.ID} }

// Apply implements Edit.
func (e SetCustomerFigure) Apply(p *model.Project) (*model.Project, error) {
	return onCustomers(p, []model.ID{e.ID}, func(c *model.Customer) {
		c.Figures = maps.Clone(c.Figures)
		if e.Value == nil {
			delete(c.Figures, e.Figure)
		} else {
			if c.Figures == nil {
				c.Figures = map[model.CustomerFigure]float64{}
			}
			c.Figures[e.Figure] = *e.Value
		}
		if len(c.Figures) == 0 {
			c.Figures = nil
		}
	})
}

// SetCustomerTerms says what the figures of customers are counted with.
type SetCustomerTerms struct {
	Terms model.CustomerTerms
}

// Label implements Edit.
func (e SetCustomerTerms) Label() model.Label { return label("customerTerms") }

// MergeKey implements Merger: a cut that is dragged is one step.
func (e SetCustomerTerms) MergeKey() string { return "customerTerms" }

// Focus implements Focuser.
func (e SetCustomerTerms) Focus() []model.ID { return nil }

// Apply implements Edit.
func (e SetCustomerTerms) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		d.info().Customers = e.Terms
		return nil
	})
}

// SetWorkbook says what the workbook holds; nil: what is usual.
type SetWorkbook struct {
	Workbook *model.Workbook
}

// Label implements Edit.
func (e SetWorkbook) Label() model.Label { return label("workbook") }

// MergeKey implements Merger: choosing is one step.
func (e SetWorkbook) MergeKey() string { return "workbook" }

// Apply implements Edit.
func (e SetWorkbook) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		d.info().Workbook = e.Workbook
		return nil
	})
}

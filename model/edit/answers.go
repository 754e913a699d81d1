package edit

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"lupaus/model"
)

// AddSheet adds an answer sheet to a batch of an audit, which it makes when it is
// not there yet. Sheets of a round stand by their IDs, so that their order does
// not tell who has answered when; others stand as they came. A batch of
// model.MaxBatch sheets takes no more. Make it with NewAddSheet.
type AddSheet struct {
	Batch model.ID
	Audit model.ID
	Way   model.BatchWay
	Made  model.Date        // of a batch that is made
	Sheet model.AnswerSheet // with an ID that is fresh in the batch
}

// NewAddSheet adds a sheet to the last batch of the audit that came the same way
// on the same day and has room, or to a new one.
func NewAddSheet(p *model.Project, audit model.ID, way model.BatchWay, made model.Date, sheet model.AnswerSheet, ids model.IDSource) AddSheet {
	e := AddSheet{Audit: audit, Way: way, Made: made, Sheet: sheet}
	if a := p.Audit(audit); a != nil {
		for _, id := range slices.Backward(a.Batches) {
			if b := p.Answers(id); b != nil && b.Way == way && b.Made == made && len(b.Sheets) < model.MaxBatch {
				e.Batch = id
				return e
			}
		}
	}
	e.Batch = ids()
	return e
}

// Label implements Edit.
func (e AddSheet) Label() model.Label { return label("addSheet") }

// Focus implements Focuser.
func (e AddSheet) Focus() []model.ID { return []model.ID{e.Audit} }

// Apply implements Edit.
func (e AddSheet) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		b, err := e.open(d)
		if err != nil {
			return err
		}
		if b.Audit != e.Audit || b.Way != e.Way || len(b.Sheets) >= model.MaxBatch {
			return invalid(b.ID, "the batch is of audit %s, came by %s and has %d sheets", b.Audit, b.Way, len(b.Sheets))
		}
		at := End
		if e.Way == model.BatchRound {
			at, _ = slices.BinarySearchFunc(b.Sheets, e.Sheet.ID, func(s model.AnswerSheet, id model.ID) int { return cmp.Compare(s.ID, id) })
		}
		b.Sheets = inserted(b.Sheets, at, e.Sheet)
		return nil
	})
}

// open opens the batch, which it adds when the project does not hold it.
func (e AddSheet) open(d *draft) (*model.AnswerBatch, error) {
	if d.get(e.Batch) != nil {
		return d.batch(e.Batch)
	}
	a, err := d.audit(e.Audit)
	if err != nil {
		return nil, err
	}
	b := &model.AnswerBatch{ID: e.Batch, Audit: e.Audit, Way: e.Way, Made: e.Made}
	a.Batches = inserted(a.Batches, End, b.ID)
	return b, d.add(b)
}

func (d *draft) batch(id model.ID) (*model.AnswerBatch, error) {
	return opened[model.AnswerBatch](d, model.KindAnswers, id)
}

func sheetIndex(b *model.AnswerBatch, id model.ID) (int, error) {
	at := slices.IndexFunc(b.Sheets, func(s model.AnswerSheet) bool { return s.ID == id })
	if at < 0 {
		return 0, &model.Error{Code: model.CodeNotFound, ID: id, Err: fmt.Errorf("answer sheet of batch %s", b.ID)}
	}
	return at, nil
}

// onSheet changes an answer sheet.
func onSheet(p *model.Project, batch, sheet model.ID, set func(*model.AnswerSheet)) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		b, err := d.batch(batch)
		if err != nil {
			return err
		}
		at, err := sheetIndex(b, sheet)
		if err != nil {
			return err
		}
		b.Sheets = slices.Clone(b.Sheets)
		set(&b.Sheets[at])
		return nil
	})
}

// SetAnswer writes an answer of a respondent. Its time does not grow with the
// number of respondents.
type SetAnswer struct {
	Batch, Sheet model.ID
	At           int  // place of the statement in the instrument, from 0
	Answer       byte // a digit for the place in the scale, model.Unknown or model.Unanswered
}

// Label implements Edit.
func (e SetAnswer) Label() model.Label { return label("answer") }

// MergeKey implements Merger: an answer that is changed at once is one step, and
// each statement is a step of its own.
func (e SetAnswer) MergeKey() string {
	return mergeKey("answer", e.Batch, e.Sheet, model.ID(strconv.Itoa(e.At)))
}

// Focus implements Focuser.
func (e SetAnswer) Focus() []model.ID { return []model.ID{e.Batch} }

// Apply implements Edit.
func (e SetAnswer) Apply(p *model.Project) (*model.Project, error) {
	if b := p.Answers(e.Batch); b != nil {
		statements := 0
		if a := p.Audit(b.Audit); a != nil {
			if i := p.Instrument(a.Instrument); i != nil {
				statements = i.Len()
			}
		}
		if e.At < 0 || e.At >= statements {
			return nil, invalid(e.Batch, "answer to statement %d of %d", e.At, statements)
		}
	}
	return onSheet(p, e.Batch, e.Sheet, func(s *model.AnswerSheet) { *s = s.WithAnswer(e.At, e.Answer) })
}

// SetSheetGroup says which group a respondent belongs to; empty: none is said.
type SetSheetGroup struct {
	Batch, Sheet model.ID
	Group        model.ID
}

// Label implements Edit.
func (e SetSheetGroup) Label() model.Label { return label("sheetGroup") }

// Focus implements Focuser.
func (e SetSheetGroup) Focus() []model.ID { return []model.ID{e.Batch} }

// Apply implements Edit.
func (e SetSheetGroup) Apply(p *model.Project) (*model.Project, error) {
	return onSheet(p, e.Batch, e.Sheet, func(s *model.AnswerSheet) { s.Group = e.Group })
}

// SetSheetName names the respondent, in an audit that names them.
type SetSheetName struct {
	Batch, Sheet model.ID
	Name         string
}

// Label implements Edit.
func (e SetSheetName) Label() model.Label { return label("sheetName") }

// MergeKey implements Merger.
func (e SetSheetName) MergeKey() string { return mergeKey("sheetName", e.Batch, e.Sheet) }

// Focus implements Focuser.
func (e SetSheetName) Focus() []model.ID { return []model.ID{e.Batch} }

// Apply implements Edit.
func (e SetSheetName) Apply(p *model.Project) (*model.Project, error) {
	return onSheet(p, e.Batch, e.Sheet, func(s *model.AnswerSheet) { s.Name = e.Name })
}

// SetSheetComment writes what a respondent has said in his own words.
type SetSheetComment struct {
	Batch, Sheet model.ID
	Comment      string
}

// Label implements Edit.
func (e SetSheetComment) Label() model.Label { return label("sheetComment") }

// MergeKey implements Merger.
func (e SetSheetComment) MergeKey() string { return mergeKey("sheetComment", e.Batch, e.Sheet) }

// Focus implements Focuser.
func (e SetSheetComment) Focus() []model.ID { return []model.ID{e.Batch} }

// Apply implements Edit.
func (e SetSheetComment) Apply(p *model.Project) (*model.Project, error) {
	return onSheet(p, e.Batch, e.Sheet, func(s *model.AnswerSheet) { s.Comment = e.Comment })
}

// RemoveSheet removes an answer sheet, and its batch when it was the last one
// there.
type RemoveSheet struct {
	Batch, Sheet model.ID
}

// Label implements Edit.
func (e RemoveSheet) Label() model.Label { return label("removeSheet") }

// Focus implements Focuser.
func (e RemoveSheet) Focus() []model.ID { return []model.ID{e.Batch} }

// Apply implements Edit.
func (e RemoveSheet) Apply(p *model.Project) (*model.Project, error) {
	b := p.Answers(e.Batch)
	if b == nil {
		return nil, model.NotFound(model.KindAnswers, e.Batch)
	}
	at, err := sheetIndex(b, e.Sheet)
	if err != nil {
		return nil, err
	}
	if len(b.Sheets) == 1 {
		return Remove{IDs: []model.ID{b.ID}}.Apply(p)
	}
	next := *b
	next.Sheets = slices.Delete(slices.Clone(b.Sheets), at, at+1)
	return p.With(&next), nil
}

// AddAnswers adds batches of answer sheets, as they are read from a file, behind
// those of an audit, and groups of respondents that the audit does not have yet.
type AddAnswers struct {
	Audit   model.ID
	Groups  []model.RespondentGroup
	Batches []model.AnswerBatch // with fresh IDs; their Audit is set
}

// Label implements Edit.
func (e AddAnswers) Label() model.Label { return label("addAnswers") }

// Focus implements Focuser.
func (e AddAnswers) Focus() []model.ID { return []model.ID{e.Audit} }

// Apply implements Edit.
func (e AddAnswers) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		a, err := d.audit(e.Audit)
		if err != nil {
			return err
		}
		if len(e.Groups) > 0 {
			a.Groups = inserted(a.Groups, End, e.Groups...)
		}
		ids := make([]model.ID, 0, len(e.Batches))
		for _, b := range e.Batches {
			b.Audit = a.ID
			if err := d.add(&b); err != nil {
				return err
			}
			ids = append(ids, b.ID)
		}
		if len(ids) > 0 {
			a.Batches = inserted(a.Batches, End, ids...)
		}
		return nil
	})
}

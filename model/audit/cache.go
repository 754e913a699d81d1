package audit

import (
	"slices"

	"lupaus/model"
)

// Cache remembers the last results, so that turning pages and edits of other
// things count nothing anew. The zero value is ready. Not safe for concurrent
// use.
type Cache struct {
	results map[model.ID]*remembered
}

type remembered struct {
	audit      *model.Audit
	instrument *model.Instrument
	batches    []*model.AnswerBatch
	result     *Result
}

// Of is [Of], remembered.
func (c *Cache) Of(p *model.Project, id model.ID) *Result {
	a := p.Audit(id)
	if a == nil {
		return nil
	}
	now := &remembered{audit: a, instrument: p.Instrument(a.Instrument)}
	for _, b := range model.Of[model.AnswerBatch](p, a.Batches) {
		now.batches = append(now.batches, b)
	}
	if was := c.results[id]; was != nil && was.audit == a && was.instrument == now.instrument && slices.Equal(was.batches, now.batches) {
		return was.result
	}
	if len(c.results) > 32 || c.results == nil { // more audits than a window shows at a time
		c.results = map[model.ID]*remembered{}
	}
	now.result = Of(p, id)
	c.results[id] = now
	return now.result
}

package model_test

import (
	"encoding/json"
	"testing"

	"lupaus/model"
	"lupaus/model/modeltest"
)

// FuzzValidate looks for projects, as a file may hold them, that validation does
// not bear. What breaks no rule must break none as a change either, and give
// back what was read.
func FuzzValidate(f *testing.F) {
	sample := modeltest.Sample().Bare()
	for _, p := range []*model.Project{sample, modeltest.LargeAudit(3, 7), model.NewProject(model.Info{})} {
		data, err := json.Marshal(p)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	const head = `{"project":{"name":"","instruments":["i"],"audits":["a"]},`
	f.Add([]byte(head + `"instrument":[{"id":"i","scale":{"levels":null},"areas":[{"statements":[{"key":"s","benchmark":{"level":-1}},{}]}]}],` +
		`"audit":[{"id":"a","instrument":"i","batches":["b","b"],"marks":[{},{}],"steps":[{"action":"a"}],"groups":[{},{}]}],` +
		`"answers":[{"id":"b","audit":"a","sheets":[{"answers":"9?."},{"answers":"é"},{"id":"x","group":"g","name":"n"}]}]}`))
	f.Add([]byte(head + `"audit":[{"id":"a","instrument":"a","batches":["a"],"marks":[{"statement":"s","evidence":["a","i"]}]}],"answers":[{"id":"i","audit":"i"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		p := &model.Project{}
		if p.UnmarshalJSON(data) != nil {
			return
		}
		problems := model.Validate(p)
		for _, from := range []*model.Project{sample, {}} {
			model.ValidateChange(p, model.Diff(from, p))
			model.Since(from, p)
			model.Since(p, from)
		}
		if problems != nil {
			return
		}
		if broken := model.ValidateChange(p, model.Diff(sample, p)); broken != nil {
			t.Fatalf("only ValidateChange finds %v", broken)
		}
		written, err := json.Marshal(p)
		if err != nil {
			t.Fatal(err)
		}
		again := &model.Project{}
		if err := again.UnmarshalJSON(written); err != nil || len(model.Validate(again)) > 0 {
			t.Fatalf("written and read: %v", err)
		}
	})
}

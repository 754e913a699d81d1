package scene_test

import (
	"fmt"
	"testing"

	"lupaus/model"
	"lupaus/model/audit"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
)

// manyAnswers is an audit of 40 statements that 5 000 people have answered, with
// an earlier one as large.
func manyAnswers(b *testing.B) (p *model.Project, spec scene.AuditSpec) {
	b.Helper()
	p = modeltest.LargeAudit(5000, 40)
	return p, scene.AuditSpec{Project: p, Result: audit.Of(p, "audit"), Change: audit.Since(p, "audit", "audit"), Screen: true}
}

func BenchmarkAudit_Result(b *testing.B) {
	p, _ := manyAnswers(b)
	for b.Loop() {
		audit.Of(p, "audit")
	}
}

func BenchmarkAudit_First(b *testing.B) {
	_, spec := manyAnswers(b)
	for _, view := range scene.AuditViews() {
		b.Run(string(view), func(b *testing.B) {
			for b.Loop() {
				builder("fi").Audit(spec, view)
			}
		})
	}
}

// BenchmarkAudit_Flip turns to a view that has been seen before.
func BenchmarkAudit_Flip(b *testing.B) {
	_, spec := manyAnswers(b)
	draw := builder("fi")
	for _, view := range scene.AuditViews() {
		draw.Audit(spec, view)
	}
	for _, view := range scene.AuditViews() {
		b.Run(string(view), func(b *testing.B) {
			for b.Loop() {
				draw.Audit(spec, view)
			}
		})
	}
}

func BenchmarkAudit_AfterOneEdit(b *testing.B) {
	p, spec := manyAnswers(b)
	draw := builder("fi")
	draw.Audit(spec, scene.AuditEvidence)
	i := 0
	for b.Loop() {
		i++
		a := *p.Audit("audit")
		a.Marks = []model.StatementMark{{Statement: "statement20", Note: fmt.Sprint("Huomio ", i)}}
		r := *spec.Result
		r.Audit = &a
		next := spec
		next.Project, next.Result = p.With(&a), &r
		draw.Audit(next, scene.AuditEvidence)
	}
}

func BenchmarkAuditStaircase(b *testing.B) {
	_, spec := manyAnswers(b)
	draw := builder("fi")
	for b.Loop() {
		draw.AuditStaircase(spec, 420, 297)
	}
}

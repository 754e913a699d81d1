package scene_test

import (
	"testing"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/scene"
)

// TestName tells batches of answers apart, which seldom have a name of their own.
func TestName(t *testing.T) {
	for _, test := range []struct {
		lang string
		e    model.Entity
		want string
	}{
		{"fi", &model.AnswerBatch{Way: model.BatchRound, Made: "2026-11-06"}, "Kierros · 6.11.2026"},
		{"fi", &model.AnswerBatch{Way: model.BatchPaper}, "Paperilta"},
		{"fi", &model.AnswerBatch{Way: model.BatchImport, Name: "vastaukset.csv", Made: "2026-11-06"}, "vastaukset.csv"},
		{"fi", &model.AnswerBatch{}, "Nimetön nippu"},
		{"en", &model.Audit{Name: " Spring\n2026 "}, "Spring 2026"},
	} {
		if got := scene.Name(assets.WordsFor(test.lang), test.e); got != test.want {
			t.Errorf("%+v is called %q, want %q", test.e, got, test.want)
		}
	}
}

package scene

import (
	"fmt"
	"math"
	"strings"

	"lupaus/model"
	"lupaus/model/gap"
)

// gapSentenceName is how many letters of a name stand in the sentence of a
// finding.
const gapSentenceName = 90

// GapList tells what a gap check has found as a list: the gravest first, and at
// the end the rules that the project has switched off, with the reasons.
func GapList(w Words, p *model.Project, r *gap.Report) ListSpec {
	spec := ListSpec{Title: w.T("gap.title"), Intro: w.T("gap.intro"), Empty: w.T("gap.none")}
	var rows []ListRow
	for _, f := range r.Findings {
		rows = append(rows, gapRow(w, p, f))
	}
	if len(rows) > 0 {
		spec.Sections = append(spec.Sections, ListSection{Rows: rows})
	}
	var off []ListRow
	for _, i := range r.Ignored {
		reason := i.Reason
		if reason == "" {
			reason = w.T("gap.noReason")
		}
		off = append(off, ListRow{Title: w.T(i.Rule.NameKey()), Text: reason, Tag: fmt.Sprint(i.Count)})
	}
	if len(off) > 0 {
		spec.Sections = append(spec.Sections, ListSection{Title: w.T("gap.ignored"), Note: w.T("gap.ignored.note"), Rows: off})
	}
	return spec
}

// gapRow is one finding: what it is about, the finding in a sentence, what to do
// and how much it matters.
func gapRow(w Words, p *model.Project, f *gap.Finding) ListRow {
	row := ListRow{
		Ref:   Ref{Owner: f.Subject, Part: PartFinding, Lane: model.ID(f.Rule)},
		Title: w.T(f.Rule.NameKey()), Text: GapSentence(w, p, f), Hint: w.T(f.Rule.DoKey()),
		Tag: decimal(w, f.Score), Marks: gapMarks(f.Score),
	}
	// Stages and touchpoints of one name stand in several journeys.
	if j := p.JourneyOf(f.Subject); j != nil && len(p.Info().Journeys) > 1 {
		row.Text += " " + w.T("gap.where", short(Name(w, j), gapSentenceName/2))
	}
	return row
}

// GapSentence tells a finding in a sentence that names the things concerned.
func GapSentence(w Words, p *model.Project, f *gap.Finding) string {
	var names []any
	for _, id := range f.Named() {
		if e := p.Get(id); e != nil {
			names = append(names, short(strings.TrimRight(Name(w, e), "."), gapSentenceName))
		}
	}
	return w.T(f.Rule.FindKey(), names...)
}

// mostScore is the score of what could not be graver: the company's promise at
// the most important moment of truth, with the widest gap.
const mostScore = 7.5 * 2 * gap.MaxGap

// gapMarks turns a score into one to five bars. They grow with its root, so that
// the small ones can be told apart.
func gapMarks(score float64) int {
	return max(1, min(5, int(math.Ceil(5*math.Sqrt(score/mostScore)))))
}

// short cuts a text for a place in a sentence.
func short(text string, letters int) string {
	r := []rune(text)
	if len(r) <= letters {
		return text
	}
	return string(r[:letters-1]) + "…"
}

// decimal writes a number with one decimal at most, in the reader's way.
func decimal(w Words, v float64) string {
	text := fmt.Sprintf("%.1f", v)
	if n := len(text); text[n-2:] == ".0" {
		return text[:n-2]
	}
	if w.Lang() != "en" {
		return text[:len(text)-2] + "," + text[len(text)-1:]
	}
	return text
}

package edit_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/modeltest"
)

// layout tells which statements an instrument has in which areas.
func layout(i *model.Instrument) string {
	var areas []string
	for _, a := range i.Areas {
		var keys []string
		for _, s := range a.Statements {
			keys = append(keys, s.Key)
		}
		areas = append(areas, a.Key+": "+strings.Join(keys, " "))
	}
	return strings.Join(areas, "; ")
}

// TestMoveInInstrument moves areas and statements to all places.
func TestMoveInInstrument(t *testing.T) {
	p, err := edit.Remove{IDs: ids("answers-paper", "answers-round")}.Apply(modeltest.Sample())
	must(t, err)
	const was = "listen: listen-ask listen-act; keep: keep-know keep-shelf"
	for _, c := range []struct {
		edit edit.Edit
		want string
	}{
		{edit.MoveArea{Instrument: "i-reading", Area: "keep", At: 0}, "keep: keep-know keep-shelf; listen: listen-ask listen-act"},
		{edit.MoveArea{Instrument: "i-reading", Area: "listen", At: edit.End}, "keep: keep-know keep-shelf; listen: listen-ask listen-act"},
		{edit.MoveStatement{Instrument: "i-reading", Statement: "listen-ask", Area: "listen", At: 2}, "listen: listen-act listen-ask; keep: keep-know keep-shelf"},
		{edit.MoveStatement{Instrument: "i-reading", Statement: "listen-ask", Area: "keep", At: 1}, "listen: listen-act; keep: keep-know listen-ask keep-shelf"},
		{edit.MoveStatement{Instrument: "i-reading", Statement: "keep-shelf", Area: "listen", At: 0}, "listen: keep-shelf listen-ask listen-act; keep: keep-know"},
		{edit.AddStatement{Instrument: "i-reading", Area: "keep", Statement: model.Statement{Key: "x"}, At: 0}, "listen: listen-ask listen-act; keep: x keep-know keep-shelf"},
		{edit.AddArea{Instrument: "i-reading", Area: model.Area{Key: "x"}, At: 1}, "listen: listen-ask listen-act; x: ; keep: keep-know keep-shelf"},
		{edit.RemoveArea{Instrument: "i-reading", Area: "listen"}, "keep: keep-know keep-shelf"},
	} {
		next, err := c.edit.Apply(p)
		must(t, err)
		if got := layout(next.Instrument(modeltest.Questions)); got != c.want {
			t.Errorf("%+v gives %s, want %s", c.edit, got, c.want)
		}
		if layout(p.Instrument(modeltest.Questions)) != was {
			t.Fatalf("%+v wrote into the project", c.edit)
		}
	}
}

// TestStairs_ComeAndGo writes the first and takes the last word of stairs and of
// a statement's levels.
func TestStairs_ComeAndGo(t *testing.T) {
	i := reading("x", func(i *model.Instrument) { i.Stairs, i.Code = nil, "own" })
	p, err := edit.AddInstrument{Instrument: *i}.Apply(modeltest.Sample())
	must(t, err)
	set := func(f edit.InstrumentField, text string) {
		t.Helper()
		p, err = edit.SetInstrumentText{Instrument: "x", Field: f, Statement: "listen-ask", Level: 1, Lang: "fi", Text: text}.Apply(p)
		must(t, err)
		if problems := model.Validate(p); problems != nil {
			t.Fatal(problems)
		}
	}
	set(edit.StairAbout, "alku")
	set(edit.StatementLevel, "joskus")
	now := p.Instrument("x")
	if _, s := now.Statement(0); len(now.Stairs) != 4 || len(s.Levels) != 4 || now.Stairs[1].About["fi"] != "alku" || s.Levels[1]["fi"] != "joskus" {
		t.Errorf("%+v", now)
	}
	set(edit.StairAbout, "")
	set(edit.StatementLevel, "")
	now = p.Instrument("x")
	if _, s := now.Statement(0); now.Stairs != nil || s.Levels != nil {
		t.Errorf("%+v", now)
	}
}

// TestVersions makes versions and copies of an instrument.
func TestVersions(t *testing.T) {
	p := modeltest.Sample()
	for _, e := range []edit.Edit{
		edit.NextVersion{From: "i-reading", ID: "third"},
		edit.NextVersion{From: "i-reading", ID: "fourth"},
		edit.CopyInstrument{From: "i-reading", ID: "own", Code: "own", Suffix: model.Texts{"fi": " (kopio)"}},
		edit.AddAudit{Audit: model.Audit{ID: "empty", Instrument: "third"}},
		edit.NextVersion{From: "third", ID: "fifth"},
		edit.SetInstrumentText{Instrument: "fifth", Field: edit.InstrumentTitle, Lang: "fi", Text: "Uusi"},
	} {
		next, err := e.Apply(p)
		must(t, err)
		p = next
	}
	if problems := model.Validate(p); problems != nil {
		t.Fatal(problems)
	}
	var got []string
	for _, i := range model.Of[model.Instrument](p, p.Info().Instruments) {
		got = append(got, fmt.Sprint(i.ID, " ", i.Code, " ", i.Version, " ", i.Title["fi"], " ", i.Title["en"]))
	}
	want := []string{
		"i-reading reading 2 Lukijan ääni The reader's voice", "own own 1 Lukijan ääni (kopio) The reader's voice (kopio)",
		"fourth reading 4 Lukijan ääni The reader's voice", "third reading 3 Lukijan ääni The reader's voice", "fifth reading 5 Uusi The reader's voice",
	}
	if !slices.Equal(got, want) {
		t.Errorf("instruments %q", got)
	}
	if p.Audit("empty").Instrument != "fifth" || p.Audit("audit-now").Instrument != "i-reading" {
		t.Error("the audits were taken with others")
	}
}

// TestNewAddSheet fills batches.
func TestNewAddSheet(t *testing.T) {
	p := modeltest.Sample()
	ids, sheets := modeltest.IDs("batch"), modeltest.IDs("s")
	add := func(way model.BatchWay, made model.Date) {
		t.Helper()
		next, err := edit.NewAddSheet(p, "audit-now", way, made, model.AnswerSheet{ID: sheets()}, ids).Apply(p)
		must(t, err)
		p = next
	}
	for range model.MaxBatch + 1 {
		add(model.BatchRound, "2026-01-15")
	}
	add(model.BatchPaper, "2026-01-15")
	add(model.BatchRound, "2026-01-16")
	add(model.BatchRound, "2026-01-15")
	add(model.BatchPaper, "2026-01-15")
	var sizes []int
	for _, b := range model.Of[model.AnswerBatch](p, p.Audit("audit-now").Batches) {
		sizes = append(sizes, len(b.Sheets))
		byID := slices.IsSortedFunc(b.Sheets, func(a, b model.AnswerSheet) int { return strings.Compare(string(a.ID), string(b.ID)) })
		if b.Way == model.BatchRound && !byID {
			t.Errorf("the order of batch %s tells who came first", b.ID)
		}
	}
	if want := []int{4, model.MaxBatch, 2, 2, 1}; !slices.Equal(sizes, want) || model.Validate(p) != nil {
		t.Errorf("sizes %v, want %v", sizes, want)
	}
	full := p.Audit("audit-now").Batches[1]
	_, err := edit.AddSheet{Batch: full, Audit: "audit-now", Way: model.BatchRound, Sheet: model.AnswerSheet{ID: "x"}}.Apply(p)
	if model.CodeOf(err) != model.CodeInvalid {
		t.Errorf("error %v", err)
	}
}

// TestSetAnswer_UndoneOneByOne types a sheet quickly.
func TestSetAnswer_UndoneOneByOne(t *testing.T) {
	d := edit.New(&model.State{Project: modeltest.Sample()}, nil)
	answers := func() string { return d.Project().Answers("answers-round").Sheets[3].Answers }
	for at, answer := range []byte("1023") {
		must(t, d.Do(edit.SetAnswer{Batch: "answers-round", Sheet: "r4", At: at, Answer: answer}))
	}
	must(t, d.Do(edit.SetAnswer{Batch: "answers-round", Sheet: "r4", At: 3, Answer: '2'})) // a slip, mended at once
	for _, want := range []string{"1022", "102", "10", "1", ""} {
		if got := answers(); got != want {
			t.Fatalf("answers %q, want %q", got, want)
		}
		if want != "" {
			must(t, d.Undo())
		}
	}
}

// TestRemoveStep keeps actions that somebody else needs.
func TestRemoveStep(t *testing.T) {
	for name, c := range map[string]struct {
		first edit.Edit
		stays bool
	}{
		"nothing else":           {edit.SetAuditDay{Audit: "audit-now", Made: "2026-01-15"}, false},
		"about the audit":        {edit.SetStep{Audit: "audit-now", Area: "keep", Action: "a-idea"}, false},
		"about something else":   {edit.SetAction{Action: model.Action{ID: "a-idea", State: model.ActionIdea, About: ids("desk", "audit-now")}}, true},
		"step of another audit":  {edit.SetStep{Audit: "audit-before", Area: "keep", Action: "a-idea"}, true},
		"a decision about it":    {edit.SetDecision{Decision: model.Decision{ID: "d-give-up", Verdict: model.VerdictGiveUp, State: model.DecisionMade, About: ids("a-idea")}}, true},
		"evidence of a mark too": {edit.SetMarkEvidence{Audit: "audit-now", Statement: "listen-ask", Evidence: ids("a-idea")}, true},
	} {
		t.Run(name, func(t *testing.T) {
			p, err := c.first.Apply(modeltest.Sample())
			must(t, err)
			p, err = edit.RemoveStep{Audit: "audit-now", Action: "a-idea"}.Apply(p)
			must(t, err)
			a := p.Action("a-idea")
			if (a != nil) != c.stays || p.Audit("audit-now").Steps != nil || model.Validate(p) != nil {
				t.Errorf("action %+v, steps %v", a, p.Audit("audit-now").Steps)
			}
			if a != nil && slices.Contains(a.About, "audit-now") {
				t.Errorf("the action is still about %v", a.About)
			}
		})
	}
}

// TestImport_Audits imports audits where the same questionnaire is already, and
// where another one of the same name is.
func TestImport_Audits(t *testing.T) {
	for name, c := range map[string]struct {
		into        *model.Project
		instruments int
	}{
		"the same":        {modeltest.Sample(), 1},
		"none":            {other(), 1},
		"another content": {withInstrument(func(i *model.Instrument) { i.Minutes++ }), 2},
		"another version": {withInstrument(func(i *model.Instrument) { i.Version++ }), 2},
		"empty for none":  {withInstrument(func(i *model.Instrument) { i.Areas[0].Statements[0].Levels = []model.Texts{} }), 1},
	} {
		t.Run(name, func(t *testing.T) {
			p := imported(t, c.into)
			info := p.Info()
			if n := len(info.Instruments); n != c.instruments {
				t.Fatalf("%d instruments", n)
			}
			a := p.Audit(info.Audits[len(info.Audits)-1])
			i := p.Instrument(a.Instrument)
			if a.Name != "Kevät" || p.Respondents(a) != 4 || i == nil || !i.Same(modeltest.Sample().Instrument("i-reading")) {
				t.Errorf("audit %+v with %+v", a, i)
			}
			m := a.Mark("keep-know")
			if len(m.Evidence) != 2 || p.Touchpoint(m.Evidence[0]).Title != "Otan varauksen hyllystä" || p.Action(a.Steps[0].Action).Title != "Vinkkihylly lapsille" {
				t.Errorf("mark %+v, steps %+v", m, a.Steps)
			}
		})
	}
}

func withInstrument(set func(*model.Instrument)) *model.Project {
	i := reading("mine", func(*model.Instrument) {})
	i.Areas = slices.Clone(i.Areas)
	i.Areas[0].Statements = slices.Clone(i.Areas[0].Statements)
	set(i)
	info := *other().Info()
	info.Instruments = ids("mine")
	return other().With(&info, i)
}

// TestMergeKeys_Audits checks which edits of audits become one step.
func TestMergeKeys_Audits(t *testing.T) {
	answer := func(sheet model.ID, at int, answer byte) edit.Edit {
		return edit.SetAnswer{Batch: "b", Sheet: sheet, At: at, Answer: answer}
	}
	text := func(f edit.InstrumentField, statement, lang string, level int, text string) edit.Edit {
		return edit.SetInstrumentText{Instrument: "i", Field: f, Statement: statement, Level: level, Lang: lang, Text: text}
	}
	seen := map[string]string{}
	for name, pair := range map[string][2]edit.Edit{
		"answer":            {answer("s", 1, '1'), answer("s", 1, '2')},
		"another statement": {answer("s", 2, '1'), answer("s", 2, '2')},
		"another sheet":     {answer("r", 1, '1'), answer("r", 1, '2')},
		"text":              {text(edit.StatementText, "s", "fi", 0, "a"), text(edit.StatementText, "s", "fi", 0, "b")},
		"another language":  {text(edit.StatementText, "s", "en", 0, "a"), text(edit.StatementText, "s", "en", 0, "b")},
		"another text":      {text(edit.StatementText, "r", "fi", 0, "a"), text(edit.StatementText, "r", "fi", 0, "b")},
		"another field":     {text(edit.StatementLevel, "s", "fi", 0, "a"), text(edit.StatementLevel, "s", "fi", 0, "b")},
		"another level":     {text(edit.StatementLevel, "s", "fi", 1, "a"), text(edit.StatementLevel, "s", "fi", 1, "b")},
		"note":              {edit.SetMarkNote{Audit: "a", Statement: "s"}, edit.SetMarkNote{Audit: "a", Statement: "s", Note: "x"}},
		"note of another":   {edit.SetMarkNote{Audit: "a", Statement: "r"}, edit.SetMarkNote{Audit: "a", Statement: "r", Note: "x"}},
		"target":            {edit.SetTarget{Audit: "a", Statement: "s"}, edit.SetTarget{Audit: "a", Statement: "s", Target: 1}},
		"group":             {edit.RenameGroup{Audit: "a", Group: "g"}, edit.RenameGroup{Audit: "a", Group: "g", Name: "x"}},
		"comment":           {edit.SetSheetComment{Batch: "b", Sheet: "s"}, edit.SetSheetComment{Batch: "b", Sheet: "s", Comment: "x"}},
		"name":              {edit.SetSheetName{Batch: "b", Sheet: "s"}, edit.SetSheetName{Batch: "b", Sheet: "s", Name: "x"}},
	} {
		a, b := pair[0].(edit.Merger).MergeKey(), pair[1].(edit.Merger).MergeKey()
		if a == "" || a != b {
			t.Errorf("%s: keys %q and %q", name, a, b)
		}
		if with := seen[a]; with != "" {
			t.Errorf("%s merges with %s", name, with)
		}
		seen[a] = name
	}
	for _, e := range []edit.Edit{
		edit.AddAudit{}, edit.AddGroup{}, edit.RemoveGroup{}, edit.SetMarkEvidence{}, edit.AddStep{}, edit.RemoveStep{}, edit.AddSheet{},
		edit.RemoveSheet{}, edit.AddAnswers{}, edit.AddInstrument{}, edit.NextVersion{}, edit.CopyInstrument{}, edit.SetSheetGroup{},
	} {
		if _, merges := e.(edit.Merger); merges {
			t.Errorf("%T merges", e)
		}
	}
}

// TestInstrumentFields_AreAllWritten checks that every field that is listed can
// be written.
func TestInstrumentFields_AreAllWritten(t *testing.T) {
	p, err := edit.Remove{IDs: ids("audit-before", "audit-now")}.Apply(modeltest.Sample())
	must(t, err)
	for _, f := range edit.InstrumentFields() {
		next, err := edit.SetInstrumentText{Instrument: "i-reading", Area: "keep", Statement: "keep-know", Field: f, Lang: "sv", Text: "ny"}.Apply(p)
		must(t, err)
		if !strings.Contains(text(t, next), `"ny"`) {
			t.Errorf("%s is not written", f)
		}
	}
}

// TestNamesRemovedFromSnapshots checks that an audit that has turned nameless is
// so in snapshots too, that the history can bring the names back, and that other
// snapshots and audits stay the very values they were.
func TestNamesRemovedFromSnapshots(t *testing.T) {
	p, err := edit.AddSnapshot{ID: "snap-named", Name: "Nimet"}.Apply(modeltest.Sample())
	must(t, err)
	d := edit.New(&model.State{Project: p}, nil)
	must(t, d.Do(edit.SetAuditNamed{Audit: "audit-before"}))
	names := func(p *model.Project) (found []string) {
		for _, b := range model.Of[model.AnswerBatch](p, p.Audit("audit-before").Batches) {
			for _, s := range b.Sheets {
				if s.Name != "" {
					found = append(found, s.Name)
				}
			}
		}
		return found
	}
	now := d.Project().Snapshot("snap-named").Project
	if got := names(now); got != nil || now.Audit("audit-before").Named {
		t.Errorf("the snapshot still has %v", got)
	}
	for _, id := range p.Info().Snapshots {
		if was := p.Snapshot(id); was.Project.Audit("audit-before") == nil && d.Project().Snapshot(id) != was {
			t.Errorf("snapshot %s does not have the audit and has changed", id)
		}
	}
	if got := names(p.Snapshot("snap-named").Project); len(got) != 2 {
		t.Fatalf("the value before has %v", got)
	}
	must(t, d.Undo())
	if got := names(d.Project().Snapshot("snap-named").Project); len(got) != 2 {
		t.Errorf("undone, the snapshot has %v", got)
	}
}

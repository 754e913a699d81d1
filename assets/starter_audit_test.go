package assets

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"lupaus/model"
)

const auditStarter = `name: Name
about: About
roles: [{key: ceo, name: CEO}]
promises: [{key: p, text: P, owner: ceo}]
actions: [{key: do, title: Do it, owner: ceo, dueInDays: 30}]
audits:
  - key: first
    name: First
    instrument: board
    daysAgo: 400
    groups:
      - kind: board
        answers:
          - 01 2 ?.
          - {answers: 22..., comment: Said aloud}
      - kind: top
        way: round
        answers: ['?????']
  - key: second
    name: Second
    instrument: board
    daysAgo: 10
    named: true
    groups:
      - kind: board
        way: paper
        answers:
          - answers: '22222'
            name: Aino
      - name: Advisers
        answers: ['00000']
    marks:
      - {statement: shared, target: 0, note: Not yet, evidence: [p, do]}
      - {statement: reports}
    steps:
      - {area: board, statement: shared, action: do}
      - {area: board, action: later}
before:
  name: Then
  daysAgo: 100
  without: [second, do]
`

// TestStarter_Audits builds audits as the file tells them, and leaves those out
// of the snapshot that had not been made.
func TestStarter_Audits(t *testing.T) {
	yaml := strings.Replace(auditStarter, "actions: [", "actions: [{key: later, title: Later}, ", 1)
	list, err := readStarters(fstest.MapFS{"samples/x.yaml": {Data: []byte(yaml)}})
	if err != nil {
		t.Fatal(err)
	}
	p, err := list[0].build("en", counter(), "2026-11-23")
	if err != nil {
		t.Fatal(err)
	}
	then := p.Snapshot(p.Info().Snapshots[0]).Project
	want := map[string][]string{
		"now": {
			"First 2025-10-19 false: board , top ", "  round 2025-10-19", `    board "012?" "" ""`, `    board "22" "" "Said aloud"`, `    top "?????" "" ""`,
			"Second 2026-11-13 true: board , other Advisers", "  paper 2026-11-13", `    board "22222" "Aino" ""`, "  round 2026-11-13", `    other "00000" "" ""`,
			`  shared 1 "Not yet" P Do it`, `  reports 0 ""`, "  board shared: Do it", "  board : Later",
		},
		"then": {"First 2025-10-19 false: board , top ", "  round 2025-10-19", `    board "012?" "" ""`, `    board "22" "" "Said aloud"`, `    top "?????" "" ""`},
	}
	for when, p := range map[string]*model.Project{"now": p, "then": then} {
		if got := describeAudits(p); !slices.Equal(got, want[when]) {
			t.Errorf("%s\n%s\nwant\n%s", when, strings.Join(got, "\n"), strings.Join(want[when], "\n"))
		}
		if problems := model.Validate(p); len(problems) > 0 {
			t.Errorf("%s: %v", when, problems)
		}
		var instruments []*model.Instrument
		for _, i := range model.Of[model.Instrument](p, p.Info().Instruments) {
			instruments = append(instruments, i)
		}
		shipped, _ := InstrumentOf("board")
		if len(instruments) != 1 || !instruments[0].Same(shipped) || instruments[0].ID == "" {
			t.Errorf("%s: instruments %v", when, instruments)
		}
	}
	kinds := map[model.Kind]int{}
	for e := range then.All() {
		kinds[e.Kind()]++
	}
	if kinds[model.KindAudit] != 1 || kinds[model.KindAnswers] != 1 {
		t.Errorf("the snapshot has %v", kinds)
	}
}

func describeAudits(p *model.Project) []string {
	var lines []string
	line := func(format string, args ...any) { lines = append(lines, fmt.Sprintf(format, args...)) }
	for _, a := range model.Of[model.Audit](p, p.Info().Audits) {
		var groups []string
		for _, g := range a.Groups {
			groups = append(groups, fmt.Sprintf("%s %s", g.Kind, g.Name))
		}
		line("%s %s %v: %s", a.Name, a.Made, a.Named, strings.Join(groups, ", "))
		for _, batch := range model.Of[model.AnswerBatch](p, a.Batches) {
			line("  %s %s", batch.Way, batch.Made)
			for _, s := range batch.Sheets {
				g, _ := a.Group(s.Group)
				line("    %s %q %q %q", g.Kind, s.Answers, s.Name, s.Comment)
			}
		}
		for _, m := range a.Marks {
			evidence := ""
			for _, id := range m.Evidence {
				switch e := p.Get(id).(type) {
				case *model.Promise:
					evidence += " " + e.Text
				case *model.Action:
					evidence += " " + e.Title
				}
			}
			line("  %s %d %q%s", m.Statement, m.Target, m.Note, evidence)
		}
		for _, s := range a.Steps {
			line("  %s %s: %s", s.Area, s.Statement, p.Action(s.Action).Title)
		}
	}
	return lines
}

// TestStarter_AuditBatches cuts answers into stacks that a batch can hold.
func TestStarter_AuditBatches(t *testing.T) {
	yaml := "name: N\nabout: A\naudits:\n  - name: A\n    instrument: board\n    groups:\n      - kind: staff\n        answers:\n" +
		strings.Repeat("          - '11111'\n", model.MaxBatch+1)
	list, err := readStarters(fstest.MapFS{"samples/x.yaml": {Data: []byte(yaml)}})
	if err != nil {
		t.Fatal(err)
	}
	p, err := list[0].build("fi", counter(), "2026-11-23")
	if err != nil {
		t.Fatal(err)
	}
	var sizes []int
	for _, b := range model.Of[model.AnswerBatch](p, p.Audit(p.Info().Audits[0]).Batches) {
		sizes = append(sizes, len(b.Sheets))
	}
	if !slices.Equal(sizes, []int{model.MaxBatch, 1}) {
		t.Errorf("batches of %v", sizes)
	}
}

// TestReadStarters_AuditMistakes changes one place of an audit that is in order.
func TestReadStarters_AuditMistakes(t *testing.T) {
	const fine = "name: Name\nabout: About\nroles: [{key: ceo, name: C}]\nactions: [{key: do, title: D}]\naudits:\n" +
		"  - name: A\n    instrument: board\n    groups:\n      - kind: staff\n        answers:\n          - 01 2?.\n" +
		"    marks:\n      - {statement: shared, target: 2}\n    steps:\n      - {area: board, statement: shared, action: do}\n"
	tests := map[string]struct{ old, new, want string }{
		"InOrder":           {"", "", ""},
		"NoSuchInstrument":  {"instrument: board", "instrument: bord", `x.yaml:7: no instrument is called "bord"`},
		"NoSuchKind":        {"kind: staff", "kind: crew", `x.yaml:9: “crew” is not valid here`},
		"NoSuchWay":         {"kind: staff", "way: phone", `x.yaml:9: “phone” is not valid here`},
		"TooFewAnswers":     {"01 2?.", "01 2?", "x.yaml:11: 4 answers to the 5 statements of board"},
		"TooManyAnswers":    {"01 2?.", "01 2?..", "x.yaml:11: 6 answers to the 5 statements of board"},
		"OffTheScale":       {"01 2?.", "01 3?.", "x.yaml:11: '3' is no answer on a scale of 3 levels"},
		"NoAnswer":          {"01 2?.", "01 2-.", "x.yaml:11: '-' is no answer"},
		"NameNotAgreed":     {"- 01 2?.", "- {answers: 01 2?., name: Aino}", "x.yaml:11: only an audit that is named keeps names"},
		"FieldOfAnswers":    {"- 01 2?.", "- {answers: 01 2?., nmae: Aino}", "x.yaml:11: There is no field “nmae”"},
		"LanguageOfComment": {"- 01 2?.", "- {answers: 01 2?., comment: {fi: A}}", `x.yaml:11: The text in the language “en” is missing`},
		"NoSuchStatement":   {"{statement: shared, target", "{statement: sharde, target", `x.yaml:13: board has no statement "sharde"`},
		"MarkedTwice":       {"    steps:", "      - {statement: shared, target: 1}\n    steps:", "x.yaml: audit"},
		"TargetOffTheScale": {"target: 2", "target: 3", "x.yaml:13: the target 3 is not on a scale of 3 levels"},
		"NoSuchEvidence":    {"target: 2", "evidence: [x]", `x.yaml:13: nothing has the key "x"`},
		"NoSuchArea":        {"area: board", "area: bord", `x.yaml:15: board has no area "bord"`},
		"NoSuchAction":      {"action: do", "action: ceo", `x.yaml:15: no action has the key "ceo"`},
		"NoAction":          {", action: do", "", "x.yaml:15: a step has an action"},
		"KeyTwice":          {"  - name: A\n", "  - name: A\n    key: do\n", `x.yaml:7: the key "do" stands twice`},
		"AnotherArea": {"    groups:\n      - kind: staff\n        answers:\n          - 01 2?.\n    marks:\n      - {statement: shared, target: 2}\n    steps:\n      - {area: board, statement: shared, action: do}\n",
			"    steps:\n      - {area: board, statement: shared, action: do}\n  - name: B\n    instrument: product\n    steps:\n      - {area: measuring, statement: quality, action: do}\n",
			`x.yaml:13: the statement "quality" is in another area`},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			yaml := strings.Replace(fine, tt.old, tt.new, 1)
			_, err := readStarters(fstest.MapFS{"samples/x.yaml": {Data: []byte(yaml)}})
			if tt.want == "" {
				if err != nil {
					t.Error(err)
				}
				return
			}
			if err == nil || !strings.HasPrefix(err.Error(), "samples/"+tt.want) {
				t.Errorf("got  %v\nwant %s", err, tt.want)
			}
		})
	}
}

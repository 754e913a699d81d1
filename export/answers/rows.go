package answers

import (
	"context"
	"strings"

	"lupaus/export/exchange"
	"lupaus/export/table"
	"lupaus/model"
)

// scale looks at all numbers before any row is read, because a file on another
// scale looks right in most of its cells: 1…5 has 1, 2, 3 and 4 in common with
// 0…4 and means something else by each of them.
func (r *reader) scale() {
	r.readings = make([]func(string) answer, r.i.Len())
	said, outside, low, high := 0, 0, 0, 0
	for at, col := range r.columnOf {
		_, s := r.i.Statement(at)
		r.readings[at] = table.Remember(newReading(r.i, s, r.first).read)
		if col < 0 {
			continue
		}
		for row := r.Header + 1; row < len(r.Grid.Rows); row++ {
			a := r.readings[at](r.Grid.Cell(row, col))
			if !a.said {
				continue
			}
			if said++; said == 1 {
				low, high = a.number, a.number
			}
			low, high = min(low, a.number), max(high, a.number)
			if a.fault != "" {
				outside++
			}
		}
	}
	last := r.first + len(r.i.Scale.Levels) - 1
	// A slip of a finger now and then is told cell by cell.
	if outside < 2 || outside*20 < said {
		return
	}
	r.other = true
	if other := 1 - r.i.Scale.First; r.opt.First == nil && low >= other && high <= other+len(r.i.Scale.Levels)-1 {
		r.firstInFile = &other
		r.BlockAll(table.Problem{}, "otherFirst", []any{other}, low, high, r.first, last)
		return
	}
	r.BlockAll(table.Problem{}, "otherScale", []any{r.first, last}, low, high, r.first, last)
}

// rows reads the respondents.
func (r *reader) rows(ctx context.Context) error {
	seen := newTwins(r)
	err := r.EachRow(ctx, func(row int) {
		s, answered := r.row(row)
		if answered == 0 {
			if !r.Bad(s.line) {
				r.Tell(r.At(row, -1), table.Warning, "noAnswers")
			}
			return
		}
		r.rowCount++
		seen.look(row, s)
		r.sheets = append(r.sheets, s)
	})
	if err != nil {
		return err
	}
	if r.rowCount == 0 && r.Report().BadRows == 0 {
		r.BlockAll(table.Problem{}, "noRows", nil)
	}
	if r.withoutGroup > 0 && len(r.groups.list) > 0 {
		r.Tell(table.Problem{}, table.Info, "withoutGroup", r.withoutGroup)
	}
	seen.past()
	return nil
}

// row reads one respondent, and how many cells he has filled in, right or wrong.
func (r *reader) row(row int) (s sheet, filled int) {
	s.line = r.Grid.Lines[row]
	answers := make([]byte, len(r.columnOf))
	outside := 0
	for at, col := range r.columnOf {
		answers[at] = model.Unanswered
		if col < 0 {
			continue
		}
		text := r.Grid.Cell(row, col)
		a := r.readings[at](text)
		switch {
		case a.fault == "range" && r.other:
			outside++
			filled++
		case a.fault != "":
			r.faulty(row, col, text, a)
			filled++
		case a.code != model.Unanswered:
			answers[at] = a.code
			filled++
		}
	}
	if outside > 0 {
		r.Tell(r.At(row, -1), table.Error, "outside", outside)
	}
	s.Answers = strings.TrimRight(string(answers), string(rune(model.Unanswered)))
	if filled > 0 {
		r.person(row, &s)
	}
	return s, filled
}

// faulty tells what is wrong with an answer.
func (r *reader) faulty(row, col int, text string, a answer) {
	last := r.first + len(r.i.Scale.Levels) - 1
	advice := []any{r.first, last}
	if a.fault == "typo" {
		advice = []any{a.like}
	}
	r.Advise(r.At(row, col), table.Error, a.fault, advice, table.OneLine(text))
}

// person reads who has answered, and what he has said in his own words.
func (r *reader) person(row int, s *sheet) {
	text, col := r.cell(row, group)
	if id, ok := r.groups.find(text); ok {
		s.Group = id
		if id == "" {
			r.withoutGroup++
		}
	} else if u := r.groups.unknown[exchange.Fold(text)]; u.Like != "" {
		r.Advise(r.At(row, col), table.Error, "groupTypo", []any{r.groups.name(u.Like, r.words.Lang())}, u.Text)
	} else {
		r.Tell(r.At(row, col), table.Error, "group", u.Text)
	}
	if text, _ := r.cell(row, person); r.a.Named {
		s.Name = r.short(row, person, text)
	}
	text, _ = r.cell(row, comment)
	s.Comment = r.short(row, comment, text)
}

// short cuts a text to what a project holds.
func (r *reader) short(row int, k kind, text string) string {
	text, cut := table.Cut(text)
	if cut {
		r.Tell(r.At(row, r.of[k]), table.Warning, "long", model.MaxText)
	}
	return text
}

// twins finds rows that are there twice.
type twins struct {
	r       *reader
	numbers map[string]int // the respondent's number → line
	rows    map[string]int // the whole row → line
	names   map[string]int // folded name → line
	before  map[string]int // how many sheets of the audit say the same
	same    int            // how many rows say what a sheet of the audit says
}

func newTwins(r *reader) *twins {
	t := &twins{r: r, numbers: map[string]int{}, rows: map[string]int{}, names: map[string]int{}, before: map[string]int{}}
	for _, b := range model.Of[model.AnswerBatch](r.p, r.a.Batches) {
		for _, s := range b.Sheets {
			t.before[sheetKey(s)]++
		}
	}
	return t
}

func sheetKey(s model.AnswerSheet) string {
	return strings.Join([]string{string(s.Group), strings.TrimRight(s.Answers, "."), s.Name, s.Comment}, "\x00")
}

// telling is from how many answers on two people hardly answer all the same.
const telling = 10

// look compares a row with those before it.
func (t *twins) look(row int, s sheet) {
	r := t.r
	key := sheetKey(s.AnswerSheet)
	if t.before[key] > 0 {
		t.before[key]--
		t.same++
	}
	id, col := r.cell(row, number)
	if first, ok := t.numbers[id]; ok && id != "" {
		r.Tell(r.At(row, col), table.Error, "numberTwice", id, first)
		return
	}
	t.numbers[id] = s.line
	whole := strings.Join(r.Grid.Rows[row], "\x00")
	if first, ok := t.rows[whole]; ok {
		t.again(row, s, first)
		return
	}
	t.rows[whole] = s.line
	if name := exchange.Fold(s.Name); name != "" {
		if first, ok := t.names[name]; ok {
			_, col := r.cell(row, person)
			r.Tell(r.At(row, col), table.Warning, "nameTwice", s.Name, first)
			return
		}
		t.names[name] = s.line
	}
}

// again tells of a row that says what another has said, word for word. Only where
// something in it is one person's own it must be the same person.
func (t *twins) again(row int, s sheet, first int) {
	r := t.r
	own := s.Name != "" || s.Comment != ""
	for col, c := range r.list {
		own = own || (c.kind == foreign || c.kind == person) && strings.ContainsAny(r.Grid.Cell(row, col), "0123456789@")
	}
	switch {
	case own:
		r.Tell(r.At(row, -1), table.Error, "rowTwice", first)
	case len(s.Answers) >= telling:
		r.Tell(r.At(row, -1), table.Warning, "sameAnswers", first)
	}
}

// past tells when the audit seems to have these rows already.
func (t *twins) past() {
	if r := t.r; t.same >= 3 && t.same*2 >= r.rowCount && r.i.Len() >= telling {
		r.Tell(table.Problem{}, table.Warning, "there", t.same, r.rowCount)
	}
}

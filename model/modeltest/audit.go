package modeltest

import (
	"fmt"
	"strings"

	"lupaus/model"
)

// The IDs of what Sample has of audits.
const (
	Questions    model.ID = "i-reading"     // instrument of one's own: two areas of two statements, four levels from 1
	FirstAudit   model.ID = "audit-before"  // audit that names its respondents
	FirstAnswers model.ID = "answers-paper" // batch of FirstAudit with two sheets
	Audit        model.ID = "audit-now"     // audit without names, with a mark, and Idea as a step
	Answers      model.ID = "answers-round" // batch of Audit with four sheets
	Staff        model.ID = "g-staff"       // group of both audits
	Readers      model.ID = "g-readers"     // group of Audit, with a name of its own
)

func fiEn(fi, en string) model.Texts {
	t := model.Texts{"fi": fi}
	return t.With("en", en)
}

func sampleAudits() []model.Entity {
	return []model.Entity{
		sampleInstrument(),
		&model.Audit{
			ID: FirstAudit, Name: "Ennen ensimmäistä työpajaa", Instrument: Questions, Made: "2025-11-03", Named: true,
			Groups: []model.RespondentGroup{{ID: Staff, Kind: model.GroupStaff}}, Batches: []model.ID{FirstAnswers},
		},
		&model.AnswerBatch{ID: FirstAnswers, Audit: FirstAudit, Way: model.BatchPaper, Made: "2025-11-03", Sheets: []model.AnswerSheet{
			{ID: "s1", Group: Staff, Answers: "0012", Name: "Marja"},
			{ID: "s2", Answers: "1?1", Name: "Pekka", Comment: "Kysykää myös lapsilta."},
		}},
		&model.Audit{
			ID: Audit, Name: "Kevät", Instrument: Questions, Made: "2026-01-15", Note: "hallitus puuttuu vielä",
			Groups: []model.RespondentGroup{
				{ID: Staff, Kind: model.GroupStaff}, {ID: Readers, Kind: model.GroupOther, Name: "Lukupiiri"},
			},
			Batches: []model.ID{Answers},
			Marks: []model.StatementMark{
				{Statement: "listen-ask", Target: 3},
				{Statement: "keep-know", Target: 4, Note: "ei vielä kirjattu mihinkään", Evidence: []model.ID{Parcel, BoardWord}},
			},
			Steps: []model.AuditStep{{Area: "keep", Statement: "keep-know", Action: Idea}},
		},
		&model.AnswerBatch{
			ID: Answers, Audit: Audit, Way: model.BatchImport, Name: "vastaukset.csv", Made: "2026-01-15", Mark: "5f3a",
			Sheets: []model.AnswerSheet{
				{ID: "r1", Group: Staff, Answers: "1213"},
				{ID: "r2", Group: Staff, Answers: "2?.3", Comment: "Hyvä suunta"},
				{ID: "r3", Group: Readers, Answers: "3330"},
				{ID: "r4"},
			},
		},
	}
}

func sampleInstrument() *model.Instrument {
	return &model.Instrument{
		ID: Questions, Code: "reading", Version: 2, Title: fiEn("Lukijan ääni", "The reader's voice"),
		About: fiEn("Kuuleeko kirjasto lukijaa?", "Does the library hear its readers?"), Source: fiEn("oma kysely", ""), Minutes: 5,
		Scale: model.Scale{First: 1, Levels: []model.Level{
			{Title: fiEn("ei lainkaan", "not at all")}, {Title: fiEn("joskus", "sometimes")},
			{Title: fiEn("usein", "often")}, {Title: fiEn("aina", "always"), About: fiEn("kuka tahansa huomaa sen", "")},
		}},
		Stairs: []model.Level{
			{Title: fiEn("aloittelija", "beginner"), About: fiEn("lukija on numero", "")}, {Title: fiEn("kokeilija", "experimenter")},
			{Title: fiEn("tekijä", "doer")}, {Title: fiEn("pioneeri", "pioneer")},
		},
		Areas: []model.Area{
			{Key: "listen", Title: fiEn("Kuuntelu", "Listening"), About: fiEn("Mitä lukijasta tiedetään", ""), Statements: []model.Statement{
				{Key: "listen-ask", Text: fiEn("Kysymme lukijalta, mitä hän hakee", "We ask readers what they look for"), Hint: fiEn("Milloin viimeksi?", "")},
				{Key: "listen-act", Text: fiEn("Palaute muuttaa tekemistä", "Feedback changes what we do"), Levels: []model.Texts{
					fiEn("palautetta ei lueta", ""), fiEn("luetaan joskus", ""), nil, fiEn("muutos kerrotaan lukijalle", ""),
				}},
			}},
			{Key: "keep", Title: fiEn("Lupaukset", "Promises"), Statements: []model.Statement{
				{Key: "keep-know", Text: fiEn("Henkilöstö tietää, mitä on luvattu", "Staff know what has been promised"), Benchmark: &model.Benchmark{
					Level: 2, Below: true, About: fiEn("kysely kirjastoille", ""), Source: fiEn("Kirjastokysely 2019", ""), Note: fiEn("pieni otos", ""),
					Values: []model.BenchmarkValue{{Title: fiEn("kirjastot", ""), Percent: 39.5}},
				}},
				{Key: "keep-shelf", Text: fiEn("Hylly", "Shelf"), Left: fiEn("meidän järjestyksemme", "our order"), Right: fiEn("lukijan järjestys", "the reader's order")},
			}},
		},
	}
}

// audits adds instruments, audits and answers.
func (b *random) audits() {
	var instruments []*model.Instrument
	for n := range b.c.IntN(3) {
		i := b.instrument(n)
		instruments = append(instruments, i)
		b.info.Instruments = append(b.info.Instruments, b.add(i))
	}
	if len(instruments) == 0 {
		return
	}
	for range b.c.IntN(3) {
		b.info.Audits = append(b.info.Audits, b.audit(One(b.c, instruments)))
	}
}

// words are texts in some languages, often in none.
func (b *random) words() model.Texts {
	return model.Texts(nil).With(One(b.c, []string{"fi", "en", "sv"}), Text(b.c))
}

func (b *random) instrument(n int) *model.Instrument {
	c := b.c
	i := &model.Instrument{
		ID: b.ids(), Code: One(c, []string{"quick", "own"}), Version: 1 + n, Title: b.words(), About: b.words(), Minutes: c.IntN(30),
		Scale: model.Scale{First: c.IntN(2)},
	}
	levels := model.MinLevels + c.IntN(4)
	for range levels {
		i.Scale.Levels = append(i.Scale.Levels, model.Level{Title: b.words(), About: b.words()})
	}
	if c.IntN(2) == 1 {
		for range levels {
			i.Stairs = append(i.Stairs, model.Level{Title: b.words()})
		}
	}
	for a := range c.IntN(3) {
		area := model.Area{Key: fmt.Sprint("area", a), Title: b.words()}
		for k := range c.IntN(4) {
			s := model.Statement{Key: fmt.Sprintf("s%d-%d", a, k), Text: b.words(), Left: b.words(), Hint: b.words()}
			if c.IntN(3) == 0 {
				for range levels {
					s.Levels = append(s.Levels, b.words())
				}
			}
			if c.IntN(4) == 0 {
				s.Benchmark = &model.Benchmark{
					Level: c.IntN(levels), Below: c.IntN(2) == 1, Source: b.words(),
					Values: []model.BenchmarkValue{{Title: b.words(), Percent: float64(c.IntN(1001)) / 10}},
				}
			}
			area.Statements = append(area.Statements, s)
		}
		i.Areas = append(i.Areas, area)
	}
	return i
}

func (b *random) audit(i *model.Instrument) model.ID {
	c := b.c
	a := &model.Audit{
		ID: b.ids(), Name: Text(c), Instrument: i.ID, Made: One(c, dates), Note: Text(c), Named: c.IntN(2) == 1,
	}
	groups := []model.ID{""}
	for n := range c.IntN(4) {
		g := model.RespondentGroup{ID: model.ID(fmt.Sprint("group", n)), Kind: One(c, model.GroupKinds()), Name: Text(c)}
		a.Groups = append(a.Groups, g)
		groups = append(groups, g.ID)
	}
	for at := range i.Len() {
		_, s := i.Statement(at)
		m := model.StatementMark{Statement: s.Key, Target: c.IntN(len(i.Scale.Levels) + 1), Note: Text(c), Evidence: b.any()}
		if !m.Empty() && c.IntN(2) == 1 {
			a.Marks = append(a.Marks, m)
		}
	}
	if len(i.Areas) > 0 {
		for _, id := range b.some(b.info.Actions) {
			a.Steps = append(a.Steps, model.AuditStep{Area: One(c, i.Areas).Key, Action: id})
		}
	}
	for range c.IntN(3) {
		batch := &model.AnswerBatch{
			ID: b.ids(), Audit: a.ID, Way: One(c, model.BatchWays()), Name: Text(c), Made: One(c, dates), Mark: One(c, []string{"", "5f3a"}),
		}
		for n := range c.IntN(5) {
			s := model.AnswerSheet{ID: model.ID(fmt.Sprint("sheet", n)), Group: One(c, groups), Comment: Text(c)}
			if a.Named {
				s.Name = Text(c)
			}
			for at := range i.Len() {
				s = s.WithAnswer(at, "?.0123456789"[c.IntN(len(i.Scale.Levels)+2)])
			}
			batch.Sheets = append(batch.Sheets, s)
		}
		a.Batches = append(a.Batches, b.add(batch))
	}
	return b.add(a)
}

// LargeAudit returns a project with an audit of a number of respondents, who
// have answered a number of statements (at most model.MaxStatements) in five
// areas on five levels from 0. Of 100 respondents one is of the board, 4 of the
// top management, 15 of the middle management, 60 of the staff and 20 are
// customers; of their answers every twentieth or so is "don't know" and every
// fiftieth missing, and of most statements the higher groups think better. IDs are instrument, audit, group0…, answers0… (batches) and r0… (answer
// sheets); keys are area0… and statement0….
func LargeAudit(respondents, statements int) *model.Project {
	const areas, levels = 5, 5
	i := &model.Instrument{ID: "instrument", Code: "large", Version: 1, Title: fiEn("Suuri kysely", "Large questionnaire")}
	for l := range levels {
		i.Scale.Levels = append(i.Scale.Levels, model.Level{Title: fiEn(fmt.Sprint("Taso ", l), fmt.Sprint("Level ", l))})
	}
	for a := range areas {
		i.Areas = append(i.Areas, model.Area{Key: fmt.Sprint("area", a), Title: fiEn(fmt.Sprint("Alue ", a+1), fmt.Sprint("Area ", a+1))})
	}
	for n := range statements {
		area := &i.Areas[n*areas/statements]
		text := fiEn(fmt.Sprintf("Väittämä %d: asiakas tietää aina, mitä seuraavaksi tapahtuu", n+1), fmt.Sprint("Statement ", n+1))
		area.Statements = append(area.Statements, model.Statement{Key: fmt.Sprint("statement", n), Text: text})
	}
	a := &model.Audit{ID: "audit", Name: "Suuri auditointi", Instrument: i.ID, Made: "2026-01-15"}
	for n, kind := range model.GroupKinds()[:5] {
		a.Groups = append(a.Groups, model.RespondentGroup{ID: model.ID(fmt.Sprint("group", n)), Kind: kind})
	}
	entities := []model.Entity{i, a}
	var batch *model.AnswerBatch
	for n := range respondents {
		if n%model.MaxBatch == 0 {
			batch = &model.AnswerBatch{
				ID: model.ID(fmt.Sprint("answers", n/model.MaxBatch)), Audit: a.ID, Way: model.BatchImport, Name: "vastaukset.csv", Made: a.Made,
			}
			a.Batches = append(a.Batches, batch.ID)
			entities = append(entities, batch)
		}
		group := groupOf(n)
		batch.Sheets = append(batch.Sheets, model.AnswerSheet{
			ID: model.ID(fmt.Sprint("r", n)), Group: a.Groups[group].ID, Answers: answersOf(n, group, statements, levels),
		})
	}
	info := model.Info{Name: "Suuri auditointi", Language: "fi", Created: "2026-01-15", Instruments: []model.ID{i.ID}, Audits: []model.ID{a.ID}}
	return model.NewProject(info).With(entities...)
}

// groupOf spreads the groups evenly over the respondents.
func groupOf(n int) int {
	at := n * 37 % 100
	for group, share := range []int{1, 5, 20, 80} {
		if at < share {
			return group
		}
	}
	return 4
}

func answersOf(n, group, statements, levels int) string {
	answers := make([]byte, statements)
	for at := range answers {
		h := mixed(uint32(n)<<8 | uint32(at))
		switch {
		case h%20 == 0:
			answers[at] = model.Unknown
		case h%50 == 1:
			answers[at] = model.Unanswered
		default:
			level := int((h>>8)%3+(h>>16)%3) + (1-group/2)*(at%3)
			answers[at] = '0' + byte(min(max(level, 0), levels-1))
		}
	}
	return strings.TrimRight(string(answers), string(rune(model.Unanswered))) // as WithAnswer writes them
}

// mixed scatters a number (the finaliser of MurmurHash3 by Austin Appleby).
func mixed(h uint32) uint32 {
	h ^= h >> 16
	h *= 0x85ebca6b
	h ^= h >> 13
	h *= 0xc2b2ae35
	return h ^ h>>16
}

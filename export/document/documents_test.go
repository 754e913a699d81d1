package document_test

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"lupaus/assets"
	"lupaus/export/document"
	"lupaus/export/page"
	"lupaus/model"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
)

// build makes a document.
type build func(context.Context, document.Request) (*page.Document, error)

// documents are all but the report of a journey.
var documents = []struct {
	name  string
	build build
	one   bool // page, whatever the project; a blank gap check has one for each journey
	blank bool
}{
	{"promises", document.Promises, false, true},
	{"roles", document.Roles, false, true},
	{"board", document.Board, true, true},
	{"framework", document.Framework, true, true},
	{"gaps", document.Gaps, true, true},
	{"sheets", document.Sheets, false, true},
	{"decisions", document.Decisions, false, true},
	{"changes", document.Changes, false, false},
	{"audit", document.Audit, false, true},
	{"auditboard", document.AuditBoard, true, false},
	{"staircase", document.Staircase, true, false},
	{"customers", document.Customers, false, false},
}

func made(t testing.TB, b build, r document.Request) *page.Document {
	t.Helper()
	d, err := b(context.Background(), r)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// projects are those that documents are tried with.
func projects(t testing.TB) map[string]*model.Project {
	list := map[string]*model.Project{
		"sample": modeltest.Sample(), "large": modeltest.Large(60, 6, 20), "long": longWords(), "crowd": crowd(60), "gaps": modeltest.Large(300, 8, 100),
		"empty": model.NewProject(model.Info{Language: "fi"}),
	}
	for _, s := range assets.Samples("fi") {
		p, err := assets.Build(s.ID, "fi", modeltest.IDs(s.ID), model.DateOf(now))
		if err != nil {
			t.Fatal(err)
		}
		list[s.ID] = p
	}
	return list
}

// longWords is a project whose texts are as long as people write them and
// longer: promises of 300 characters, compounds without a place to break them.
func longWords() *model.Project {
	p := modeltest.Sample()
	promise := strings.Repeat("Lupaamme, ettei kukaan jää yksin asiansa kanssa. ", 7)[:300]
	compound := "Lentokonesuihkuturbiinimoottoriapumekaanikkoaliupseerioppilaskoulutusohjelmavastaava"
	var entities []model.Entity
	for e := range p.All() {
		switch e := e.(type) {
		case *model.Promise:
			c := *e
			c.Text, c.Measure.Name, c.Answers = promise, compound, []string{compound, promise}
			entities = append(entities, &c)
		case *model.Role:
			c := *e
			c.Name, c.Task, c.Value, c.Measures, c.Start, c.Stop, c.Continue = compound+string(e.ID), promise, promise, promise, promise, compound, promise
			entities = append(entities, &c)
		case *model.Touchpoint:
			c := *e
			c.Title, c.Feelings = promise, slices.Clone(e.Feelings)
			for i := range c.Feelings {
				c.Feelings[i].Word = compound
			}
			entities = append(entities, &c)
		case *model.Stage:
			c := *e
			c.Name = compound
			entities = append(entities, &c)
		case *model.Persona:
			c := *e
			c.Name = compound
			entities = append(entities, &c)
		case *model.Decision:
			c := *e
			c.Title, c.Why, c.Value = promise, promise, promise
			entities = append(entities, &c)
		case *model.Action:
			c := *e
			c.Title = promise
			entities = append(entities, &c)
		}
	}
	info := *p.Info()
	info.Name, info.Organisation.Name, info.Organisation.Mission, info.Organisation.Values = promise, compound, promise, promise
	for _, rule := range []string{"promiseNoOwner", "promiseGuess", "roleNowhere"} {
		info.IgnoredRules = append(info.IgnoredRules, model.IgnoredRule{Rule: rule, Reason: promise})
	}
	return p.With(append(entities, &info)...)
}

// crowd is a project with many roles, each with a promise.
func crowd(roles int) *model.Project {
	p := modeltest.Large(24, 6, 0)
	info := *p.Info()
	var entities []model.Entity
	for i := range roles {
		r := &model.Role{ID: model.ID(fmt.Sprintf("r%d", i)), Name: fmt.Sprintf("Aluemyyntipäällikkö %d", i+1), Role: model.RoleOther, Task: "Myyn", Value: "Autan asiakasta valitsemaan"}
		e := &model.Promise{
			ID: r.ID + "-word", Level: model.LevelRole, Subject: r.ID, Parent: info.Promises[0], Text: "Vastaan puhelimeen itse", Kept: model.KeptUnknown,
			Evidence: model.EvidenceGuess, Adoption: model.AdoptionWritten, KeptBy: []model.ID{model.ID(fmt.Sprintf("t%d", i%24))},
		}
		r.Promises = []model.ID{e.ID}
		info.Roles = append(slices.Clone(info.Roles), r.ID)
		entities = append(entities, r, e)
	}
	return p.With(append(entities, &info)...)
}

func TestDocuments_StandOnTheirPages(t *testing.T) {
	list := projects(t)
	for _, d := range documents {
		for name, p := range list {
			for _, blank := range []bool{false, true} {
				if blank && !d.blank || d.name == "changes" && len(p.Info().Snapshots) == 0 {
					continue
				}
				t.Run(fmt.Sprintf("%s/%s/%v", d.name, name, blank), func(t *testing.T) {
					r := request(p, "", "fi")
					r.Blank = blank
					doc := made(t, d.build, r)
					look(t, fmt.Sprintf("%s-%s-%v", d.name, name, blank), doc)
					if d.one && !(blank && d.name == "gaps") && len(doc.Pages) != 1 {
						t.Errorf("%d pages, want one", len(doc.Pages))
					}
					checkPages(t, doc, page.ReadablePt)
				})
			}
		}
	}
}

// oddPt is how small letters get where promises are part of each other in ways
// that nobody would draw: the company's of a role's.
const oddPt = 5.0

func TestDocuments_OfAnyProject(t *testing.T) {
	for seed := range uint64(25) {
		p := modeltest.Random(rand.New(rand.NewPCG(seed, 11)))
		for _, d := range documents {
			for _, blank := range []bool{false, true} {
				if d.name == "changes" && len(p.Info().Snapshots) == 0 {
					continue
				}
				r := request(p, "", "en")
				r.Blank = blank
				doc := made(t, d.build, r)
				if len(doc.Pages) == 0 || d.one && !blank && len(doc.Pages) != 1 {
					t.Errorf("project %d, %s: %d pages", seed, d.name, len(doc.Pages))
				}
				t.Run(fmt.Sprintf("%d/%s/%v", seed, d.name, blank), func(t *testing.T) { checkPages(t, doc, oddPt) })
			}
		}
	}
}

func TestDocuments_SpeakEveryLanguage(t *testing.T) {
	for _, lang := range assets.Languages() {
		p, err := assets.Build("daycare", lang, modeltest.IDs("d"), model.DateOf(now))
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range documents {
			for _, blank := range []bool{false, true} {
				if blank && !d.blank {
					continue
				}
				r := request(p, "", lang)
				r.Blank = blank
				doc := made(t, d.build, r)
				look(t, fmt.Sprintf("%s-daycare-%s-%v", d.name, lang, blank), doc)
				for i, pg := range doc.Pages {
					if text := textOf(pg); strings.Contains(text, "handout.") || strings.Contains(text, "%!") || strings.Contains(text, "export.") {
						t.Errorf("%s, %s: a text is missing on page %d:\n%s", lang, d.name, i+1, text)
					}
				}
				if doc.Lang != lang || doc.Subject == "" || doc.Author == "" || doc.Title == "" || len(doc.Pages[0].Bookmarks) == 0 {
					t.Errorf("%s, %s: %q by %q about %q in %q, bookmarks %v", lang, d.name, doc.Title, doc.Author, doc.Subject, doc.Lang, doc.Pages[0].Bookmarks)
				}
			}
		}
	}
}

// checkPages fails when something reaches the edge of a page, is too small to be
// read, or covers another text.
func checkPages(t *testing.T, d *page.Document, leastPt float64) {
	t.Helper()
	const edge = 4.0
	for i, pg := range d.Pages {
		if pt := pg.SmallestLetter(); pt < leastPt {
			t.Errorf("page %d: letters of %.2f pt", i+1, pt)
		}
		texts, cut := textsOn(pg)
		for _, x := range cut {
			t.Errorf("page %d: %.30q is cut through", i+1, x)
		}
		for _, x := range texts {
			if r := x.Rect; r.X < edge || r.Y < edge || r.X+r.W > pg.Width-edge || r.Y+r.H > pg.Height-edge {
				t.Errorf("page %d: %.30q at %.0f…%.0f, %.0f…%.0f goes to the edge", i+1, x.s, r.X, r.X+r.W, r.Y, r.Y+r.H)
			}
		}
		for _, p := range covered(texts) {
			t.Errorf("page %d: %.30q covers %.30q", i+1, p[0], p[1])
		}
	}
}

type pageText struct {
	scene.Rect
	s string
}

// textsOn lists the texts that a page shows, with where they stand on it, and
// those of which a layer shows a part only.
func textsOn(pg *page.Page) (list []pageText, cut []string) {
	ts := assets.Typeset()
	for _, l := range pg.Layers {
		for _, b := range l.Scene.Blocks {
			for _, m := range b.Marks {
				x, ok := m.(scene.Text)
				if !ok {
					continue
				}
				r := scene.Rect{
					X: l.X + (b.X+x.X)*l.Scale, Y: l.Y + (b.Y+x.Y-ts.Ascent(x.Size)*0.75)*l.Scale,
					W: x.Width * l.Scale, H: ts.Ascent(x.Size) * 0.75 * l.Scale,
				}
				if !r.Overlaps(l.Clip) {
					continue
				}
				list = append(list, pageText{r, x.S})
				if all := r.Union(l.Clip); all.W > l.Clip.W+0.1 || all.H > l.Clip.H+0.1 {
					cut = append(cut, x.S)
				}
			}
		}
	}
	return list, cut
}

// covered finds pairs of texts that cover each other.
func covered(texts []pageText) (pairs [][2]string) {
	slices.SortFunc(texts, func(a, b pageText) int { return cmp.Compare(a.X, b.X) })
	const slack = 0.1
	var open []pageText
	for _, x := range texts {
		open = slices.DeleteFunc(open, func(o pageText) bool { return o.X+o.W <= x.X+slack })
		for _, o := range open {
			if o.Y+o.H > x.Y+slack && x.Y+x.H > o.Y+slack {
				pairs = append(pairs, [2]string{x.s, o.s})
			}
		}
		open = append(open, x)
	}
	return pairs
}

func TestDocuments_Stop(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	p := modeltest.Sample()
	for _, d := range documents {
		if _, err := d.build(ctx, request(p, "", "fi")); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", d.name, err)
		}
	}
}

func TestStaircase_ShowsItsSteps(t *testing.T) {
	p := projects(t)["daycare"]
	a := p.LatestAudit()
	if a == nil || len(a.Steps) == 0 {
		t.Fatal("the sample has no steps")
	}
	text := strings.Join(strings.Fields(textOf(made(t, document.Staircase, request(p, "", "fi")).Pages[0])), " ")
	for _, s := range a.Steps {
		first, _, _ := strings.Cut(p.Action(s.Action).Title, " ")
		if !strings.Contains(text, first) {
			t.Errorf("%q is not on the poster", p.Action(s.Action).Title)
		}
	}
}

// TestAudit_IsShort checks that the report is short enough to be read: a page for
// each thing, two for the heat map with the benchmarks.
func TestAudit_IsShort(t *testing.T) {
	for name, p := range projects(t) {
		a := p.LatestAudit()
		if a == nil || len(a.Batches) == 0 || p.Instrument(a.Instrument).Len() > 40 {
			continue
		}
		most := 8 // summary, disagreements, heat map, profile, areas, steps, method
		if p.EarlierAudit(a) != nil {
			most++
		}
		if len(a.Marks) > 0 {
			most++
		}
		for _, lang := range assets.Languages() {
			if n := len(made(t, document.Audit, request(p, "", lang)).Pages); n > most {
				t.Errorf("the report on %s in %s has %d pages, want %d at most", name, lang, n, most)
			}
		}
	}
}

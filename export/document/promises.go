package document

import (
	"context"

	"lupaus/export/page"
	"lupaus/model"
	"lupaus/model/gap"
	"lupaus/model/scene"
)

// Promises builds the promise book: the company's promise on its cover, the
// tree of promises, all of them by level, who promises what at which stage, and
// what the gap check says. Blank, it is the tree and the matrix with the
// project's stages and roles to be written into, and cards to cut out. The error
// is the context's, or an *model.Error when a journey is asked for that is not
// there.
func Promises(ctx context.Context, r Request) (*page.Document, error) {
	if r.Journey != "" && r.Project.Journey(r.Journey) == nil {
		return nil, model.NotFound(model.KindJourney, r.Journey)
	}
	w := &promiseBook{book: &book{base: newBase(ctx, r)}}
	for e := range r.Project.Promises() {
		w.promises = append(w.promises, e)
	}
	if r.Blank {
		w.trees()
		w.matrices()
		w.promiseCards()
		return w.document(w.word("document.promises"), 0)
	}
	return w.bind(w.word("document.promises"), w.parts(), w.cover)
}

// promiseBook is a promise book being written.
type promiseBook struct {
	*book
	promises []*model.Promise
}

// parts lists the parts that have something to say.
func (w *promiseBook) parts() []func() {
	if len(w.promises) == 0 {
		return nil
	}
	return []func(){w.trees, w.levels, w.matrices, w.gaps}
}

// cover draws the first page: what is promised, why the firm is there, and what
// the book holds.
func (w *promiseBook) cover(pages []*page.Page) {
	f := newFlow(context.Background(), w.Setter)
	f.turn(false)
	f.area.X += 4
	f.area.W -= 8
	f.y = 42
	org := w.info.Organisation
	f.bookmark(0, w.word("document.promises"))
	f.y = f.Text(f.area.X, f.y, f.Paragraph(styleSub, f.area.W, Joined(w.word("document.promises"), org.Name), 2)) + 4
	w.coverPromises(f)
	f.y += 4
	f.Box(scene.Box{Rect: scene.Rect{X: f.area.X, Y: f.y, W: 24, H: 1.2}, Fill: scene.Accent})
	f.y += 8
	for _, said := range []struct{ key, text string }{{"handout.mission", org.Mission}, {"handout.values", org.Values}} {
		if said.text != "" {
			f.y = f.Text(f.area.X, f.y, f.Paragraph(styleTiny, f.area.W, w.word(said.key), 1))
			f.y = f.Text(f.area.X, f.y, f.Paragraph(styleBody, f.area.W, said.text, 6)) + 3
		}
	}
	f.y = f.Text(f.area.X, f.y+2, f.Paragraph(styleBody, f.area.W, w.summary(), 3)) + 2
	f.y = f.Text(f.area.X, f.y, f.Paragraph(styleSoft, f.area.W, f.Date(w.request.Now), 1)) + section
	w.list(f)
	f.close()
	pages[0] = f.pages[0]
}

// coverPromises writes the company's promises as large as they can be.
func (w *promiseBook) coverPromises(f *flow) {
	var texts []string
	for _, e := range model.Of[model.Promise](w.p, w.info.Promises) {
		texts = append(texts, w.name(e.Text))
	}
	if len(texts) == 0 {
		texts = append(texts, w.word("handout.noCompanyPromise"))
	}
	const room = 90.0
	for _, size := range []float64{30, 26, 22, 18, 14, 11} {
		style := styleName
		style.Size = size
		var list []scene.Paragraph
		height := 0.0
		for _, text := range texts {
			g := f.Paragraph(style, f.area.W, text, 0)
			list = append(list, g)
			height += g.Height() + 3
		}
		if height > room && size > 11 {
			continue
		}
		for _, g := range list {
			if f.y+g.Height() > 42+room+20 {
				break
			}
			f.y = f.Text(f.area.X, f.y, g) + 3
		}
		return
	}
}

// summary counts the promises by state.
func (w *promiseBook) summary() string {
	if len(w.promises) == 0 {
		return w.word("export.noPromises")
	}
	kept := countKept(w.promises)
	return w.word("handout.promiseSummary", w.count("export.promises", len(w.promises)), kept[model.KeptYes], kept[model.KeptNo], kept[model.KeptUnknown])
}

func countKept(list []*model.Promise) map[model.Kept]int {
	counts := map[model.Kept]int{}
	for _, e := range list {
		counts[e.Kept]++
	}
	return counts
}

// levels is the table of all promises, level by level.
func (w *promiseBook) levels() {
	w.part("handout.levels", false)
	columns := w.promiseColumns()
	for _, level := range model.PromiseLevels() {
		var t *table
		group := ""
		for _, e := range w.promises {
			if e.Level != level {
				continue
			}
			if w.stopped() {
				return
			}
			row := w.fullRow(columns, e)
			if t == nil {
				w.heading(w.word("handout.level."+string(level)), 30)
				w.bookmarkAbove(1, w.word("handout.level."+string(level)))
				t = w.flow.table(columns)
				t.begin(rowHeight(row) + 10)
			}
			if place := w.place(e); place != group {
				group = place
				t.group(place, "", rowHeight(row))
			}
			t.row(row)
		}
		w.y += 2
	}
}

// place is where a promise is given, as tables group promises; empty for those
// that stand in no journey.
func (w *promiseBook) place(e *model.Promise) string {
	j := w.p.JourneyOf(e.ID)
	if j == nil {
		return ""
	}
	if t := w.p.Touchpoint(e.Subject); t != nil {
		if s := w.p.Stage(t.Stage); s != nil {
			return Joined(w.name(j.Name), w.name(s.Name))
		}
	}
	return w.name(j.Name)
}

// mostFindings is how many findings of the gap check the book tells.
const mostFindings = 10

// gaps says in brief what the gap check finds about promises.
func (w *promiseBook) gaps() {
	w.part("handout.promiseGaps", false)
	counts := map[gap.RuleID]int{}
	var list []*gap.Finding
	for _, f := range gap.Check(w.p).Findings {
		if aboutPromises(f.Rule) {
			counts[f.Rule]++
			list = append(list, f)
		}
	}
	if len(list) == 0 {
		w.para(styleBody, w.word("handout.promiseGaps.none"))
		return
	}
	w.para(styleBody, w.word("handout.promiseGaps.intro"))
	w.y += 3
	t := w.flow.table([]column{{w.word("handout.rule"), w.area.W - 30}, {w.word("handout.findings"), 30}})
	t.begin(20)
	for _, r := range gap.Rules() {
		if n := counts[r.ID]; n > 0 {
			t.row([]cell{
				w.text(nil, t.columns[0].width, styleSmall, w.word(r.ID.NameKey())),
				w.text(nil, t.columns[1].width, styleTiny, w.count("handout.times", n)),
			})
		}
	}
	w.heading(w.word("handout.gravest"), 20)
	for _, f := range list[:min(mostFindings, len(list))] {
		text := w.Paragraph(styleBody, w.area.W-6, scene.GapSentence(w.Words, w.p, f), 3)
		todo := w.Paragraph(styleSoft, w.area.W-6, w.word(f.Rule.DoKey()), 2)
		w.need(text.Height() + todo.Height() + 2.4)
		w.tick(w.area.X, w.y+0.9)
		w.y = w.Text(w.area.X+5, w.y, text)
		w.y = w.Text(w.area.X+5, w.y, todo) + 2.4
	}
}

// aboutPromises reports whether a rule asks after promises, not after means or
// places.
func aboutPromises(rule gap.RuleID) bool {
	return rule != gap.StageNoMeans && rule != gap.RoleNowhere
}

// tick is a box to be ticked by hand.
func (f *flow) tick(x, y float64) {
	f.Box(scene.Box{Rect: scene.Rect{X: x, Y: y, W: 2.2, H: 2.2}, Radius: 0.2, Pen: scene.Pen{Colour: scene.InkSoft, Width: 0.25}})
}

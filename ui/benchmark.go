package ui

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/scene"
)

// benchmarkDialog writes what is known of others about a statement.
type benchmarkDialog struct {
	page                        *projectPage
	instrument                  model.ID
	statement                   string
	was                         model.Benchmark
	there                       bool // whether there was one
	level                       int
	below                       bool
	values, about, source, note *field
	modal                       *modal
}

// editBenchmark opens the benchmark of a statement, or an empty one. Nothing can
// be written once somebody has answered.
func (p *projectPage) editBenchmark(instrument model.ID, statement string) {
	project := p.session.project()
	i := project.Instrument(instrument)
	if i == nil || p.session.readOnly() || project.Answered(instrument) {
		return
	}
	_, s := i.Statement(i.Find(statement))
	if s == nil {
		return
	}
	a, lang := p.app, p.app.words.Lang()
	d := &benchmarkDialog{page: p, instrument: instrument, statement: statement, level: len(i.Scale.Levels) - 1}
	if s.Benchmark != nil {
		d.was, d.there = *s.Benchmark, true
		d.level, d.below = d.was.Level, d.was.Below
	}
	text := func(multi bool, t model.Texts) *field {
		f := a.newField(multi, nil)
		f.SetText(t.In(lang))
		return f
	}
	d.values = a.newField(true, nil)
	d.values.SetText(strings.Join(benchmarkLines(d.was.Values, a), "\n"))
	d.values.SetPlaceHolder(a.T("benchmark.values.hint"))
	d.about, d.source, d.note = text(true, d.was.About), text(true, d.was.Source), text(true, d.was.Note)
	d.show(i, s)
}

func (d *benchmarkDialog) show(i *model.Instrument, s *model.Statement) {
	a := d.page.app
	lang := a.words.Lang()
	var levels []option[int]
	for n := range i.Scale.Levels {
		levels = append(levels, option[int]{n, shorten(strconv.Itoa(n+i.Scale.First)+" "+i.LevelText(s, n, lang), 70)})
	}
	level := newChoice(a, levels, func(n int) { d.level = n })
	level.follow(d.level)
	below := a.newCheck(a.T("benchmark.below"), func(on bool) { d.below = on })
	below.SetChecked(d.below)
	content := container.NewVBox(
		label(s.Text.In(lang)), softLabel(a.T("benchmark.level")), level, below,
		softLabel(a.T("benchmark.values")), d.values, softLabel(a.T("benchmark.about")), d.about,
		softLabel(a.T("benchmark.source")), d.source, softLabel(a.T("benchmark.note")), d.note,
	)
	buttons := []*button{a.newButton(a.T("ui.cancel"), "", func() { d.modal.leave() })}
	if s.Benchmark != nil {
		buttons = append(buttons, a.newButton(a.T("benchmark.remove"), "delete", func() { d.finish(nil) }))
	}
	d.modal = a.show(dialogSpec{
		title: a.T("action.editBenchmark"), content: container.NewVScroll(content), size: fyne.NewSize(620, 640), focus: d.values,
		buttons: append(buttons, a.newButton(a.T("ui.ok"), "", d.save).primary()),
	})
}

// save takes what has been written; what cannot be read is told. Without figures
// there is no benchmark.
func (d *benchmarkDialog) save() {
	a := d.page.app
	lang := a.words.Lang()
	values, wrong := benchmarkValues(d.values.Text, d.was.Values, a)
	if wrong != "" {
		a.toast(a.T("benchmark.wrong", wrong), nil)
		a.win.Canvas().Focus(d.values)
		return
	}
	if len(values) == 0 {
		d.finish(nil)
		return
	}
	if strings.TrimSpace(d.source.Text) == "" {
		a.toast(a.T("benchmark.noSource"), nil)
		a.win.Canvas().Focus(d.source)
		return
	}
	written := func(t model.Texts, f *field) model.Texts {
		if text := model.CleanText(strings.TrimSpace(f.Text)); text != t.In(lang) {
			return t.With(lang, text)
		}
		return t
	}
	d.finish(&model.Benchmark{
		Level: d.level, Below: d.below, Values: values,
		About: written(d.was.About, d.about), Source: written(d.was.Source, d.source), Note: written(d.was.Note, d.note),
	})
}

// finish writes a benchmark, or takes it away.
func (d *benchmarkDialog) finish(b *model.Benchmark) {
	d.modal.close()
	if b == nil && !d.there {
		return
	}
	_ = d.page.session.do(edit.SetBenchmark{Instrument: d.instrument, Statement: d.statement, Benchmark: b}) // told by do
}

// benchmarkLines writes the figures of others, a line each: "who: 39 %".
func benchmarkLines(values []model.BenchmarkValue, a *App) []string {
	var list []string
	for _, v := range values {
		list = append(list, v.Title.In(a.words.Lang())+": "+scene.NumberText(a.words.Lang(), v.Percent, decimalsOf(v.Percent))+" %")
	}
	return list
}

// decimalsOf is how many decimals a share is written with.
func decimalsOf(percent float64) int {
	_, part, _ := strings.Cut(strconv.FormatFloat(percent, 'f', -1, 64), ".")
	return len(part)
}

// benchmarkLine is who, then how many per cent.
var benchmarkLine = regexp.MustCompile(`^(.*?)[:\s]\s*([0-9]+(?:[.,][0-9]+)?)\s*%?$`)

// benchmarkValues reads what benchmarkLines writes. Who is there already keeps the
// name in the other languages, also with another name in the same line. wrong is
// a line that cannot be read.
func benchmarkValues(text string, was []model.BenchmarkValue, a *App) (values []model.BenchmarkValue, wrong string) {
	lang := a.words.Lang()
	list := lines(model.CleanText(text))
	for n, line := range list {
		m := benchmarkLine.FindStringSubmatch(line)
		if m == nil {
			return nil, line
		}
		who := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(m[1]), ":"))
		percent, err := strconv.ParseFloat(strings.ReplaceAll(m[2], ",", "."), 64)
		if err != nil || percent > 100 || who == "" {
			return nil, line
		}
		title := model.Texts{lang: who}
		if at := slices.IndexFunc(was, func(v model.BenchmarkValue) bool { return v.Title.In(lang) == who }); at >= 0 {
			title = was[at].Title
		} else if len(list) == len(was) {
			title = was[n].Title.With(lang, who)
		}
		values = append(values, model.BenchmarkValue{Title: title, Percent: percent})
	}
	return values, ""
}

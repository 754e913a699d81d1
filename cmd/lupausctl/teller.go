package main

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/scene"
)

// teller writes a project as an outline for people to read. The first error of
// the writer ends it.
type teller struct {
	w     io.Writer
	words *assets.Words
	p     *model.Project
	err   error
}

// line writes one line, two spaces deeper at each level.
func (t *teller) line(level int, text string) {
	if t.err == nil {
		_, t.err = fmt.Fprintf(t.w, "%s%s\n", strings.Repeat("  ", level), oneLine(text))
	}
}

// oneLine keeps a text of several lines on one, so that the outline's own
// lines can be told apart.
func oneLine(s string) string { return strings.Join(strings.FieldsFunc(s, isBreak), " / ") }

func isBreak(r rune) bool { return r == '\n' || r == '\r' || r == '\u2028' }

// inner makes a word that begins with a capital fit for the middle of a line;
// abbreviations stay.
func inner(word string) string {
	first, size := utf8.DecodeRuneInString(word)
	if second, _ := utf8.DecodeRuneInString(word[size:]); unicode.IsUpper(second) {
		return word
	}
	return string(unicode.ToLower(first)) + word[size:]
}

// named shows a dash where nobody has given a name yet.
func named(s string) string {
	if strings.TrimSpace(s) == "" {
		return "–"
	}
	return s
}

func (t *teller) project() {
	info := t.p.Info()
	t.line(0, named(info.Name))
	if info.Organisation.Name != "" {
		t.line(1, t.words.T("ctl.show.organisation", info.Organisation.Name))
	}
	for _, e := range model.Of[model.Persona](t.p, info.Personas) {
		t.line(1, t.words.T("ctl.show.persona", named(e.Name)))
	}
	t.customers()
	for _, r := range model.Of[model.Role](t.p, info.Roles) {
		t.line(1, t.words.T("ctl.show.role", scene.Name(t.words, r)))
		t.card(2, r)
		t.promises(2, r.Promises)
	}
	t.promises(1, info.Promises)
	for _, j := range model.Of[model.Journey](t.p, info.Journeys) {
		t.journey(j)
	}
	t.log()
}

// customers tells the segments and how many customers there are; there may be too
// many to name them.
func (t *teller) customers() {
	count, all := customerCounts(t.p), 0
	for _, s := range model.Of[model.Segment](t.p, t.p.Info().Segments) {
		t.line(1, t.words.T("ctl.show.segment", named(s.Name), t.words.N("ui.count.customer", count[s.ID])))
		t.fields(2, []field{{"field.needs", s.Needs}})
	}
	for _, n := range count {
		all += n
	}
	if all > 0 {
		t.line(1, t.words.N("ctl.show.customers", all))
	}
}

func (t *teller) journey(j *model.Journey) {
	t.line(0, "")
	t.line(0, t.words.T("ctl.show.journey", named(j.Name),
		inner(t.words.T("perspective."+string(j.Perspective))), inner(t.words.T("state."+string(j.State)))))
	if previous := t.p.Journey(j.Previous); previous != nil {
		t.line(1, t.words.T("ctl.show.previous", named(previous.Name)))
	}
	for n, s := range model.Of[model.Stage](t.p, j.Stages) {
		t.stage(n+1, s)
	}
}

func (t *teller) stage(n int, s *model.Stage) {
	marks := []string{inner(t.words.T("doer." + string(s.Doer)))}
	if s.Partner != "" {
		marks = append(marks, s.Partner)
	}
	if s.OutOfBusiness {
		marks = append(marks, t.words.T("ctl.show.outOfBusiness"))
	}
	t.line(1, fmt.Sprintf("%d. %s (%s)", n, named(s.Name), strings.Join(marks, ", ")))
	t.promises(2, s.Promises)
	for i, touchpoint := range model.Of[model.Touchpoint](t.p, s.Touchpoints) {
		t.touchpoint(n, i+1, touchpoint)
	}
}

func (t *teller) touchpoint(stage, n int, e *model.Touchpoint) {
	var marks []string
	if e.Channel != model.ChannelNone {
		marks = append(marks, t.channel(e.Channel))
	}
	if e.MomentOfTruth {
		marks = append(marks, t.words.T("ctl.show.momentOfTruth"))
	}
	if e.FirmAbsent {
		marks = append(marks, t.words.T("ctl.show.firmAbsent"))
	}
	marks = append(marks, inner(t.words.T("evidence."+string(e.Evidence))))
	t.line(2, fmt.Sprintf("%d.%d %s (%s)", stage, n, named(e.Title), strings.Join(marks, ", ")))
	if len(e.Feelings) > 0 {
		var feelings []string
		for _, f := range e.Feelings {
			feelings = append(feelings, t.feeling(f))
		}
		t.line(3, t.words.T("ctl.show.feeling", strings.Join(feelings, " · ")))
	}
	t.promises(3, e.Promises)
}

// channel is the word of a known channel, or the text itself.
func (t *teller) channel(c model.Channel) string {
	if key := "channel." + string(c); t.words.Has(key) {
		return inner(t.words.T(key))
	}
	return string(c)
}

// feeling is "Elina +1,5 huojentunut".
func (t *teller) feeling(f model.Feeling) string {
	who := t.words.T("ctl.show.customer")
	if e := t.p.Persona(f.Persona); e != nil {
		who, _, _ = strings.Cut(named(e.Name), ",")
	}
	return strings.TrimSpace(who + " " + scene.FeelingText(t.words.Lang(), f.Value) + " " + f.Word)
}

func (t *teller) promises(level int, ids []model.ID) {
	for _, e := range model.Of[model.Promise](t.p, ids) {
		state := inner(t.words.T("kept." + string(e.Kept)))
		if owner := t.p.Role(e.Owner); owner != nil {
			state += ", " + t.words.T("ctl.show.owner", named(owner.Name))
		}
		t.line(level, t.words.T("ctl.show.promise", named(e.Text), state))
		if band, said := e.Expected(); said {
			lang := t.words.Lang()
			t.line(level+1, t.words.T("ctl.show.expects", scene.FeelingText(lang, band.Low), scene.FeelingText(lang, band.High)))
		}
	}
}

package table

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"lupaus/assets"
	"lupaus/export/exchange"
	"lupaus/model"
)

// fill puts the cells of a record into a touchpoint. Feelings and promises come
// in several cells, so they are gathered first.
func (r *journeyReader) fill(j *model.Journey, t *model.Touchpoint, rec record) {
	var feelings, promises, people []cell
	for _, c := range rec.cells {
		switch c.field.Kind {
		case Feeling, FeelingWord, FeelingNote, Persona:
			feelings = append(feelings, c)
		case Promise, Kept, Owner, Measure, Target:
			promises = append(promises, c)
		case Initiator, Receiver:
			people = append(people, c)
		default:
			r.plain(j, t, c)
		}
	}
	r.feelings(j, t, feelings)
	r.promises(j, t, promises)
	r.people(j, t, people)
}

func (r *journeyReader) plain(j *model.Journey, t *model.Touchpoint, c cell) {
	texts := map[Kind]*string{
		Does: &t.Does, Thinks: &t.Thinks, Needs: &t.Needs, Pain: &t.Pain, Opportunity: &t.Opportunity,
	}
	switch k := c.field.Kind; k {
	case Does, Thinks, Needs, Pain, Opportunity:
		*texts[k] = r.b.Text(c.at, strings.TrimSpace(*texts[k]+"\n"+c.text))
	case Channel:
		t.Channel = channelOf(r.b.Text(c.at, c.text))
	case Role:
		if p := r.b.Role(c.at, c.text); p != nil {
			t.Role = p.ID
		}
	case ToCustomer:
		r.importance(c, &t.ToCustomer)
	case ToUs:
		r.importance(c, &t.ToUs)
	case Evidence:
		r.choice(c, evidenceWords(), func(word string) { t.Evidence = model.Evidence(word) })
	case Truth:
		r.yes(c, &t.MomentOfTruth)
	case Absent:
		r.yes(c, &t.FirmAbsent)
	case Deviation:
		r.b.Free(c.at, j, t, r.b.Words().T("exchange.lane.deviation"), c.text)
	case Free:
		name := c.field.Name
		if name == "" {
			name = r.b.Words().T("exchange.lane.remarks")
		}
		r.b.Free(c.at, j, t, name, c.text)
	}
}

func (r *journeyReader) importance(c cell, place *int) {
	v, _, ok := exchange.ParseNumber(c.text)
	if !ok {
		r.b.Warn(c.at, "exchange.table.badNumber", c.text)
		return
	}
	n := int(math.Round(min(max(v, 0), model.MaxImportance)))
	if float64(n) != v {
		r.b.Info(c.at, "exchange.table.importance", c.text, n)
	}
	*place = n
}

func (r *journeyReader) yes(c cell, place *bool) {
	switch {
	case isYes(c.text):
		*place = true
	case !isNo(c.text):
		*place = true
		r.b.Info(c.at, "exchange.table.yes", c.text)
	}
}

func (r *journeyReader) choice(c cell, words map[string]string, set func(string)) {
	if word := words[exchange.Fold(c.text)]; word != "" {
		set(word)
		return
	}
	r.b.Warn(c.at, "exchange.table.badWord", c.text)
}

// feelings joins the cells of each persona: value, word and note. A column that
// names no persona is about those that the row names, else about the end user
// of a log or the persona of the profile, else about the customer in general.
func (r *journeyReader) feelings(j *model.Journey, t *model.Touchpoint, cells []cell) {
	whom := r.whom(j, cells)
	var order []string
	byName := map[string][]cell{}
	for _, c := range cells {
		if c.field.Kind == Persona {
			continue
		}
		if byName[c.field.Name] == nil {
			order = append(order, c.field.Name)
		}
		byName[c.field.Name] = append(byName[c.field.Name], c)
	}
	for _, name := range order {
		r.feeling(j, t, name, whom, byName[name])
	}
}

// whom are those that a row is about when its columns do not say.
func (r *journeyReader) whom(j *model.Journey, cells []cell) []string {
	var whom []string
	for _, c := range cells {
		if c.field.Kind == Persona {
			for name := range strings.FieldsFuncSeq(c.text, func(c rune) bool { return c == ',' || c == ';' || c == '\n' }) {
				if p := r.b.Persona(c.at, j, name); p != nil && !slices.Contains(whom, p.Name) {
					whom = append(whom, p.Name)
				}
			}
		}
	}
	if len(whom) == 0 && r.user != "" {
		whom = []string{r.user}
	}
	if len(whom) == 0 && r.profile != nil {
		whom = []string{r.profile.Name}
	}
	return whom
}

func (r *journeyReader) feeling(j *model.Journey, t *model.Touchpoint, name string, whom []string, cells []cell) {
	var f model.Feeling
	valued := false
	at := cells[0].at
	for _, c := range cells {
		switch c.field.Kind {
		case Feeling:
			read, ok := parseFeeling(c.text, r.m.Scale)
			if !ok {
				r.b.Warn(c.at, "exchange.table.badFeeling", c.text)
				r.b.Free(c.at, j, t, r.b.Words().T("exchange.lane.experience"), c.text)
				continue
			}
			f.Value, valued, at = read.Value, true, c.at
			f.Word = cmp.Or(f.Word, read.Word)
		case FeelingWord:
			f.Word = c.text
		case FeelingNote:
			f.Note = c.text
		}
	}
	if !valued && f.Word != "" {
		f.Value, valued = feelingByWord(f.Word)
	}
	if !valued {
		// A feeling has a value; words without one get a lane of their own.
		if text := strings.TrimSpace(f.Word + "\n" + f.Note); text != "" {
			r.b.Warn(at, "exchange.table.noValue", text)
			r.b.Free(at, j, t, r.b.Words().T("exchange.lane.experience"), text)
		}
		return
	}
	if name != "" {
		whom = []string{name}
	}
	if len(whom) == 0 {
		r.b.SetFeeling(at, t, nil, f)
	}
	for _, who := range whom {
		r.b.SetFeeling(at, t, r.b.Persona(at, j, who), f)
	}
}

// promises joins the cells of each numbered promise.
func (r *journeyReader) promises(j *model.Journey, t *model.Touchpoint, cells []cell) {
	byNumber := map[string][]cell{}
	var order []string
	for _, c := range cells {
		n := c.field.Name
		if n == "1" {
			n = ""
		}
		if byNumber[n] == nil {
			order = append(order, n)
		}
		byNumber[n] = append(byNumber[n], c)
	}
	slices.SortStableFunc(order, func(a, b string) int {
		x, _ := strconv.Atoi(a)
		y, _ := strconv.Atoi(b)
		return cmp.Compare(x, y)
	})
	for _, n := range order {
		r.promise(t, byNumber[n])
	}
}

func (r *journeyReader) promise(t *model.Touchpoint, cells []cell) {
	text, at := "", cells[0].at
	for _, c := range cells {
		if c.field.Kind == Promise {
			text, at = c.text, c.at
		}
	}
	if text == "" {
		r.b.Info(at, "exchange.table.noPromise")
	}
	p := r.b.TouchpointPromise(at, t, text)
	for _, c := range cells {
		switch c.field.Kind {
		case Kept:
			r.choice(c, keptWords(), func(word string) { p.Kept = model.Kept(word) })
		case Owner:
			if role := r.b.Role(c.at, c.text); role != nil {
				p.Owner = role.ID
			}
		case Measure:
			p.Measure.Name = r.b.Text(c.at, c.text)
		case Target:
			p.Measure.Target = r.b.Text(c.at, c.text)
		}
	}
}

// people reads who begins and who receives, as in a CJML log: the end user is a
// persona, the others are roles; without a receiver the customer is alone.
func (r *journeyReader) people(j *model.Journey, t *model.Touchpoint, cells []cell) {
	if len(cells) == 0 {
		return
	}
	var initiator, receiver cell
	for _, c := range cells {
		if c.field.Kind == Initiator {
			initiator = c
		} else {
			receiver = c
		}
	}
	if r.user == "" && initiator.text != "" {
		r.user = initiator.text
		r.b.Persona(initiator.at, j, r.user)
	}
	for _, c := range []cell{receiver, initiator} {
		if c.text == "" || c.text == r.user {
			continue
		}
		if role := r.b.Role(c.at, c.text); role != nil && t.Role == "" {
			t.Role = role.ID
		}
	}
	if initiator.text != "" && initiator.text != r.user {
		r.b.Free(initiator.at, j, t, r.b.Words().T("exchange.lane.initiator"), initiator.text)
	}
	t.FirmAbsent = receiver.text == "" && initiator.text == r.user
}

// The words that stand in cells, in all languages, folded.
var (
	yesWords = foldedSet("x yes y true 1 kyllä k on ja sann sant ✓ ✔ ☑ ✗ ●")
	noWords  = foldedSet("no n false 0 ei e off nej nei falsk - –")

	channelWords  = sync.OnceValue(func() map[string]string { return codeWords("channel.", model.Channels()) })
	evidenceWords = sync.OnceValue(func() map[string]string { return codeWords("evidence.", model.EvidenceLevels()) })
	keptWords     = sync.OnceValue(func() map[string]string {
		m := codeWords("kept.", model.KeptStates())
		for word := range yesWords {
			m[word] = string(model.KeptYes)
		}
		for word := range noWords {
			m[word] = string(model.KeptNo)
		}
		return m
	})
)

func foldedSet(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		set[cmp.Or(exchange.Fold(w), w)] = true
	}
	return set
}

func isYes(s string) bool { return yesWords[cmp.Or(exchange.Fold(s), s)] }
func isNo(s string) bool  { return noWords[cmp.Or(exchange.Fold(s), s)] }

// codeWords maps the words of all languages, and the codes themselves, to codes.
func codeWords[T ~string](prefix string, codes []T) map[string]string {
	m := map[string]string{}
	for _, lang := range assets.Languages() {
		w := assets.WordsFor(lang)
		for _, c := range codes {
			m[exchange.Fold(w.T(prefix+string(c)))] = string(c)
			m[exchange.Fold(string(c))] = string(c)
		}
	}
	return m
}

// moreChannels are words for channels besides the program's own, folded.
var moreChannels = map[string]model.Channel{
	"facetoface": model.ChannelVisit, "kasvokkain": model.ChannelVisit, "tapaaminen": model.ChannelVisit, "myymala": model.ChannelVisit,
	"puhelu": model.ChannelPhone, "soitto": model.ChannelPhone, "telephone": model.ChannelPhone, "call": model.ChannelPhone, "telefon": model.ChannelPhone,
	"mail": model.ChannelEmail, "meili": model.ChannelEmail, "epost": model.ChannelEmail,
	"verkko": model.ChannelWeb, "netti": model.ChannelWeb, "website": model.ChannelWeb, "internet": model.ChannelWeb, "webb": model.ChannelWeb,
	"mobiilisovellus": model.ChannelApp, "appi": model.ChannelApp, "mobileapp": model.ChannelApp,
	"sosiaalinenmedia": model.ChannelSocial, "socialmedia": model.ChannelSocial,
	"posti": model.ChannelLetter, "selfservicemachine": model.ChannelKiosk, "automaatti": model.ChannelKiosk,
}

// channelOf recognises a channel; any other text is a channel as it is.
func channelOf(text string) model.Channel {
	folded := exchange.Fold(text)
	if code := channelWords()[folded]; code != "" {
		return model.Channel(code)
	}
	if c := moreChannels[folded]; c != "" {
		return c
	}
	return model.Channel(text)
}

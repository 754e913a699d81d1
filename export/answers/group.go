package answers

import (
	"cmp"
	"slices"
	"sync"

	"lupaus/assets"
	"lupaus/export/exchange"
	"lupaus/export/table"
	"lupaus/model"
	"lupaus/model/scene"
)

// NewGroup stands in Options.Groups for a group that is to be added.
const NewGroup model.ID = "+"

// NoGroup stands in Options.Groups for rows that are to be in no group.
const NoGroup model.ID = "-"

// UnknownGroup is a group that a file names and the audit does not have.
type UnknownGroup struct {
	Text string   // as it stands in the file
	Fold string   // its key in Options.Groups
	Rows int      // how many rows name it
	Like model.ID // the group that it may have been meant for; empty: none
}

// GroupCount is how many answer sheets a group gets.
type GroupCount struct {
	Group  model.RespondentGroup // zero: not said
	New    bool                  // added by the import
	Sheets int
}

// groups finds the groups of an audit by what stands in a file.
type groups struct {
	list    []model.RespondentGroup
	known   int // how many of the list the audit has
	names   exchange.Lexicon[model.ID]
	opt     *Options
	unknown map[string]*UnknownGroup
	order   []string
}

func newGroups(a *model.Audit, opt *Options) *groups {
	g := &groups{list: slices.Clone(a.Groups), known: len(a.Groups), opt: opt, unknown: map[string]*UnknownGroup{}}
	// Names come before words for kinds: two groups of staff may have a name each.
	for _, one := range a.Groups {
		for _, lang := range assets.Languages() {
			g.put(scene.GroupName(assets.WordsFor(lang), one), one.ID)
		}
		g.put(string(one.ID), one.ID)
	}
	for _, kind := range model.GroupKinds() {
		if at := slices.IndexFunc(a.Groups, func(x model.RespondentGroup) bool { return x.Kind == kind }); at >= 0 && kind != model.GroupOther {
			for _, name := range kindNames(kind) {
				g.put(name, a.Groups[at].ID)
			}
		}
	}
	return g
}

func (g *groups) put(name string, id model.ID) {
	if g.names.Means(name) == exchange.None {
		g.names.Put(name, id)
	}
}

// othersWords are the folded words for those whose group is not told.
var othersWords = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	for _, lang := range assets.Languages() {
		words[exchange.Fold(assets.WordsFor(lang).T("answerFile.others"))] = true
	}
	return words
})

// kindNames are the words for a kind in all languages, and its code.
func kindNames(kind model.GroupKind) []string {
	names := []string{string(kind)}
	for _, lang := range assets.Languages() {
		names = append(names, assets.WordsFor(lang).T("respondents."+string(kind)))
	}
	return names
}

// kindOf is the kind that a word means; other when it means none.
func kindOf(word string) model.GroupKind {
	for _, kind := range model.GroupKinds() {
		for _, name := range kindNames(kind) {
			if exchange.Fold(name) == word {
				return kind
			}
		}
	}
	return model.GroupOther
}

// find tells the group that a cell names; not ok when the audit has none.
func (g *groups) find(text string) (id model.ID, ok bool) {
	word := exchange.Fold(text)
	if word == "" || othersWords()[word] {
		return "", true
	}
	if id, as := g.names.Find(text); as == exchange.One {
		return id, true
	}
	u := g.unknown[word]
	if u == nil {
		u = &UnknownGroup{Text: table.OneLine(text), Fold: word}
		u.Like, _ = g.names.Near(text)
		g.unknown[word] = u
		g.order = append(g.order, word)
	}
	u.Rows++
	switch as := g.opt.Groups[word]; {
	case as == NoGroup:
		return "", true
	case as == NewGroup || as == "" && g.opt.AddGroups:
		return g.add(u), true
	case as != "" && slices.ContainsFunc(g.list, func(x model.RespondentGroup) bool { return x.ID == as }):
		return as, true
	}
	return "", false
}

// add adds a group, once for each name.
func (g *groups) add(u *UnknownGroup) model.ID {
	at := slices.IndexFunc(g.list[g.known:], func(x model.RespondentGroup) bool {
		return exchange.Fold(x.Name) == u.Fold || x.Name == "" && kindOf(u.Fold) == x.Kind
	})
	if at >= 0 {
		return g.list[g.known+at].ID
	}
	made := model.RespondentGroup{ID: g.opt.IDs(), Kind: kindOf(u.Fold)}
	if made.Kind == model.GroupOther {
		made.Name = exchange.Shorten(u.Text)
	}
	g.list = append(g.list, made)
	return made.ID
}

// others are the groups of the file that the audit does not have, those that
// most rows name first.
func (g *groups) others() []UnknownGroup {
	var list []UnknownGroup
	for _, word := range g.order {
		list = append(list, *g.unknown[word])
	}
	slices.SortStableFunc(list, func(a, b UnknownGroup) int { return cmp.Compare(b.Rows, a.Rows) })
	return list
}

// name is what people call a group of the list.
func (g *groups) name(id model.ID, lang string) string {
	for _, one := range g.list {
		if one.ID == id {
			return scene.GroupName(assets.WordsFor(lang), one)
		}
	}
	return ""
}

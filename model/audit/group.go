package audit

import (
	"cmp"
	"slices"

	"lupaus/model"
)

// group finds which groups are shown.
func (r *Result) group(p *model.Project) {
	sizes := map[model.ID]int{}
	for _, b := range model.Of[model.AnswerBatch](p, r.Audit.Batches) {
		for _, s := range b.Sheets {
			sizes[s.Group]++
		}
		r.Respondents += len(b.Sheets)
	}
	var shown []Group
	others := 0
	for _, g := range r.Audit.Groups {
		n := sizes[g.ID]
		switch {
		case n == 0:
			r.Silent = append(r.Silent, g)
		case n < Fewest && !r.Audit.Named:
			r.Folded = append(r.Folded, g)
			others += n
		default:
			shown = append(shown, Group{RespondentGroup: g, Respondents: n})
		}
	}
	if n := sizes[""]; n >= Fewest || n > 0 && r.Audit.Named {
		shown = append(shown, Group{Unsaid: true, Respondents: n})
	} else {
		others += n
	}
	r.show(shown, others)
}

// show keeps the groups that are shown, with the others behind them, who must
// not be too few either.
func (r *Result) show(shown []Group, others int) {
	for others > 0 && others < Fewest && len(shown) > 0 {
		shown, others = r.foldSmallest(shown, others)
	}
	if others > 0 {
		shown = append(shown, Group{Others: true, Respondents: others})
	}
	if len(shown) == 1 && (shown[0].Others || shown[0].Unsaid) {
		shown = nil
	}
	r.Groups = shown
}

// foldSmallest counts the smallest group that is shown with the others.
func (r *Result) foldSmallest(shown []Group, others int) ([]Group, int) {
	least := 0
	for i, g := range shown {
		if g.Respondents < shown[least].Respondents {
			least = i
		}
	}
	g := shown[least]
	if !g.Unsaid {
		r.Folded = append(r.Folded, g.RespondentGroup)
	}
	r.FoldedMore = true
	return slices.Delete(shown, least, least+1), others + g.Respondents
}

// placeOfGroups tells the place in Groups of a respondent's group; -1 when he is
// counted in none.
func (r *Result) placeOfGroups() func(model.ID) int {
	places, others := map[model.ID]int{}, -1
	for i, g := range r.Groups {
		switch {
		case g.Others:
			others = i
		case g.Unsaid:
			places[""] = i
		default:
			places[g.ID] = i
		}
	}
	return func(id model.ID) int {
		if i, ok := places[id]; ok {
			return i
		}
		return others
	}
}

// comments collects what respondents have written, sorted by the text so that
// neither the order of the sheets nor a group tells who it was.
func (r *Result) comments(p *model.Project) {
	for _, b := range model.Of[model.AnswerBatch](p, r.Audit.Batches) {
		for _, s := range b.Sheets {
			if s.Comment != "" {
				r.Comments = append(r.Comments, s.Comment)
			}
		}
	}
	slices.SortFunc(r.Comments, cmp.Compare[string])
}

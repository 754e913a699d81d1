package model

import "iter"

// Promises walks all promises in the order of the project: the company's, then
// journey by journey those of each stage and of its touchpoints, then those of
// the roles.
func (p *Project) Promises() iter.Seq[*Promise] {
	return func(yield func(*Promise) bool) {
		for list := range p.promiseLists() {
			for _, e := range Of[Promise](p, list) {
				if !yield(e) {
					return
				}
			}
		}
	}
}

// promiseLists walks the lists of promises.
func (p *Project) promiseLists() iter.Seq[[]ID] {
	return func(give func([]ID) bool) {
		info := p.Info()
		if !give(info.Promises) {
			return
		}
		for _, j := range Of[Journey](p, info.Journeys) {
			for _, s := range Of[Stage](p, j.Stages) {
				if !give(s.Promises) {
					return
				}
				for _, t := range Of[Touchpoint](p, s.Touchpoints) {
					if !give(t.Promises) {
						return
					}
				}
			}
		}
		for _, r := range Of[Role](p, info.Roles) {
			if !give(r.Promises) {
				return
			}
		}
	}
}

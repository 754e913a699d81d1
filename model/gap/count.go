package gap

import "lupaus/model"

// Counts returns how many findings concern each thing that any concerns, as
// Report.Of lists them.
func (r *Report) Counts() map[model.ID]int {
	counts := map[model.ID]int{}
	for _, id := range r.ids {
		counts[id]++
	}
	return counts
}

package document

import (
	"context"

	"lupaus/export/page"
	"lupaus/model/customers"
	"lupaus/model/scene"
)

// Customers builds the report of the customer base: its pictures, from the
// comparison of the segments to how everything was counted. The list of all
// customers is no part of it: that is a table, and may be very long. The error is
// the context's.
func Customers(ctx context.Context, r Request) (*page.Document, error) {
	b := newBase(ctx, r)
	title := b.word("document.customers")
	if !b.p.HasCustomers() {
		b.turn(false)
		b.title(title)
		b.para(styleBody, b.word("customers.empty"))
		return b.document(title, 0)
	}
	spec := scene.CustomerSpec{Project: b.p, Base: customers.Of(b.p)}
	for _, view := range scene.CustomerViews() {
		if view == scene.CustomerList || b.stopped() {
			continue
		}
		b.picturePages(b.word("customers."+string(view)), arrangedEither(reportScale, func(width, height float64) []*scene.Scene {
			spec.Width = width
			return r.Builder.CustomersPages(spec, view, height)
		}))
	}
	return b.document(title, 0)
}

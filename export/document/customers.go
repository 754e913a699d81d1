package document

import (
	"context"

	"lupaus/export/page"
	"lupaus/model/customers"
	"lupaus/model/scene"
)

// Customers builds the report of the customer base: its pictures, from the
// comparison of the segments to how everything was counted. The list of all
// customers is a document of its own, because it may be very long. The error is
// the context's.
func Customers(ctx context.Context, r Request) (*page.Document, error) {
	return customerBook(ctx, r, "document.customers", func(b *base, spec scene.CustomerSpec) {
		for _, view := range scene.CustomerViews() {
			if view != scene.CustomerList && !b.stopped() {
				b.picturePages(b.word("customers."+string(view)), arrangedEither(reportScale, b.customers(spec, view)))
			}
		}
	})
}

// CustomerList builds the list of all customers by name, a row for each. The error
// is the context's.
func CustomerList(ctx context.Context, r Request) (*page.Document, error) {
	return customerBook(ctx, r, "document.customerlist", func(b *base, spec scene.CustomerSpec) {
		b.picturePages(b.word("document.customerlist"), arranged(b.customers(spec, scene.CustomerList), true))
	})
}

// customerBook is a document of customers, or says that there are none.
func customerBook(ctx context.Context, r Request, titleKey string, fill func(*base, scene.CustomerSpec)) (*page.Document, error) {
	b := newBase(ctx, r)
	title := b.word(titleKey)
	if b.p.HasCustomers() {
		fill(b, scene.CustomerSpec{Project: b.p, Base: customers.Of(b.p)})
	} else {
		b.turn(false)
		b.title(title)
		b.para(styleBody, b.word("customers.empty"))
	}
	return b.document(title, 0)
}

// customers draws a view in a width, cut into pages of a height.
func (b *base) customers(spec scene.CustomerSpec, view scene.CustomerView) func(width, height float64) []*scene.Scene {
	return func(width, height float64) []*scene.Scene {
		spec.Width = width
		return b.request.Builder.CustomersPages(spec, view, height)
	}
}

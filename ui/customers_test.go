package ui

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
)

// withCustomers opens the sample on a view of its customers.
func withCustomers(t testing.TB, view scene.CustomerView) *world {
	t.Helper()
	w := withSample(t)
	w.do("page.customers")
	w.turnCustomers(view)
	return w
}

func (w *world) turnCustomers(view scene.CustomerView) {
	w.t.Helper()
	i := slices.Index(scene.CustomerViews(), view)
	w.page.customerChoices()[i].choose()
	if w.session.customerView() != view || !w.page.customerChoices()[i].current {
		w.t.Fatalf("view %s does not open", view)
	}
}

// does makes an edit of a part, which must be one.
func (w *world) does(e edit.Edit) {
	w.t.Helper()
	if e == nil || w.session.do(e) != nil {
		w.t.Fatalf("edit %#v", e)
	}
}

// listed are the customers of the list as it is drawn, in its order.
func (w *world) listed() []model.ID {
	var ids []model.ID
	for _, b := range w.session.drawn.scene.Blocks {
		for _, z := range b.Zones {
			if z.Ref.Part == scene.PartCustomer {
				ids = append(ids, z.Ref.Owner)
			}
		}
	}
	return ids
}

func term(name model.CustomerTerm) scene.Ref {
	return part(model.InfoID, scene.PartTerm, model.ID(name))
}

func figure(of model.ID, f model.CustomerFigure) scene.Ref {
	return part(of, scene.PartFigure, model.ID(f))
}

// TestCustomers_TypeTerms writes over what is counted with; nothing brings back
// what is usual, and what makes no sense is told and changes nothing.
func TestCustomers_TypeTerms(t *testing.T) {
	w := withCustomers(t, scene.CustomerMethod)
	s := subject{w.page}
	for _, name := range model.CustomerTermNames() {
		if !drawnPart(w.session.drawn.scene, term(name)) {
			t.Errorf("%s is not drawn", name)
		}
		w.does(s.SetText(w.project(), term(name), "37"))
		if got := w.project().Info().Customers.Term(name); got != 37 {
			t.Errorf("%s is %v", name, got)
		}
		if text, ok := s.Text(w.project(), term(name)); !ok || text != "37" {
			t.Errorf("%s says %q", name, text)
		}
		for _, wrong := range []string{"x", "0", "-1", "1e13", "kaksi"} {
			w.toasts.clear()
			if e := s.SetText(w.project(), term(name), wrong); e != nil || len(w.toasts.box.Objects) == 0 {
				t.Errorf("%s: %q became %#v, or nothing is told", name, wrong, e)
			}
		}
		w.does(s.Clear(w.project(), term(name)))
		if text, _ := s.Text(w.project(), term(name)); text != "" || w.project().Info().Customers.Term(name) != 0 {
			t.Errorf("%s says %q when it is cleared", name, text)
		}
	}
	if e := s.SetText(w.project(), term(model.TermYears), "2,5"); e != nil {
		t.Errorf("half a year became %#v", e)
	}
	w.does(s.SetText(w.project(), term(model.TermDiscount), "7,5"))
	if got := w.project().Info().Customers.Discount; got != 7.5 {
		t.Errorf("discount %v", got)
	}
}

// TestCustomers_TypeAndChoose writes into the cells of the list.
func TestCustomers_TypeAndChoose(t *testing.T) {
	w := withCustomers(t, scene.CustomerList)
	s := subject{w.page}
	who := model.ID(modeltest.Salo)
	name, revenue := part(who, scene.PartField, "name"), figure(who, model.CustomerRevenue)
	for _, ref := range []scene.Ref{name, revenue, part(who, scene.PartState, "segment"), part(who, scene.PartState, "flow")} {
		if !drawnPart(w.session.drawn.scene, ref) {
			t.Errorf("%+v is not drawn", ref)
		}
	}
	w.does(s.SetText(w.project(), name, "Salo Oy"))
	w.does(s.SetText(w.project(), revenue, "1 234,5"))
	if c := w.project().Customer(who); c.Name != "Salo Oy" || c.Figures[model.CustomerRevenue] != 1234.5 {
		t.Errorf("customer %+v", c)
	}
	if e := s.SetText(w.project(), figure(who, model.CustomerRenewal), "101"); e != nil {
		t.Errorf("101 %% became %#v", e)
	}
	w.does(s.Clear(w.project(), revenue))
	if _, known := w.project().Customer(who).Figure(model.CustomerRevenue); known {
		t.Error("the figure is still known")
	}
	for lane, text := range map[model.ID]string{"flow": w.T("flow.prospect"), "segment": w.T("ui.noSegment")} {
		items := w.page.valueItems(part(who, scene.PartState, lane))
		i := slices.IndexFunc(items, func(m *fyne.MenuItem) bool { return m.Label == text })
		if i < 0 {
			t.Fatalf("%s: %q is not offered", lane, text)
		}
		items[i].Action()
	}
	if c := w.project().Customer(who); c.Flow != model.FlowProspect || c.Segment != "" {
		t.Errorf("customer %+v", c)
	}
}

// TestCustomers_Several get a segment and a stage in one step each.
func TestCustomers_Several(t *testing.T) {
	w := withCustomers(t, scene.CustomerList)
	w.session.selected = nil
	w.updateActions()
	if w.action("setCustomerSegment").enabled() || w.action("setCustomerStage").enabled() {
		t.Error("nobody can be given a segment")
	}
	w.page.board.SelectAll()
	if got := len(w.session.chosenCustomers()); got != 4 {
		t.Fatalf("%d customers are selected", got)
	}
	before := w.project()
	w.do("setCustomerSegment")
	w.pick(w.nameOf(w.project().Segment(modeltest.Schools)))
	w.do("setCustomerStage")
	w.pick(w.T("flow.passive"))
	for c := range w.project().Customers() {
		if c.Segment != modeltest.Schools || c.Flow != model.FlowPassive {
			t.Errorf("customer %+v", c)
		}
	}
	w.do("undo")
	w.do("undo")
	if w.project() != before {
		t.Error("it was not one step each")
	}
}

// pick types into the palette and takes what it finds first.
func (w *world) pick(text string) {
	w.t.Helper()
	w.win.Canvas().Focused().(*field).SetText(text)
	w.key(fyne.KeyReturn)
}

// TestCustomers_Cut moves the cut by the mouse and by keys, a percent at a time.
func TestCustomers_Cut(t *testing.T) {
	w := withCustomers(t, scene.CustomerRanking)
	s := subject{w.page}
	best := func() float64 { return w.project().Info().Customers.OrUsual().Best }
	var cut scene.Zone
	for _, b := range w.session.drawn.scene.Blocks {
		for _, z := range b.Zones {
			if z.Ref.Part == scene.PartCut {
				cut = scene.Zone{Rect: z.Shift(b.X, b.Y), Ref: z.Ref}
			}
		}
	}
	if cut.W == 0 {
		t.Fatal("there is no cut")
	}
	e, slides := s.Slide(w.project(), cut, cut.X+cut.W*0.3, cut.Y)
	if !slides {
		t.Fatal("the cut does not slide")
	}
	w.does(e)
	if best() != 30 {
		t.Errorf("dragged to %v", best())
	}
	if e, slides := s.Slide(w.project(), cut, cut.X+cut.W*0.3, cut.Y); e != nil || !slides {
		t.Errorf("where it stands already: %#v", e)
	}
	w.does(s.Press(w.project(), cut, cut.X+cut.W*0.6, cut.Y))
	if best() != 60 {
		t.Errorf("pressed at %v", best())
	}
	w.page.board.Select(cut.Ref)
	w.win.Canvas().Focus(w.page.board)
	w.key(fyne.KeyLeft)
	w.key(fyne.KeyLeft)
	w.key(fyne.KeyRight)
	if best() != 59 {
		t.Errorf("by keys to %v", best())
	}
	for range 100 {
		w.key(fyne.KeyRight)
	}
	if best() != 100 {
		t.Errorf("by keys at most to %v", best())
	}
}

// TestCustomers_Narrow follows segments, stages and a text to the list.
func TestCustomers_Narrow(t *testing.T) {
	w := withCustomers(t, scene.CustomerSegments)
	all := w.session.base().Count
	for name, c := range map[string]struct {
		ref  scene.Ref
		want func(*model.Customer) bool
	}{
		"a segment":            {part(modeltest.Families, scene.PartSegment), func(c *model.Customer) bool { return c.Segment == modeltest.Families }},
		"none":                 {part("", scene.PartSegment), func(c *model.Customer) bool { return c.Segment == "" }},
		"a stage":              {part("", scene.PartSegment, "ended"), func(c *model.Customer) bool { return c.Flow == model.FlowEnded }},
		"a stage of a segment": {part(modeltest.Families, scene.PartSegment, "active"), func(c *model.Customer) bool { return c.Segment == modeltest.Families && c.Flow == model.FlowActive }},
	} {
		w.turnCustomers(scene.CustomerSegments)
		w.page.boardOpened(c.ref)
		got := w.listed()
		n := 0
		for one := range w.project().Customers() {
			if c.want(one) {
				n++
				if !slices.Contains(got, one.ID) {
					t.Errorf("%s: %s is not listed", name, one.ID)
				}
			}
		}
		if len(got) != n || w.session.customerView() != scene.CustomerList || !w.action("clearFilter").enabled() {
			t.Errorf("%s lists %v", name, got)
		}
		w.do("clearFilter")
		if len(w.listed()) != all || w.action("clearFilter").enabled() {
			t.Errorf("%s: afterwards %v are listed", name, w.listed())
		}
	}
	w.do("findCustomer")
	w.pick("salo")
	if got := w.listed(); !slices.Equal(got, []model.ID{modeltest.Salo}) {
		t.Errorf("a text lists %v", got)
	}
	w.page.openHome(modeltest.Rekola) // who is not among them
	if got := w.listed(); len(got) != all || w.session.current() != modeltest.Rekola {
		t.Errorf("opening another lists %v", got)
	}
}

// TestCustomers_Sort turns the order round when a head is clicked again.
func TestCustomers_Sort(t *testing.T) {
	w := withCustomers(t, scene.CustomerList)
	head := part(model.InfoID, scene.PartColumnHead, "margin")
	if !drawnPart(w.session.drawn.scene, head) {
		t.Fatal("there is no head to click")
	}
	margin := func(id model.ID) float64 { return w.project().Customer(id).Figures[model.CustomerMargin] }
	for _, down := range []bool{true, false, true} {
		w.page.boardOpened(head)
		known := slices.DeleteFunc(w.listed(), func(id model.ID) bool {
			_, known := w.project().Customer(id).Figure(model.CustomerMargin)
			return !known
		})
		if len(known) < 2 {
			t.Fatal("too few to see an order")
		}
		sorted := slices.IsSortedFunc(known, func(a, b model.ID) int {
			d := int(margin(a) - margin(b))
			if down {
				return -d
			}
			return d
		})
		if !sorted {
			t.Errorf("down %v: %v", down, known)
		}
	}
	w.do("sortCustomers")
	w.pick(w.T("customers.list.column.name"))
	if got, want := w.session.customer.sort, (scene.CustomerSort{By: scene.ByName}); got != want {
		t.Errorf("by name it is %+v", got)
	}
}

// TestCustomers_Add adds where the list and the segments offer it and begins with
// the name; who is added stands where the list is narrowed to.
func TestCustomers_Add(t *testing.T) {
	w := withCustomers(t, scene.CustomerList)
	s := subject{w.page}
	w.session.customer.filter = scene.CustomerFilter{Segment: scene.OnlyOf[model.ID](modeltest.Schools), Best: true, Text: "x"}
	e, open := s.Add(w.project(), part(model.InfoID, scene.PartAdd, "customer"), "fresh")
	w.does(e)
	if c := w.project().Customer("fresh"); c == nil || c.Segment != modeltest.Schools || open != part("fresh", scene.PartField, "name") {
		t.Fatalf("customer %+v, begins with %+v", c, open)
	}
	if !drawnPart(w.session.drawn.scene, open) {
		t.Error("who was added is not listed")
	}
	w.do("undo")
	if w.project().Customer("fresh") != nil {
		t.Error("undo leaves who was added")
	}
	w.turnCustomers(scene.CustomerSegments)
	e, open = s.Add(w.project(), part(model.InfoID, scene.PartAdd, "segment"), "other")
	w.does(e)
	if w.project().Segment("other") == nil || !drawnPart(w.session.drawn.scene, open) {
		t.Errorf("segment %+v, begins with %+v", w.project().Segment("other"), open)
	}
	if text, typed := s.Text(w.project(), open); text != "" || !typed {
		t.Errorf("its name is %q", text)
	}
	w.page.open("other")
	w.do("delete")
	if w.project().Segment("other") != nil {
		t.Error("the segment is still there")
	}
}

// TestCustomers_ReadOnly changes nothing, but looks and narrows.
func TestCustomers_ReadOnly(t *testing.T) {
	w := withSample(t)
	path := w.session.file.Path()
	w.leave(func() { w.open(path, true) })
	before := w.project()
	w.do("page.customers")
	s := subject{w.page}
	for _, view := range scene.CustomerViews() {
		w.turnCustomers(view)
		if w.session.drawn.scene == nil {
			t.Errorf("view %s has no picture", view)
		}
	}
	if _, slides := s.Slide(before, scene.Zone{Ref: scene.Ref{Owner: model.InfoID, Part: scene.PartCut}}, 0, 0); slides {
		t.Error("the cut slides")
	}
	if e := s.SetText(before, term(model.TermBest), "40"); w.session.do(e) == nil {
		t.Error("a term is written")
	}
	for _, item := range w.page.valueItems(part(modeltest.Salo, scene.PartState, "flow")) {
		if !item.Disabled {
			t.Errorf("%s can be chosen", item.Label)
		}
	}
	w.page.open(modeltest.Salo)
	for _, id := range []string{"setCustomerSegment", "setCustomerStage", "addCustomer", "delete"} {
		if w.action(id).enabled() {
			t.Errorf("%s can be done", id)
		}
	}
	w.do("findCustomer")
	w.pick("salo")
	if got := w.listed(); len(got) != 1 || w.project() != before {
		t.Errorf("a text lists %v", got)
	}
}

// withMany opens a project of 10 000 customers, 5 000 of whom belong to one
// segment, on the list of them.
func withMany(b *testing.B) *world {
	b.Helper()
	p := modeltest.WithCustomers(modeltest.Sample(), 12, 10_000)
	var ids []model.ID
	for n := range 5000 {
		ids = append(ids, model.ID(fmt.Sprintf("c%d", n)))
	}
	p, err := edit.SetCustomerSegment{IDs: ids, Segment: "g3"}.Apply(p)
	if err != nil {
		b.Fatal(err)
	}
	w := newWorld(b)
	w.openProject(p)
	return w
}

func BenchmarkCustomers10000_FirstList(b *testing.B) {
	w := withMany(b)
	w.do("page.customers")
	for b.Loop() {
		w.useLanguage("fi") // forgets what was drawn
		w.turnCustomers(scene.CustomerMethod)
		w.turnCustomers(scene.CustomerList)
	}
}

func BenchmarkCustomers10000_TurnView(b *testing.B) {
	w := withMany(b)
	w.do("page.customers")
	w.turnCustomers(scene.CustomerList)
	for b.Loop() {
		w.turnCustomers(scene.CustomerSegments)
		w.turnCustomers(scene.CustomerList)
	}
}

// BenchmarkCustomers10000_Edit is a figure typed into the list, with all that the
// window shows of it.
func BenchmarkCustomers10000_Edit(b *testing.B) {
	w := withMany(b)
	w.do("page.customers")
	w.turnCustomers(scene.CustomerList)
	w.page.outline.tree.OpenBranch("g3")
	w.page.open("c4000")
	for n := 0; b.Loop(); n++ {
		v := float64(n)
		w.does(edit.SetCustomerFigure{ID: "c4000", Figure: model.CustomerSpend, Value: &v})
	}
}

// BenchmarkOutline5000_Open opens and closes a segment of 5 000 customers.
func BenchmarkOutline5000_Open(b *testing.B) {
	w := withMany(b)
	for b.Loop() {
		w.page.outline.tree.OpenBranch("g3")
		w.page.outline.tree.CloseBranch("g3")
	}
}

// BenchmarkOutline5000_Select goes from customer to customer in the outline, the
// map beside it.
func BenchmarkOutline5000_Select(b *testing.B) {
	w := withMany(b)
	w.page.outline.tree.OpenBranch("g3")
	for n := 0; b.Loop(); n++ {
		w.page.outline.tree.Select(fmt.Sprintf("c%d", n%5000))
	}
}

// BenchmarkPalette10000_Open and _Type are those of a project with 10 000
// customers.
func BenchmarkPalette10000_Open(b *testing.B) {
	w := withMany(b)
	for b.Loop() {
		w.do("palette")
		w.modals[0].close()
	}
}

func BenchmarkPalette10000_Type(b *testing.B) {
	w := withMany(b)
	w.do("palette")
	input := w.win.Canvas().Focused().(*field)
	for n := 0; b.Loop(); n++ {
		input.SetText([]string{"asiakas 77", "as"}[n%2])
	}
}

// BenchmarkCustomers10000_SelectAll selects all of the list, and gives them a stage
// and takes it back.
func BenchmarkCustomers10000_SelectAll(b *testing.B) {
	w := withMany(b)
	w.do("page.customers")
	w.turnCustomers(scene.CustomerList)
	for b.Loop() {
		w.page.board.SelectAll()
		w.does(edit.SetCustomerFlow{IDs: w.session.chosenCustomers(), Flow: model.FlowActive})
		w.do("undo")
	}
}

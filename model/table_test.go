package model

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// hashes are ways to spread IDs, from the real one to none at all.
var hashes = map[string]func(ID) uint64{
	"fnv1a":                fnv1a,
	"all collide":          func(ID) uint64 { return 0x123456789abcdef0 },
	"few values":           func(id ID) uint64 { return fnv1a(id) % 3 },
	"last level only":      func(id ID) uint64 { return fnv1a(id) << 60 },
	"equal on four levels": func(id ID) uint64 { return fnv1a(id) << 20 },
}

func withHash(t *testing.T, f func(t *testing.T)) {
	for name, hash := range hashes {
		t.Run(name, func(t *testing.T) {
			hashID = hash
			defer func() { hashID = fnv1a }()
			f(t)
		})
	}
}

var someID = rapid.Map(rapid.IntRange(0, 40), func(n int) ID { return ID(fmt.Sprint("id", n)) })

// TestTable_IsAMap makes random changes to a table and to a map. Older tables
// must keep what they held.
func TestTable_IsAMap(t *testing.T) {
	withHash(t, func(t *testing.T) {
		rapid.Check(t, func(t *rapid.T) {
			type version struct {
				table table
				twin  map[ID]Entity
			}
			versions := []version{{table{}, map[ID]Entity{}}}
			for range rapid.IntRange(0, 60).Draw(t, "steps") {
				from := versions[rapid.IntRange(max(0, len(versions)-3), len(versions)-1).Draw(t, "from")]
				id := someID.Draw(t, "id")
				next := version{twin: maps.Clone(from.twin)}
				if rapid.Bool().Draw(t, "put") {
					e := &Persona{ID: id}
					next.table, next.twin[id] = from.table.with(e), e
				} else {
					next.table = from.table.without(id)
					delete(next.twin, id)
				}
				versions = append(versions, next)
			}
			for _, v := range versions {
				sameAsMap(t, v.table, v.twin)
			}
		})
	})
}

func sameAsMap(t *rapid.T, table table, twin map[ID]Entity) {
	t.Helper()
	if table.size != len(twin) {
		t.Fatalf("size %d, want %d", table.size, len(twin))
	}
	for n := range 42 {
		id := ID(fmt.Sprint("id", n))
		if got := table.get(id); got != twin[id] {
			t.Fatalf("get %s = %v, want %v", id, got, twin[id])
		}
	}
	walked := map[ID]Entity{}
	for e := range table.all() {
		if walked[e.Key()] != nil {
			t.Fatalf("walked over %s twice", e.Key())
		}
		walked[e.Key()] = e
	}
	if !maps.Equal(walked, twin) {
		t.Fatalf("walked over %v, want %v", walked, twin)
	}
}

// TestTable_ShapeDependsOnContent checks that the way to a content leaves no
// trace, so that walks and comparisons are the same on every machine.
func TestTable_ShapeDependsOnContent(t *testing.T) {
	withHash(t, func(t *testing.T) {
		rapid.Check(t, func(t *rapid.T) {
			ids := rapid.SliceOfDistinct(someID, rapid.ID[ID]).Draw(t, "ids")
			extra := rapid.SliceOf(someID).Draw(t, "extra")
			straight, roundabout := table{}, table{}
			for _, id := range ids {
				straight = straight.with(&Persona{ID: id})
			}
			for _, id := range slices.Concat(extra, rapid.Permutation(ids).Draw(t, "order")) {
				roundabout = roundabout.with(&Persona{ID: id})
			}
			for _, id := range extra {
				if !slices.Contains(ids, id) {
					roundabout = roundabout.without(id)
				}
			}
			atOnce := tableOf(append(slices.Collect(straight.all()), slices.Collect(straight.all())...))
			a, b, c := shape(straight.root), shape(roundabout.root), shape(atOnce.root)
			if a != b || a != c || straight.size != atOnce.size {
				t.Fatalf("shapes differ:\n%s\n%s\n%s", a, b, c)
			}
		})
	})
}

// shape writes a tree down; in lists of colliding entities the order does not
// count.
func shape(n *node) string {
	if n == nil {
		return "-"
	}
	var parts []string
	for _, s := range n.slots {
		if s.child != nil {
			parts = append(parts, shape(s.child))
		} else {
			parts = append(parts, string(s.entity.Key()))
		}
	}
	if n.bitmap == 0 {
		slices.Sort(parts)
	}
	return fmt.Sprintf("%x%v", n.bitmap, parts)
}

func TestTable_WalkCanStop(t *testing.T) {
	table := table{}
	for n := range 100 {
		table = table.with(&Persona{ID: ID(fmt.Sprint(n))})
	}
	n := 0
	for range table.all() {
		if n++; n == 7 {
			break
		}
	}
	if n != 7 {
		t.Errorf("walked over %d", n)
	}
}

// TestDiff_Laws checks, for two projects of which one was made from the other
// or not, that their difference is exactly what differs, leads from one to
// the other, and back.
func TestDiff_Laws(t *testing.T) {
	withHash(t, func(t *testing.T) {
		rapid.Check(t, func(t *rapid.T) {
			a := randomTable(t, &Project{}, "a")
			from := a
			if rapid.Bool().Draw(t, "unrelated") {
				from = &Project{}
			}
			b := randomTable(t, from, "b")
			c := Diff(a, b)
			want := map[ID]Delta{}
			for e := range a.All() {
				if b.Get(e.Key()) != e {
					want[e.Key()] = Delta{e.Key(), e, b.Get(e.Key())}
				}
			}
			for e := range b.All() {
				if a.Get(e.Key()) == nil {
					want[e.Key()] = Delta{e.Key(), nil, e}
				}
			}
			if len(c) != len(want) {
				t.Fatalf("difference %v, want %v", c, want)
			}
			for i, d := range c {
				if d != want[d.ID] {
					t.Fatalf("difference %v, want %v", c, want)
				}
				if i > 0 && c[i-1].ID >= d.ID {
					t.Fatalf("not sorted: %v", c)
				}
				if !c.Has(d.ID) {
					t.Fatalf("%s is not found in %v", d.ID, c)
				}
			}
			if c.Has("nobody") {
				t.Fatal("found what is not there")
			}
			sameProject(t, c.Apply(a), b)
			sameProject(t, a.Without(slices.Collect(maps.Keys(want))...).withMany(slices.Collect(b.All())), b)
			sameProject(t, c.Inverse().Apply(b), a)
			if d := Diff(b, b); d != nil {
				t.Fatalf("difference to itself: %v", d)
			}
		})
	})
}

// randomTable puts and removes a few entities that refer to others, so that the
// counts of references are exercised too.
func randomTable(t *rapid.T, p *Project, name string) *Project {
	for range rapid.IntRange(0, 30).Draw(t, name+" steps") {
		id := someID.Draw(t, "id")
		some := rapid.SliceOfN(someID, 0, 3)
		switch rapid.IntRange(0, 8).Draw(t, "what") {
		case 0, 1:
			p = p.Without(id)
		case 2:
			p = p.With(&Journey{ID: id, Previous: someID.Draw(t, "previous")})
		case 3:
			p = p.With(&Role{ID: id, Touchpoints: some.Draw(t, "touchpoints")})
		case 4:
			p = p.With(&Decision{ID: id, About: some.Draw(t, "about")})
		case 5:
			p = p.With(&Action{ID: id, About: some.Draw(t, "about")})
		case 6:
			p = p.With(&Sheet{ID: id, Rows: []SheetRow{{Links: some.Draw(t, "links")}, {Links: some.Draw(t, "links")}}})
		default:
			p = p.With(&Promise{ID: id, Parent: someID.Draw(t, "parent"), KeptBy: some.Draw(t, "kept by")})
		}
	}
	return p
}

func sameProject(t *rapid.T, got, want *Project) {
	t.Helper()
	if d := Diff(got, want); len(d) > 0 || got.Len() != want.Len() {
		t.Fatalf("projects differ by %v", d)
	}
	counts := map[ID]int{}
	for e := range want.All() {
		single, list := references(e)
		for _, id := range append([]ID{single}, list...) {
			counts[id]++
		}
	}
	for n := range 42 {
		id := ID(fmt.Sprint("id", n))
		if got.Referred(id) != counts[id] {
			t.Fatalf("%s is referred to %d times, want %d", id, got.Referred(id), counts[id])
		}
	}
}

func BenchmarkTable_Load(b *testing.B) {
	for _, n := range []int{1000, 10_000} {
		var entities []Entity
		for i := range n {
			entities = append(entities, &Touchpoint{ID: ID(fmt.Sprint("t", i))})
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				(&Project{}).With(entities...)
			}
		})
	}
}

func BenchmarkTable_Get(b *testing.B) {
	p := &Project{}
	for i := range 10_000 {
		p = p.With(&Touchpoint{ID: ID(fmt.Sprint("t", i))})
	}
	for i := 0; b.Loop(); i++ {
		p.Touchpoint("t4711")
	}
}

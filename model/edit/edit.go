package edit

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"lupaus/model"
)

// Edit is one intention of a person.
type Edit interface {
	// Label names the step for the undo menu: a translation key and arguments.
	Label() model.Label
	// Apply returns the project after the edit, or the same pointer when the
	// edit changes nothing. See the rules at the head of the package.
	Apply(p *model.Project) (*model.Project, error)
}

// Merger is implemented by edits that come in streams.
type Merger interface {
	// MergeKey is equal for edits that may become one step; "" never merges.
	MergeKey() string
}

// Focuser is implemented by edits that know what to select after they have
// been done, undone or redone. The IDs may be gone by then.
type Focuser interface {
	Focus() []model.ID
}

// End is the At that stands for the place after the last entry of a list.
const End = -1

// Batch is several edits in one step. All are done or none.
type Batch struct {
	Name  model.Label
	Edits []Edit
}

// Label implements Edit.
func (e Batch) Label() model.Label { return e.Name }

// Apply implements Edit. An error is that of the first edit that fails.
func (e Batch) Apply(p *model.Project) (*model.Project, error) {
	for _, one := range e.Edits {
		next, err := one.Apply(p)
		if err != nil {
			return nil, err
		}
		p = next
	}
	return p, nil
}

// Focus implements Focuser: all that the edits focus on, each once.
func (e Batch) Focus() []model.ID {
	var ids []model.ID
	seen := map[model.ID]bool{}
	for _, one := range e.Edits {
		f, ok := one.(Focuser)
		if !ok {
			continue
		}
		for _, id := range f.Focus() {
			if !seen[id] {
				seen[id] = true
				ids = append(ids, id)
			}
		}
	}
	return ids
}

func label(key string) model.Label { return model.Label{Key: "edit." + key} }

// counted is "edit.key.one" without arguments, or "edit.key.other" with the
// number as its argument.
func counted(key string, n int) model.Label {
	if n == 1 {
		return label(key + ".one")
	}
	return model.Label{Key: "edit." + key + ".other", Args: []string{fmt.Sprint(n)}}
}

func mergeKey(what string, parts ...model.ID) string {
	var b strings.Builder
	b.WriteString(what)
	for _, part := range parts {
		b.WriteByte(0)
		b.WriteString(string(part))
	}
	return b.String()
}

func invalid(id model.ID, format string, args ...any) error {
	return &model.Error{Code: model.CodeInvalid, ID: id, Err: fmt.Errorf(format, args...)}
}

// draft is a project being edited: private copies of the entities an edit
// opens. The copies are shallow: lists and maps in them are still shared with
// the project and must be replaced, never written into.
type draft struct {
	base    *model.Project
	changed map[model.ID]model.Entity // nil: removed
}

// apply runs an edit's body on a draft.
func apply(p *model.Project, body func(*draft) error) (*model.Project, error) {
	d := &draft{base: p, changed: map[model.ID]model.Entity{}}
	if err := body(d); err != nil {
		return nil, err
	}
	return d.project(), nil
}

// equal reports whether two versions of an entity say the same.
func equal(a, b model.Entity) bool {
	was, ok := a.(*model.Sheet)
	if is, same := b.(*model.Sheet); ok && same { // which may have very many rows
		return was.Equal(is)
	}
	return reflect.DeepEqual(a, b)
}

// project returns the base with the changes; the base itself when every
// change came out equal to what was there.
func (d *draft) project() *model.Project {
	var put []model.Entity
	var gone []model.ID
	for id, e := range d.changed {
		switch was := d.base.Get(id); {
		case e == nil && was != nil:
			gone = append(gone, id)
		case e != nil && !(was != nil && equal(was, e)):
			put = append(put, e)
		}
	}
	p := d.base
	if len(put) > 0 {
		p = p.With(put...)
	}
	if len(gone) > 0 {
		p = p.Without(gone...)
	}
	return p
}

// get returns an entity as the draft has it, to read, or nil.
func (d *draft) get(id model.ID) model.Entity {
	if e, ok := d.changed[id]; ok {
		return e
	}
	return d.base.Get(id)
}

// open returns a private copy of an entity to write, or nil.
func (d *draft) open(id model.ID) model.Entity {
	if e, ok := d.changed[id]; ok {
		return e
	}
	e := d.base.Get(id)
	if e == nil {
		return nil
	}
	e = clone(e)
	d.changed[id] = e
	return e
}

// add puts a new entity in, under an ID that must be free.
func (d *draft) add(e model.Entity) error {
	if e.Key() == "" || e.Key() == model.InfoID || d.get(e.Key()) != nil {
		return invalid(e.Key(), "the ID of the new %s is empty or taken", e.Kind())
	}
	d.changed[e.Key()] = e
	return nil
}

// clone copies an entity, a pointer to a struct whatever its kind.
func clone(e model.Entity) model.Entity {
	from := reflect.ValueOf(e).Elem()
	to := reflect.New(from.Type())
	to.Elem().Set(from)
	return to.Interface().(model.Entity)
}

// opened opens an entity of a wanted kind.
func opened[T any](d *draft, kind model.Kind, id model.ID) (*T, error) {
	if _, ok := any(d.get(id)).(*T); !ok {
		return nil, model.NotFound(kind, id)
	}
	return any(d.open(id)).(*T), nil
}

func (d *draft) info() *model.Info {
	i, err := opened[model.Info](d, model.KindInfo, model.InfoID)
	if err != nil { // a project without its own record gets one
		i = &model.Info{}
		d.changed[model.InfoID] = i
	}
	return i
}

func (d *draft) journey(id model.ID) (*model.Journey, error) {
	return opened[model.Journey](d, model.KindJourney, id)
}

func (d *draft) stage(id model.ID) (*model.Stage, error) {
	return opened[model.Stage](d, model.KindStage, id)
}

func (d *draft) touchpoint(id model.ID) (*model.Touchpoint, error) {
	return opened[model.Touchpoint](d, model.KindTouchpoint, id)
}

func (d *draft) promise(id model.ID) (*model.Promise, error) {
	return opened[model.Promise](d, model.KindPromise, id)
}

func (d *draft) role(id model.ID) (*model.Role, error) {
	return opened[model.Role](d, model.KindRole, id)
}

// inserted returns a new list with the entries put in at a place.
func inserted[T any](list []T, at int, entries ...T) []T {
	if at < 0 || at > len(list) {
		at = len(list)
	}
	return slices.Concat(list[:at], entries, list[at:])
}

// without returns a new list that lacks some entries; nil when none is left.
func without(list []model.ID, gone ...model.ID) []model.ID {
	var rest []model.ID
	for _, id := range list {
		if !slices.Contains(gone, id) {
			rest = append(rest, id)
		}
	}
	return rest
}

// moved returns a new list with the entry at from put to the place at.
func moved[T any](list []T, from, at int) []T {
	if at < 0 || at > len(list) {
		at = len(list)
	}
	if at > from {
		at--
	}
	entry := list[from]
	return inserted(slices.Concat(list[:from], list[from+1:]), at, entry)
}

// movedID moves an ID that the list must hold.
func movedID(list []model.ID, kind model.Kind, id model.ID, at int) ([]model.ID, error) {
	from := slices.Index(list, id)
	if from < 0 {
		return nil, model.NotFound(kind, id)
	}
	return moved(list, from, at), nil
}

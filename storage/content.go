package storage

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"

	"go.etcd.io/bbolt"

	"lupaus/model"
)

// What a snapshot holds is a whole project. It stands in a record of its own,
// named by its hash, and the snapshot's record and the history have the name in
// its place: so it is written once, whatever becomes of the snapshot, and a new
// name or an undo costs what it costs elsewhere.

// snapshotRecord is a snapshot as it stands in a file.
type snapshotRecord struct {
	*model.Snapshot
	Content string `json:"content"` // stands before the snapshot's field of this name
}

// contentRecord is what snapshots hold as it stands in a file.
type contentRecord struct {
	Key  string
	JSON json.RawMessage
}

// contents is what a database knows of the content records in its file.
type contents struct {
	keys map[*model.Project]string // projects that stand in the file
	uses map[string]int            // how many records name a content; absent: it is not in the file
	// fresh are those that are to be written.
	fresh map[string]json.RawMessage
}

// newContents is what is known of an empty file.
func newContents() *contents {
	return &contents{map[*model.Project]string{}, map[string]int{}, map[string]json.RawMessage{}}
}

// clone is a copy for a transaction that may fail.
func (c *contents) clone() *contents {
	next := newContents()
	maps.Copy(next.keys, c.keys)
	maps.Copy(next.uses, c.uses)
	return next
}

// encode is json.Marshal, but for a snapshot the name of its content stands in
// the content's place. That name is used once more.
func (c *contents) encode(e model.Entity) (json.RawMessage, error) {
	s, ok := e.(*model.Snapshot)
	if !ok {
		return json.Marshal(e)
	}
	key, err := c.use(s.Project)
	if err != nil {
		return nil, err
	}
	return json.Marshal(snapshotRecord{s, key})
}

func (c *contents) use(p *model.Project) (string, error) {
	if p == nil {
		return "", errors.New("a snapshot holds nothing")
	}
	key, known := c.keys[p]
	if !known {
		data, err := json.Marshal(p)
		if err != nil {
			return "", err
		}
		sum := sha256.Sum256(data)
		key = hex.EncodeToString(sum[:])
		c.keys[p] = key
		if _, there := c.uses[key]; !there {
			c.fresh[key] = data
		}
	}
	c.uses[key]++
	return key, nil
}

// release takes back what encode did for an entity that is no longer written.
func (c *contents) release(e model.Entity) {
	if s, ok := e.(*model.Snapshot); ok && s.Project != nil {
		c.uses[c.keys[s.Project]]--
	}
}

// put writes the contents that are new and deletes those that nothing names any
// more.
func (c *contents) put(b *bbolt.Bucket) error {
	for key, n := range c.uses {
		data, fresh := c.fresh[key]
		var err error
		switch {
		case n > 0 && fresh:
			err = b.Put([]byte(key), seal(bucketContents, []byte(key), data))
		case n <= 0:
			delete(c.uses, key)
			maps.DeleteFunc(c.keys, func(_ *model.Project, k string) bool { return k == key })
			if !fresh {
				err = b.Delete([]byte(key))
			}
		}
		if err != nil {
			return err
		}
	}
	c.fresh = nil
	return nil
}

// decodeContents decodes what the snapshots hold, once for all records that name
// it, and counts these. today are the entities of r, none for snapshots: what
// has not changed since is shared with them, and among the contents, as it was
// when the snapshots were taken.
func (r *records) decodeContents(today []model.Entity) error {
	r.projects, r.known = make(map[string]*model.Project, len(r.contents)), newContents()
	err := r.eachRecord(model.KindSnapshot, func(raw *json.RawMessage) error {
		var named struct{ Content string }
		err := json.Unmarshal(*raw, &named)
		r.known.uses[named.Content]++
		return err
	})
	if err != nil {
		return err
	}
	known := map[model.Kind]map[string]model.Entity{}
	for _, kind := range model.Kinds() {
		known[kind] = map[string]model.Entity{}
	}
	if len(r.contents) > 0 {
		for i, e := range r.entities {
			if today[i] != nil {
				known[e.Kind][string(e.JSON)] = today[i]
			}
		}
	}
	decode := func(kind model.Kind, data []byte) (model.Entity, error) {
		if e := known[kind][string(data)]; e != nil {
			return e, nil
		}
		e, err := model.NewEntity(kind)
		if err != nil {
			return nil, err
		}
		known[kind][string(data)] = e
		return e, decodeStrict(data, e)
	}
	for _, c := range r.contents {
		if r.known.uses[c.Key] == 0 {
			return fmt.Errorf("nothing names content %q", c.Key)
		}
		p, err := model.DecodeProject(c.JSON, decode)
		if err != nil {
			return fmt.Errorf("decode content %s: %w", c.Key, err)
		}
		r.projects[c.Key], r.known.keys[p] = p, c.Key
	}
	return nil
}

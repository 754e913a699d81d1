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
	bare := *s
	bare.Project = nil
	data, err := json.Marshal(&bare)
	if err != nil {
		return nil, err
	}
	return putContent(data, key)
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

// contentField is the field of a snapshot that holds its content.
const contentField = "content"

// putContent writes the name of its content into a snapshot's record.
func putContent(data []byte, key string) (json.RawMessage, error) {
	fields := map[string]json.RawMessage{}
	if err := json.Unmarshal(data, &fields); err != nil {
		return nil, err
	}
	name, err := json.Marshal(key)
	if err != nil {
		return nil, err
	}
	fields[contentField] = name
	return json.Marshal(fields)
}

// takeContent is the inverse of putContent.
func takeContent(data []byte) (rest []byte, key string, err error) {
	fields := map[string]json.RawMessage{}
	if err := json.Unmarshal(data, &fields); err != nil {
		return nil, "", err
	}
	if err := json.Unmarshal(fields[contentField], &key); err != nil {
		return nil, "", fmt.Errorf("name of the content: %w", err)
	}
	delete(fields, contentField)
	rest, err = json.Marshal(fields)
	return rest, key, err
}

// decodeContents decodes what the snapshots hold, once for all records that name
// it, and counts these.
func (r *records) decodeContents() error {
	r.projects, r.known = make(map[string]*model.Project, len(r.contents)), newContents()
	err := r.eachRecord(model.KindSnapshot, func(raw *json.RawMessage) error {
		_, key, err := takeContent(*raw)
		r.known.uses[key]++
		return err
	})
	if err != nil {
		return err
	}
	for _, c := range r.contents {
		if r.known.uses[c.Key] == 0 {
			return fmt.Errorf("nothing names content %q", c.Key)
		}
		p := &model.Project{}
		if err := json.Unmarshal(c.JSON, p); err != nil {
			return fmt.Errorf("decode content %s: %w", c.Key, err)
		}
		r.projects[c.Key], r.known.keys[p] = p, c.Key
	}
	return nil
}

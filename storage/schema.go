package storage

import (
	"encoding/binary"
	"encoding/json"
	"strings"

	"lupaus/model"
)

// Schema is the version of the file layout that this program writes.
const Schema = 5

// Extension ends the name of every file of this format.
const Extension = ".lupaus"

const formatName = "lupaus"

// The buckets and the keys of the meta bucket. format and schema are plain
// text, so that programs of all times can read them; all else is records.
const (
	bucketMeta     = "meta"
	bucketEntities = "entities"
	bucketHistory  = "history"
	bucketContents = "contents"

	keyFormat = "format"
	keySchema = "schema"
	keyHead   = "head"
)

// boltPageSize is the same on all machines, whatever their memory pages are.
const boltPageSize = 4096

// head says what the rest of the file must hold. It is part of every commit.
type head struct {
	Rev      uint64 `json:"rev"`           // grows with every commit
	App      string `json:"app,omitempty"` // version of the program that wrote last
	Entities int    `json:"entities"`
	Contents int    `json:"contents,omitempty"`
	Steps    int    `json:"steps"`
	Done     int    `json:"done"` // the history cursor, model.State.Done
}

// counts are how many records of each sort a file must hold.
type counts struct{ entities, steps, contents int }

func (h head) counts() counts { return counts{h.Entities, h.Steps, h.Contents} }

// entityRecord is an entity as it stands in a file. A snapshot has the name of
// its content in place of the content.
type entityRecord struct {
	Kind model.Kind
	ID   model.ID
	JSON json.RawMessage
}

// stepRecord is a history step as it stands in a file: instead of the projects
// before and after it has their difference.
type stepRecord struct {
	Seq    uint64        `json:"-"` // the key
	Label  model.Label   `json:"label"`
	Focus  []model.ID    `json:"focus,omitempty"`
	Change []deltaRecord `json:"change"`
}

// deltaRecord is a model.Delta with its entities in the shared encoding.
type deltaRecord struct {
	ID     model.ID    `json:"id"`
	Before *sideRecord `json:"before,omitempty"`
	After  *sideRecord `json:"after,omitempty"`
}

// sideRecord is one side of a delta.
type sideRecord struct {
	Kind   model.Kind      `json:"kind"`
	Entity json.RawMessage `json:"entity"`
}

// records is everything in a file, undecoded: what migrations work on.
type records struct {
	schema   int
	head     head
	entities []entityRecord
	contents []contentRecord
	steps    []stepRecord
	projects map[string]*model.Project // the contents by key, once they are decoded
	known    *contents                 // likewise
	tx       uint64                    // the bbolt transaction that was read
	lost     int                       // pages neither used nor free
}

func entityKey(kind model.Kind, id model.ID) []byte {
	return []byte(string(kind) + "/" + string(id))
}

func splitEntityKey(key []byte) (model.Kind, model.ID, bool) {
	kind, id, ok := strings.Cut(string(key), "/")
	return model.Kind(kind), model.ID(id), ok
}

func stepKey(seq uint64) []byte {
	return binary.BigEndian.AppendUint64(nil, seq)
}

package storage

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"time"

	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"lupaus/model"
)

// lockWait is how long opening waits for another process to let go of the
// file, so that whoever is refused hears it within a second.
const lockWait = 500 * time.Millisecond

// database is a file held open and locked for writing. It is used by one
// goroutine at a time.
type database struct {
	path string
	app  string
	rev  uint64 // head.Rev of the state that was saved last
	// contents are what the snapshots of that state and its history hold.
	contents *contents

	db     *bbolt.DB // nil while the file is let go of, see drop
	handle *os.File  // the file under db
}

// connect opens bbolt on a file that exists. When that fails nothing is left
// open.
func (d *database) connect(options *bbolt.Options) error {
	options.Timeout, options.PageSize, options.NoStatistics = lockWait, boltPageSize, true
	options.OpenFile = func(name string, flag int, mode os.FileMode) (f *os.File, err error) {
		f, err = os.OpenFile(name, flag&^os.O_CREATE, mode)
		d.handle = f
		return f, err
	}
	err := guard(func() (err error) {
		d.db, err = bbolt.Open(d.path, 0, options)
		return err
	})
	if err != nil {
		d.drop()
	}
	return err
}

// open locks a file that readRecords has passed, and sees to it that it is
// still the version which was read.
func (d *database) open(r *records) error {
	err := d.connect(&bbolt.Options{})
	if errors.Is(err, fs.ErrPermission) || err != nil && is(err, readOnlyDisk) {
		return fail(CodeReadOnly, "open %s: %w", d.path, err) // it could be read
	}
	if err != nil {
		return fmt.Errorf("open %s: %w", d.path, coded(err))
	}
	var tx int
	err = guard(func() error {
		return d.db.View(func(t *bbolt.Tx) error { tx = t.ID(); return nil })
	})
	if err == nil && uint64(tx) != r.tx {
		err = errOtherVersion
	}
	if err != nil {
		d.drop()
		return err
	}
	d.rev = r.head.Rev
	return nil
}

// errOtherVersion says that somebody wrote between reading and locking.
var errOtherVersion = errors.New("the file has changed since it was read")

// close lets go of the file in good order.
func (d *database) close() error {
	if d.db == nil {
		return nil
	}
	err := guard(d.db.Close)
	if _, panicked := errors.AsType[*panicError](err); panicked {
		d.drop()
	}
	d.db, d.handle = nil, nil
	return coded(err)
}

// drop lets go of the file after bbolt has panicked or lost its mapping. bbolt
// may then hold its own locks for ever, so only the file under it is unlocked
// and closed; the mapped memory is given up.
func (d *database) drop() {
	if d.handle != nil {
		unlock(d.handle)
		_ = d.handle.Close() // nothing was left to be written
	}
	d.db, d.handle = nil, nil
}

// commit brings the file from one state to another in one transaction. When
// the file does not hold the first one, which a commit that failed half-way
// can leave behind, it is written anew as a whole, in one transaction too.
func (d *database) commit(from, to *model.State) error {
	if err := d.ready(); err != nil {
		return err
	}
	rev, known := d.rev+1, d.contents.clone()
	err := guard(func() error {
		return d.db.Update(func(tx *bbolt.Tx) error {
			h, err := readHead(tx)
			if err != nil || h.Rev != d.rev {
				from = nil
				rev = max(h.Rev, d.rev) + 1
			}
			if from == nil {
				known = newContents()
			}
			return d.put(tx, from, to, rev, known)
		})
	})
	if err == nil {
		d.rev, d.contents = rev, known
		return nil
	}
	if _, panicked := errors.AsType[*panicError](err); panicked || errors.Is(err, bolterrors.ErrInvalidMapping) {
		d.drop()
	}
	return fmt.Errorf("save %s: %w", d.path, coded(err))
}

// ready sees to it that what is open is what stands at the path, and opens the
// file again, with all checks, after it had to be dropped.
func (d *database) ready() error {
	info, err := os.Stat(d.path)
	if errors.Is(err, fs.ErrNotExist) {
		return fail(CodeMoved, "save %s: %w", d.path, err)
	}
	if err != nil {
		return fmt.Errorf("save %s: %w", d.path, coded(err))
	}
	if d.db == nil {
		r, err := readRecords(d.path)
		if err != nil {
			return err
		}
		rev := d.rev
		if err := d.open(r); err != nil {
			return coded(err)
		}
		d.rev = rev // commit compares it with what the file says; contents are those of that
	}
	opened, err := d.handle.Stat()
	if err != nil {
		return fmt.Errorf("save %s: %w", d.path, coded(err))
	}
	if !os.SameFile(info, opened) {
		return fail(CodeMoved, "save %s: another file stands there now", d.path)
	}
	return nil
}

func readHead(tx *bbolt.Tx) (h head, err error) {
	b := tx.Bucket([]byte(bucketMeta))
	if b == nil {
		return h, errors.New("no meta bucket")
	}
	data, err := unseal(bucketMeta, []byte(keyHead), b.Get([]byte(keyHead)))
	if err != nil {
		return h, err
	}
	return h, decodeStrict(data, &h)
}

// put writes the difference of two states; everything when from is nil. c is
// what the file's content records are before, and after.
func (d *database) put(tx *bbolt.Tx, from, to *model.State, rev uint64, c *contents) error {
	if from == nil {
		if err := putFormat(tx); err != nil {
			return err
		}
		from = &model.State{Project: &model.Project{}}
	}
	if err := putEntities(tx.Bucket([]byte(bucketEntities)), model.Diff(from.Project, to.Project), c); err != nil {
		return err
	}
	before, _ := linked(from)
	after, done := linked(to)
	if err := putSteps(tx.Bucket([]byte(bucketHistory)), before, after, c); err != nil {
		return err
	}
	if err := c.put(tx.Bucket([]byte(bucketContents))); err != nil {
		return err
	}
	h := head{Rev: rev, App: d.app, Entities: to.Project.Len(), Contents: len(c.uses), Steps: len(after), Done: done}
	return putHead(tx, h)
}

// putFormat empties the file but for its format.
func putFormat(tx *bbolt.Tx) error {
	for _, name := range []string{bucketMeta, bucketEntities, bucketHistory, bucketContents} {
		if err := tx.DeleteBucket([]byte(name)); err != nil && !errors.Is(err, bolterrors.ErrBucketNotFound) {
			return err
		}
		if _, err := tx.CreateBucket([]byte(name)); err != nil {
			return err
		}
	}
	b := tx.Bucket([]byte(bucketMeta))
	if err := b.Put([]byte(keyFormat), []byte(formatName)); err != nil {
		return err
	}
	return b.Put([]byte(keySchema), []byte(strconv.Itoa(layout.schema)))
}

func putHead(tx *bbolt.Tx, h head) error {
	value, err := sealJSON(bucketMeta, []byte(keyHead), h)
	if err != nil {
		return err
	}
	return tx.Bucket([]byte(bucketMeta)).Put([]byte(keyHead), value)
}

func putEntities(b *bbolt.Bucket, change model.Change, c *contents) error {
	for _, d := range change {
		c.release(d.Before)
		if d.Before != nil && (d.After == nil || d.After.Kind() != d.Before.Kind()) {
			if err := b.Delete(entityKey(d.Before.Kind(), d.ID)); err != nil {
				return err
			}
		}
		if d.After == nil {
			continue
		}
		key := entityKey(d.After.Kind(), d.ID)
		data, err := c.encode(d.After)
		if err != nil {
			return fail(model.CodeInvalid, "encode %s: %w", key, err)
		}
		if err := b.Put(key, seal(bucketEntities, key, data)); err != nil {
			return err
		}
	}
	return nil
}

// putSteps writes the steps that are new or merged and deletes those that are
// gone. Steps are frozen, so one with the same address need not be looked at.
func putSteps(b *bbolt.Bucket, before, after []*model.Step, c *contents) error {
	bySeq := func(s *model.Step, seq uint64) int {
		return cmp.Compare(s.Seq, seq)
	}
	for _, s := range before {
		i, kept := slices.BinarySearchFunc(after, s.Seq, bySeq)
		if kept && after[i] == s {
			continue
		}
		for _, d := range model.Diff(s.Before, s.After) {
			c.release(d.Before)
			c.release(d.After)
		}
		if !kept {
			if err := b.Delete(stepKey(s.Seq)); err != nil {
				return err
			}
		}
	}
	for _, s := range after {
		if i, had := slices.BinarySearchFunc(before, s.Seq, bySeq); had && before[i] == s {
			continue
		}
		r, err := encodeStep(s, c)
		if err != nil {
			return err
		}
		key := stepKey(s.Seq)
		value, err := sealJSON(bucketHistory, key, r)
		if err != nil {
			return err
		}
		if err := b.Put(key, value); err != nil {
			return err
		}
	}
	return nil
}

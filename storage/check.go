package storage

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"time"

	"lupaus/model"
)

// readTries is how often a file that another process is writing is read anew,
// with pauses that grow to readPause: about a second in all.
const (
	readTries = 24
	readPause = 60 * time.Millisecond
)

// Verify checks a file from its pages to the rules of the model: every page in
// its place, every checksum, record and history step, and model.Validate. It
// changes nothing and works while another process has the file open. The error
// is an *model.Error, of code model.CodeInvalid when the file is whole but the
// project breaks a rule.
func Verify(path string) error {
	r, err := readRecords(path)
	if err != nil {
		return err
	}
	if r.lost > 0 {
		return fail(CodeDamaged, "verify %s: %d pages are neither used nor free", path, r.lost)
	}
	state, err := decodeAny(r)
	if err != nil {
		return fail(CodeDamaged, "verify %s: %w", path, err)
	}
	if problems := model.Validate(state.Project); len(problems) > 0 {
		texts := make([]string, len(problems))
		for i, p := range problems {
			texts[i] = p.String()
		}
		return fail(model.CodeInvalid, "verify %s: %s", path, strings.Join(texts, "; "))
	}
	return nil
}

// Read returns what is in a file, in the present schema, without changing or
// locking it, also when it may only be read and while another process has it
// open. See the package comment for why that is consistent. The error is an
// *model.Error; it has CodeInUse when another process kept writing so fast that
// no version could be read for about a second.
func Read(path string) (*model.State, error) {
	r, err := readRecords(path)
	if err != nil {
		return nil, err
	}
	state, err := decodeAny(r)
	if err != nil {
		return nil, fail(CodeDamaged, "read %s: %w", path, err)
	}
	return state, nil
}

// decodeAny brings records to the present schema, in memory, and decodes them.
func decodeAny(r *records) (*model.State, error) {
	if err := migrate(r, layout.steps); err != nil {
		return nil, err
	}
	return decodeState(r)
}

// readRecords reads one committed version of a file and checks all of it but
// the meaning of the records. The error is an *model.Error.
func readRecords(path string) (*records, error) {
	f, err := openRegular(path)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, coded(err))
	}
	defer f.Close() // only read
	var r *records
	err = steady(f, func(size int64) (err error) {
		r, err = readVersion(f, size)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	return r, nil
}

// openRegular opens a file to read, after a look at what it is: opening a pipe
// would wait for ever.
func openRegular(path string) (*os.File, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fail(CodeNotFile, "%s", info.Mode().Type())
	}
	if info.Size() == 0 {
		return nil, fail(CodeEmpty, "no bytes")
	}
	return os.Open(path)
}

// steady calls read until the file's newest committed version was the same one
// before and after. Only then what was read is what that version holds, and
// only then an error of read means damage.
func steady(f *os.File, read func(size int64) error) error {
	for try := range readTries {
		info, err := f.Stat()
		if err != nil {
			return coded(err)
		}
		before, errBefore := newestMeta(f, info.Size())
		err = read(info.Size())
		after, errAfter := newestMeta(f, info.Size())
		if before == after && (errBefore == nil) == (errAfter == nil) {
			return err
		}
		time.Sleep(min(readPause, time.Duration(try)*time.Millisecond))
	}
	return fail(CodeInUse, "another program keeps writing")
}

func readVersion(f *os.File, size int64) (*records, error) {
	im, err := openVersion(f, size)
	if err != nil {
		return nil, err
	}
	r, err := im.records()
	if err != nil {
		return nil, damaged(err)
	}
	return r, nil
}

// openVersion is openImage with an *model.Error.
func openVersion(f *os.File, size int64) (*image, error) {
	im, err := openImage(f, size)
	if errors.Is(err, errNoDatabase) && !ourTraces(f) {
		return nil, fail(CodeForeign, "%w", err)
	}
	if err != nil {
		return nil, damaged(err)
	}
	return im, nil
}

// damaged tells damage from a disk that cannot be read at the moment.
func damaged(err error) error {
	if err == nil || model.CodeOf(err) != "" {
		return err
	}
	if _, ok := errors.AsType[*fs.PathError](err); ok && !errors.Is(err, io.EOF) {
		return coded(err)
	}
	return fail(CodeDamaged, "%w", err)
}

// ourTraces tells a .lupaus file that has lost its head from a foreign file:
// the format's name stands somewhere near the beginning, or the disk has left
// nothing but zeros.
func ourTraces(f *os.File) bool {
	start := make([]byte, 64*boltPageSize)
	n, _ := f.ReadAt(start, 0) // what cannot be read shows no traces
	start = start[:n]
	return bytes.Contains(start, []byte(keyFormat+formatName)) || len(bytes.Trim(start, "\x00")) == 0
}

// records reads the whole file and checks its structure and every checksum.
func (im *image) records() (*records, error) {
	buckets := map[string]element{}
	err := im.root(func(e element) error {
		buckets[string(e.key)] = e
		return nil
	})
	if err != nil {
		return nil, err
	}
	r := &records{tx: im.meta.tx}
	if err := im.readMeta(r, buckets[bucketMeta]); err != nil {
		return nil, err
	}
	for name := range buckets {
		switch name {
		case bucketMeta, bucketEntities, bucketHistory, bucketContents:
		default:
			return nil, fmt.Errorf("unknown bucket %q", name)
		}
	}
	if err := im.bucket(buckets[bucketEntities], r.addEntity); err != nil {
		return nil, fmt.Errorf("entities: %w", err)
	}
	if err := im.bucket(buckets[bucketHistory], r.addStep); err != nil {
		return nil, fmt.Errorf("history: %w", err)
	}
	if b, ok := buckets[bucketContents]; ok { // files of schema 1 have none
		if err := im.bucket(b, r.addContent); err != nil {
			return nil, fmt.Errorf("contents: %w", err)
		}
	}
	if got := (counts{len(r.entities), len(r.steps), len(r.contents)}); got != r.head.counts() {
		return nil, fmt.Errorf("%+v records where %+v should be", got, r.head.counts())
	}
	r.lost, err = im.free()
	return r, err
}

// readMeta reads the meta bucket and decides whose file this is.
func (im *image) readMeta(r *records, bucket element) error {
	if !bucket.bucket {
		return fail(CodeForeign, "a database without a bucket %q", bucketMeta)
	}
	values := map[string][]byte{}
	err := im.bucket(bucket, func(e element) error {
		values[string(e.key)] = e.value
		return nil
	})
	if err != nil {
		return err
	}
	if string(values[keyFormat]) != formatName {
		return fail(CodeForeign, "a database of format %.20q", values[keyFormat])
	}
	r.schema, err = strconv.Atoi(string(values[keySchema]))
	if err != nil || r.schema < 1 {
		return fmt.Errorf("schema %.20q", values[keySchema])
	}
	if r.schema > layout.schema {
		return fail(CodeNewer, "schema %d, this program knows %d", r.schema, layout.schema)
	}
	data, err := unseal(bucketMeta, []byte(keyHead), values[keyHead])
	if err != nil {
		return err
	}
	if len(values) != 3 {
		return fmt.Errorf("%d meta records where 3 should be", len(values))
	}
	return decodeStrict(data, &r.head)
}

func (r *records) addEntity(e element) error {
	data, err := unsealElement(bucketEntities, e)
	if err != nil {
		return err
	}
	kind, id, ok := splitEntityKey(e.key)
	if !ok {
		return fmt.Errorf("key %q", e.key)
	}
	r.entities = append(r.entities, entityRecord{kind, id, data})
	return nil
}

func (r *records) addStep(e element) error {
	data, err := unsealElement(bucketHistory, e)
	if err != nil {
		return err
	}
	if len(e.key) != 8 {
		return fmt.Errorf("key %q", e.key)
	}
	s := stepRecord{Seq: binary.BigEndian.Uint64(e.key)}
	if err := decodeStrict(data, &s); err != nil {
		return err
	}
	r.steps = append(r.steps, s)
	return nil
}

func (r *records) addContent(e element) error {
	data, err := unsealElement(bucketContents, e)
	if err != nil {
		return err
	}
	r.contents = append(r.contents, contentRecord{string(e.key), data})
	return nil
}

func unsealElement(bucket string, e element) ([]byte, error) {
	if e.bucket {
		return nil, fmt.Errorf("unexpected bucket %q", e.key)
	}
	return unseal(bucket, e.key, e.value)
}

package storage

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"slices"
)

// The parts of bbolt's file format that this reader needs (bbolt v1.5.0,
// internal/common). Numbers are in the machine's byte order, which is
// little-endian wherever the program runs.
const (
	boltMagic   = 0xED0CDAED
	boltVersion = 2

	pageHeader    = 16 // id 8, flags 2, count 2, overflow 4
	elementHeader = 16 // leaf: flags 4, pos 4, ksize 4, vsize 4; branch: pos 4, ksize 4, pgid 8
	bucketHeader  = 16 // root page 8, sequence 8
	metaSize      = 64

	branchPage   = 0x01
	leafPage     = 0x02
	freelistPage = 0x10

	bucketElement = 0x01
	noFreelist    = ^uint64(0)
	manyFree      = 0xFFFF // the count of a freelist page whose true count stands in its first word

	minPageSize = 512
	maxPageSize = 1 << 24
	maxTx       = 1 << 62 // beyond it numbers would soon begin anew, and the newest version would look old
)

// errNoDatabase says that a file is not a bbolt database at all.
var errNoDatabase = errors.New("no bbolt database")

// boltMeta is what a meta page says of one committed version.
type boltMeta struct {
	pageSize uint32
	root     uint64 // page of the root bucket
	freelist uint64
	high     uint64 // number of pages in use or free: the first page that is neither
	tx       uint64
}

// image reads the newest committed version of a bbolt file without locking or
// mapping it. Every number is checked before it is followed, so that no file,
// however broken, makes it panic or read outside.
type image struct {
	r    io.ReaderAt
	size int64
	meta boltMeta
	seen []byte // by page: seenLive, seenFree or 0
}

const (
	seenLive = 1
	seenFree = 2
)

// openImage finds the newest valid meta page. The error is errNoDatabase when
// neither place for one holds bbolt's mark.
func openImage(r io.ReaderAt, size int64) (*image, error) {
	meta, err := newestMeta(r, size)
	if err != nil {
		return nil, err
	}
	im := &image{r: r, size: size, meta: meta}
	if meta.pageSize < minPageSize || meta.pageSize > maxPageSize || meta.pageSize&(meta.pageSize-1) != 0 {
		return nil, fmt.Errorf("page size %d", meta.pageSize)
	}
	if meta.high < 2 || meta.high > uint64(size)/uint64(meta.pageSize) {
		return nil, fmt.Errorf("truncated: %d pages of %d bytes do not fit in %d bytes", meta.high, meta.pageSize, size)
	}
	if meta.tx > maxTx {
		return nil, fmt.Errorf("transaction %d", meta.tx)
	}
	im.seen = make([]byte, meta.high)
	im.seen[0], im.seen[1] = seenLive, seenLive
	return im, nil
}

// newestMeta chooses as bbolt does: of the valid meta pages the one with the
// higher transaction number. One that is torn is what a crash in the middle of
// a commit leaves; the other one then holds the version before.
func newestMeta(r io.ReaderAt, size int64) (boltMeta, error) {
	first, ok, marked := readMeta(r, 0)
	second := boltMeta{}
	ok2 := false
	if ok {
		second, ok2, _ = readMeta(r, int64(first.pageSize))
	} else {
		for at := int64(1024); at <= maxPageSize && at < size && !ok2; at *= 2 {
			var m bool
			second, ok2, m = readMeta(r, at)
			marked = marked || m
		}
	}
	switch {
	case ok && ok2 && second.tx > first.tx:
		return second, nil
	case ok:
		return first, nil
	case ok2:
		return second, nil
	case marked:
		return boltMeta{}, errors.New("both meta pages are broken")
	}
	return boltMeta{}, errNoDatabase
}

// readMeta reports whether a valid meta page stands at an offset, and whether
// at least its mark is there.
func readMeta(r io.ReaderAt, at int64) (m boltMeta, valid, marked bool) {
	var page [pageHeader + metaSize]byte
	n, _ := r.ReadAt(page[:], at) // what cannot be read is not a valid page
	b := page[pageHeader:]
	order := binary.NativeEndian
	marked = n >= pageHeader+4 && order.Uint32(b) == boltMagic
	if n < len(page) || !marked || order.Uint32(b[4:]) != boltVersion {
		return boltMeta{}, false, marked
	}
	sum := fnv.New64a()
	sum.Write(b[:metaSize-8]) // a hash never fails
	m = boltMeta{
		pageSize: order.Uint32(b[8:]), root: order.Uint64(b[16:]),
		freelist: order.Uint64(b[32:]), high: order.Uint64(b[40:]), tx: order.Uint64(b[48:]),
	}
	return m, sum.Sum64() == order.Uint64(b[metaSize-8:]), true
}

// page reads a page with its overflow pages and counts them as live. A page
// that is met twice is an error, which also ends every cycle.
func (im *image) page(id uint64, mark byte) ([]byte, error) {
	if id < 2 || id >= im.meta.high {
		return nil, fmt.Errorf("page %d of %d", id, im.meta.high)
	}
	size := int64(im.meta.pageSize)
	page := make([]byte, size)
	if _, err := im.r.ReadAt(page, int64(id)*size); err != nil {
		return nil, fmt.Errorf("read page %d: %w", id, err)
	}
	order := binary.NativeEndian
	if got := order.Uint64(page); got != id {
		return nil, fmt.Errorf("page %d says it is page %d", id, got)
	}
	more := uint64(order.Uint32(page[12:]))
	if more >= im.meta.high-id {
		return nil, fmt.Errorf("page %d reaches over the end", id)
	}
	for i := id; i <= id+more; i++ {
		if im.seen[i] != 0 {
			return nil, fmt.Errorf("page %d is used twice", i)
		}
		im.seen[i] = mark
	}
	if more > 0 {
		page = slices.Grow(page, int(more)*int(size))[:int(more+1)*int(size)]
		if _, err := im.r.ReadAt(page[size:], int64(id+1)*size); err != nil {
			return nil, fmt.Errorf("read page %d: %w", id+1, err)
		}
	}
	return page, nil
}

// element is one entry of a bucket. key and value are parts of a page read.
type element struct {
	key, value []byte
	bucket     bool
}

// root lists the entries of the root bucket, which are buckets themselves.
func (im *image) root(visit func(element) error) error {
	return im.tree(im.meta.root, nil, nil, visit)
}

// bucket visits the entries of a bucket found by root, in the order of keys.
func (im *image) bucket(e element, visit func(element) error) error {
	if !e.bucket || len(e.value) < bucketHeader {
		return fmt.Errorf("bucket %q has no header", e.key)
	}
	if root := binary.NativeEndian.Uint64(e.value); root != 0 {
		return im.tree(root, nil, nil, visit)
	}
	inline := e.value[bucketHeader:]
	if len(inline) < pageHeader || pageFlags(inline) != leafPage {
		return fmt.Errorf("inline bucket %q is broken", e.key)
	}
	return visitLeaf(inline, nil, nil, visit)
}

// tree walks a branch or leaf page whose keys lie in [low, high).
func (im *image) tree(id uint64, low, high []byte, visit func(element) error) error {
	page, err := im.page(id, seenLive)
	if err != nil {
		return err
	}
	switch pageFlags(page) {
	case leafPage:
		return visitLeaf(page, low, high, visit)
	case branchPage:
		return im.branch(id, page, low, high, visit)
	}
	return fmt.Errorf("page %d has flags %x", id, pageFlags(page))
}

func (im *image) branch(id uint64, page, low, high []byte, visit func(element) error) error {
	n, err := pageCount(page)
	if err != nil || n == 0 {
		return fmt.Errorf("branch page %d has %d entries: %w", id, n, err)
	}
	order := binary.NativeEndian
	keys := make([][]byte, n, n+1)
	for i := range n {
		at := pageHeader + i*elementHeader
		keys[i], err = part(page, at, order.Uint32(page[at:]), order.Uint32(page[at+4:]))
		if err != nil {
			return fmt.Errorf("branch page %d: %w", id, err)
		}
		if i > 0 && bytes.Compare(keys[i-1], keys[i]) >= 0 || !within(keys[i], low, high) {
			return fmt.Errorf("branch page %d: keys out of order", id)
		}
	}
	keys = append(keys, high)
	for i := range n {
		at := pageHeader + i*elementHeader
		if err := im.tree(order.Uint64(page[at+8:]), keys[i], keys[i+1], visit); err != nil {
			return err
		}
	}
	return nil
}

func visitLeaf(page, low, high []byte, visit func(element) error) error {
	n, err := pageCount(page)
	if err != nil {
		return err
	}
	order := binary.NativeEndian
	var last []byte
	for i := range n {
		at := pageHeader + i*elementHeader
		pos, ksize, vsize := order.Uint32(page[at+4:]), order.Uint32(page[at+8:]), order.Uint32(page[at+12:])
		key, err := part(page, at, pos, ksize)
		if err != nil {
			return err
		}
		value, err := part(page, at+len(key), pos, vsize)
		if err != nil {
			return err
		}
		if i > 0 && bytes.Compare(last, key) >= 0 || !within(key, low, high) {
			return errors.New("keys of a leaf page out of order")
		}
		last = key
		flags := order.Uint32(page[at:])
		if flags > bucketElement {
			return fmt.Errorf("entry with flags %x", flags)
		}
		if err := visit(element{key, value, flags == bucketElement}); err != nil {
			return err
		}
	}
	return nil
}

// free checks the list of free pages against what has been walked, which must
// be everything. It returns how many pages are neither used nor free: they are
// lost room, no lost data.
func (im *image) free() (lost int, err error) {
	if im.meta.freelist != noFreelist {
		page, err := im.page(im.meta.freelist, seenLive)
		if err != nil {
			return 0, fmt.Errorf("freelist: %w", err)
		}
		if err := im.freePages(page); err != nil {
			return 0, err
		}
	}
	for _, s := range im.seen {
		if s == 0 {
			lost++
		}
	}
	return lost, nil
}

func (im *image) freePages(page []byte) error {
	if pageFlags(page) != freelistPage {
		return fmt.Errorf("freelist page has flags %x", pageFlags(page))
	}
	order := binary.NativeEndian
	ids, n := page[pageHeader:], uint64(order.Uint16(page[10:]))
	if n == manyFree {
		n, ids = order.Uint64(ids), ids[8:]
	}
	if n > uint64(len(ids)/8) {
		return fmt.Errorf("freelist of %d pages does not fit in its page", n)
	}
	last := uint64(0)
	for i := range n {
		id := order.Uint64(ids[i*8:])
		if id < 2 || id >= im.meta.high || id <= last || im.seen[id] != 0 {
			return fmt.Errorf("page %d cannot be free", id)
		}
		last, im.seen[id] = id, seenFree
	}
	return nil
}

func pageFlags(page []byte) uint16 { return binary.NativeEndian.Uint16(page[8:]) }

// pageCount returns the number of entries, whose headers are inside the page.
func pageCount(page []byte) (int, error) {
	n := int(binary.NativeEndian.Uint16(page[10:]))
	if pageHeader+n*elementHeader > len(page) {
		return n, fmt.Errorf("%d entries do not fit in a page", n)
	}
	return n, nil
}

// part returns size bytes at an offset from an entry's header.
func part(page []byte, at int, pos, size uint32) ([]byte, error) {
	from := uint64(at) + uint64(pos)
	if from > uint64(len(page)) || uint64(size) > uint64(len(page))-from {
		return nil, errors.New("an entry reaches over the end of its page")
	}
	return page[from : from+uint64(size) : from+uint64(size)], nil
}

func within(key, low, high []byte) bool {
	return (low == nil || bytes.Compare(key, low) >= 0) && (high == nil || bytes.Compare(key, high) < 0)
}

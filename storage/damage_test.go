package storage_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"

	"lupaus/model"
	"lupaus/model/modeltest"
	"lupaus/storage"
)

// busyFile is the bytes of a file with history, free pages and a tree of
// several levels, the state in it and the one before.
func busyFile(t testing.TB) (data []byte, last, before *model.State) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "ehjä.lupaus")
	f, err := storage.Create(path, modeltest.Large(150, 8, 75), storage.Options{})
	must(t, err)
	s := newStorm(f.State(), 3)
	last = f.State()
	for range 60 {
		if next := s.next(); next != last {
			before, last = last, next
			f.Save(next)
			mustFlush(t, f)
		}
	}
	must(t, f.Close())
	data, err = os.ReadFile(path)
	must(t, err)
	return data, last, before
}

// tryAll opens a file in every way there is. Each must refuse it with the same
// code, or each must open it; a file that is refused must be the same to the
// last byte. It returns the code, or the state.
func tryAll(t testing.TB, path string) (model.Code, *model.State) {
	t.Helper()
	hash := fileHash(t, path)
	state, err := storage.Read(path)
	code := model.CodeOf(err)
	if (err == nil) != (state != nil) || err != nil && code == "" {
		t.Fatalf("read: state %v, error %v", state, err)
	}
	_, err = storage.Open(path, storage.Options{ReadOnly: true})
	wantCode(t, err, code)
	if verr := storage.Verify(path); err != nil {
		wantCode(t, verr, code)
	}
	if fileHash(t, path) != hash {
		t.Fatalf("the file was changed by reading (code %q)", code)
	}
	f, err := storage.Open(path, storage.Options{})
	wantCode(t, err, code)
	if err == nil {
		must(t, f.Close())
	} else if fileHash(t, path) != hash {
		t.Fatalf("the file was changed (code %q)", code)
	}
	return code, state
}

func fileHash(t testing.TB, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if os.IsNotExist(err) {
		return "none"
	}
	if err != nil {
		return "unreadable"
	}
	return fmt.Sprintf("%x", sha256.Sum256(data))
}

func TestOpen_Refuses(t *testing.T) {
	good, _, _ := busyFile(t)
	page := 4096
	with := func(change func(data []byte)) []byte {
		data := bytes.Clone(good)
		change(data)
		return data
	}
	jpeg := append([]byte("\xff\xd8\xff\xe0\x00\x10JFIF\x00"), bytes.Repeat([]byte{0x5a, 0xa5, 0x01}, 9000)...)
	for name, test := range map[string]struct {
		data []byte
		code model.Code
	}{
		"empty":                    {nil, storage.CodeEmpty},
		"one byte":                 {[]byte("x"), storage.CodeForeign},
		"text":                     {bytes.Repeat([]byte("Asiakaspolku;Vaihe;Kosketuspiste\n"), 2000), storage.CodeForeign},
		"picture":                  {jpeg, storage.CodeForeign},
		"zip":                      {append([]byte("PK\x03\x04"), make([]byte, 40000)...), storage.CodeForeign},
		"another database":         {boltFile(t, map[string]map[string]string{"users": {"a": "b"}}), storage.CodeForeign},
		"database with no buckets": {boltFile(t, nil), storage.CodeForeign},
		"another format":           {boltFile(t, map[string]map[string]string{"meta": {"format": "other", "schema": "1"}}), storage.CodeForeign},
		"newer schema":             {boltFile(t, map[string]map[string]string{"meta": {"format": "lupaus", "schema": fmt.Sprint(storage.Schema + 1)}, "things": {"a": "b"}}), storage.CodeNewer},
		"schema that is no number": {boltFile(t, map[string]map[string]string{"meta": {"format": "lupaus", "schema": "i"}}), storage.CodeDamaged},
		"schema zero":              {boltFile(t, map[string]map[string]string{"meta": {"format": "lupaus", "schema": "0"}}), storage.CodeDamaged},
		"no head":                  {boltFile(t, map[string]map[string]string{"meta": {"format": "lupaus", "schema": "1"}}), storage.CodeDamaged},
		"nothing but zeros":        {make([]byte, len(good)), storage.CodeDamaged},
		"both heads overwritten":   {with(func(d []byte) { copy(d, bytes.Repeat([]byte("x"), 2*page)) }), storage.CodeDamaged},
		"both heads zeroed":        {with(func(d []byte) { clear(d[:2*page]) }), storage.CodeDamaged},
		"all pages but heads gone": {with(func(d []byte) { clear(d[2*page:]) }), storage.CodeDamaged},
		"pages swapped": {with(func(d []byte) {
			for at := 2 * page; at+2*page <= len(d); at += 2 * page {
				a := bytes.Clone(d[at : at+page])
				copy(d[at:], d[at+page:at+2*page])
				copy(d[at+page:], a)
			}
		}), storage.CodeDamaged},
		"garbage pages": {with(func(d []byte) {
			r := rand.New(rand.NewPCG(5, 5))
			for i := 2 * page; i < len(d); i++ {
				d[i] = byte(r.Uint32())
			}
		}), storage.CodeDamaged},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "asiakas.lupaus")
			must(t, os.WriteFile(path, test.data, 0o644))
			if code, _ := tryAll(t, path); code != test.code {
				t.Errorf("code %q, want %q", code, test.code)
			}
			wantCode(t, storage.Copy(path, path+"-kopio", false), test.code)
			if left, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*")); err != nil || len(left) != 1 {
				t.Errorf("left behind: %q %v", left, err)
			}
		})
	}
	t.Run("missing", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "asiakas.lupaus")
		if code, _ := tryAll(t, path); code != storage.CodeNotThere {
			t.Errorf("code %q", code)
		}
		if _, err := os.Stat(path); err == nil {
			t.Error("the file was made")
		}
	})
	t.Run("folder", func(t *testing.T) {
		if code, _ := tryAll(t, t.TempDir()); code != storage.CodeNotFile {
			t.Errorf("code %q", code)
		}
	})
	t.Run("under a file", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "tiedosto")
		must(t, os.WriteFile(path, []byte("x"), 0o644))
		if code, _ := tryAll(t, filepath.Join(path, "a.lupaus")); code != storage.CodeNotFile {
			t.Errorf("code %q", code)
		}
	})
}

// boltFile returns the bytes of a bbolt database.
func boltFile(t testing.TB, buckets map[string]map[string]string) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.db")
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{PageSize: 4096})
	must(t, err)
	must(t, db.Update(func(tx *bbolt.Tx) error {
		for name, values := range buckets {
			b, err := tx.CreateBucket([]byte(name))
			if err != nil {
				return err
			}
			for k, v := range values {
				if err := b.Put([]byte(k), []byte(v)); err != nil {
					return err
				}
			}
		}
		return nil
	}))
	must(t, db.Close())
	data, err := os.ReadFile(path)
	must(t, err)
	return data
}

// A file cut anywhere is refused, unless only room beyond the last page is gone.
func TestOpen_Truncated(t *testing.T) {
	good, last, _ := busyFile(t)
	path := filepath.Join(t.TempDir(), "katkennut.lupaus")
	lengths := []int{1, 15, 16, 20, 79, 80, 500, 1024, 4095, 4096, 4097, 8191, 8192, 8193, 12288, len(good) - 1}
	for n := 5000; n < len(good); n += 7777 {
		lengths = append(lengths, n)
	}
	refused := 0
	for _, n := range lengths {
		must(t, os.WriteFile(path, good[:n], 0o644))
		code, state := tryAll(t, path)
		switch {
		case code == storage.CodeDamaged || n < 20 && code == storage.CodeForeign: // too short for a mark
			refused++
		case code != "" || difference(state, last) != "":
			t.Errorf("%d of %d bytes: code %q %v", n, len(good), code, difference(state, last))
		}
	}
	if refused < len(lengths)/2 {
		t.Errorf("%d of %d refused", refused, len(lengths))
	}
}

// One wrong byte anywhere is noticed, or it stands where nothing is kept. In
// the newest meta page it looks like a commit that was cut off; then the
// version before stands in the file.
func TestOpen_FlippedByte(t *testing.T) {
	good, last, before := busyFile(t)
	path := filepath.Join(t.TempDir(), "rikki.lupaus")
	r := rand.New(rand.NewPCG(11, 2))
	offsets := []int{}
	for i := 16; i < 80; i++ { // all of both meta pages that matters
		offsets = append(offsets, i, 4096+i)
	}
	for range 200 {
		offsets = append(offsets, r.IntN(len(good)))
	}
	codes := map[model.Code]int{}
	for _, at := range offsets {
		data := bytes.Clone(good)
		data[at] ^= byte(1 << r.IntN(8))
		must(t, os.WriteFile(path, data, 0o644))
		code, state := tryAll(t, path)
		codes[code]++
		if code != "" {
			if code != storage.CodeDamaged && code != storage.CodeNewer && code != storage.CodeForeign {
				t.Errorf("byte %d: code %q", at, code)
			}
			continue
		}
		if difference(state, last) != "" && (at >= 8192 || difference(state, before) != "") {
			t.Errorf("byte %d: another state without an error: %s", at, difference(state, last))
		}
	}
	if codes[storage.CodeDamaged] < 50 {
		t.Errorf("codes %v: too few were noticed to believe it", codes)
	}
}

// Whatever is written over a file, it is refused without a change or it can be
// worked with: bbolt finds nothing to panic at. With mend the checksums of the
// meta pages are made to fit, so that what they say is believed.
func FuzzOpen(f *testing.F) {
	good := smallFile(f)
	f.Add(uint32(0), []byte{}, false)
	f.Add(uint32(8), []byte{4, 0}, false)
	f.Add(uint32(4096+16), []byte{0xff}, false)
	f.Add(uint32(3*4096+10), []byte{0xff, 0xff, 0xff}, false)
	f.Add(uint32(len(good)), []byte("more"), false)
	for page := range uint32(2) { // page size, root, freelist, high mark, transaction
		for _, field := range []uint32{8, 16, 24, 32, 40, 48} {
			f.Add(page*4096+16+field, []byte{0xff, 0xff}, true)
			f.Add(page*4096+16+field, []byte{3, 0, 0, 0, 0, 0, 0, 0x80}, true)
			f.Add(page*4096+16+field, bytes.Repeat([]byte{0xff}, 8), true)
		}
	}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, at uint32, patch []byte, mend bool) {
		data := bytes.Clone(good)
		if int(at) < len(data) {
			copy(data[at:], patch)
		} else {
			data = patch // anything at all
		}
		if mend && len(data) >= 8192 {
			mendMeta(data)
			mendMeta(data[4096:])
		}
		path := filepath.Join(dir, fmt.Sprint(os.Getpid())+".lupaus")
		must(t, os.WriteFile(path, data, 0o644))
		if code, _ := tryAll(t, path); code != "" {
			return
		}
		file, err := storage.Open(path, storage.Options{})
		must(t, err)
		s := newStorm(file.State(), 1)
		for range 5 {
			file.Save(s.next())
		}
		must(t, file.Close())
		if d := difference(mustRead(t, path), s.doc.State()); d != "" {
			t.Fatal(d)
		}
	})
}

func smallFile(t testing.TB) []byte {
	t.Helper()
	f, err := storage.Create(filepath.Join(t.TempDir(), "a.lupaus"), modeltest.Sample(), storage.Options{})
	must(t, err)
	s := newStorm(f.State(), 2)
	for range 10 {
		f.Save(s.next())
		mustFlush(t, f)
	}
	must(t, f.Close())
	data, err := os.ReadFile(f.Path())
	must(t, err)
	return data
}

// mendMeta writes the checksum of a meta page anew, as bbolt makes it.
func mendMeta(page []byte) {
	sum := fnv.New64a()
	sum.Write(page[16 : 16+56])
	binary.NativeEndian.PutUint64(page[16+56:], sum.Sum64())
}

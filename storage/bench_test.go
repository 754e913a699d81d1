package storage_test

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/modeltest"
	"lupaus/storage"
)

var benchSizes = []int{100, 1_000, 10_000}

func benchFile(b *testing.B, touchpoints int) *storage.File {
	b.Helper()
	f, err := storage.Create(filepath.Join(b.TempDir(), "a.lupaus"), modeltest.Large(touchpoints, 10, 200), storage.Options{})
	must(b, err)
	b.Cleanup(func() { must(b, f.Close()) })
	return f
}

// benchSave measures one edit from Save to the disk, after some that only fill the
// history: the time, and the bytes that are handed to the system.
func benchSave(b *testing.B, f *storage.File, doc *edit.Document, history int, next func(i int) edit.Edit) {
	i := 0
	one := func() {
		i++
		must(b, doc.Do(next(i)))
		doc.Settle()
		f.Save(doc.State())
		mustFlush(b, f)
	}
	for range history {
		one()
	}
	before := writtenBytes()
	for b.Loop() {
		one()
	}
	if before > 0 {
		b.ReportMetric(float64(writtenBytes()-before)/float64(b.N), "written-B/op")
	}
}

// retitle gives one of the touchpoints another title, far from the last one.
func retitle(touchpoints []model.ID, i int) edit.Edit {
	return edit.SetText{ID: touchpoints[i*7919%len(touchpoints)], Field: edit.FieldTitle, Text: "Muutos " + strconv.Itoa(i)}
}

// One edit from Save to the disk, with a full history. Both figures must stay
// near flat as the project grows.
func BenchmarkSave(b *testing.B) {
	for _, n := range benchSizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			f := benchFile(b, n)
			doc := edit.New(f.State(), nil)
			tp := idsOf[*model.Touchpoint](doc.Project())
			benchSave(b, f, doc, model.HistoryLimit, func(i int) edit.Edit { return retitle(tp, i) })
		})
	}
}

// withSnapshots takes snapshots, with a few edits between them.
func withSnapshots(b *testing.B, p *model.Project, n int) *model.Project {
	b.Helper()
	tp := idsOf[*model.Touchpoint](p)
	for i := range n {
		next, err := edit.Batch{Edits: []edit.Edit{
			edit.SetText{ID: tp[i], Field: edit.FieldTitle, Text: "Ennen työpajaa " + strconv.Itoa(i)},
			edit.AddSnapshot{ID: model.ID("snapshot" + strconv.Itoa(i)), Name: strconv.Itoa(i)},
		}}.Apply(p)
		must(b, err)
		p = next
	}
	return p
}

// One edit as in BenchmarkSave in a project with five snapshots: it must cost
// the same as without. Renaming a snapshot must cost as little; taking one
// writes the project once.
func BenchmarkSave_Snapshots(b *testing.B) {
	for _, n := range benchSizes {
		p := withSnapshots(b, modeltest.Large(n, 10, 200), 5)
		tp := idsOf[*model.Touchpoint](p)
		for _, what := range []struct {
			name string
			edit func(i int) edit.Edit
		}{
			{"text", func(i int) edit.Edit { return retitle(tp, i) }},
			{"rename", func(i int) edit.Edit {
				return edit.SetText{ID: "snapshot2", Field: edit.FieldName, Text: "Nimi " + strconv.Itoa(i)}
			}},
			{"take and remove", func(i int) edit.Edit {
				if i%2 == 0 {
					return edit.Remove{IDs: []model.ID{"new"}}
				}
				return edit.Batch{Edits: []edit.Edit{
					retitle(tp, i),
					edit.AddSnapshot{ID: "new", Name: strconv.Itoa(i)},
				}}
			}},
		} {
			b.Run(fmt.Sprintf("%d/%s", n, what.name), func(b *testing.B) {
				f, err := storage.Create(filepath.Join(b.TempDir(), "a.lupaus"), p, storage.Options{})
				must(b, err)
				doc := edit.New(f.State(), nil)
				benchSave(b, f, doc, 0, what.edit)
				must(b, f.Close())
			})
		}
	}
}

// writtenBytes is what the process has handed to the system to write, 0 where
// that cannot be known.
func writtenBytes() int64 {
	data, err := os.ReadFile("/proc/self/io")
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(data), "wchar: ")
	line, _, _ := strings.Cut(rest, "\n")
	n, _ := strconv.ParseInt(line, 10, 64)
	return n
}

// Opening to write: reading, checking and decoding everything, with a full history.
func BenchmarkOpen(b *testing.B) {
	for _, n := range benchSizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			f := benchFile(b, n)
			doc := edit.New(f.State(), nil)
			tp := idsOf[*model.Touchpoint](doc.Project())
			for i := range model.HistoryLimit {
				must(b, doc.Do(edit.SetText{ID: tp[i%len(tp)], Field: edit.FieldTitle, Text: "Muutos " + strconv.Itoa(i)}))
				doc.Settle()
			}
			f.Save(doc.State())
			must(b, f.Close())
			info, err := os.Stat(f.Path())
			must(b, err)
			for b.Loop() {
				f, err := storage.Open(f.Path(), storage.Options{})
				must(b, err)
				must(b, f.Close())
			}
			b.ReportMetric(float64(info.Size()), "file-B")
		})
	}
}

// Opening a file with five snapshots.
func BenchmarkOpen_Snapshots(b *testing.B) {
	for _, n := range benchSizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			path := filepath.Join(b.TempDir(), "a.lupaus")
			p := withSnapshots(b, modeltest.Large(n, 10, 200), 5)
			must(b, storage.SaveAs(path, &model.State{Project: p}, false, storage.Options{}))
			info, err := os.Stat(path)
			must(b, err)
			for b.Loop() {
				f, err := storage.Open(path, storage.Options{})
				must(b, err)
				must(b, f.Close())
			}
			b.ReportMetric(float64(info.Size()), "file-B")
		})
	}
}

// A first save and a backup: everything is written.
func BenchmarkSaveAs(b *testing.B) {
	for _, n := range benchSizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			state := &model.State{Project: modeltest.Large(n, 10, 200)}
			path := filepath.Join(b.TempDir(), "a.lupaus")
			for b.Loop() {
				must(b, storage.SaveAs(path, state, true, storage.Options{}))
			}
		})
	}
}

// Memory that an opened file holds on to.
func BenchmarkOpen_Memory(b *testing.B) {
	for _, snapshots := range []int{0, 5} {
		b.Run(fmt.Sprint(snapshots, " snapshots"), func(b *testing.B) { benchMemory(b, snapshots) })
	}
}

func benchMemory(b *testing.B, snapshots int) {
	path := filepath.Join(b.TempDir(), "a.lupaus")
	p := withSnapshots(b, modeltest.Large(10_000, 10, 200), snapshots)
	must(b, storage.SaveAs(path, &model.State{Project: p}, false, storage.Options{}))
	held := func() float64 {
		runtime.GC()
		runtime.GC() // the first one leaves what pools and clean-ups hold
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return float64(m.HeapAlloc)
	}
	for b.Loop() {
		before := held()
		f, err := storage.Open(path, storage.Options{})
		must(b, err)
		b.ReportMetric(held()-before, "held-B")
		must(b, f.Close())
		runtime.KeepAlive(f)
	}
}

// One answer typed, from Save to the disk, with a full history, in audits of 40
// statements. Both figures must stay near flat as the number of respondents
// grows.
func BenchmarkSave_Answer(b *testing.B) {
	for _, n := range []int{100, 1_000, 5_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			f, err := storage.Create(filepath.Join(b.TempDir(), "a.lupaus"), modeltest.LargeAudit(n, 40), storage.Options{})
			must(b, err)
			b.Cleanup(func() { must(b, f.Close()) })
			doc := edit.New(f.State(), nil)
			batches := doc.Project().Audit("audit").Batches
			benchSave(b, f, doc, model.HistoryLimit, func(i int) edit.Edit {
				batch := doc.Project().Answers(batches[i*31%len(batches)])
				sheet := batch.Sheets[i*17%len(batch.Sheets)]
				answer := byte(model.Unknown)
				if sheet.Answer(i%39) == answer {
					answer = '0'
				}
				return edit.SetAnswer{Batch: batch.ID, Sheet: sheet.ID, At: i % 39, Answer: answer}
			})
		})
	}
}

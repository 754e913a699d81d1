package storage

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"lupaus/model"
)

// gatedDisk is a commit that waits for the test at every call.
type gatedDisk struct {
	begun  chan *model.State
	finish chan error
}

func newGatedDisk() *gatedDisk {
	return &gatedDisk{make(chan *model.State), make(chan error)}
}

func (d *gatedDisk) commit(_, to *model.State) error {
	d.begun <- to
	return <-d.finish
}

func noBackup() error { return nil }

func states(n int) []*model.State {
	list := make([]*model.State, n)
	for i := range list {
		list[i] = &model.State{Done: i}
	}
	return list
}

// heard collects statuses as words; it is called on one goroutine at a time.
type heard struct{ words []string }

func (h *heard) observe(s Status) {
	phase := []string{"saved", "saving", "failed"}[s.Phase]
	h.words = append(h.words, fmt.Sprintf("%s %d/%d", phase, s.OnDisk.Done, s.Asked.Done))
}

func TestSaver_NewestWinsWhileACommitRuns(t *testing.T) {
	d, s, h := newGatedDisk(), states(5), &heard{}
	v := newSaver(s[0], d.commit, noBackup)
	v.observe(h.observe)
	v.save(s[1])
	if got := <-d.begun; got != s[1] {
		t.Fatal(got)
	}
	v.save(s[2])
	v.save(s[3])
	v.save(s[4])
	d.finish <- nil
	if got := <-d.begun; got != s[4] {
		t.Fatalf("committed %v, want the newest", got)
	}
	d.finish <- nil
	if err := v.flush(t.Context()); err != nil {
		t.Fatal(err)
	}
	want := []string{"saving 0/1", "saved 1/4", "saving 1/4", "saved 4/4"}
	if !slices.Equal(h.words, want) {
		t.Errorf("heard %q, want %q", h.words, want)
	}
}

func TestSaver_FailureIsKeptAndTriedAgain(t *testing.T) {
	full := errors.New("full")
	s, h := states(4), &heard{}
	broken := true
	var from []int
	v := newSaver(s[0], func(f, _ *model.State) error {
		from = append(from, f.Done)
		if broken {
			return full
		}
		return nil
	}, noBackup)
	v.observe(h.observe)
	v.save(s[1])
	if err := v.flush(t.Context()); !errors.Is(err, full) {
		t.Fatal(err)
	}
	if v.onDisk() != s[0] {
		t.Error("a failed state counts as saved")
	}
	v.save(s[2])
	if err := v.flush(t.Context()); !errors.Is(err, full) {
		t.Fatal(err)
	}
	broken = false
	if err := v.flush(t.Context()); err != nil {
		t.Fatal(err)
	}
	v.save(s[3])
	if err := v.flush(t.Context()); err != nil {
		t.Fatal(err)
	}
	all := strings.Join(h.words, ", ")
	for _, want := range []string{"failed 0/1", "failed 0/2", "saved 2/2", "saved 3/3"} {
		if !strings.Contains(all, want) {
			t.Errorf("heard %s, want %s", all, want)
		}
	}
	if n := len(from); from[n-2] != 0 || from[n-1] != 2 {
		t.Errorf("differences were taken from states %v", from)
	}
}

func TestSaver_FlushEndsWithItsContext(t *testing.T) {
	d, s := newGatedDisk(), states(2)
	v := newSaver(s[0], d.commit, noBackup)
	v.save(s[1])
	<-d.begun
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := v.flush(ctx); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	d.finish <- nil
	if err := v.flush(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestSaver_ObserverMaySave(t *testing.T) {
	s := states(3)
	v := newSaver(s[0], func(_, _ *model.State) error { return nil }, noBackup)
	v.observe(func(st Status) {
		if st.Phase == PhaseSaved && st.OnDisk == s[1] {
			v.save(s[2])
		}
	})
	v.save(s[1])
	for v.onDisk() != s[2] {
		if err := v.flush(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
}

func TestGuard_TurnsPanicsIntoErrors(t *testing.T) {
	err := guard(func() error { panic("page 7 already freed") })
	if p, ok := errors.AsType[*panicError](err); !ok || p.value != "page 7 already freed" {
		t.Error(err)
	}
	if got := coded(err); model.CodeOf(got) != CodeDisk {
		t.Error(got)
	}
}

package storage

import (
	"context"
	"sync"

	"lupaus/model"
)

// Phase says what the saver is doing.
type Phase int

// The phases of saving.
const (
	PhaseSaved  Phase = iota // everything that was asked for is on disk
	PhaseSaving              // a commit is running
	PhaseFailed              // the last commit failed; the next Save or Flush tries again
)

// Status tells how saving stands. What the user sees is saved exactly when
// OnDisk is the document's own state; Asked may be older than that.
type Status struct {
	Phase  Phase
	OnDisk *model.State // the state in the file
	Asked  *model.State // the newest state given to Save
	Err    error        // why saving failed, an *model.Error; nil in other phases
	// BackupErr is why the last automatic backup could not be made; nil when it
	// was. Saving goes on without it, but people should know.
	BackupErr error
}

// saver commits states in the background: at once, one at a time, the newest
// wins. It has no timer and, while there is nothing to do, no goroutine.
//
// Rules: mu guards the fields and is never held during a commit or a call of an
// observer; only run commits and calls observers, and only one run goes on at a
// time, so observers hear of phases in order.
type saver struct {
	commit func(from, to *model.State) error
	backup func() error // nil error or the failure of the last automatic backup

	mu       sync.Mutex
	saved    *model.State
	asked    *model.State
	asks     uint64 // number of times that a commit was asked for
	settled  uint64 // the last one of them that was committed, overtaken or has failed
	running  bool
	changed  chan struct{} // closed and renewed whenever settled moves
	err      error         // of the last commit
	observer []func(Status)
}

func newSaver(state *model.State, commit func(from, to *model.State) error, backup func() error) *saver {
	return &saver{commit: commit, backup: backup, saved: state, asked: state, changed: make(chan struct{})}
}

// save asks for a state to be committed and returns at once.
func (s *saver) save(state *model.State) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked = state
	s.ask()
}

// ask starts a run when none is going on. mu is held.
func (s *saver) ask() {
	s.asks++
	if !s.running {
		s.running = true
		go s.run()
	}
}

// run commits until nothing new is asked for.
func (s *saver) run() {
	for {
		s.mu.Lock()
		if s.settled == s.asks {
			s.running = false
			s.mu.Unlock()
			return
		}
		from, to, ask := s.saved, s.asked, s.asks
		s.mu.Unlock()

		var err error
		if from != to {
			s.tell(PhaseSaving, nil)
			err = s.commit(from, to)
		}
		s.mu.Lock()
		if err == nil {
			s.saved = to
		}
		s.err = err
		s.mu.Unlock()
		if err != nil {
			s.tell(PhaseFailed, err)
		} else {
			s.tell(PhaseSaved, nil)
		}

		s.mu.Lock()
		s.settled = ask
		close(s.changed)
		s.changed = make(chan struct{})
		s.mu.Unlock()
	}
}

func (s *saver) tell(phase Phase, err error) {
	s.mu.Lock()
	status := Status{Phase: phase, OnDisk: s.saved, Asked: s.asked, Err: err, BackupErr: s.backup()}
	observers := s.observer
	s.mu.Unlock()
	for _, observe := range observers {
		observe(status)
	}
}

// flush waits until what was asked for before the call is on disk. What has
// failed is tried again once.
func (s *saver) flush(ctx context.Context) error {
	s.mu.Lock()
	if s.asked != s.saved && s.settled == s.asks {
		s.ask()
	}
	mine := s.asks
	for s.settled < mine {
		changed := s.changed
		s.mu.Unlock()
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-changed:
		}
		s.mu.Lock()
	}
	defer s.mu.Unlock()
	if s.asked != s.saved {
		return s.err
	}
	return nil
}

func (s *saver) observe(fn func(Status)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.observer = append(s.observer[:len(s.observer):len(s.observer)], fn)
}

func (s *saver) onDisk() *model.State {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.saved
}

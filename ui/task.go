package ui

import (
	"context"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	"fyne.io/fyne/v2"
)

// This is the only file of the package with goroutines, timers and fyne.Do.
// Work gets frozen values only, so it needs no locks.

// realTasks runs work on goroutines and comes back through Fyne's event loop.
type realTasks struct{}

func (realTasks) Go(work func(), done func()) {
	go func() {
		work()
		fyne.Do(done)
	}()
}

func (realTasks) After(d time.Duration, f func()) func() {
	stopped := false // read and written on the UI goroutine only
	t := time.AfterFunc(d, func() {
		fyne.Do(func() {
			if !stopped {
				f()
			}
		})
	})
	return func() {
		stopped = true
		t.Stop()
	}
}

func (realTasks) OnUI(f func()) { fyne.Do(f) }

// run does work in the background and then done on the UI goroutine. Cancelling
// ends the work early; done is called in any case, with the work's error.
func (a *App) run(what string, work func(context.Context) error, done func(error)) (cancel func()) {
	ctx, cancel := context.WithCancel(context.Background())
	var err error
	a.tasks.Go(func() { err = guarded(ctx, what, work) }, func() {
		cancel()
		done(err)
	})
	return cancel
}

// guarded turns a panic of a third-party painter or reader into an error.
func guarded(ctx context.Context, what string, work func(context.Context) error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			slog.Error("panic in background work", "work", what, "panic", r, "stack", string(debug.Stack()))
			err = fmt.Errorf("%s: panic: %v", what, r)
		}
	}()
	start := time.Now()
	err = work(ctx)
	slog.Debug("background work", "work", what, "took", time.Since(start), "error", err)
	return err
}

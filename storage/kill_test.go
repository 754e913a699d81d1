package storage_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
	"time"

	"lupaus/model"
	"lupaus/model/modeltest"
	"lupaus/storage"
)

// roundsEnv is the number of kills; "make kill" sets it to 200.
const roundsEnv = "LUPAUS_KILL_ROUNDS"

// childStorm edits a file as fast as it can, for ever, and says the number of
// each state that the status called saved. Sometimes it waits for the disk, so
// that states are saved one by one and in leaps.
func childStorm(args []string) error {
	seed, err := strconv.ParseUint(args[1], 10, 64)
	if err != nil {
		return err
	}
	f, err := storage.Open(args[0], storage.Options{BackupDir: args[2]})
	if err != nil {
		return err
	}
	var numbers sync.Map
	f.OnStatus(func(s storage.Status) {
		if s.Phase == storage.PhaseSaved {
			n, _ := numbers.Load(s.OnDisk)
			fmt.Println(n) // one write, straight to the pipe
		}
		if s.Err != nil || s.BackupErr != nil {
			fmt.Fprintln(os.Stderr, s.Err, s.BackupErr)
			os.Exit(1)
		}
	})
	s := newStorm(f.State(), seed)
	for n := 1; ; n++ {
		state := s.next()
		numbers.LoadOrStore(state, n) // an edit that was refused leaves the state
		f.Save(state)
		if n%64 < 32 && n%3 == 0 {
			if err := f.Flush(context.Background()); err != nil {
				return err
			}
		}
	}
}

// Killed at any moment of a storm of edits, the file opens, verifies and holds
// every edit that was called saved.
func TestFile_SurvivesKill(t *testing.T) {
	rounds := 15
	if s := os.Getenv(roundsEnv); s != "" {
		n, err := strconv.Atoi(s)
		must(t, err)
		rounds = n
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "myrsky.lupaus")
	must(t, storage.SaveAs(path, &model.State{Project: modeltest.Sample()}, false, storage.Options{}))
	state := mustRead(t, path)
	said, beyond := 0, 0
	for round := range rounds {
		seed := rand.Uint64()
		last := killInStorm(t, path, seed, filepath.Join(dir, "varmuuskopiot"))
		must(t, storage.Verify(path))
		f, err := storage.Open(path, storage.Options{})
		if err != nil {
			t.Fatal(err)
		}
		n := findState(state, f.State(), seed, last)
		if n < 0 {
			t.Fatalf("round %d, seed %d: the file does not hold state %d or a later one", round, seed, last)
		}
		said, beyond = said+last, beyond+n-last
		state = f.State()
		must(t, f.Close())
	}
	t.Logf("%d kills; %d states passed before the last one called saved, %d were on disk beyond it", rounds, said, beyond)
}

// killInStorm kills a child some time after it has saved for the first time,
// and returns the number of the last state that it called saved.
func killInStorm(t *testing.T, path string, seed uint64, backups string) int {
	t.Helper()
	c := startTalk(t, child("storm", path, fmt.Sprint(seed), backups))
	last, kill := 0, (<-chan time.Time)(nil)
	lines := make(chan string)
	go func() {
		defer close(lines)
		for s := c.line(); s != ""; s = c.line() {
			lines <- s
		}
	}()
	for open := true; open; {
		select {
		case s, ok := <-lines:
			if open = ok; !ok {
				break
			}
			n, err := strconv.Atoi(s)
			must(t, err)
			last = n
			if kill == nil {
				kill = time.After(time.Duration(rand.IntN(30_000)) * time.Microsecond)
			}
		case <-kill:
			must(t, c.cmd.Process.Kill())
		}
	}
	if err := c.cmd.Wait(); err == nil || c.cmd.ProcessState.Exited() {
		t.Fatalf("the child ended by itself: %v", err)
	}
	return last
}

// findState repeats a storm from a state and returns the number of the first
// state from a given one on that equals what was found, or -1.
func findState(start, found *model.State, seed uint64, from int) int {
	s := newStorm(start, seed)
	state := start
	for n := 0; n < from+100_000; n++ {
		if n >= from && state.Done == found.Done && len(state.Steps) == len(found.Steps) &&
			projectDifference(state.Project, found.Project) == "" && difference(state, found) == "" {
			return n
		}
		state = s.next()
	}
	return -1
}

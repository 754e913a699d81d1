package board

import (
	"image"
	"sync"
	"time"

	"lupaus/model/scene"
)

// job is one tile to be painted. Its fields are set before it is queued; only
// stale and img change later, under the pool's lock.
type job struct {
	key     tileKey
	rect    image.Rectangle
	scene   *scene.Scene
	palette *scene.Palette
	shown   bool // the frame waits for it
	img     *image.RGBA
	stale   bool // the scene has changed since
}

// pool paints jobs on background goroutines, the most urgent first. Workers
// start when there is work and end when there is none, so nothing has to be
// closed. With no workers, jobs are painted by [pool.help] alone: so it is
// under a test driver, where fyne.Do would run on the worker's own goroutine.
type pool struct {
	painter Painter
	workers int
	notify  func() // called by a worker after a tile that a frame waits for

	mu      sync.Mutex
	queue   []*job
	flying  map[tileKey]*job
	done    []*job
	running int
	wake    chan struct{} // something was painted
}

func newPool(p Painter, workers int, notify func()) *pool {
	return &pool{painter: p, workers: workers, notify: notify, flying: map[tileKey]*job{}, wake: make(chan struct{}, 1)}
}

// want replaces what is still to be painted; what is being painted already is
// left out.
func (p *pool) want(jobs []*job) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.queue = p.queue[:0]
	seen := make(map[tileKey]bool, len(jobs))
	for _, j := range jobs {
		if seen[j.key] {
			continue
		}
		seen[j.key] = true
		if f := p.flying[j.key]; f != nil && !f.stale {
			f.shown = f.shown || j.shown
			continue
		}
		p.queue = append(p.queue, j)
	}
	for p.running < p.workers && p.running < len(p.queue) {
		p.running++
		go p.work()
	}
}

func (p *pool) work() {
	for {
		j := p.next(false)
		if j == nil {
			return
		}
		if p.paint(j) {
			p.notify()
		}
	}
}

// next takes the most urgent job; for a helper only one that a frame waits
// for. A worker that finds none ends.
func (p *pool) next(helper bool) *job {
	p.mu.Lock()
	defer p.mu.Unlock()
	for len(p.queue) > 0 {
		j := p.queue[0]
		if helper && !j.shown {
			return nil
		}
		p.queue = p.queue[1:]
		if p.flying[j.key] != nil { // an outdated one is still being painted: the frame after it asks again
			continue
		}
		p.flying[j.key] = j
		return j
	}
	if !helper {
		p.running--
	}
	return nil
}

// paint paints a job and reports whether a frame waits for it.
func (p *pool) paint(j *job) bool {
	img := image.NewRGBA(image.Rect(0, 0, j.rect.Dx(), j.rect.Dy()))
	p.painter.Paint(img, j.scene, viewAt(j.rect.Min, j.key.scale), j.palette)
	p.mu.Lock()
	j.img = img
	delete(p.flying, j.key)
	p.done = append(p.done, j)
	shown := j.shown || j.stale
	p.mu.Unlock()
	select {
	case p.wake <- struct{}{}:
	default:
	}
	return shown
}

// help paints on the calling goroutine until no frame waits for anything or
// the time is over. It returns how many tiles it painted itself.
func (p *pool) help(deadline time.Time, now func() time.Time) int {
	n := 0
	for now().Before(deadline) || p.workers == 0 {
		j := p.next(true)
		if j == nil {
			break
		}
		p.paint(j)
		n++
	}
	for p.awaited() {
		left := deadline.Sub(now())
		if left <= 0 {
			break
		}
		timer := time.NewTimer(left)
		select {
		case <-p.wake:
			timer.Stop()
		case <-timer.C:
		}
	}
	return n
}

// awaited reports whether a worker paints something that a frame waits for.
func (p *pool) awaited() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, j := range p.flying {
		if j.shown {
			return true
		}
	}
	return false
}

// idle reports whether nothing is queued, painted or waiting to be collected.
func (p *pool) idle() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.queue) == 0 && len(p.flying) == 0 && len(p.done) == 0
}

// take hands over the painted jobs.
func (p *pool) take() []*job {
	p.mu.Lock()
	defer p.mu.Unlock()
	done := p.done
	p.done = nil
	return done
}

// forget drops what is queued and marks as stale what is being painted or
// waits to be collected inside an area of the map, all of it for nil.
func (p *pool) forget(area *scene.Rect) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.queue = p.queue[:0]
	mark := func(j *job) {
		if area == nil || j.rect.Overlaps(pixelsOf(*area, j.key.scale)) {
			j.stale = true
		}
	}
	for _, j := range p.flying {
		mark(j)
	}
	for _, j := range p.done {
		mark(j)
	}
}

// rebase makes the queued jobs paint another scene.
func (p *pool) rebase(s *scene.Scene, pal *scene.Palette) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, j := range p.queue {
		j.scene, j.palette = s, pal
	}
}

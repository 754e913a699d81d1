package png

import "sync"

// cache remembers values within a bound. It keeps two generations: when the
// young one has cost as much as the bound, it becomes the old one and the old
// one goes. What is still used comes back from the old one, so at most twice
// the bound is held. The zero value is ready for use.
type cache[K comparable, V any] struct {
	mu         sync.RWMutex
	young, old map[K]V
	spent      int
}

// get returns the value of a key, making it when it is not there. Two
// goroutines may make the same value; the first one stays.
func (c *cache[K, V]) get(k K, bound int, build func() (v V, cost int)) V {
	c.mu.RLock()
	v, ok := c.young[k]
	c.mu.RUnlock()
	if ok {
		return v
	}
	c.mu.RLock()
	v, ok = c.old[k]
	c.mu.RUnlock()
	cost := 1
	if !ok {
		v, cost = build()
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if first, ok := c.young[k]; ok {
		return first
	}
	if c.young == nil || c.spent > bound {
		c.young, c.old, c.spent = map[K]V{}, c.young, 0
	}
	c.young[k] = v
	c.spent += cost
	return v
}

// spend adds to the cost of what the young generation holds, for values that
// grow after they have been made.
func (c *cache[K, V]) spend(cost int) {
	c.mu.Lock()
	c.spent += cost
	c.mu.Unlock()
}

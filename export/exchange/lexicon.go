package exchange

import (
	"maps"
	"slices"
)

// Lexicon finds what is meant by a name that people have written, whatever its
// case, accents and marks (see [Fold]). A name of several things means none of
// them. The zero value is empty. It is for one reading.
type Lexicon[T comparable] struct {
	meanings map[string]meaning[T] // of folded names
}

type meaning[T comparable] struct {
	what    T
	several bool
}

// Match says how many things a name means.
type Match int

// The matches.
const (
	None Match = iota
	One
	Several
)

// Empty reports whether no name has been put down.
func (l *Lexicon[T]) Empty() bool { return len(l.meanings) == 0 }

// Put puts down a name of a thing. An empty one is none.
func (l *Lexicon[T]) Put(name string, what T) {
	m, ok := l.meanings[Fold(name)]
	l.set(name, meaning[T]{what, ok && (m.several || m.what != what)})
}

// Own puts down a name that means one thing alone, whatever else is called so.
func (l *Lexicon[T]) Own(name string, what T) { l.set(name, meaning[T]{what: what}) }

func (l *Lexicon[T]) set(name string, m meaning[T]) {
	if l.meanings == nil {
		l.meanings = map[string]meaning[T]{}
	}
	if word := Fold(name); word != "" {
		l.meanings[word] = m
	}
}

// Find finds what a name means; zero unless it is One.
func (l *Lexicon[T]) Find(name string) (what T, as Match) {
	m, ok := l.meanings[Fold(name)]
	switch {
	case !ok:
		return what, None
	case m.several:
		return what, Several
	}
	return m.what, One
}

// Means says how many things a name means.
func (l *Lexicon[T]) Means(name string) Match {
	_, as := l.Find(name)
	return as
}

// Near finds the one thing that a name may mean if letters in it are wrong, as
// [Nearest] does; of names that are as near the first of the alphabet.
func (l *Lexicon[T]) Near(name string) (what T, ok bool) {
	names := slices.Sorted(maps.Keys(l.meanings))
	at := Nearest(Fold(name), names)
	if at < 0 || l.meanings[names[at]].several {
		return what, false
	}
	return l.meanings[names[at]].what, true
}

package assets

import (
	"embed"
	"io/fs"
	"slices"
	"sync"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"lupaus/model"
)

// The glossary is two YAML files: the terms of the field with their
// definitions, and figures worth quoting. To add an entry, add it there.

//go:embed glossary/*.yaml
var glossaryFiles embed.FS

// Terms lists the glossary in the order of the language's alphabet. The list is
// frozen.
func Terms(lang string) []model.Term { return shippedGlossary().terms[WordsFor(lang).Lang()] }

// Quotes lists the figures worth quoting. The list is frozen.
func Quotes(lang string) []model.Quote { return shippedGlossary().quotes[WordsFor(lang).Lang()] }

type glossary struct {
	terms  map[string][]model.Term
	quotes map[string][]model.Quote
}

// shippedGlossary reads the embedded files once. A broken one is a mistake of the
// build and panics in every test.
var shippedGlossary = sync.OnceValue(func() *glossary {
	g, err := readGlossary(glossaryFiles)
	if err != nil {
		panic(err)
	}
	return g
})

type termsFile struct {
	Terms []struct {
		Key                      ref
		Term, Definition, Source text
	}
}

type quotesFile struct {
	Figures []struct {
		Key            ref
		Figure, Source text
	}
}

func readGlossary(files fs.FS) (*glossary, error) {
	g := &glossary{map[string][]model.Term{}, map[string][]model.Quote{}}
	var terms termsFile
	var quotes quotesFile
	for file, v := range map[string]any{"glossary/terms.yaml": &terms, "glossary/figures.yaml": &quotes} {
		data, err := fs.ReadFile(files, file)
		if err == nil {
			err = loadYAML(file, data, v)
		}
		if err != nil {
			return nil, err
		}
	}
	c := &formCheck{mistakes: mistakes{file: "glossary/terms.yaml"}, line: 1}
	seen := map[string]bool{}
	for _, t := range terms.Terms {
		c.key("terms", t.Key, seen)
		c.words("term", t.Term)
		c.words("definition", t.Definition)
		for _, lang := range Languages() {
			g.terms[lang] = append(g.terms[lang], model.Term{Key: t.Key.name, Term: t.Term.in(lang), Definition: t.Definition.in(lang), Source: t.Source.in(lang)})
		}
	}
	if c.err != nil {
		return nil, c.err
	}
	c = &formCheck{mistakes: mistakes{file: "glossary/figures.yaml"}, line: 1}
	seen = map[string]bool{}
	for _, q := range quotes.Figures {
		c.key("figures", q.Key, seen)
		c.words("figure", q.Figure)
		c.words("source", q.Source)
		for _, lang := range Languages() {
			g.quotes[lang] = append(g.quotes[lang], model.Quote{Key: q.Key.name, Text: q.Figure.in(lang), Source: q.Source.in(lang)})
		}
	}
	for lang, list := range g.terms {
		order := collate.New(language.Make(lang), collate.IgnoreCase)
		slices.SortStableFunc(list, func(a, b model.Term) int { return order.CompareString(a.Term, b.Term) })
	}
	return g, c.err
}

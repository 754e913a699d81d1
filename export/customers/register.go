package customers

import (
	"cmp"
	"slices"
	"strings"

	"lupaus/export/exchange"
	"lupaus/export/table"
	"lupaus/model"
)

// register finds the customers of a project by what a row says, and remembers
// the lines of those that were found.
type register struct {
	p      *model.Project
	byCode map[string][]*model.Customer
	byName map[string][]*model.Customer
	lines  map[model.ID]int // of customers of the project
	codes  map[string]int   // of new customers: code → line
	names  map[string]int   // name → line
	bare   map[string]int   // name of those without a code → line
}

func newRegister(p *model.Project) *register {
	g := &register{
		p: p, byCode: map[string][]*model.Customer{}, byName: map[string][]*model.Customer{},
		lines: map[model.ID]int{}, codes: map[string]int{}, names: map[string]int{}, bare: map[string]int{},
	}
	for c := range p.Customers() {
		if key := codeKey(c.Code); key != "" {
			g.byCode[key] = append(g.byCode[key], c)
		}
		if key := nameKey(c.Name); key != "" {
			g.byName[key] = append(g.byName[key], c)
		}
	}
	return g
}

// codeKey is what codes are compared by: marks and zeros in them count, A-1 is
// not A1. That of a dash is empty.
func codeKey(text string) string {
	text = strings.ToLower(table.OneLine(exchange.Clean(text)))
	if table.Dash(text) {
		return ""
	}
	return text
}

// nameKey is what names are compared by: letters and digits alone, where there
// are any.
func nameKey(text string) string {
	if table.Dash(table.OneLine(text)) {
		return ""
	}
	return cmp.Or(exchange.Fold(text), codeKey(text))
}

// found is whom a row is about.
type found struct {
	known *model.Customer // nil: somebody new
	code  string          // of a problem; empty: none
	level table.Level
	arg   any // of the problem
}

// find finds whom the row of a line is about.
func (g *register) find(line int, said said) found {
	f := g.known(said)
	if f.level == table.Error {
		return f
	}
	if f.known != nil {
		if first, ok := g.lines[f.known.ID]; ok {
			return found{code: "twice", level: table.Error, arg: first}
		}
		g.lines[f.known.ID] = line
		return f
	}
	if first, ok := g.again(line, said); ok {
		return found{code: "twice", level: table.Error, arg: first}
	}
	return f
}

// known finds the customer of the project whom a row is about.
func (g *register) known(said said) found {
	if c := g.p.Customer(model.ID(said.ident)); c != nil {
		return found{known: c}
	}
	code, name := codeKey(said.code), nameKey(said.name)
	if list := g.byCode[code]; len(list) > 0 {
		if len(list) > 1 {
			list = slices.DeleteFunc(slices.Clone(list), func(c *model.Customer) bool { return nameKey(c.Name) != name })
		}
		switch {
		case len(list) != 1:
			return found{code: "severalCodes", level: table.Error, arg: said.code}
		case name != "" && nameKey(list[0].Name) != "" && nameKey(list[0].Name) != name:
			return found{known: list[0], code: "renamed", level: table.Warning, arg: list[0].Name}
		}
		return found{known: list[0]}
	}
	list := g.byName[name]
	if code != "" { // another code means another customer
		list = slices.DeleteFunc(slices.Clone(list), func(c *model.Customer) bool { return codeKey(c.Code) != "" })
		if len(list) == 0 && len(g.byName[name]) > 0 {
			return found{code: "otherCode", level: table.Warning, arg: g.byName[name][0].Code}
		}
	}
	switch len(list) {
	case 0:
		return found{}
	case 1:
		return found{known: list[0]}
	}
	return found{code: "severalNames", level: table.Error, arg: said.name}
}

// again tells the line that a new customer stands in already.
func (g *register) again(line int, said said) (first int, ok bool) {
	code, name := codeKey(said.code), nameKey(said.name)
	switch {
	case code != "":
		if first, ok = g.codes[code]; !ok && name != "" {
			first, ok = g.bare[name]
		}
	default:
		first, ok = g.names[name]
	}
	if ok {
		return first, true
	}
	if code != "" {
		g.codes[code] = line
	} else {
		g.bare[name] = line
	}
	if _, there := g.names[name]; !there && name != "" {
		g.names[name] = line
	}
	return 0, false
}

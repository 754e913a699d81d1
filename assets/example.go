package assets

import (
	_ "embed"
	"sync"
)

//go:embed examples/help.yaml
var helpFile []byte

// HelpExample is a task that has been rewritten as help, for the exercise in
// which a person finds the promise of a role.
type HelpExample struct {
	Role string // whose task it is
	Task string // what one would say to a colleague: "I check contracts."
	Help string // "I help the customer by …"
}

// HelpExamples lists worked examples in the given language, from the board to
// the warehouse.
func HelpExamples(lang string) []HelpExample {
	lang = WordsFor(lang).Lang()
	var list []HelpExample
	for _, e := range shippedHelp() {
		list = append(list, HelpExample{e.Role.in(lang), e.Task.in(lang), e.Help.in(lang)})
	}
	return list
}

// helpExample is an example as it is written.
type helpExample struct{ Role, Task, Help text }

// shippedHelp reads the embedded file once. A broken one is a mistake of the
// build and panics in every test.
var shippedHelp = sync.OnceValue(func() []helpExample {
	list, err := readHelp("examples/help.yaml", helpFile)
	if err != nil {
		panic(err)
	}
	return list
})

func readHelp(file string, data []byte) ([]helpExample, error) {
	var list []helpExample
	if err := loadYAML(file, data, &list); err != nil {
		return nil, err
	}
	m := mistakes{file: file}
	line := 1
	for _, e := range list {
		line = max(line, e.Role.line, e.Task.line, e.Help.line)
		if e.Role.empty() || e.Task.empty() || e.Help.empty() {
			m.failf(line, "role, task or help is missing")
		}
	}
	return list, m.err
}

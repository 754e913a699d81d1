package table

import (
	"regexp"
	"strings"
	"sync"

	"lupaus/export/exchange"
	"lupaus/model"
)

// Scale says what the numbers of feelings mean.
type Scale string

// The scales.
const (
	ScaleSigned  Scale = "signed"  // −2…+2, ours
	ScaleFive    Scale = "five"    // 1…5
	ScaleTen     Scale = "ten"     // 0…10
	ScaleHundred Scale = "hundred" // 0…100
)

// Scales lists the scales.
func Scales() []Scale { return []Scale{ScaleSigned, ScaleFive, ScaleTen, ScaleHundred} }

// WordKey is the translation key of a scale's name.
func (s Scale) WordKey() string { return "exchange.scale." + string(s) }

// feeling turns a number on the scale into a feeling, which may be out of range.
func (s Scale) feeling(v float64) float64 {
	switch s {
	case ScaleFive:
		return exchange.FromFive(v)
	case ScaleTen:
		return v*0.4 - 2
	case ScaleHundred:
		return v*0.04 - 2
	}
	return v
}

// scaleName is a scale in the name of a column: in brackets in front of any
// colon, as in "Tunne (−2…+2): Aino", or at the end of a name without one.
var scaleName = regexp.MustCompile(`^[^:]*?(?:(\(\s*` + scalePattern + `\s*\))|(\s` + scalePattern + `)$)`)

const scalePattern = `(?:[-−–]\s*2|[01])\s*(?:…|\.\.+|[-–−]|to|till)\s*\+?\s*(?:2|5|100|10)`

// scaleInName finds a scale in the name of a column and where it stands.
func scaleInName(name string) (at []int, s Scale) {
	m := scaleName.FindStringSubmatchIndex(name)
	if m == nil {
		return nil, ""
	}
	at = m[2:4]
	if at[0] < 0 {
		at = m[4:6]
	}
	text := strings.TrimRight(name[at[0]:at[1]], ") ")
	for end, s := range map[string]Scale{"5": ScaleFive, "10": ScaleTen, "100": ScaleHundred, "2": ScaleSigned} {
		if cut, ok := strings.CutSuffix(text, end); ok && !strings.HasSuffix(cut, "0") && !strings.HasSuffix(cut, "1") {
			return at, s
		}
	}
	return nil, ""
}

// scaleOf guesses the scale from the numbers that stand in the feeling fields.
// Only 1 and 2 together are ambiguous; then the names of the columns count, and
// else 1…5, which is by far the most common.
func scaleOf(numbers []float64, names []string) Scale {
	for _, n := range names {
		if at, s := scaleInName(n); at != nil {
			return s
		}
	}
	low, high := 1.0, 1.0
	for i, v := range numbers {
		if i == 0 {
			low, high = v, v
		}
		low, high = min(low, v), max(high, v)
	}
	switch {
	case low < 0:
		return ScaleSigned
	case high > 10:
		return ScaleHundred
	case high > 5:
		return ScaleTen
	case low == 0 && high <= 2 || len(numbers) == 0:
		return ScaleSigned
	}
	return ScaleFive
}

// feelingWords are words for feelings with their value, folded. The scale of
// satisfaction is that of CJML's Excel log.
var feelingWords = map[float64]string{
	2:  "ilahtunut ihastunut innostunut loistava erinomainen erittainhyva erittaintyytyvainen riemu ilo delighted excited great excellent amazing verysatisfied veryhappy verypositive love fortjust entusiastisk utmarkt mycketnojd mycketbra mycketglad gladje",
	1:  "tyytyvainen hyva iloinen helpottunut luottavainen toiveikas positiivinen kiinnostunut satisfied good happy relieved confident hopeful positive glad interested nojd bra lattad trygg hoppfull positiv intresserad",
	0:  "neutraali ok okei tasainen kohtalainen rauhallinen neutral okay fine indifferent calm neithersatisfiednordissatisfied varken lugn",
	-1: "tyytymaton huono epavarma huolestunut turhautunut pettynyt negatiivinen hammentynyt artynyt dissatisfied bad unsure worried frustrated disappointed negative confused annoyed sad missnojd dalig osaker orolig frustrerad besviken negativ forvirrad irriterad ledsen",
	-2: "vihainen raivoissaan kamala surkea erittainhuono erittaintyytymaton epatoivoinen angry furious terrible awful verydissatisfied veryunhappy verynegative desperate hate arg rasande hemsk usel mycketmissnojd mycketdalig fortvivlad",
}

// faces are signs for feelings; the longer ones stand in front.
var faces = []struct {
	signs string
	value float64
}{
	{":-)) :)) :-D :D =D 😀 😃 😄 😁 😆 😍 🤩 🥰 😂 ++", 2},
	{":-) :) =) (: ;-) ;) 🙂 😊 ☺ 😌 ☻ 👍 +", 1},
	{":-| :| =| 😐 😑", 0},
	{":-/ :/ :-( :( =( ): 🙁 ☹ 😕 😟 😞 😒 👎", -1},
	{":-(( :(( >:( >:-( :'( :-@ :@ 😠 😡 😢 😭 😤 🤬 😖 😫 --", -2},
}

var (
	feelingLookup map[string]float64
	feelingOnce   sync.Once
)

func feelingByWord(s string) (float64, bool) {
	feelingOnce.Do(func() {
		feelingLookup = map[string]float64{}
		for v, list := range feelingWords {
			for word := range strings.FieldsSeq(list) {
				feelingLookup[word] = v
			}
		}
	})
	v, ok := feelingLookup[exchange.Fold(s)]
	return v, ok
}

func feelingByFace(s string) (float64, bool) {
	s = strings.NewReplacer("\uFE0F", "", "\uFE0E", "", "−", "-", "–", "-").Replace(s)
	for _, f := range faces {
		for sign := range strings.FieldsSeq(f.signs) {
			if s == sign {
				return f.value, true
			}
		}
	}
	return 0, false
}

var numberAndWord = regexp.MustCompile(`^([-+−–]?\s?[0-9]+(?:[.,][0-9]+)?)\s*[:;,–-]?\s+(\pL.*)$`)

// parseFeeling reads a cell: a number on the scale, a face, a word, or a number
// with a word.
func parseFeeling(cell string, scale Scale) (f model.Feeling, ok bool) {
	if v, _, ok := exchange.ParseNumber(cell); ok {
		return model.Feeling{Value: scale.feeling(v)}, true
	}
	if v, ok := feelingByFace(cell); ok {
		return model.Feeling{Value: v}, true
	}
	if v, ok := feelingByWord(cell); ok {
		return model.Feeling{Value: v, Word: cell}, true
	}
	if m := numberAndWord.FindStringSubmatch(cell); m != nil {
		if v, _, ok := exchange.ParseNumber(m[1]); ok {
			return model.Feeling{Value: scale.feeling(v), Word: m[2]}, true
		}
	}
	return model.Feeling{}, false
}

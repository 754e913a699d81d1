package table

import (
	"testing"

	"lupaus/model"
)

func TestFieldOf_KnowsWordsOfThreeLanguages(t *testing.T) {
	tests := map[string]Field{
		"Vaihe": {Kind: Stage}, "VAIHEET:": {Kind: Stage}, "Fas": {Kind: Stage}, "Phase": {Kind: Stage},
		"Kosketuspiste": {Kind: Title}, "Kontaktpunkt": {Kind: Title}, "Beröringspunkt": {Kind: Title}, "Tasks": {Kind: Title},
		"Mita asiakas tekee": {Kind: Does}, "Mitä asiakas tekee": {Kind: Does}, "Vad kunden gor": {Kind: Does},
		"Kipupisteet": {Kind: Pain}, "Smärtpunkter": {Kind: Pain}, "Pain points": {Kind: Pain}, "pain-point": {Kind: Pain},
		"Tunne": {Kind: Feeling}, "Tunne: Aino": {Feeling, "Aino"}, "Känsla (Veli)": {Feeling, "Veli"}, "Emotion": {Kind: Feeling},
		"Tunne (−2…+2)": {Kind: Feeling}, "Feeling (1-5)": {Kind: Feeling}, "Tunne 1–5": {Kind: Feeling}, "Tunne (−2…+2): 1–5": {Feeling, "1–5"},
		"Tunne: rivi\nrivi": {Feeling, "rivi\nrivi"}, "Tunteen nimi: Aino": {FeelingWord, "Aino"}, "Tunne: Aino (0-10)": {Feeling, "Aino (0-10)"},
		"Lupaus": {Kind: Promise}, "Lupaus 2": {Promise, "2"}, "Löfte": {Kind: Promise}, "State of the promise 3": {Kept, "3"},
		"Vastuu": {Kind: Role}, "Tärkeys asiakkaalle": {Kind: ToCustomer}, "Touch points": {Kind: Channel}, "Kanal": {Kind: Channel},
		"TP ID": {Free, "TP ID"}, "Actor who initiated": {Kind: Initiator}, "UX rating": {Kind: Feeling}, "Timeline": {Free, "Timeline"},
	}
	for name, want := range tests {
		if got, _ := fieldOf(name); got != want {
			t.Errorf("%q: %v, want %v", name, got, want)
		}
	}
}

func TestScaleOf_ByNameThenByRange(t *testing.T) {
	tests := []struct {
		numbers []float64
		names   []string
		want    Scale
	}{
		{nil, nil, ScaleSigned},
		{[]float64{-2, 1}, nil, ScaleSigned},
		{[]float64{0, 2}, nil, ScaleSigned},
		{[]float64{1, 5}, nil, ScaleFive},
		{[]float64{1, 2}, nil, ScaleFive},
		{[]float64{1, 2}, []string{"Tunne (−2…+2): Aino"}, ScaleSigned},
		{[]float64{3, 9}, nil, ScaleTen},
		{[]float64{3, 90}, nil, ScaleHundred},
		{[]float64{3, 4}, []string{"Tyytyväisyys 0-10"}, ScaleTen},
		{[]float64{3, 4}, []string{"Satisfaction (0–100)"}, ScaleHundred},
	}
	for _, tt := range tests {
		if got := scaleOf(tt.numbers, tt.names); got != tt.want {
			t.Errorf("%v %v: %s, want %s", tt.numbers, tt.names, got, tt.want)
		}
	}
}

func TestParseFeeling(t *testing.T) {
	tests := []struct {
		cell  string
		scale Scale
		want  model.Feeling
		ok    bool
	}{
		{"-2", ScaleSigned, model.Feeling{Value: -2}, true},
		{"−1,5", ScaleSigned, model.Feeling{Value: -1.5}, true},
		{"4", ScaleFive, model.Feeling{Value: 1}, true},
		{"2.5", ScaleFive, model.Feeling{Value: -0.5}, true},
		{"10", ScaleTen, model.Feeling{Value: 2}, true},
		{"50", ScaleHundred, model.Feeling{}, true},
		{":)", ScaleFive, model.Feeling{Value: 1}, true},
		{":-(", ScaleFive, model.Feeling{Value: -1}, true},
		{"😡", ScaleFive, model.Feeling{Value: -2}, true},
		{"☹️", ScaleFive, model.Feeling{Value: -1}, true},
		{"Ilahtunut", ScaleFive, model.Feeling{Value: 2, Word: "Ilahtunut"}, true},
		{"tyytymätön", ScaleFive, model.Feeling{Value: -1, Word: "tyytymätön"}, true},
		{"very dissatisfied", ScaleFive, model.Feeling{Value: -2, Word: "very dissatisfied"}, true},
		{"missnöjd", ScaleFive, model.Feeling{Value: -1, Word: "missnöjd"}, true},
		{"-1 turhautunut jonoon", ScaleSigned, model.Feeling{Value: -1, Word: "turhautunut jonoon"}, true},
		{"2: iloinen", ScaleFive, model.Feeling{Value: -1, Word: "iloinen"}, true},
		{"sininen", ScaleFive, model.Feeling{}, false},
		{"=1+1", ScaleFive, model.Feeling{}, false},
	}
	for _, tt := range tests {
		got, ok := parseFeeling(tt.cell, tt.scale)
		if got != tt.want || ok != tt.ok {
			t.Errorf("%q on %s: %v %v, want %v %v", tt.cell, tt.scale, got, ok, tt.want, tt.ok)
		}
	}
}

package model_test

import (
	"math"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"lupaus/model"
	"lupaus/model/modeltest"
)

func TestCleanText(t *testing.T) {
	for in, want := range map[string]string{
		"":                          "",
		"Odotan jonossa":            "Odotan jonossa",
		"rivi\r\nrivi\rrivi\nloppu": "rivi\nrivi\nrivi\nloppu",
		"\uFEFFnimi":                "nimi",
		"sar\tkain":                 "sar\tkain",
		"a\x00b\x1b[31mc\x7f\u0085": "ab[31mc",
		"k\xe4\xf6vely":             "k\uFFFDvely",
		"😀 👩‍👩‍👧 e\u0301":           "😀 👩‍👩‍👧 e\u0301",
		"\r\r\n":                    "\n\n",
	} {
		if got := model.CleanText(in); got != want {
			t.Errorf("CleanText(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzCleanText(f *testing.F) {
	for _, s := range []string{"", "a\r\nb", "\xff\xfe", "\uFEFF", "\x00\x01", "äö\xe4", "\u2028😀"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		clean := model.CleanText(s)
		if model.CleanText(clean) != clean {
			t.Fatalf("cleaning %q twice differs from once: %q", s, clean)
		}
		if strings.ContainsAny(clean, "\r\x00\uFEFF") || !utf8.ValidString(clean) {
			t.Fatalf("%q is not clean", clean)
		}
		if len(clean) <= model.MaxText {
			p := model.NewProject(model.Info{Name: clean})
			if problems := model.Validate(p); problems != nil {
				t.Fatalf("a name of clean text breaks %v", problems)
			}
		}
	})
}

func TestRoundFeeling(t *testing.T) {
	for in, want := range map[float64]float64{
		0: 0, 0.04: 0, -0.04: 0, 0.05: 0.1, -0.06: -0.1, 1.2499: 1.2, 2: 2, -2: -2, 1.9999: 2, 7.77: 7.8,
	} {
		got := model.RoundFeeling(in)
		if got != want || math.Signbit(got) != math.Signbit(want) {
			t.Errorf("RoundFeeling(%v) = %v, want %v", in, got, want)
		}
	}
	if !math.IsNaN(model.RoundFeeling(math.NaN())) {
		t.Error("NaN became a number")
	}
}

func TestNewID(t *testing.T) {
	seen := map[model.ID]bool{}
	for range 1000 {
		id := model.NewID()
		if len(id) != 16 || strings.Trim(string(id), "0123456789abcdefghjkmnpqrstvwxyz") != "" {
			t.Fatalf("ID %q", id)
		}
		if seen[id] {
			t.Fatalf("ID %q came twice", id)
		}
		seen[id] = true
	}
}

func TestDate(t *testing.T) {
	for d, want := range map[model.Date]bool{
		"": true, "2026-01-31": true, "2024-02-29": true, "2026-02-29": false, "31.1.2026": false, "2026-1-3": false, "x": false,
	} {
		if d.Valid() != want {
			t.Errorf("%q valid = %v", d, !want)
		}
	}
	helsinki := time.FixedZone("EET", 2*60*60)
	if got := model.DateOf(time.Date(2026, 1, 31, 0, 30, 0, 0, helsinki)); got != "2026-01-31" {
		t.Errorf("half past midnight in Helsinki is %s", got)
	}
}

func TestProject_LookUps(t *testing.T) {
	p := modeltest.Sample()
	for id, want := range map[model.ID]model.ID{
		"now": "now", "visit": "now", "desk": "now", "p-desk": "now", "p-stage": "now", "target-word": "target",
		"p-company": "", "p-board": "", "aino": "", "nobody": "", "": "", model.InfoID: "",
	} {
		got := model.ID("")
		if j := p.JourneyOf(id); j != nil {
			got = j.ID
		}
		if got != want {
			t.Errorf("journey of %q is %q, want %q", id, got, want)
		}
	}
	if p.Touchpoint("visit") != nil || p.Stage("desk") != nil || p.Get("nobody") != nil {
		t.Error("found an entity of another kind or none")
	}
	var titles []string
	for s, touchpoint := range p.Touchpoints(p.Journey("now")) {
		titles = append(titles, string(s.ID+"/"+touchpoint.ID))
	}
	if got := strings.Join(titles, " "); got != "search/ad search/call visit/queue visit/desk visit/parcel" {
		t.Errorf("touchpoints from left to right: %s", got)
	}
}

func TestProject_CurvePersonas(t *testing.T) {
	p := modeltest.Sample()
	for journey, want := range map[model.ID]int{"now": 3, "target": 1} {
		curves := p.CurvePersonas(p.Journey(journey))
		if len(curves) != want || curves[0] != "" {
			t.Errorf("curves of %s: %q, want %d, the customer in general first", journey, curves, want)
		}
	}
	p = change("ad", func(t *model.Touchpoint) { t.Feelings = nil })(p)
	if curves := p.CurvePersonas(p.Journey("now")); len(curves) != 2 || curves[0] != "aino" {
		t.Errorf("curves without general feelings: %q", curves)
	}
}

func TestTouchpoint_Feelings(t *testing.T) {
	p := modeltest.Sample()
	queue := p.Touchpoint("queue")
	if f, ok := queue.Feeling("aino"); !ok || f.Value != -1.8 {
		t.Errorf("Aino feels %v, %v", f, ok)
	}
	if f, ok := queue.Feeling(""); ok || f.Persona != "" {
		t.Errorf("the customer in general feels %v, %v", f, ok)
	}
	if f, ok := queue.LowestFeeling(); !ok || f.Persona != "aino" {
		t.Errorf("the lowest is %v, %v", f, ok)
	}
	if _, ok := p.Touchpoint("parcel").LowestFeeling(); ok {
		t.Error("nobody feels anything at the parcel, yet there is a lowest feeling")
	}
}

func TestNewEntity(t *testing.T) {
	for _, kind := range model.Kinds() {
		e, err := model.NewEntity(kind)
		if err != nil || e.Kind() != kind {
			t.Errorf("%s: %v, %v", kind, e, err)
		}
	}
	if _, err := model.NewEntity("poem"); model.CodeOf(err) != model.CodeUnknownKind {
		t.Errorf("a poem: %v", err)
	}
}

func TestError(t *testing.T) {
	err := &model.Error{Code: model.CodeInvalid, ID: "x", Err: model.Problems(make([]model.Problem, 7))}
	if got := err.Error(); !strings.HasPrefix(got, "invalid x: ") || !strings.HasSuffix(got, "and 2 more") {
		t.Errorf("error text %q", got)
	}
	if model.CodeOf(nil) != "" {
		t.Error("no error has a code")
	}
	if got := model.NotFound(model.KindStage, "s").Error(); got != "notFound s: stage is not in the project" {
		t.Errorf("error text %q", got)
	}
}

func TestDefaultLanes(t *testing.T) {
	lanes := model.DefaultLanes(modeltest.IDs("l"))
	p := modeltest.Sample()
	p = change("target", func(j *model.Journey) { j.Lanes = lanes })(p)
	if problems := model.Validate(p); problems != nil || len(lanes) != len(model.LaneKinds()) {
		t.Errorf("%d lanes, %v", len(lanes), problems)
	}
}

package cjml

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"lupaus/export/exchange"
	"lupaus/export/exchange/exchangetest"
	"lupaus/model"
	"lupaus/model/modeltest"
)

func mustRead(t *testing.T, text string) *exchange.Result {
	t.Helper()
	res, err := Read(context.Background(), strings.NewReader(text), exchangetest.Options())
	if err != nil {
		t.Fatal(err)
	}
	exchangetest.Check(t, res)
	return res
}

func keys(res *exchange.Result) []string {
	var list []string
	for _, n := range res.Notes {
		list = append(list, fmt.Sprintf("%s %d %s", n.Severity, n.Line, strings.TrimPrefix(n.Key, "exchange.")))
	}
	return list
}

func touchpoints(p *model.Project, j *model.Journey) map[string]*model.Touchpoint {
	m := map[string]*model.Touchpoint{}
	for _, t := range p.Touchpoints(j) {
		m[t.Title] = t
	}
	return m
}

func free(p *model.Project, j *model.Journey, t *model.Touchpoint, lane string) string {
	for _, l := range j.Lanes {
		if l.Name == lane {
			return t.Notes[l.ID]
		}
	}
	return ""
}

func TestRead_PlannedAndActual(t *testing.T) {
	data, err := os.ReadFile("testdata/planned-actual.xml")
	if err != nil {
		t.Fatal(err)
	}
	res := mustRead(t, string(data))
	p := res.Project
	planned, actual := p.Journey(p.Info().Journeys[0]), p.Journey(p.Info().Journeys[1])
	if planned.State != model.StateTarget || actual.State != model.StateNow || planned.Previous != actual.ID {
		t.Errorf("planned %s after %s, actual %s", planned.State, planned.Previous, actual.State)
	}
	plan, real := touchpoints(p, planned), touchpoints(p, actual)
	told := plan["Saan vahvistuksen viikossa"]
	missed := real["Saan vahvistuksen"]
	if told == nil || missed == nil || told.Origin != missed.ID {
		t.Fatalf("titles: %v %v", plan, real)
	}
	promise := p.Promise(missed.Promises[0])
	if promise.Text != told.Title || promise.Kept != model.KeptNo || promise.Evidence != model.EvidenceObserved {
		t.Errorf("promise %+v", promise)
	}
	if missed.FirmAbsent || free(p, actual, missed, "Poikkeama suunnitellusta") != "Jäi toteutumatta" || free(p, actual, missed, "Aloittaja") != "Väestövirasto" {
		t.Errorf("missed: %+v", missed)
	}
	carl := p.Persona(actual.Personas[0])
	first := real["Ilmoitan uuden osoitteen"]
	if f, _ := first.Feeling(carl.ID); carl.Name != "Carl" || f.Value != 1 || f.Word != "Helppo" {
		t.Errorf("feeling of %s: %+v", carl.Name, f)
	}
	if f, _ := missed.Feeling(carl.ID); f.Value != -2 || f.Note != "Odotin kaksi viikkoa turhaan." || f.Word != "" {
		t.Errorf("feeling: %+v", f)
	}
	if r := p.Role(first.Role); first.Channel != model.ChannelWeb || r.Name != "Väestövirasto" || r.Note != "viranomainen" || len(first.Promises) > 0 {
		t.Errorf("%+v", first)
	}
	if got := free(p, actual, first, "Ajankohta"); got != "lähetettiin 2026-03-01T10:00" {
		t.Errorf("times %q", got)
	}
	call := real["Soitan ja kysyn"]
	if call.Channel != model.ChannelPhone || free(p, actual, call, "Kommentti") != "Jono 20 min" || free(p, actual, call, "Luokka") != "kysely" || p.Role(call.Role).Name != "Posti" {
		t.Errorf("%+v", call)
	}
	if !real["Pakkaan tavarat"].FirmAbsent || p.Stage(real["Pakkaan tavarat"].Stage).Name != "Ennen muuttoa" {
		t.Errorf("%+v", real["Pakkaan tavarat"])
	}
	if want := "Carl muuttaa & odottaa.\n\nTila: closed\n\nAlkoi: 2026-03-01"; actual.Note != want {
		t.Errorf("note %q", actual.Note)
	}
	if p.Stage(planned.Stages[0]).Note != "Asiakas valmistautuu." {
		t.Errorf("stage note %q", p.Stage(planned.Stages[0]).Note)
	}
	want := []string{"warning 38 cjml.malformed", "info 47 cjml.channel", "info 63 cjml.noActor", "warning 67 cjml.unread", "info 69 cjml.moved", "info 53 cjml.broken"}
	got := keys(res)
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("notes %v, want %v", got, want)
	}
}

// wrap puts touchpoints into an otherwise empty actual journey.
func wrap(points string) string {
	return "<CJML><actualJourney><journeyTitle>T</journeyTitle><actors><endUser actorID='u'><actorName>Aino</actorName></endUser></actors><touchpoints>" + points + "</touchpoints></actualJourney></CJML>"
}

func TestRead_OddTouchpoints(t *testing.T) {
	from := "<initiator><refersTo actorIDref='u'/><initiatorLabel>A</initiatorLabel></initiator>"
	tests := []struct {
		name, xml, title string
		feeling          string
		notes            []string
	}{
		{"rating above", point(from + experience("9", "")), "A", "2", []string{"info 1 note.clamped"}},
		{"rating with a comma", point(from + experience("3,5", "")), "A", "0.5", []string{"info 1 mermaid.comma"}},
		{"rating that is none", point(from + experience("hyvä", "")), "A", "", []string{"warning 1 cjml.rating"}},
		{"story without a rating", point(from + experience("", "kurjaa")), "A", "", nil},
		{"no label: comment", point("<comment>C</comment>"), "C", "", nil},
		{"nothing but an ID", point("<touchpointID>T9</touchpointID>"), "T9", "", nil},
		{"actor by name", point("<initiator><refersTo actorIDref='Aino'/><initiatorLabel>A</initiatorLabel></initiator>" + experience("5", "")), "A", "2", nil},
		{"unknown word", point(from + "<compliance>perhaps</compliance>"), "A", "", []string{"warning 1 cjml.compliance"}},
		{"channel of its own", point(from + "<channel><channelName>Fax</channelName></channel>"), "A", "", nil},
		{"phase nobody described", point(from + "<belongsTo phaseIDref='p7'/>"), "A", "", []string{"warning 1 cjml.noPhase"}},
		{"unescaped ampersand", point("<comment>a & b &c; d</comment>"), "a & b &c; d", "", []string{"warning 1 cjml.malformed"}},
		{"comment and CDATA", point("<comment>a<!-- x --><![CDATA[<b>]]></comment>"), "a<b>", "", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			res := mustRead(t, wrap(tt.xml))
			for _, tp := range res.Project.Touchpoints(res.Project.Journey(res.Project.Info().Journeys[0])) {
				got := ""
				if f, ok := tp.LowestFeeling(); ok {
					got = fmt.Sprint(f.Value)
				}
				if tp.Title != tt.title || got != tt.feeling {
					t.Errorf("%q %s, want %q %s", tp.Title, got, tt.title, tt.feeling)
				}
			}
			if got := keys(res); !slices.Equal(got, tt.notes) {
				t.Errorf("notes %v, want %v", got, tt.notes)
			}
		})
	}
}

func point(inner string) string {
	return "<actualCommunicationPoint>" + inner + "</actualCommunicationPoint>"
}

func experience(rating, story string) string {
	return "<touchpointExperience><experienceDescription>" + story + "</experienceDescription><experienceRating>" + rating + "</experienceRating></touchpointExperience>"
}

func TestRead_StudentGenerator(t *testing.T) {
	for name, q := range map[string]string{"quoted": `"`, "unquoted": ""} {
		t.Run(name, func(t *testing.T) {
			text := strings.ReplaceAll(`<cjml><actor id=~a1~><actorName>Kaisa</actorName><actorRole>opiskelija</actorRole></actor><actor id=~a2~><actorName>Kirjasto</actorName></actor>
<touchpoint id=~1~ type=~communication~><time>10:00</time><initiator>Kaisa</initiator><initiatorDescription>Varaan kirjan</initiatorDescription><receiver>a2</receiver><receiverDescription>vahvistaa</receiverDescription><channel>email</channel></touchpoint>
<touchpoint id=~2~ type=~action~><initiator>a1</initiator><initiatorDescription>Luen</initiatorDescription></touchpoint></cjml>`, "~", q)
			p := mustRead(t, text).Project
			points := touchpoints(p, p.Journey(p.Info().Journeys[0]))
			if tp := points["Varaan kirjan"]; tp == nil || tp.Channel != model.ChannelEmail || p.Role(tp.Role).Name != "Kirjasto" {
				t.Errorf("%v", points)
			}
			if tp := points["Luen"]; tp == nil || !tp.FirmAbsent {
				t.Errorf("%v", points)
			}
		})
	}
}

func TestRead_Refuses(t *testing.T) {
	bomb := `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;">]><CJML>&lol2;</CJML>`
	tests := []struct {
		name, text string
		code       model.Code
	}{
		{"empty", "", exchange.CodeEmpty},
		{"document type", `<!DOCTYPE CJML SYSTEM "file:///etc/passwd"><CJML/>`, exchange.CodeDoctype},
		{"entity bomb", bomb, exchange.CodeDoctype},
		{"document type within", `<CJML><!DOCTYPE a></CJML>`, exchange.CodeDoctype},
		{"too deep", strings.Repeat("<a>", 100_000), exchange.CodeSyntax},
		{"too many", "<CJML>" + strings.Repeat("<a/>", maxNodes/2+1) + "</CJML>", exchange.CodeTooMany},
		{"no journey", "<html><body>x</body></html>", exchange.CodeNothing},
		{"no XML", "hello", exchange.CodeSyntax},
		{"cut off", "<CJML><actualJourney", exchange.CodeSyntax},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Read(context.Background(), strings.NewReader(tt.text), exchangetest.Options())
			if model.CodeOf(err) != tt.code {
				t.Fatalf("%v, want %s", err, tt.code)
			}
			exchangetest.CheckError(t, err)
		})
	}
}

func TestRead_Encodings(t *testing.T) {
	text := `<?xml version="1.0" encoding="ISO-8859-1"?><CJML><actualJourney><journeyTitle>K` + "\xE4" + `ynti</journeyTitle></actualJourney></CJML>`
	if res := mustRead(t, text); res.Project.Journey(res.Project.Info().Journeys[0]).Name != "Käynti" {
		t.Error(res.Project.Journey(res.Project.Info().Journeys[0]).Name)
	}
}

// A file that other programs can read: well formed, planned or actual by the
// principle that experience belongs to what really happened, and tied together.
func TestWrite_PlannedAndActual(t *testing.T) {
	p := modeltest.Sample()
	var buf bytes.Buffer
	if _, err := Write(&buf, p, "fi", modeltest.Target, modeltest.Now); err != nil {
		t.Fatal(err)
	}
	text := buf.String()
	if _, fault, err := parse(context.Background(), text); fault != nil || err != nil {
		t.Fatal(fault, err)
	}
	if strings.Index(text, "AJ1") > strings.Index(text, "journeyID>"+"PJ2") && strings.Contains(text, "PJ2") {
		t.Error("the target stands in front of what it follows")
	}
	res := mustRead(t, text)
	q := res.Project
	now, target := q.Journey(q.Info().Journeys[0]), q.Journey(q.Info().Journeys[1])
	if target.Previous != now.ID || target.State != model.StateTarget || now.State != model.StateNow {
		t.Errorf("target %+v", target)
	}
	origins := 0
	for _, tp := range q.Touchpoints(target) {
		if q.Touchpoint(tp.Origin) != nil {
			origins++
		}
	}
	wanted := 0
	for _, tp := range p.Touchpoints(p.Journey(modeltest.Target)) {
		if tp.Origin != "" {
			wanted++
		}
	}
	if origins != wanted || wanted == 0 {
		t.Errorf("%d links of touchpoints, want %d", origins, wanted)
	}
	for _, missing := range exchangetest.Missing(exchangetest.Facts(p, p.Journey(modeltest.Now)), exchangetest.Facts(q, now), nil) {
		t.Error(missing)
	}
}

func TestWrite_PromisesStandInAPlan(t *testing.T) {
	p := modeltest.Sample()
	var buf bytes.Buffer
	if _, err := Write(&buf, p, "fi", modeltest.Now); err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"<plannedJourney>", "<plannedReference>promises-AJ1</plannedReference>", "<compliance>"} {
		if !strings.Contains(buf.String(), part) {
			t.Errorf("no %s", part)
		}
	}
	if n := len(mustRead(t, buf.String()).Project.Info().Journeys); n != 1 {
		t.Errorf("%d journeys came back", n)
	}
}

func FuzzCJML(f *testing.F) {
	sample, err := os.ReadFile("testdata/planned-actual.xml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(sample)
	var buf bytes.Buffer
	if _, err := Write(&buf, modeltest.Sample(), "fi", modeltest.Now, modeltest.Target); err != nil {
		f.Fatal(err)
	}
	f.Add(buf.Bytes())
	for _, seed := range []string{"<CJML>", "<!DOCTYPE a><a/>", "<cjml><actor id=a1/><touchpoint/></cjml>", wrap(point("&")), "<a:CJML xmlns:a='x'><a:actualJourney/></a:CJML>"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		res, err := Read(context.Background(), bytes.NewReader(data), exchangetest.Options())
		if err != nil {
			exchangetest.CheckError(t, err)
			return
		}
		exchangetest.Check(t, res)
		if _, err := Write(&bytes.Buffer{}, res.Project, "en", res.Project.Info().Journeys...); err != nil {
			t.Fatal(err)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	data := exchangetest.Written(b, func(w *bytes.Buffer, p *model.Project, id model.ID) error {
		_, err := Write(w, p, "fi", id)
		return err
	})
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Read(context.Background(), bytes.NewReader(data), exchange.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

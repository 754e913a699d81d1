package table

import (
	"regexp"
	"strings"
	"sync"

	"lupaus/assets"
	"lupaus/export/exchange"
	"lupaus/model"
)

// Kind says what a column (list, long) or a row (matrix) holds.
type Kind string

// The kinds of field.
const (
	Ignore      Kind = "ignore"
	Journey     Kind = "journey" // the journey's name, where a table holds several
	Stage       Kind = "stage"
	Title       Kind = "title"
	Channel     Kind = "channel"
	Does        Kind = "does"
	Thinks      Kind = "thinks"
	Needs       Kind = "needs"
	Feeling     Kind = "feeling"     // Field.Name: the persona, empty for the customer in general
	FeelingWord Kind = "feelingWord" // likewise
	FeelingNote Kind = "feelingNote" // likewise
	Persona     Kind = "persona"     // who walks this step, separated by commas
	Promise     Kind = "promise"     // Field.Name: the number of the promise, empty for the first
	Kept        Kind = "kept"        // likewise
	Owner       Kind = "owner"       // likewise
	Measure     Kind = "measure"     // likewise
	Target      Kind = "target"      // likewise
	Pain        Kind = "pain"
	Opportunity Kind = "opportunity"
	Role        Kind = "role"
	ToCustomer  Kind = "toCustomer"
	ToUs        Kind = "toUs"
	Evidence    Kind = "evidence"
	Truth       Kind = "momentOfTruth"
	Absent      Kind = "firmAbsent"
	Free        Kind = "free"      // Field.Name: the lane
	Include     Kind = "include"   // "no" leaves the row out
	Initiator   Kind = "initiator" // who begins, as in CJML
	Receiver    Kind = "receiver"  // who receives; nobody: the customer acts alone
	Deviation   Kind = "deviation" // as in CJML
	Property    Kind = "property"  // long: which field the value is for
	Value       Kind = "value"     // long
	// Rows of a matrix that describe the persona, as in the XD plugin.
	PersonaName  Kind = "personaName"
	PersonaGoals Kind = "personaGoals"
	PersonaNote  Kind = "personaNote"
)

// WordKey is the translation key of a kind's name.
func (k Kind) WordKey() string { return "exchange.field." + string(k) }

// Kinds lists the kinds that people can choose from in a layout, Ignore first.
func Kinds(l Layout) []Kind {
	kinds := []Kind{
		Ignore, Stage, Title, Channel, Does, Thinks, Needs, Feeling, FeelingWord, FeelingNote, Persona,
		Promise, Kept, Owner, Measure, Target, Pain, Opportunity, Role, ToCustomer, ToUs, Evidence, Truth, Absent, Free,
	}
	switch l {
	case Matrix:
		return append(kinds, PersonaName, PersonaGoals, PersonaNote)
	case Long:
		return []Kind{Ignore, Journey, Stage, Title, Property, Value}
	}
	return append(kinds, Journey, Include, Initiator, Receiver, Deviation)
}

// Field is what one column or row is read as.
type Field struct {
	Kind Kind
	Name string // see the kinds; empty for most
}

// synonyms are the words by which columns and rows are recognised besides our
// own (the words of the kinds and of the lanes), folded: lower case, without
// accents, blanks and marks. English, Finnish, Swedish.
var synonyms = map[Kind]string{
	Journey:     "journey path customerjourney asiakaspolku polku palvelupolku kundresa resa",
	Stage:       "stage phase stages phases step section milestone episode vaihe vaiheet etappi fas faser steg skede",
	Title:       "touchpoint task tasks activity title step name encounter kosketuspiste kosketuspisteet kohtaaminen kohtaamispiste tehtava otsikko nimi kontaktpunkt kontaktpunkter beroringspunkt uppgift rubrik mote initiatorslabel",
	Channel:     "channel channels touchpoints medium kanava kanavat kanal kanaler",
	Does:        "does doing action actions customeraction customeractions useraction useractions behaviour behavior toiminta tekee tekeminen asiakastekee asiakkaantoiminta asiakkaantekeminen toimenpide gor kundengor handling handlingar aktivitet",
	Thinks:      "thinks thinking thought thoughts ajattelee ajatukset ajatus asiakasajattelee tanker tankar kundentanker",
	Needs:       "needs need expectation expectations tarpeet tarve tarvitsee odotus odotukset behov forvantning forvantningar behover",
	Feeling:     "feeling feelings emotion emotions mood sentiment experience satisfaction score rating uxrating emotionscore emotionalcurve tunne tunteet fiilis tunnelma kokemus tyytyvaisyys arvosana tunnekayra kansla kanslor stamning upplevelse betyg nojdhet kanslokurva",
	FeelingWord: "feelingword emotionword tunteennimi tunnesana kanslansord kansloord",
	FeelingNote: "feelingnote uxdescription experiencedescription tunteenkuvaus kokemuksenkuvaus kanslobeskrivning upplevelsebeskrivning",
	Persona:     "persona personas actor actors who persoona persoonat asiakas toimija kuka personer aktor vem",
	Promise:     "promise customerpromise servicepromise valueproposition lupaus asiakaslupaus palvelulupaus lofte kundlofte servicelofte",
	Kept:        "kept promisekept promisestate lunastettu lupauksentila lupauslunastettu toteutuuko hallet loftetsstatus loftetstillstand infriat",
	Owner:       "promiseowner owner lupauksenomistaja lupauksenvastuu omistaja loftetsagare agare",
	Measure:     "measure metric metrics kpi kpis indicator mittari mittarit matetal mattal nyckeltal",
	Target:      "target targetvalue goalvalue tavoite tavoitearvo mal malvarde",
	Pain:        "pain pains painpoint painpoints problem problems frustration barrier kipupiste kipupisteet kipukohta kipukohdat ongelma ongelmat este haaste smartpunkt smartpunkter problem hinder",
	Opportunity: "opportunity opportunities idea ideas improvement improvements solution solutions mahdollisuus mahdollisuudet idea ideat kehitysidea kehitysideat kehityskohde kehitysehdotus parannus mojlighet mojligheter ide ideer forbattring forbattringar losning",
	Role:        "role responsible responsibility responsiblerole team department vastuu vastuussa vastuuhenkilo vastuurooli rooli tiimi osasto ansvar ansvarig roll avdelning",
	ToCustomer:  "importancetocustomer customerimportance importance customervalue tarkeysasiakkaalle tarkeys merkitysasiakkaalle viktigtforkunden viktforkunden betydelseforkunden",
	ToUs:        "importancetous businessimportance businessvalue tarkeysmeille tarkeysyritykselle merkitysmeille viktigtfoross viktfoross betydelsefoross",
	Evidence:    "evidence source evidencelevel naytto nayttö lahde tiedonlahde belagg kalla underlag",
	Truth:       "momentoftruth momentsoftruth mot totuudenhetki totuudenhetket sanningensogonblick",
	Absent:      "firmabsent companyabsent absent yrityseilasna yrityspoissa emmeolelasna foretagetintenarvarande foretagetfranvarande",
	Include:     "include included mukana inkludera tamed",
	Initiator:   "initiator actorwhoinitiated aloittaja initierare",
	Receiver:    "receiver actorwhoreceived vastaanottaja mottagare",
	Deviation:   "deviation compliance poikkeama avvikelse",
	Property:    "field property lane attribute kentta ominaisuus kaista falt egenskap bana",
	Value:       "value content text arvo sisalto teksti varde innehall",
}

// profile are the words that describe the persona in the first rows of a matrix.
var profile = map[string]Kind{
	"persona": PersonaName, "persoona": PersonaName, "personaname": PersonaName,
	"goals": PersonaGoals, "tavoitteet": PersonaGoals, "malsattningar": PersonaGoals,
	"roles": PersonaNote, "roolit": PersonaNote, "roller": PersonaNote,
	"needs": PersonaNote, "expectations": PersonaNote,
}

var (
	lookup     map[string]Kind
	lookupOnce sync.Once
)

func words() map[string]Kind {
	lookupOnce.Do(func() {
		lookup = map[string]Kind{}
		put := func(word string, k Kind) {
			if word = exchange.Fold(word); word != "" && lookup[word] == "" {
				lookup[word] = k
			}
		}
		for _, lang := range assets.Languages() {
			w := assets.WordsFor(lang)
			for _, k := range append(Kinds(List), Property, Value) {
				if k != Ignore && k != Free {
					put(w.T(k.WordKey()), k)
				}
			}
			for _, l := range model.LaneKinds() {
				put(w.T("lane."+string(l)), Kind(l))
			}
		}
		for k, list := range synonyms {
			for word := range strings.FieldsSeq(list) {
				put(word, k)
			}
		}
		// Words with two meanings.
		lookup["step"] = Title
		lookup["touchpoints"] = Channel
		lookup["needs"], lookup["expectations"] = Needs, Needs
		for _, w := range []string{"kosketuspisteet", "kontaktpunkter"} {
			lookup[w] = Title
		}
	})
	return lookup
}

// qualified splits "Tunne: Aino", "Feeling (Aino)" and "Lupaus 2" into the word
// and what it is about.
var qualified = regexp.MustCompile(`(?s)^(.*?)(?:\s*:\s*(.+)|\s*\(([^()]*)\)|\s+([0-9]{1,2}))$`)

// fieldOf recognises the name of a column or row.
func fieldOf(name string) (Field, bool) {
	name = strings.TrimSpace(name)
	if at, _ := scaleInName(name); at != nil {
		name = strings.TrimSpace(name[:at[0]] + name[at[1]:])
	}
	m := qualified.FindStringSubmatch(name)
	if m == nil {
		m = []string{name, name, "", "", ""}
	}
	k := words()[exchange.Fold(m[1])]
	switch about := strings.TrimSpace(m[2] + m[3]); {
	case about != "" && (k == Feeling || k == FeelingWord || k == FeelingNote):
		return Field{Kind: k, Name: about}, true
	case m[4] != "" && (k == Promise || k == Kept || k == Owner || k == Measure || k == Target):
		return Field{Kind: k, Name: strings.TrimLeft(m[4], "0")}, true
	}
	if whole := words()[exchange.Fold(name)]; whole != "" {
		k = whole
	}
	if k == "" {
		return Field{Kind: Free, Name: name}, false
	}
	return Field{Kind: k}, true
}

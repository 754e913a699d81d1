package modeltest

import (
	"fmt"

	"lupaus/model"
)

// IDs returns a source of predictable IDs: prefix1, prefix2, …
func IDs(prefix string) model.IDSource {
	n := 0
	return func() model.ID {
		n++
		return model.ID(fmt.Sprintf("%s%d", prefix, n))
	}
}

// The IDs of Sample. Its other entities are found through its lists.
const (
	Now    model.ID = "now"    // journey of today: stages Search, Visit, After
	Target model.ID = "target" // journey that is wanted, made from Now

	Search model.ID = "search" // stage with two touchpoints
	Visit  model.ID = "visit"  // stage with three
	After  model.ID = "after"  // stage without touchpoints, a partner's

	Ad     model.ID = "ad"     // touchpoint of Search, firm absent
	Call   model.ID = "call"   // touchpoint of Search
	Queue  model.ID = "queue"  // touchpoint of Visit
	Desk   model.ID = "desk"   // touchpoint of Visit, moment of truth
	Parcel model.ID = "parcel" // touchpoint of Visit without feelings or promises

	Aino model.ID = "aino" // persona
	Veli model.ID = "veli" // persona

	Families model.ID = "families" // segment of two customers
	Schools  model.ID = "schools"  // segment of one customer

	Lindfors model.ID = "c-lindfors" // customer whose value can be counted from contracts
	Salo     model.ID = "c-salo"     // customer whose value can be counted from purchases
	Rekola   model.ID = "c-rekola"   // customer of Schools whose value was told
	Gone     model.ID = "c-gone"     // customer without a segment who has left

	Clerk model.ID = "clerk" // role that answers for Desk
	Board model.ID = "board" // role with a promise of its own

	FreeLane    model.ID = "lane-free"    // free lane of Now
	TargetFree  model.ID = "lane-free-2"  // free lane of Target, of the same name
	ChannelLane model.ID = "lane-channel" // lane of Now
	FeelingLane model.ID = "lane-feeling" // lane of Now
	HiddenLane  model.ID = "lane-thinks"  // lane of Now
	TargetLane  model.ID = "lane-2"       // the channel lane of Target
	CompanyWord model.ID = "p-company"    // promise of the company, parent of DeskWord
	StageWord   model.ID = "p-stage"      // promise of Visit
	QueueWord   model.ID = "p-queue"      // promise of Queue, broken
	DeskWord    model.ID = "p-desk"       // promise of Desk, also kept by Call
	BoardWord   model.ID = "p-board"      // promise of Board
	TargetStage model.ID = "target-stage" // stage of Target
	TargetDesk  model.ID = "target-desk"  // touchpoint of Target that comes from Desk
	TargetWord  model.ID = "target-word"  // promise of TargetDesk

	Sheet      model.ID = "sheet-economy" // of the form "economy": a row of the form, one that was added
	SheetRow   model.ID = "purpose"       // row of Sheet that the form gives
	AddedRow   model.ID = "row-added"     // row of Sheet in another block, owned by Clerk, with links
	Invest     model.ID = "d-invest"      // decision that is made, about QueueWord, Queue and Tickets
	GiveUp     model.ID = "d-give-up"     // decision that is proposed
	Tickets    model.ID = "a-tickets"     // action under way, about Queue
	Idea       model.ID = "a-idea"        // action that nobody owns or has ranked
	BeforeShop model.ID = "before"        // snapshot without the log, the sheet, the audits and what is known of QueueWord
)

// Sample returns a small project that has something of everything: two
// journeys of which one is wanted, promises at all levels and in all states,
// feelings of several personas, segments with customers, a free lane, role cards, a sheet, decisions,
// actions, an instrument and two audits, an earlier version of itself, long and odd texts.
func Sample() *model.Project {
	info := model.Info{
		Name: "Kirjaston palvelulupaus", Language: "fi", Created: "2026-01-15",
		Organisation: model.Organisation{Name: "Kirjasto", Mission: "Tieto kuuluu kaikille", Values: "avoimuus, rohkeus"},
		Note:         "Ensimmäinen työpaja.\nToinen rivi.",
		Journeys:     []model.ID{Now, Target},
		Personas:     []model.ID{Aino, Veli},
		Segments:     []model.ID{Families, Schools},
		Roles:        []model.ID{Board, Clerk},
		Promises:     []model.ID{CompanyWord},
	}
	p := model.NewProject(info).With(samplePeople()...)
	p = p.With(sampleNow()...).With(sampleTarget()...).With(samplePromises()...)
	then := p.With(&model.Promise{
		ID: QueueWord, Level: model.LevelTouchpoint, Subject: Queue, Text: "Jonotat vain hetken",
		Parent: StageWord, Kept: model.KeptUnknown, Evidence: model.EvidenceGuess, Adoption: model.AdoptionWritten,
	})
	info.Sheets = []model.ID{Sheet}
	info.Decisions = []model.ID{Invest, GiveUp}
	info.Actions = []model.ID{Tickets, Idea}
	info.Instruments = []model.ID{Questions}
	info.Audits = []model.ID{FirstAudit, Audit}
	info.Snapshots = []model.ID{BeforeShop}
	info.Customers = model.CustomerTerms{Discount: 8, Retention: 75, Best: 50}
	info.Workbook = &model.Workbook{Parts: []string{"maps", "sheets"}, Forms: []string{"economy"}}
	info.IgnoredRules = []model.IgnoredRule{{Rule: "promiseNoMeasure", Reason: "Mittarit sovitaan maaliskuussa."}}
	return p.With(sampleCustomers()...).With(&info, &model.Snapshot{
		ID: BeforeShop, Name: "Ennen ensimmäistä työpajaa", Made: "2026-01-09", Note: "vain arvauksia", Project: then,
	}).With(sampleLog()...).With(sampleAudits()...)
}

func sampleLog() []model.Entity {
	return []model.Entity{
		&model.Sheet{ID: Sheet, Form: "economy", Name: "kevään työpaja", Own: "# the text of a form of one’s own\n", Rows: []model.SheetRow{
			{ID: SheetRow, Block: "economy", Cells: map[string]string{"now": "2", "target": "4", "evidence": "strategian ensimmäinen sivu"}},
			{ID: AddedRow, Block: "repair", Cells: map[string]string{"what": "Tulospalkkiot", "when": "2026-09-01"}, Owner: Clerk, Links: []model.ID{Now, CompanyWord}},
		}},
		&model.Decision{
			ID: Invest, Title: "Vuoronumerot käyttöön", Verdict: model.VerdictInvest, State: model.DecisionMade,
			Why: "Jono on polun synkin kohta", Value: "ennakoitava odotus", Benefit: "aikaa lapselle", Customers: "kiireiset perheet",
			Owner: Board, Made: "2026-01-20", Check: "2026-06-01", About: []model.ID{QueueWord, Queue, Tickets}, Note: "yksimielinen",
		},
		&model.Decision{ID: GiveUp, Title: "Lehtimainonta", Verdict: model.VerdictGiveUp, State: model.DecisionProposed},
		&model.Action{
			ID: Tickets, Title: "Hanki vuoronumerolaite", State: model.ActionDoing, Owner: Clerk, Due: "2026-03-01",
			Value: 5, Effort: 2, About: []model.ID{Queue}, Note: "kaksi tarjousta",
		},
		&model.Action{ID: Idea, Title: "Vinkkihylly lapsille", State: model.ActionIdea},
	}
}

func samplePeople() []model.Entity {
	return []model.Entity{
		&model.Persona{ID: Aino, Name: "Aino, 34", Goals: "Löytää kirja lapselle", Quote: "Ei minulla ole aikaa jonottaa."},
		&model.Persona{ID: Veli, Name: "Veli, 71", Note: "Käy joka tiistai."},
		&model.Segment{ID: Families, Name: "Lapsiperheet", Needs: "Kaikki yhdellä käynnillä", Note: "puolet kävijöistä"},
		&model.Segment{ID: Schools, Name: "Koulut"},
		&model.Role{ID: Board, Name: "Hallitus", Role: model.RoleBoard, Horizon: model.HorizonTen, Promises: []model.ID{BoardWord}},
		&model.Role{
			ID: Clerk, Name: "Virkailija", Role: model.RoleOther, Note: "tiskillä", Horizon: model.HorizonToday,
			Task: "Tarkistan varaukset", Value: "Autan asiakasta saamaan varaamansa kirjan ilman turhaa käyntiä", Touchpoints: []model.ID{Call},
			Measures: "jonotusaika", Start: "kerron odotusajan", Stop: "pyydän kortin kahdesti", Continue: "annan vinkin",
		},
	}
}

func sampleCustomers() []model.Entity {
	return []model.Entity{
		&model.Customer{ID: Lindfors, Code: "A-17", Name: "Lindforsin perhe", Segment: Families, Flow: model.FlowActive, Figures: map[model.CustomerFigure]float64{
			model.CustomerRevenue: 420, model.CustomerMargin: 120.5, model.CustomerSpend: 900, model.CustomerRenewal: 80,
		}},
		&model.Customer{ID: Salo, Code: "A-3", Name: "Salo", Segment: Families, Flow: model.FlowPassive, Note: "muuttanut", Figures: map[model.CustomerFigure]float64{
			model.CustomerMargin: 40, model.CustomerPurchases: 3, model.CustomerSince: 6,
		}},
		&model.Customer{ID: Rekola, Name: "Rekolan koulu", Segment: Schools, Flow: model.FlowFresh, Figures: map[model.CustomerFigure]float64{
			model.CustomerRevenue: 2000, model.CustomerMargin: -150, model.CustomerValue: 900,
		}},
		&model.Customer{ID: Gone, Code: "B-1", Flow: model.FlowEnded},
	}
}

func sampleNow() []model.Entity {
	return []model.Entity{
		&model.Journey{
			ID: Now, Name: "Kirjan lainaaminen", Note: "nykyinen", Perspective: model.PerspectiveCustomer, State: model.StateNow,
			Personas: []model.ID{Aino, Veli}, Stages: []model.ID{Search, Visit, After},
			Lanes: []model.Lane{
				{ID: ChannelLane, Kind: model.LaneChannel},
				{ID: "lane-does", Kind: model.LaneDoes},
				{ID: HiddenLane, Kind: model.LaneThinks, Hidden: true},
				{ID: FeelingLane, Kind: model.LaneFeeling, Name: "Fiilis"},
				{ID: "lane-promise", Kind: model.LanePromise},
				{ID: FreeLane, Kind: model.LaneFree, Name: "Järjestelmät"},
			},
		},
		&model.Stage{ID: Search, Journey: Now, Name: "Etsiminen", Doer: model.DoerCustomer, Touchpoints: []model.ID{Ad, Call}},
		&model.Stage{
			ID: Visit, Journey: Now, Name: "Käynti", Note: "ruuhka klo 16", Doer: model.DoerOwn,
			Competencies: "palveluosaaminen", Resources: "kaksi tiskiä",
			Touchpoints: []model.ID{Queue, Desk, Parcel}, Promises: []model.ID{StageWord},
		},
		&model.Stage{ID: After, Journey: Now, Name: "Palautus", Doer: model.DoerPartner, Partner: "Kuljetus Oy", OutOfBusiness: true},
		&model.Touchpoint{
			ID: Ad, Stage: Search, Title: "Näen mainoksen lehdessä", Channel: model.ChannelMedia, FirmAbsent: true,
			Evidence: model.EvidenceGuess, Feelings: []model.Feeling{{Value: 0.5, Word: "utelias"}},
		},
		&model.Touchpoint{
			ID: Call, Stage: Search, Title: "Soitan ja kysyn", Channel: model.ChannelPhone, Does: "kysyn saatavuutta",
			Thinks: "vastaakohan kukaan", Needs: "nopea vastaus", Evidence: model.EvidenceTold, ToCustomer: 3, ToUs: 2,
			Feelings: []model.Feeling{{Persona: Aino, Value: -0.5, Word: "epävarma"}, {Persona: Veli, Value: 1, Word: "iloinen"}},
			Notes:    map[model.ID]string{FreeLane: "vaihde"},
		},
		&model.Touchpoint{
			ID: Queue, Stage: Visit, Title: "Odotan jonossa", Channel: model.ChannelVisit, Evidence: model.EvidenceObserved,
			Pain: "Jono on liian pitkä 😠 ja kukaan ei kerro, kauanko kestää", Opportunity: "vuoronumero", ToCustomer: 5, ToUs: 1,
			Feelings: []model.Feeling{{Persona: Aino, Value: -1.8, Word: "ärtynyt", Note: "20 min"}, {Persona: Veli, Value: 0}},
			Promises: []model.ID{QueueWord}, WidthMM: 60,
		},
		&model.Touchpoint{
			ID: Desk, Stage: Visit, Title: "Saan kirjan ja vinkin", Channel: model.ChannelVisit, MomentOfTruth: true, Role: Clerk,
			Evidence: model.EvidenceMeasured, ToCustomer: 5, ToUs: 5,
			Feelings: []model.Feeling{{Persona: Aino, Value: 2, Word: "ilahtunut"}, {Persona: Veli, Value: 1.5}},
			Promises: []model.ID{DeskWord}, Notes: map[model.ID]string{FreeLane: "lainausjärjestelmä"},
		},
		&model.Touchpoint{ID: Parcel, Stage: Visit, Title: "Otan varauksen hyllystä", Channel: "noutohylly", Evidence: model.EvidenceGuess},
	}
}

func sampleTarget() []model.Entity {
	return []model.Entity{
		&model.Journey{
			ID: Target, Name: "Kirjan lainaaminen 2027", Perspective: model.PerspectiveCustomer, State: model.StateTarget,
			Previous: Now, Stages: []model.ID{TargetStage},
			Lanes: []model.Lane{
				{ID: TargetLane, Kind: model.LaneChannel},
				{ID: TargetFree, Kind: model.LaneFree, Name: "järjestelmät"},
			},
		},
		&model.Stage{ID: TargetStage, Journey: Target, Name: "Käynti", Doer: model.DoerOwn, Touchpoints: []model.ID{TargetDesk}},
		&model.Touchpoint{
			ID: TargetDesk, Stage: TargetStage, Title: "Kirja odottaa minua", Channel: model.ChannelKiosk, Origin: Desk,
			Evidence: model.EvidenceGuess, Feelings: []model.Feeling{{Value: 2}}, Promises: []model.ID{TargetWord},
		},
	}
}

func samplePromises() []model.Entity {
	return []model.Entity{
		&model.Promise{
			ID: CompanyWord, Level: model.LevelCompany, Text: "Löydät aina luettavaa", Evidence: model.EvidenceGuess,
			Kept: model.KeptUnknown, Adoption: model.AdoptionShared, Owner: Board,
		},
		&model.Promise{
			ID: StageWord, Level: model.LevelStage, Subject: Visit, Text: "Et jää yksin", Parent: CompanyWord,
			Evidence: model.EvidenceTold, Kept: model.KeptYes, Adoption: model.AdoptionLived,
		},
		&model.Promise{
			ID: QueueWord, Level: model.LevelTouchpoint, Subject: Queue, Text: "Pääset tiskille viidessä minuutissa",
			Parent: StageWord, Owner: Clerk, Kept: model.KeptNo, Evidence: model.EvidenceMeasured, Adoption: model.AdoptionWritten,
			Answers: []string{"kiireiset perheet", "nopeus"}, Note: "mitattu kerran",
			Measure: model.Measure{Name: "jonotusaika", Target: "5 min", Last: "20 min", LastOn: "2026-01-10"},
		},
		&model.Promise{
			ID: DeskWord, Level: model.LevelTouchpoint, Subject: Desk, Text: "Saat aina yhden vinkin", Parent: CompanyWord,
			Owner: Clerk, KeptBy: []model.ID{Call}, Kept: model.KeptYes, Evidence: model.EvidenceObserved, Adoption: model.AdoptionCommitted,
			Expects: &model.Expectation{Low: 1, High: 2},
		},
		&model.Promise{
			ID: BoardWord, Level: model.LevelRole, Subject: Board, Text: "Rahoitamme aukiolon", Kept: model.KeptUnknown,
			Evidence: model.EvidenceGuess, Adoption: model.AdoptionWritten,
		},
		&model.Promise{
			ID: TargetWord, Level: model.LevelTouchpoint, Subject: TargetDesk, Text: "Et jonota lainkaan", Kept: model.KeptUnknown,
			Evidence: model.EvidenceGuess, Adoption: model.AdoptionWritten,
		},
	}
}

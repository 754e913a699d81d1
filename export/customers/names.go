package customers

import (
	"strings"
	"sync"

	"lupaus/assets"
	"lupaus/export/exchange"
	"lupaus/model"
)

// kind says what a column holds: one of these or a [model.CustomerFigure].
type kind string

const (
	unknown kind = ""
	ident   kind = "id" // of the customer in the project
	code    kind = "code"
	name    kind = "name"
	segment kind = "segment"
	stage   kind = "flow"
	note    kind = "note"
	foreign kind = "foreign" // what customer registers have besides
)

// identMark stands over the column of IDs.
const identMark = "lupaus:customer"

// kinds lists the columns in the order in which they are written.
func kinds() []kind {
	list := []kind{code, name, segment, stage}
	for _, f := range model.CustomerFigures() {
		list = append(list, kind(f))
	}
	return append(list, note)
}

// figure is the figure that a column holds, and whether it holds one.
func (k kind) figure() (model.CustomerFigure, bool) {
	for _, f := range model.CustomerFigures() {
		if kind(f) == k {
			return f, true
		}
	}
	return "", false
}

// money reports whether a column holds money.
func (k kind) money() bool {
	switch model.CustomerFigure(k) {
	case model.CustomerRevenue, model.CustomerMargin, model.CustomerSpend, model.CustomerValue:
		return true
	}
	return false
}

// title is what we write over a column.
func (k kind) title(w *assets.Words) string {
	if f, ok := k.figure(); ok {
		return w.T("customerFigure." + string(f))
	}
	return w.T("field." + string(k))
}

// synonyms are the words over columns besides our own, folded: Finnish, English,
// Swedish, as customer registers, shops and accounts have them.
var synonyms = map[kind]string{
	code: "asiakasnumero asiakasnro asiakasno asiakastunnus asiakasid asiakaskoodi tunnus id nro numero koodi " +
		"customerid customerno customernumber customernr customercode custno accountid accountnumber accountno clientid clientnumber " +
		"companyid recordid code number kundnummer kundnr kundid kundkod nummer kod",
	name: "asiakas asiakkaannimi asiakasnimi nimi yritys yrityksennimi yritysnimi toiminimi organisaatio " +
		"customer customername name company companyname account accountname client clientname organisation organization " +
		"organisationname organizationname kund kundnamn kundensnamn namn foretag foretagsnamn foretagetsnamn bolag",
	segment: "segmentti segmentit asiakassegmentti ryhma asiakasryhma luokka asiakasluokka luokitus abcluokka kategoria asiakastyyppi " +
		"segment segments customersegment group customergroup class customerclass classification category customercategory customertype " +
		"tier kundsegment grupp kundgrupp klass kundklass kategori kundtyp",
	stage: "vaihe tila asiakasvaihe asiakkuudenvaihe asiakkuudentila elinkaarenvaihe asiakasvirranvaihe asiakkaantila " +
		"status stage lifecycle lifecyclestage customerstage customerstatus leadstatus fas steg kundfas kundstatus tillstand",
	kind(model.CustomerRevenue): "liikevaihto myynti ostot ostotmeilta vuosimyynti vuosiostot nettomyynti laskutus myyntiyhteensa " +
		"revenue annualrevenue sales netsales annualsales turnover totalsales totalrevenue billing invoiced " +
		"omsattning nettoomsattning forsaljning arsforsaljning inkop fakturering",
	kind(model.CustomerMargin): "kate myyntikate vuosikate kateyhteensa katetuotto bruttokate margin grossmargin grossprofit contribution " +
		"contributionmargin profit tackningsbidrag bruttovinst marginal tb",
	kind(model.CustomerSpend): "kaikkiostot kokonaisostot ostotkaikilta ostopotentiaali ostovoima wallet walletsize spend categoryspend " +
		"allpurchases allainkop totalainkop kopkraft",
	kind(model.CustomerRenewal): "uusiminen uusimistodennakoisyys pysyvyys pysyvyystodennakoisyys renewal renewalprobability renewalrate " +
		"retention retentionrate retentionprobability fornyelse fornyelsesannolikhet",
	kind(model.CustomerPurchases): "ostokerrat ostokertoja ostojenmaara ostojenlkm tilauksia tilaukset tilaustenmaara tilaustenlkm laskuja " +
		"purchases purchasecount numberofpurchases orders ordercount numberoforders frequency transactions antalkop antalorder order kop",
	kind(model.CustomerSince): "viimeostosta viimeosto viimeisinosto viimeostopaiva viimeisinostopaiva viimetilaus viimeisintilaus " +
		"viimeisinlasku ostettuviimeksi kuukausiaviimeisimmastaostosta recency lastpurchase lastpurchasedate latestpurchase " +
		"latestpurchasedate lastorder lastorderdate latestorder lastinvoice lastinvoicedate dateoflastpurchase " +
		"monthssincelastpurchase senastekop senastekopdatum senasteorder senastefaktura manadersedansenastekopet",
	kind(model.CustomerValue): "clv ltv cltv elinkaariarvo asiakasarvo asiakkaanarvo arvo lifetimevalue customerlifetimevalue customervalue " +
		"value livstidsvarde kundvarde varde",
	note: "huomautus huomautukset huom muistiinpano muistiinpanot lisatieto lisatiedot kommentti kommentit note notes comment comments " +
		"remarks description anteckning anteckningar kommentar kommentarer",
	foreign: "osoite katuosoite lahiosoite postinumero postitoimipaikka paikkakunta kaupunki maa puhelin puhelinnumero sahkoposti " +
		"sahkopostiosoite www kotisivu verkkosivu verkkosivusto yhteyshenkilo etunimi sukunimi toimiala kieli luotu muokattu luontipaiva " +
		"myyja vastuuhenkilo omistaja address street city zip zipcode postalcode country phone phonenumber mobile email emailaddress " +
		"website contact contactperson firstname lastname industry language created createdate modified lastmodified owner " +
		"accountowner salesperson adress gata ort stad land telefon epost epostadress webbplats kontakt kontaktperson fornamn " +
		"efternamn bransch sprak skapad andrad agare saljare",
}

// weakCodes are words for numbers by which authorities know firms: they are codes
// where no other stands.
const weakCodes = "ytunnus vatnumber vatid alvtunnus businessid companyregistrationnumber organisationsnummer orgnr fonummer"

// turnovers are words for what a customer buys from us in accounts, and in
// customer registers often for what he sells to everybody.
const turnovers = "liikevaihto annualrevenue turnover omsattning nettoomsattning"

// named is what a name over a column means, and how sure that is.
type named struct {
	kind kind
	sure int
}

// The names: our own are surest.
const (
	surelyWeak = 1 + iota
	surelyNear
	surelySynonym
	surelyOwn
)

var columnNames = sync.OnceValue(func() map[string]named {
	names := map[string]named{}
	for k, list := range synonyms {
		sure := surelySynonym
		if k == foreign {
			sure = 0
		}
		for word := range strings.FieldsSeq(list) {
			names[word] = named{k, sure}
		}
	}
	for word := range strings.FieldsSeq(weakCodes) {
		names[word] = named{code, surelyWeak}
	}
	for _, lang := range assets.Languages() {
		for _, k := range kinds() {
			names[exchange.Fold(k.title(assets.WordsFor(lang)))] = named{k, surelyOwn}
		}
	}
	names[exchange.Fold(identMark)] = named{ident, surelyOwn}
	return names
})

// ownTitles are our own words over columns, for finding typos.
var ownTitles = sync.OnceValue(func() *exchange.Lexicon[kind] {
	titles := &exchange.Lexicon[kind]{}
	for _, lang := range assets.Languages() {
		for _, k := range kinds() {
			titles.Put(k.title(assets.WordsFor(lang)), k)
		}
	}
	return titles
})

// stageWords are words for stages besides our own, folded.
var stageWords = map[model.FlowStage]string{
	model.FlowSuspect: "suspekti suspect suspekt kohde target subscriber",
	model.FlowProspect: "prospekti prospect prospekt lead leads liidi liidit potentiaalinen potential opportunity mahdollisuus myyntimahdollisuus " +
		"mojlighet tarjous tarjottu quoted proposal offert neuvottelu neuvotteluissa negotiation mql sql qualified kontaktoitu contacted",
	model.FlowFresh: "uusi new ny uusiasiakas newcustomer nykund ensiostaja firstpurchase onboarding won closedwon voitettu vunnen",
	model.FlowActive: "aktiivinen aktiivi active aktiv aktiva asiakas customer kund client nykyinen nykyinenasiakas current existing " +
		"existingcustomer voimassa voimassaoleva kantaasiakas sopimusasiakas stamkund avtalskund regular loyal evangelist live",
	model.FlowPassive: "passiivinen passiivi passive passiv inaktiivinen epaaktiivinen inactive inaktiv dormant nukkuva vilande sleeping " +
		"hiipuva fading riskissa atrisk",
	model.FlowEnded: "paattynyt ended avslutad poistunut menetetty lahtenyt lopettanut irtisanottu irtisanonut entinen entinenasiakas " +
		"churn churned lost former formercustomer cancelled canceled terminated closed suljettu forlorad uppsagd tidigare tidigarekund exkund",
	model.FlowUnknown: "eitiedossa unknown notknown intekand okand",
}

// stages finds a stage by a word for it.
var stages = sync.OnceValue(func() *exchange.Lexicon[model.FlowStage] {
	words := &exchange.Lexicon[model.FlowStage]{}
	for s, list := range stageWords {
		for word := range strings.FieldsSeq(list) {
			words.Own(word, s)
		}
	}
	for _, lang := range assets.Languages() {
		words.Own(assets.WordsFor(lang).T("flow.unknown"), model.FlowUnknown)
		for _, s := range model.FlowStages() {
			words.Own(stageTitle(s, assets.WordsFor(lang)), s)
		}
	}
	for _, s := range model.FlowStages() {
		words.Own(string(s), s)
	}
	return words
})

func stageTitle(s model.FlowStage, w *assets.Words) string { return w.T("flow." + string(s)) }

// stageTitles are the names of all stages in the order of the flow.
func stageTitles(w *assets.Words) []string {
	var list []string
	for _, s := range model.FlowStages() {
		list = append(list, stageTitle(s, w))
	}
	return list
}

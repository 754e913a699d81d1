package answers

import (
	"strings"
	"sync"

	"lupaus/assets"
	"lupaus/export/exchange"
	"lupaus/model"
)

// kind says what a column holds.
type kind int

const (
	unknown kind = iota
	statement
	group
	person
	comment
	number  // of the respondent
	foreign // what form tools add
	version // the mark of the questionnaire
	nothing // neither name nor content
)

// synonyms are the words over columns besides our own, folded: Finnish, English,
// Swedish, as Microsoft Forms, Google Forms, Webropol, LimeSurvey and SurveyMonkey
// have them.
var synonyms = map[kind]string{
	group: "ryhma vastaajaryhma kohderyhma taustaryhma roolisi rooli mihinryhmaankuulut ryhmasi group respondentgroup yourgroup role yourrole " +
		"whichgroupdoyoubelongto grupp svarandegrupp roll dinroll vilkengrupptillhordu",
	person: "nimi vastaaja vastaajannimi nimesi name fullname respondent respondentname yourname namn svarande svarandesnamn dittnamn",
	comment: "kommentti kommentit kommenttisi vapaasana avoinpalaute perustelu huomiot comment comments yourcomments feedback remarks " +
		"opencomment kommentar kommentarer oppetsvar fritext",
	number: "id vastaajaid vastaajanid vastaajatunnus vastaajanumero vastaajannumero vastausnumero vastaustunnus tunniste " +
		"respondentid responseid responsenumber idresponseid svarsid svarandeid svarsnummer",
	foreign: "aikaleima lahetetty lahetysaika aloitusaika valmistumisaika lopetusaika viimeisinmuokkausaika viimeksimuokattu sahkoposti " +
		"sahkopostiosoite ipos ipaddress ip iposoite kieli tila kesto vastausaika pisteet kokonaispisteet " +
		"timestamp starttime completiontime endtime lastmodifiedtime submitted submitdate submitdatedatesubmitted datesubmitted " +
		"startdate enddate startdatedatestarted datestampdateoflastaction lastpage lastpagelastpage startlanguage startlanguagestartlanguage seed seedseed " +
		"email emailaddress collectorid datecreated datemodified customdata firstname lastname username totalpoints score language duration " +
		"tidstampel starttid sluttid slutforandetid senastandrad epost epostadress ipadress sprak poang refurlreferrerurl",
}

// unknowns are the words of those who do not know, folded.
var unknowns = strings.Fields("enosaasanoa eiosaasanoa enosaavastata eos eosaasanoa entieda eitieda eitietoa " +
	"dontknow idontknow donotknow idonotknow dk notsure cannotsay cantsay vetej vetinte jagvetinte jagvetej kanejsaga vej")

// blanks are the words of those who have not answered, folded.
var blanks = strings.Fields("eivastausta eivastannut tyhja noanswer notanswered noresponse blank ejsvar ingetsvar obesvarad null nan")

// columnKey is the translation key of the name that we write over a column.
func (k kind) columnKey() string {
	switch k {
	case group:
		return "answerFile.column.group"
	case person:
		return "answerFile.column.name"
	}
	return "answerFile.column.comment"
}

// columnNames are the folded names of columns other than statements.
var columnNames = sync.OnceValue(func() map[string]kind {
	names := map[string]kind{}
	for k, list := range synonyms {
		for word := range strings.FieldsSeq(list) {
			names[word] = k
		}
	}
	for _, lang := range assets.Languages() {
		for _, k := range []kind{group, person, comment} {
			names[exchange.Fold(assets.WordsFor(lang).T(k.columnKey()))] = k
		}
	}
	return names
})

// plainWords are answers that say no level: what they are.
var plainWords = sync.OnceValue(func() map[string]byte {
	words := map[string]byte{}
	for _, word := range unknowns {
		words[word] = model.Unknown
	}
	for _, word := range blanks {
		words[word] = model.Unanswered
	}
	for _, lang := range assets.Languages() {
		words[exchange.Fold(assets.WordsFor(lang).T("answerFile.unknown"))] = model.Unknown
	}
	return words
})

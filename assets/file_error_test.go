package assets

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"lupaus/model"
)

// wrongForm is a file of a sheet that is not in order, and what is told of it in
// English, without the file.
type wrongForm struct{ name, data, want string }

// wrongForms make every mistake that there can be in a file of a sheet. What
// stands in a block begins on line 5.
func wrongForms() []wrongForm {
	const (
		column = "columns: [{key: c, title: C}]\n"
		row    = "rows: [{key: r, title: R}]\n"
		step   = "{key: %s, kind: step, title: S, options: [{key: 1, text: a}, {key: 2, text: b}]}"
		number = "kind: numbers\ncolumns: [{key: value, kind: number, title: V}]\n"
		grid   = "kind: grid\nopen: true\ncolumns: [{key: name, title: N}, {key: x, kind: choice, title: X, options: [{key: a, text: A}, {key: b, text: B}]}, {key: y, kind: choice, title: Y, options: [{key: a, text: A}, {key: b, text: B}]}]\n"
	)
	poles := "kind: poles\ncolumns: [" + fmt.Sprintf(step, "now") + ", " + fmt.Sprintf(step, "target") + ", {key: evidence, title: E}]\n"
	scale := "kind: scale\ncolumns: [" + fmt.Sprintf(step, "now") + "]\n"
	return slices.Concat([]wrongForm{
		{"EmptyFile", " \n", "1: The file is empty. Write something"},
		{"CommentOnly", "# ei mitään\n", "1: The file is empty. Write something"},
		{"NotYAML", "title: [\n", "2: The file cannot be read as YAML ("},
		{"Indent", "title: T\n about: A\n", "2: The file cannot be read as YAML ("},
		{"NoText", "title: T\nabout: \xff\n", "2: The line has characters that are no text."},
		{"Documents", "title: T\n---\ntitle: U\n", "2: The file holds a second YAML document."},
		{"UnknownField", formOf(column + row + "colour: red"), "7: There is no field “colour”."},
		{"FieldTwice", "title: T\ntitle: U\n", "2: The field “title” stands twice."},
		{"LanguageMissing", formOf("title: {fi: a, en: b}\n" + column + row), "5: The text in the language “sv” is missing."},
		{"LanguageUnknown", "title: {fi: a, de: b}\n", "1: There is no language “de”. The languages are fi, en, sv."},
		{"TextIsAList", "title: [a]\n", "1: A text belongs here."},
		{"TextOfLanguageIsAList", "title: {fi: [a]}\n", "1: A text belongs here."},
		{"WordIsAList", formOf("kind: [table]\n" + column + row), "5: A single word belongs here"},
		{"MinutesInWords", "title: T\nminutes: kauan\n", "2: A whole number without quotes belongs here."},
		{"DefaultInWords", formOf(number + "rows: [{key: r, title: R, default: paljon}]"), "7: “paljon” is neither a number nor a figure of the customers that may stand here. Choose one of these: customers.count / "},
		{"OpenInWords", formOf("open: ehkä\n" + column), "5: True or false belongs here."},
		{"BlocksAreAWord", "title: T\nblocks: b\n", "2: A list belongs here"},
		{"RowIsAWord", formOf(column + "rows: [r]"), "6: Fields belong here"},

		{"NoTitle", "about: A\n", "1: The text of title is missing."},
		{"NoAbout", "title: T\n", "1: The text of about is missing."},
		{"NoBlocks", "title: T\nabout: A\n", "1: The worksheet has no blocks."},
		{"BlocksBesideOpens", "opens: audit\n" + formOf(column+row), "1: The fields opens and blocks do not go together."},
		{"OpensNoPage", "title: T\nabout: A\nopens: x\n", "3: “x” is not valid here. Choose one of these: "},
		{"ShelfUnknown", "shelf: x\n" + formOf(column+row), "1: “x” is not valid here. Choose one of these: "},
		{"MinutesBelowZero", "title: T\nabout: A\nminutes: -1\n", "1: Minutes cannot be -1."},
	}, []wrongForm{
		{"BlockWithoutKey", "title: T\nabout: A\nblocks:\n  - title: B\n", "2: The list blocks has an entry without a key."},
		{"BlockTwice", formOf(column+row) + "  - key: b\n", "8: The key “b” stands twice."},
		{"BlockKindUnknown", formOf("kind: list\n" + column + row), "5: “list” is not valid here. Choose one of these: poles / table / questions"},
		{"NoColumns", formOf(row), "4: The block “b” has no columns."},
		{"NoRows", formOf(column), "4: The block “b” has no rows."},
		{"OpenChain", formOf("kind: chain\nopen: true\n" + column), "4: The field open can be used only when the kind of the block is table / cards / grid."},
		{"FromInTable", formOf(column + row + "from: [{form: f, block: b}]"), "4: The field from can be used only when the kind of the block is summary."},
		{"CountInTable", formOf(column + row + "count: c"), "7: The field count can be used only when the kind of the block is summary."},
		{"SummaryOfNothing", formOf("kind: summary"), "4: The field from is missing. Add it, because the kind of the block is summary."},
		{"TextWithRows", formOf("kind: text\nhint: H\n" + row), "4: A block whose kind is text has neither columns nor rows."},
		{"TextWithoutHint", formOf("kind: text"), "4: The text of hint is missing."},
		{"FieldsInTable", formOf(column + row + "fields: [{x: a, y: a, title: F}]"), "7: The field fields can be used only when the kind of the block is grid."},
		{"FieldOfNoOption", formOf(grid + "fields: [{x: a, y: c, title: F}]"), "8: The x “a” or the y “c” of the field is not the key of an option."},
		{"PolesOtherColumns", formOf("kind: poles\n" + column + "rows: [{key: r, title: R, left: a, right: b}]"), "4: When the kind of the block is poles, the columns must be now (step), target (step) and evidence (text)."},
		{"QuestionsTwoBoxes", formOf("kind: questions\ncolumns: [{key: a, title: A}, {key: b, title: B}]\n" + row), "4: When the kind of the block is questions, it must have one column whose kind is text."},
		{"ChainOfDates", formOf("kind: chain\ncolumns: [{key: a, kind: date, title: A}]\n" + row), "4: When the kind of the block is chain, it must have one column"},
		{"ScaleOfTexts", formOf("kind: scale\n" + column + row), "4: When the kind of the block is scale, the kind of the first column must be step."},
		{"GridOfTexts", formOf("kind: grid\n" + column + row), "4: When the kind of the block is grid, the first column must be name (text)"},
		{"FlowOfTexts", formOf("kind: flow\n" + column + row), "4: When the kind of the block is flow, the first column must be count (number)."},
		{"NumbersOfTexts", formOf("kind: numbers\n" + column + row), "4: When the kind of the block is numbers, the columns must be value (number)"},
		{"OpenWithoutName", formOf("open: true\n" + column), "4: When rows may be added to the block (open: true) or it has each, the first column must be name (text)."},
	}, []wrongForm{
		{"KeyWithSpace", formOf("columns: [{key: a b, title: C}]\n" + row), "5: The key “a b” is not valid."},
		{"ColumnTwice", formOf("columns:\n  - {key: c, title: C}\n  - {key: c, title: D}\n" + row), "7: The key “c” stands twice."},
		{"ColumnWithoutTitle", formOf("columns: [{key: c}]\n" + row), "5: The text of title is missing."},
		{"ColumnKindUnknown", formOf("columns: [{key: c, title: C, kind: money}]\n" + row), "5: “money” is not valid here."},
		{"ColumnTooWide", formOf("columns: [{key: c, title: C, weight: 101}]\n" + row), "5: The width of a column (weight)"},
		{"ColumnWeightNaN", formOf("columns: [{key: c, title: C, weight: .nan}]\n" + row), "5: The width of a column (weight)"},
		{"StepWithoutOptions", formOf("columns: [{key: c, title: C, kind: step}]\n" + row), "5: A column whose kind is step must have at least two options."},
		{"TextWithOptions", formOf("columns: [{key: c, title: C, options: [{key: a, text: A}]}]\n" + row), "5: The field options can be used only when the kind of the column is choice / step."},
		{"StepsMiscounted", formOf("columns:\n  - key: c\n    kind: step\n    title: C\n    options:\n      - {key: 1, text: A}\n      - {key: 3, text: B}\n" + row), "11: The keys of steps are 1, 2, 3 and so on, in this order. Change this one to 2."},
		{"OptionTwice", formOf("columns:\n  - key: c\n    kind: choice\n    title: C\n    options:\n      - {key: x, text: A}\n      - {key: x, text: B}\n" + row), "11: The key “x” stands twice."},
		{"OptionWithoutText", formOf("columns: [{key: c, title: C, kind: choice, options: [{key: a, text: A}, {key: b}]}]\n" + row), "5: The text of text is missing."},
		{"TwoRoles", formOf("columns:\n  - {key: a, kind: role, title: A}\n  - {key: b, kind: role, title: B}\n" + row), "7: The block has two columns whose kind is role."},
		{"SumWithoutFormula", formOf("columns: [{key: c, title: C, kind: sum}]\n" + row), "5: The field formula is missing. Add it, because the kind of the column is sum."},
		{"NumberWithFormula", formOf("columns: [{key: c, title: C, kind: number, formula: 1}]\n" + row), "5: The field formula can be used only when the kind of the column is sum."},
		{"TextWithTotal", formOf("columns: [{key: c, title: C, total: true}]\n" + row), "5: The field total can be used only when the kind of the column is number / sum."},
		{"TextOfKinds", formOf("columns: [{key: c, title: C, of: [promise]}]\n" + row), "5: The field of can be used only when the kind of the column is links."},
		{"LinksToNothing", formOf("columns: [{key: c, title: C, kind: links, of: [dream]}]\n" + row), "5: “dream” is not valid here. Choose one of these: "},
	}, []wrongForm{
		{"RowTwice", formOf(column+row) + "  - key: d\n    columns: [{key: c, title: C}]\n    rows: [{key: r, title: R}]\n", "10: The key “r” stands twice."},
		{"RowWithoutTitle", formOf(column + "rows: [{key: r}]"), "6: The text of title is missing."},
		{"PolesWithoutLeft", formOf(poles + "rows: [{key: r, title: R, right: b}]"), "7: The field left is missing. Add it, because the kind of the block is poles."},
		{"LeftInTable", formOf(column + "rows: [{key: r, title: R, left: a}]"), "6: The field left can be used only when the kind of the block is poles."},
		{"PlaceInTable", formOf(column + "rows: [{key: r, title: R, place: roof}]"), "6: The field place can be used only when the kind of the block is house."},
		{"HouseWithoutPlace", formOf("kind: house\n" + column + row), "7: The field place is missing. Add it, because the kind of the block is house."},
		{"LevelsInTable", formOf(column + "rows: [{key: r, title: R, levels: [a]}]"), "6: The field levels can be used only when the kind of the block is scale."},
		{"LevelsInPart", formOf(scale + "rows: [{key: r, title: R, levels: [a]}]"), "7: The number of levels in the row “r” is 1, but that of the options in the first column is 2."},
		{"UnitInTable", formOf(column + "rows: [{key: r, title: R, unit: kg}]"), "6: The field unit can be used only when the kind of the block is numbers."},
		{"DefaultInTable", formOf(column + "rows: [{key: r, title: R, default: 1}]"), "6: The field default can be used only when the kind of the block is numbers."},
		{"DecimalsWithoutEnd", formOf(number + "rows: [{key: r, title: R, decimals: 7}]"), "7: There can be 0 to 6 decimals, not 7."},
		{"EachUnknown", formOf("each: persona\nopen: true\ncolumns: [{key: name, title: N}]"), "5: “persona” is not valid here. Choose one of these: segment / best."},
		{"EachInChain", formOf("kind: chain\neach: segment\n" + column), "6: The field each can be used only when the kind of the block is table / cards / grid."},
		{"EachWithoutName", formOf("each: segment\n" + column), "4: When rows may be added to the block (open: true) or it has each, the first column must be name (text)."},
		{"RestOfTheBest", formOf("each: best\nrest: muut\ncolumns: [{key: name, title: N}]"), "6: The field rest can be used only in a block with each: segment."},
		{"FactOfNoRow", formOf("columns: [{key: c, title: C, kind: number, default: segment.count}]\n" + row), "5: “segment.count” is neither a number nor a figure of the customers that may stand here."},
		{"FactOfAnotherRow", formOf("each: best\ncolumns: [{key: name, title: N}, {key: c, title: C, kind: number, default: segment.count}]"), "6: “segment.count” is neither a number nor a figure of the customers that may stand here."},
		{"DefaultOfNoNumber", formOf(column + "rows: [{key: r, title: R, defaults: {c: 1}}]"), "6: The block has no column “c” whose kind is number."},
		{"DefaultsOfNumbers", formOf(number + "rows: [{key: r, title: R, defaults: {value: 1}}]"), "7: The field defaults can be used only when the kind of the block is table / cards / grid / flow."},
		{"FactOfNoStage", formOf("columns: [{key: c, title: C, kind: number}]\nrows: [{key: r, title: R, defaults: {c: customers.lost}}]"), "6: “customers.lost” is neither a number nor a figure"},
		{"FormulaWithDefault", formOf(number + "rows: [{key: r, title: R, formula: 1, default: 1}]"), "7: The fields formula and default do not go together."},
		{"FormulaOfNothing", formOf(number + "rows: [{key: r, title: R, formula: q + 1}]"), "7: The formula “q + 1” has the name “q”, but no such number stands before it."},
		{"FormulaBroken", formOf(number + "rows: [{key: r, title: R, formula: 1 + * 2}]"), "7: The formula “1 + * 2” cannot be counted. Check it from character 5 on."},
		{"FormulaOfText", formOf(number + "rows: [{key: r, title: R, formula: \"'a'\"}]"), "7: The formula “'a'” does not give a number."},
	})
}

// formMistake reads a form that is not in order.
func formMistake(t *testing.T, w wrongForm) *FileError {
	t.Helper()
	_, err := ReadForm("kansio/x.yaml", []byte(w.data), "fi")
	wrong, ok := errors.AsType[*FileError](err)
	if !ok || model.CodeOf(err) != CodeSheet {
		t.Fatalf("%s: error %v", w.name, err)
	}
	return wrong
}

// TestReadForm_Mistakes shows that every mistake is found with its line.
func TestReadForm_Mistakes(t *testing.T) {
	for _, w := range wrongForms() {
		t.Run(w.name, func(t *testing.T) {
			if got := formMistake(t, w).Error(); !strings.HasPrefix(got, "x.yaml:"+w.want) {
				t.Errorf("got  %s\nwant x.yaml:%s", got, w.want)
			}
		})
	}
}

// marks are words by which a language is known, none of which another has.
var marks = map[string][]string{
	"fi": strings.Fields("ei ja tai pitää tähän toinen kelpaa lisää kun siihen kohta kohtaa kohdasta siinä ole niin että se sen mahtuu anna kaksi mutta kenttää kieltä"),
	"en": strings.Fields("the is are has must can cannot here not belongs belong there this of and at"),
	"sv": strings.Fields("är och ska har inte det den eller ett finns kan här av saknas till sin"),
}

// languagesOf tells of which languages a text has marks.
func languagesOf(text string) []string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) })
	var list []string
	for _, lang := range Languages() {
		if slices.ContainsFunc(marks[lang], func(m string) bool { return slices.Contains(words, m) }) {
			list = append(list, lang)
		}
	}
	return list
}

var wordsOfFile = regexp.MustCompile(`^[A-Za-z0-9.]+((, | / | )\(?[A-Za-z0-9.]+\)?)*$`)

// TestFileError_EveryLanguage shows that each mistake is told in the language of
// the reader alone: no key is left, no verb, no word of another language but what
// stands in the file or may stand there. The reader of YAML is quoted in English.
func TestFileError_EveryLanguage(t *testing.T) {
	told := map[string]bool{}
	tell := func(name, data string, wrong *FileError) {
		told["fileWrong."+wrong.Key] = true
		for _, lang := range Languages() {
			w := WordsFor(lang)
			text := wrong.Text(w)
			if strings.Contains(text, "fileWrong") || strings.Contains(text, "%!") || !strings.HasPrefix(text, wrong.File) && wrong.Line > 0 {
				t.Errorf("%s %s: %s", name, lang, text)
			}
			if got := languagesOf(w.T("fileWrong." + wrong.Key)); !slices.Equal(got, []string{lang}) {
				t.Errorf("%s %s: the languages of %q are %v", name, lang, text, got)
			}
		}
		for _, arg := range wrong.Args {
			if s := fmt.Sprint(arg); wrong.Key != "syntax" && !strings.Contains(data, s) && (!wordsOfFile.MatchString(s) || len(languagesOf(s)) > 0) {
				t.Errorf("%s: %q is not of the file", name, s)
			}
		}
	}
	for _, w := range wrongForms() {
		tell(w.name, w.data, formMistake(t, w))
	}
	err := AddForm("chain.yaml", []byte(formOf("columns: [{key: c, title: C}]\nrows: [{key: r, title: R}]")))
	if wrong, ok := errors.AsType[*FileError](err); ok {
		tell("Taken", "", wrong)
	}
	instruments := wrongInstruments(t)
	for i, wrong := range instrumentMistakes(t) {
		data := ""
		if i < len(instruments) {
			data = string(instruments[i].data)
		}
		tell(wrong.File, data, wrong)
	}
	for key := range WordsFor("fi").texts {
		if strings.HasPrefix(key, "fileWrong.") && !told[key] {
			t.Errorf("no file here makes the mistake %s", key)
		}
	}
}

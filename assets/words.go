package assets

import (
	"embed"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"path"
	"slices"
	"strings"
	"sync"

	"lupaus/model"
	"lupaus/model/scene"
)

// Languages lists the languages of the program, the first language first.
func Languages() []string { return []string{"fi", "en", "sv"} }

//go:embed i18n
var translations embed.FS

// Words holds the texts of one language. It implements scene.Words and is safe
// for concurrent use.
type Words struct {
	lang  string
	texts map[string]string
}

var (
	loadWords  sync.Once
	wordsByTag map[string]*Words
)

// WordsFor returns the words of a language: fi, en or sv, or a locale that
// begins with one ("sv_FI.UTF-8"). Anything else gives English.
func WordsFor(lang string) *Words {
	loadWords.Do(func() {
		wordsByTag = map[string]*Words{}
		for _, l := range Languages() {
			wordsByTag[l] = &Words{l, readTexts(l)}
		}
	})
	if len(lang) > 2 {
		lang = lang[:2]
	}
	if w := wordsByTag[strings.ToLower(lang)]; w != nil {
		return w
	}
	return wordsByTag["en"]
}

// readTexts merges the files of one language. They are embedded, so a file
// that cannot be read is a mistake of the build and panics in every test.
func readTexts(lang string) map[string]string {
	texts := map[string]string{}
	files, err := fs.Glob(translations, path.Join("i18n", lang, "*.json"))
	if err != nil {
		panic(err)
	}
	for _, name := range files {
		data, err := translations.ReadFile(name)
		if err != nil {
			panic(err)
		}
		part := map[string]string{}
		if err := json.Unmarshal(data, &part); err != nil {
			panic(fmt.Sprintf("%s: %v", name, err))
		}
		for k, v := range part {
			if _, twice := texts[k]; twice {
				panic(fmt.Sprintf("%s: key %s stands twice", name, k))
			}
			texts[k] = v
		}
	}
	return texts
}

// Lang is fi, en or sv.
func (w *Words) Lang() string { return w.lang }

// Form returns the form of sheets of an ID in the language, nil when there is
// none.
func (w *Words) Form(id string) *model.Form {
	form, _ := FormOf(id, w.lang)
	return form
}

// Has reports whether the language has a text for the key.
func (w *Words) Has(key string) bool { _, ok := w.texts[key]; return ok }

// T returns the text of a key. Arguments replace the verbs of fmt.Sprintf
// ("%s", "%[2]d"); a text without verbs, as "Removed" for one of many, stays as it
// is. Whole numbers from ten thousand on have their thousands apart. A missing key is logged and comes back as it is.
func (w *Words) T(key string, args ...any) string {
	text, ok := w.texts[key]
	if !ok {
		slog.Warn("missing translation", "lang", w.lang, "key", key)
		return key
	}
	if len(args) == 0 || !strings.Contains(text, "%") {
		return text
	}
	args = slices.Clone(args) // which are the caller's
	for i, a := range args {
		if n, ok := a.(int); ok && (n >= manyDigits || n <= -manyDigits) {
			args[i] = whole{n, w.lang}
		}
	}
	return fmt.Sprintf(text, args...)
}

// manyDigits is from where on a whole number is easier to read with its thousands
// apart.
const manyDigits = 10_000

// whole is a whole number that is written for people.
type whole struct {
	n    int
	lang string
}

// Format implements fmt.Formatter.
func (x whole) Format(f fmt.State, verb rune) {
	if verb == 'd' || verb == 'v' {
		_, _ = io.WriteString(f, scene.NumberText(x.lang, float64(x.n), 0)) // a State keeps no errors
		return
	}
	fmt.Fprintf(f, fmt.FormatString(f, verb), x.n)
}

// N returns the text of key+".one" for 1 and of key+".other" for all other
// numbers, with the number as the first argument. Finnish, English and Swedish
// share this rule.
func (w *Words) N(key string, n int, args ...any) string {
	form := ".other"
	if n == 1 {
		form = ".one"
	}
	return w.T(key+form, append([]any{n}, args...)...)
}

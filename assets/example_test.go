package assets

import (
	"strings"
	"testing"
)

// TestHelpExamples holds that each example is whole, and says help as the
// exercise asks for it.
func TestHelpExamples(t *testing.T) {
	begins := map[string]string{
		"fi": "Autan asiakasta ", "en": "I help the customer by ", "sv": "Jag hjälper kunden genom att ",
	}
	for _, lang := range Languages() {
		list := HelpExamples(lang)
		if len(list) < 10 {
			t.Errorf("%s: %d examples", lang, len(list))
		}
		tasks := map[string]bool{}
		for _, e := range list {
			if e.Role == "" || e.Task == "" || !strings.HasPrefix(e.Help, begins[lang]) || tasks[e.Task] {
				t.Errorf("%s: %+v", lang, e)
			}
			tasks[e.Task] = true
			for _, text := range []string{e.Role, e.Task, e.Help} {
				if unproofed.MatchString(text) {
					t.Errorf("%s: %q", lang, text)
				}
			}
		}
	}
}

func TestReadHelp_Mistakes(t *testing.T) {
	tests := map[string]struct{ yaml, want string }{
		"Empty":        {"", "x.yaml:1: The file is empty"},
		"HelpMissing":  {"- {role: R, task: T, help: H}\n- {role: R, task: T}\n", "x.yaml:2: role, task or help is missing"},
		"UnknownField": {"- {role: R, task: T, help: H, who: W}\n", "x.yaml:1: There is no field “who”"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if _, err := readHelp("x.yaml", []byte(tt.yaml)); err == nil || !strings.HasPrefix(err.Error(), tt.want) {
				t.Errorf("got  %v\nwant %s", err, tt.want)
			}
		})
	}
}

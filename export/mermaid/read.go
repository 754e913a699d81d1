package mermaid

import (
	"context"
	"io"
	"strings"

	"go.yaml.in/yaml/v4"

	"lupaus/export/exchange"
	"lupaus/model"
)

// Read reads a Mermaid journey, a file of several, or a Markdown text with
// fenced Mermaid blocks. It is as forgiving as it can be and says where. The
// error is a *model.Error of exchange.
func Read(ctx context.Context, in io.Reader, opt exchange.Options) (*exchange.Result, error) {
	text, charset, err := exchange.ReadText(ctx, in)
	if err != nil {
		return nil, err
	}
	r := &reader{b: exchange.NewBuilder(ctx, opt)}
	r.b.NoteCharset(charset)
	r.read(text)
	return r.b.Result()
}

// reader walks the lines of a file.
type reader struct {
	b *exchange.Builder
	exchange.Cursor
	line     int
	titled   bool   // the journey has a title line
	front    string // title of the front matter
	markdown bool   // outside of fences everything is prose
	fenced   bool
	other    bool             // in a diagram of another type
	descr    *strings.Builder // the lines of accDescr { … }
	descrAt  exchange.At
}

func (r *reader) at() exchange.At { return exchange.At{Line: r.line} }

func (r *reader) read(text string) {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	r.markdown = strings.Contains(text, "```mermaid")
	rest := text
	if !r.markdown {
		rest = r.frontMatter(text)
	}
	for line := range strings.SplitSeq(rest, "\n") {
		r.line++
		if r.b.Err() != nil {
			return
		}
		for part := range strings.SplitSeq(line, "\r") {
			r.readLine(part)
		}
	}
	if r.descr != nil {
		r.b.Info(r.descrAt, "exchange.mermaid.openBrace")
		r.endDescr()
	}
}

// frontMatter takes the YAML between two lines of --- at the very top.
func (r *reader) frontMatter(text string) string {
	body, ok := strings.CutPrefix(strings.TrimLeft(text, " \t\n"), "---\n")
	skipped := strings.Count(text[:len(text)-len(strings.TrimLeft(text, " \t\n"))], "\n")
	if !ok {
		return text
	}
	end := strings.Index("\n"+body, "\n---")
	if end < 0 {
		return text
	}
	head := body[:max(end-1, 0)]
	lines := skipped + 1 + strings.Count(body[:end], "\n")
	r.line = lines
	var matter struct {
		Title  any `yaml:"title"`
		Config any `yaml:"config"`
	}
	at := exchange.At{Line: skipped + 1}
	if len(head) > 64<<10 || yaml.Unmarshal([]byte(head), &matter) != nil {
		r.b.Warn(at, "exchange.mermaid.frontMatter")
	} else if s, ok := matter.Title.(string); ok {
		r.front = s
	}
	if matter.Config != nil {
		r.b.Info(at, "exchange.mermaid.config")
	}
	r.line++
	_, rest, _ := strings.Cut(body[end:], "\n")
	return rest
}

func (r *reader) readLine(raw string) {
	line := strings.TrimSpace(raw)
	if r.descr != nil {
		r.moreDescr(raw)
		return
	}
	if strings.HasPrefix(line, "```") {
		r.fence(line)
		return
	}
	if line == "" || r.markdown && !r.fenced {
		return
	}
	if comment, ok := strings.CutPrefix(line, "%%"); ok {
		r.comment(comment)
		return
	}
	if strings.HasPrefix(line, "#") && !startsWithEntity(line) {
		return
	}
	if !r.header(line) {
		r.statement(line)
	}
}

func (r *reader) fence(line string) {
	r.fenced = !r.fenced && strings.HasPrefix(strings.ToLower(line), "```mermaid")
	r.other = false
	if !r.markdown {
		r.b.Info(r.at(), "exchange.mermaid.fence")
	} else if r.fenced {
		r.Cursor = exchange.Cursor{} // each diagram says anew what it is
	}
}

// comment reads our own remarks; those of others are made to be skipped.
func (r *reader) comment(text string) {
	if strings.HasPrefix(text, "{") {
		r.b.Info(r.at(), "exchange.mermaid.config")
		return
	}
	own, ok := strings.CutPrefix(strings.TrimSpace(text), "lupaus:")
	if !ok {
		return
	}
	key, value, _ := strings.Cut(own, " ")
	x := exchange.Extra{Key: key, Value: exchange.Unescape(strings.TrimSpace(value))}
	if key == "journey.unnamed" && r.Journey != nil {
		r.Journey.Name = ""
		return
	}
	r.b.Extra(r.at(), &r.Cursor, x)
}

// header starts a journey at the word that says so. In front of the first one
// a line of another kind tells that the file is none of ours.
func (r *reader) header(line string) bool {
	word := strings.ToLower(strings.TrimRight(line, "; \t"))
	if word != "journey" {
		if r.Journey == nil && !r.other {
			r.b.Warn(r.at(), "exchange.mermaid.before", line)
			r.other = r.markdown // one note for a whole diagram of another type
		}
		return r.Journey == nil
	}
	if line != "journey" {
		r.b.Info(r.at(), "exchange.mermaid.keyword", line)
	}
	if r.Journey != nil && !r.markdown {
		r.b.Info(r.at(), "exchange.mermaid.another")
	}
	r.Cursor = exchange.Cursor{Journey: r.b.Journey(r.at(), r.front)}
	r.titled, r.front = false, ""
	return true
}

func (r *reader) statement(line string) {
	if i := strings.Index(line, " %%"); i >= 0 {
		r.b.Info(r.at(), "exchange.mermaid.remark", line[i+1:])
		line = strings.TrimSpace(line[:i])
	}
	word, rest := keyword(line)
	switch word {
	case "title":
		r.title(rest)
	case "section":
		if task, ok := parseTask(line); ok && task.scored {
			r.b.Info(r.at(), "exchange.mermaid.keywordTask", line)
			r.tasks(line)
			return
		}
		r.section(rest)
	case "acctitle":
		r.b.AddNote(r.at(), r.Journey, restore(decode(rest)))
	case "accdescr":
		r.b.AddNote(r.at(), r.Journey, restore(decode(rest)))
	case "accdescr{":
		r.descr, r.descrAt = &strings.Builder{}, r.at()
		r.moreDescr(rest)
	default:
		if word == "journey" {
			r.b.Info(r.at(), "exchange.mermaid.keywordTask", line)
		}
		r.tasks(line)
	}
}

// keyword splits off the word that a line begins with when it is one of
// Mermaid's, in lower case, else nothing.
func keyword(line string) (word, rest string) {
	end := strings.IndexFunc(line, func(c rune) bool { return !('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z') })
	if end < 0 {
		end = len(line)
	}
	word, rest = strings.ToLower(line[:end]), strings.TrimSpace(line[end:])
	spaced := end == len(line) || line[end] == ' ' || line[end] == '\t'
	switch word {
	case "title", "section", "journey":
		if spaced {
			return word, rest
		}
	case "acctitle", "accdescr":
		if tail, ok := strings.CutPrefix(rest, ":"); ok {
			return word, strings.TrimSpace(tail)
		}
		if tail, ok := strings.CutPrefix(rest, "{"); ok && word == "accdescr" {
			return "accdescr{", tail
		}
	}
	return "", line
}

func (r *reader) title(rest string) {
	if task, ok := parseTask("title " + rest); ok && task.scored {
		r.b.Warn(r.at(), "exchange.mermaid.titleTask", rest)
	}
	name := restore(r.name(rest))
	if name == "" {
		r.b.Info(r.at(), "exchange.mermaid.emptyTitle")
		return
	}
	if r.titled {
		r.b.Info(r.at(), "exchange.mermaid.titleAgain", r.Journey.Name)
	}
	r.titled = true
	r.Journey.Name = r.b.Text(r.at(), name)
}

func (r *reader) section(rest string) {
	name := restore(r.name(rest))
	if strings.Contains(name, ":") && strings.Contains(rest, ":") {
		r.b.Info(r.at(), "exchange.mermaid.colon", name)
	}
	r.Stage = r.b.Stage(r.at(), r.Journey, name)
	r.Touchpoint = nil
}

// name decodes a name on a line of its own and takes off its tail comment.
func (r *reader) name(rest string) string {
	s := decode(rest)
	if i := tailComment(s); i >= 0 {
		r.b.Info(r.at(), "exchange.mermaid.remark", restore(s[i:]))
		s = s[:i]
	}
	trimmed := strings.TrimRight(s, "; \t")
	if strings.Contains(s, ";") {
		r.b.Info(r.at(), "exchange.mermaid.semicolon")
	}
	return trimmed
}

func (r *reader) moreDescr(raw string) {
	if body, tail, ok := strings.Cut(raw, "}"); ok {
		r.descr.WriteString(body)
		r.endDescr()
		if strings.TrimSpace(tail) != "" {
			r.readLine(tail)
		}
		return
	}
	r.descr.WriteString(raw + "\n")
}

func (r *reader) endDescr() {
	r.b.AddNote(r.descrAt, r.Journey, restore(decode(strings.TrimSpace(r.descr.String()))))
	r.descr = nil
}

// tasks reads a line of one task or, with semicolons, of several.
func (r *reader) tasks(line string) {
	s := decode(line)
	parts, tail := splitTasks(s)
	if len(parts) > 1 || strings.Contains(s, ";") {
		r.b.Info(r.at(), "exchange.mermaid.semicolon")
	}
	for _, part := range parts {
		r.task(part)
	}
	if tail != "" && r.Touchpoint != nil {
		r.keep("exchange.mermaid.tail", tail)
	}
}

func (r *reader) task(s string) {
	t, ok := parseTask2(s)
	title := restore(t.name)
	if r.Stage == nil {
		r.b.Info(r.at(), "exchange.mermaid.noSection")
		r.Stage = r.b.Stage(r.at(), r.Journey, "")
	}
	if t.hash {
		r.b.Info(r.at(), "exchange.mermaid.hash", title)
	}
	if t.joined {
		r.b.Warn(r.at(), "exchange.mermaid.manyColons", title)
	}
	r.Touchpoint = r.b.Touchpoint(r.at(), r.Stage, title)
	var personas []*model.Persona
	for _, a := range t.actors {
		if p := r.b.Persona(r.at(), r.Journey, restore(a)); p != nil {
			personas = append(personas, p)
		}
	}
	if t.extra != "" {
		r.keep("exchange.mermaid.extra", t.extra)
	}
	switch {
	case !ok:
		r.b.Warn(r.at(), "exchange.mermaid.noColon", title)
	case t.score == "":
		r.b.Info(r.at(), "exchange.mermaid.noScore", title)
	case !t.scored:
		r.b.Warn(r.at(), "exchange.mermaid.badScore", restore(t.score), title)
	default:
		r.feel(t, personas)
	}
}

func (r *reader) feel(t task, personas []*model.Persona) {
	if t.comma {
		r.b.Info(r.at(), "exchange.mermaid.comma", restore(t.score))
	}
	f := model.Feeling{Value: exchange.FromFive(t.value)}
	if len(personas) == 0 {
		personas = []*model.Persona{nil}
	}
	if t.value < 1 || t.value > 5 {
		lang := r.b.Words().Lang()
		r.b.Info(r.at(), "exchange.mermaid.range", exchange.FormatNumber(lang, t.value))
		f.Value, _ = exchange.Clamp(f.Value)
	}
	for _, p := range personas {
		r.b.SetFeeling(r.at(), r.Touchpoint, p, f)
	}
}

// keep puts text that Mermaid throws away into a lane of its own.
func (r *reader) keep(key, text string) {
	text = strings.TrimSpace(strings.TrimLeft(restore(text), "#"))
	if text == "" {
		return
	}
	r.b.Info(r.at(), key, text)
	r.b.Free(r.at(), r.Journey, r.Touchpoint, r.b.Words().T("exchange.lane.remarks"), text)
}

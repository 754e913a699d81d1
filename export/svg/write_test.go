package svg

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/scene"
)

func pictureOf(texts ...string) *scene.Scene {
	ts := assets.Typeset()
	marks := []scene.Mark{
		scene.Box{Rect: scene.Rect{X: 2, Y: 2, W: 90, H: 60}, Radius: 3, Fill: scene.Card, Pen: scene.Pen{Colour: scene.CardEdge, Width: 0.3, Dash: scene.Dashed}},
		scene.Path{Segments: []scene.Segment{
			{P: scene.Point{X: 5, Y: 70}}, {Verb: scene.CubicTo, A: scene.Point{X: 30, Y: 40}, B: scene.Point{X: 60, Y: 95}, P: scene.Point{X: 90, Y: 70}},
		}, Pen: scene.Pen{Colour: scene.Curve2, Width: 0.8}},
	}
	for i, s := range texts {
		s = ts.Visual(ts.Prepare(s))
		f := scene.Face(i % 2)
		marks = append(marks, scene.Text{X: 5, Y: 10 + 6*float64(i), Size: 10, Face: f, Colour: scene.Ink, S: s, Width: ts.Width(f, 10, s)})
	}
	b := &scene.Block{Bounds: scene.Rect{W: 100, H: 100}, Marks: marks, Zones: []scene.Zone{
		{Rect: scene.Rect{W: 10, H: 10}, Ref: scene.Ref{Owner: model.ID(`a"<`), Part: scene.PartStage}},
	}}
	return scene.New("Polku <1> & \"2\"", 100, 100, []scene.Placed{{X: 1, Y: 2, Block: b}})
}

func write(t testing.TB, s *scene.Scene) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, s, Options{Lang: "fi"}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// parse reads all of a file and returns its text by element.
func parse(t testing.TB, data []byte) map[string]string {
	t.Helper()
	text := map[string]string{}
	var open []string
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			return text
		}
		if err != nil {
			t.Fatalf("not well-formed: %v", err)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			open = append(open, tok.Name.Local)
		case xml.EndElement:
			if tok.Name.Local == "text" {
				text["text"] += "\n"
			}
			open = open[:len(open)-1]
		case xml.CharData:
			for _, name := range open {
				text[name] += string(tok)
			}
		}
	}
}

func TestWrite_TextAndTitle(t *testing.T) {
	want := []string{"Åke ≥ 5 – ”öljy” €", "Hymy 🙂 ✓ <b>&amp;", "x  kaksi väliä"}
	data := write(t, pictureOf(want...))
	if dir := os.Getenv("LUPAUS_LOOK"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, "x.svg"), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got := parse(t, data)
	if got["title"] != "Polku <1> & \"2\"" {
		t.Errorf("title is %q", got["title"])
	}
	for _, w := range want {
		if !strings.Contains(got["text"], w+"\n") {
			t.Errorf("%q is not in %q", w, got["text"])
		}
	}
	for _, w := range []string{`lang="fi"`, `data-id="a&#34;&lt;"`, `data-part="stage"`, `width="100mm"`} {
		if !bytes.Contains(data, []byte(w)) {
			t.Errorf("%s is missing", w)
		}
	}
	if len(data) > 60_000 {
		t.Errorf("%d bytes for three lines of text", len(data))
	}
}

func TestWrite_SameBytesEachTime(t *testing.T) {
	s := pictureOf("Yksi ✓ 🙂", "kaksi")
	if !bytes.Equal(write(t, s), write(t, s)) {
		t.Error("two runs differ")
	}
}

func TestWrite_Empty(t *testing.T) {
	parse(t, write(t, scene.New("", 10, 10, nil)))
}

var embedded = regexp.MustCompile(`base64,([^)]*)\)`)

func TestWrite_FontsHaveTheLetters(t *testing.T) {
	s := "Åäöéẽ €≥✓🙂fi"
	fonts := embedded.FindAllSubmatch(write(t, pictureOf(s, s)), -1)
	if len(fonts) < 3 {
		t.Fatalf("%d fonts", len(fonts))
	}
	found := map[rune]int{}
	for _, m := range fonts {
		data, err := base64.StdEncoding.DecodeString(string(m[1]))
		if err != nil {
			t.Fatal(err)
		}
		f, err := sfnt.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		var buf sfnt.Buffer
		for _, r := range s {
			g, err := f.GlyphIndex(&buf, r)
			if err != nil || g == 0 {
				continue
			}
			outline, err := f.LoadGlyph(&buf, g, fixed.I(1000), nil)
			if err != nil || len(outline) == 0 && r != ' ' {
				t.Errorf("%c has no outline: %v", r, err)
			}
			found[r]++
		}
	}
	for _, r := range s {
		if found[r] == 0 {
			t.Errorf("%c is in no font", r)
		}
	}
}

func TestSubset_SameOutlines(t *testing.T) {
	for _, f := range assets.Fonts() {
		runes := []rune("aÅäộ❤☑€ﬁ")
		data, err := subset(f, runes)
		if err != nil {
			t.Fatal(err)
		}
		small, err := sfnt.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		var b1, b2 sfnt.Buffer
		for _, r := range runes {
			g, _ := f.SFNT.GlyphIndex(&b1, r)
			h, _ := small.GlyphIndex(&b2, r)
			if g == 0 {
				continue
			}
			want, err1 := f.SFNT.LoadGlyph(&b1, g, fixed.I(2048), nil)
			got, err2 := small.LoadGlyph(&b2, h, fixed.I(2048), nil)
			if err1 != nil || err2 != nil || len(want) != len(got) {
				t.Errorf("%s %c: %v %v, %d and %d segments", f.Name, r, err1, err2, len(want), len(got))
				continue
			}
			for i := range want {
				if want[i] != got[i] {
					t.Errorf("%s %c: segment %d differs", f.Name, r, i)
					break
				}
			}
		}
	}
}

func FuzzWrite(f *testing.F) {
	for _, s := range []string{"", "a<b>&", "\x00\xff\ufffe", "]]>", "שלום 🙂", "<!--"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		sc := pictureOf(s)
		sc.Title = s
		sc.Blocks[0].Zones[0].Ref.Owner = model.ID(s)
		parse(t, write(t, sc))
	})
}

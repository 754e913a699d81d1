package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"lupaus/assets"
	"lupaus/export/page"
	app "lupaus/model"
	"lupaus/model/scene"
)

var day = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

// lines builds a page of text lines, prepared and ordered as scenes have them.
func lines(w, h float64, texts ...string) *page.Page {
	ts := assets.Typeset()
	var marks []scene.Mark
	for i, s := range texts {
		s = ts.Visual(ts.Prepare(s))
		face := scene.Face(i % 2)
		marks = append(marks, scene.Text{
			X: 15, Y: 20 + float64(i)*6, Size: 10, Face: face, Colour: scene.Ink, S: s, Width: ts.Width(face, 10, s),
		})
	}
	b := &scene.Block{Bounds: scene.Rect{W: w, H: h}, Marks: marks}
	return page.Whole(scene.New("s", w, h, []scene.Placed{{Block: b}}))
}

func document(pages ...*page.Page) *page.Document {
	return &page.Document{Title: "Asiakaspolku – ääkköset €", Author: "Öljy Oy", Lang: "fi", Created: day, Pages: pages}
}

func write(t testing.TB, d *page.Document) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Write(context.Background(), &out, d); err != nil {
		t.Fatal(err)
	}
	check(t, out.Bytes())
	return out.Bytes()
}

// check validates a file with pdfcpu, and with qpdf where it is installed.
func check(t testing.TB, data []byte) {
	t.Helper()
	conf := model.NewDefaultConfiguration()
	conf.ValidationMode = model.ValidationStrict
	if bytes.Contains(data, []byte("/Subtype /Link")) {
		// The library writes links into the page; strict is PDF 2.0's wish to
		// have each as an object of its own.
		conf.ValidationMode = model.ValidationRelaxed
	}
	if err := api.Validate(bytes.NewReader(data), conf); err != nil {
		t.Errorf("pdfcpu: %v", err)
	}
	if qpdf, err := exec.LookPath("qpdf"); err == nil {
		out, err := exec.Command(qpdf, "--check", save(t, data)).CombinedOutput()
		if err != nil {
			t.Errorf("qpdf: %v\n%s", err, out)
		}
	}
}

func save(t testing.TB, data []byte) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "x.pdf")
	if dir := os.Getenv("LUPAUS_LOOK"); dir != "" {
		name = filepath.Join(dir, strings.ReplaceAll(t.Name(), "/", "_")+".pdf")
	}
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// read returns the text of a file as pdftotext sees it; the test is skipped
// where that is not installed.
func read(t *testing.T, data []byte, args ...string) string {
	t.Helper()
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed")
	}
	out, err := exec.Command(tool, append(args, save(t, data), "-")...).Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func TestWrite_TextReadsBack(t *testing.T) {
	want := []string{
		"Tilaus pysyy kesken – asiakas odottaa 3 päivää.",
		"Åke Öljymäki: ”Hyvää työtä”, 95 % ≥ 80 % → ✓ €",
		"Grüße, naïve coöperatie, Łódź, Ελληνικά, Русский",
		"Hymy 🙂 ja peukku 👍 samalla rivillä",
	}
	got := read(t, write(t, document(lines(210, 297, want...))))
	for _, w := range want {
		if !strings.Contains(got, w) {
			t.Errorf("%q is not in\n%s", w, got)
		}
	}
}

func TestWrite_RightToLeftReadsInOrder(t *testing.T) {
	got := read(t, write(t, document(lines(210, 297, "שלום עולם", "Nimi: שלום (abc)"))))
	for _, w := range []string{"שלום עולם", "שלום"} {
		if !strings.Contains(got, w) {
			t.Errorf("%q is not in\n%s", w, got)
		}
	}
}

func TestWrite_OddText(t *testing.T) {
	long := strings.Repeat("pitkäsana", 1200)
	write(t, document(lines(210, 297, "", " ", "\x00\xff\xfe", "a\nb", `\()[]<</>>`, long, "e\u0301\u0301\u0301", "👩‍👩‍👧‍👦🏳️‍🌈", "\U0010FFFF\uFFFF\uFFFE", strings.Repeat("🔥", 500))))
}

func TestWrite_Empty(t *testing.T) {
	err := Write(context.Background(), io.Discard, &page.Document{})
	if app.CodeOf(err) != CodeFailed {
		t.Errorf("no pages: %v", err)
	}
	write(t, document(page.Whole(scene.New("", 100, 100, nil))))
}

func TestWrite_SameBytesEachTime(t *testing.T) {
	d := document(lines(210, 297, "Ensin ✓ 🙂", "Toinen"), lines(420, 297, "Kolmas"))
	d.Pages[0].Bookmarks = []page.Bookmark{{Title: "Alku"}, {Title: "Osa", Level: 3, Y: 50}}
	want := write(t, d)
	for range 5 {
		if !bytes.Equal(write(t, d), want) {
			t.Fatal("two runs differ")
		}
	}
	for _, word := range []string{"/Lang (fi)", "/DisplayDocTitle true", "/ID [<"} {
		if !bytes.Contains(want, []byte(word)) {
			t.Errorf("%s is missing", word)
		}
	}
}

func TestWrite_PagesBookmarksAndLinks(t *testing.T) {
	first, second := lines(210, 297, "A4"), lines(1189, 841, "A0")
	first.Bookmarks = []page.Bookmark{{Title: "Kansi 🙂", Y: 0}}
	first.Links = []page.Link{{Rect: scene.Rect{X: 10, Y: 10, W: 50, H: 10}, Page: 1}, {Page: 99}}
	second.Bookmarks = []page.Bookmark{{Title: "Kartta – iso", Y: 100}, {Title: "Vaihe", Level: 1, Y: 400}}
	data := write(t, document(first, second, lines(210, 297, "loppu")))
	dims, err := api.PageDims(bytes.NewReader(data), model.NewDefaultConfiguration())
	if err != nil {
		t.Fatal(err)
	}
	got := fmt.Sprintf("%.0f", dims)
	if want := "[{595 842} {3370 2384} {595 842}]"; got != want {
		t.Errorf("pages are %s, want %s", got, want)
	}
	marks, err := api.Bookmarks(bytes.NewReader(data), model.NewDefaultConfiguration())
	if err != nil {
		t.Fatal(err)
	}
	var titles []string
	for _, m := range marks {
		titles = append(titles, fmt.Sprintf("%s %d %d", m.Title, m.PageFrom, len(m.Kids)))
	}
	if want := []string{"Kansi 🙂 1 0", "Kartta – iso 2 1"}; !slices.Equal(titles, want) {
		t.Errorf("bookmarks are %q, want %q", titles, want)
	}
	// 100 mm from the top of a page 841 mm high.
	if !bytes.Contains(data, []byte("/XYZ 0 2100.47 null")) {
		t.Error("the bookmark on the large page does not lead to its place")
	}
}

func TestWrite_StopsBetweenPages(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var out bytes.Buffer
	err := Write(ctx, &out, document(lines(210, 297, "a")))
	if !errors.Is(err, context.Canceled) || out.Len() != 0 {
		t.Errorf("%v after %d bytes", err, out.Len())
	}
}

func TestWrite_Concurrently(t *testing.T) {
	d := document(lines(210, 297, "Yksi ✓", "Kaksi 🙂", "Kolme ☕"))
	want := write(t, d)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			var out bytes.Buffer
			if err := Write(context.Background(), &out, d); err != nil {
				t.Error(err)
			} else if !bytes.Equal(out.Bytes(), want) {
				t.Error("a file written beside others differs")
			}
		})
	}
	wg.Wait()
}

func TestWrite_ErrorOfTheWriter(t *testing.T) {
	r, w := io.Pipe()
	want := errors.New("disk full")
	r.CloseWithError(want)
	if err := Write(context.Background(), w, document(lines(210, 297, "a"))); !errors.Is(err, want) {
		t.Errorf("got %v", err)
	}
}

func FuzzDrawable(f *testing.F) {
	for _, s := range []string{"", "abc", "å🙂\x00", "\xff\xed\xa0\x80", "\u202e\ufffe", strings.Repeat("x", 100)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := drawable(s)
		if !utf8.ValidString(got) {
			t.Errorf("%q is not valid", got)
		}
		for _, r := range got {
			if r < ' ' || r > 0xffff || r == 0xfffe || r == 0xffff {
				t.Errorf("%q holds %U", got, r)
			}
		}
		if again := drawable(got); again != got {
			t.Errorf("cleaning twice gives %q, then %q", got, again)
		}
		d := document(lines(210, 297, s))
		d.Title = s
		d.Pages[0].Bookmarks = []page.Bookmark{{Title: s}}
		if err := Write(context.Background(), io.Discard, d); err != nil {
			t.Error(err)
		}
	})
}

func BenchmarkWrite(b *testing.B) {
	var texts []string
	for i := range 40 {
		texts = append(texts, fmt.Sprintf("%d. Tilaus pysyy kesken, ja asiakas odottaa vastausta kolme päivää", i))
	}
	var pages []*page.Page
	for range 100 {
		pages = append(pages, lines(210, 297, texts...))
	}
	d := document(pages...)
	for b.Loop() {
		if err := Write(context.Background(), io.Discard, d); err != nil {
			b.Fatal(err)
		}
	}
}

package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	"lupaus/export/page"
	"lupaus/model"
	"lupaus/model/scene"
)

// CodeFailed is the code of an *model.Error when the PDF library fails.
const CodeFailed model.Code = "pdf"

// Write writes a document. Its bytes depend on the document alone. The errors
// are ctx's when it ends between two pages, *model.Error with CodeFailed when
// the PDF cannot be made, and those of w. Nothing is written to w before the
// whole file has been made.
func Write(ctx context.Context, w io.Writer, d *page.Document) error {
	data, err := build(ctx, d)
	if err != nil {
		return err
	}
	if _, err := w.Write(data); err != nil {
		return fmt.Errorf("write pdf: %w", err)
	}
	return nil
}

// build makes the file. The library panics on some input; none that gets here
// is known to do it, but a workshop must not end with a crash if one did.
func build(ctx context.Context, d *page.Document) (data []byte, err error) {
	defer func() {
		if r := recover(); r != nil {
			data, err = nil, &model.Error{Code: CodeFailed, Err: fmt.Errorf("panic: %v", r)}
		}
	}()
	if len(d.Pages) == 0 {
		return nil, &model.Error{Code: CodeFailed, Err: errors.New("the document has no pages")}
	}
	p := painter{file: open(d), palette: &scene.Light}
	links := make([]int, len(d.Pages))
	for i := range links {
		links[i] = p.AddLink()
	}
	level := -1
	var levels []int
	for i, pg := range d.Pages {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		p.page(pg)
		p.SetLink(links[i], 0, i+1)
		for _, b := range pg.Bookmarks {
			level = max(0, min(b.Level, level+1))
			levels = append(levels, level)
			p.bookmark(b.Title, level, b.Y, pg.Height)
		}
		for _, l := range pg.Links {
			if l.Page >= 0 && l.Page < len(links) {
				p.Link(l.X, l.Y, l.W, l.H, links[l.Page])
			}
		}
		if err := p.Error(); err != nil {
			return nil, &model.Error{Code: CodeFailed, Err: fmt.Errorf("page %d: %w", i+1, err)}
		}
	}
	var out bytes.Buffer
	if err := p.finish(&out); err != nil {
		return nil, &model.Error{Code: CodeFailed, Err: err}
	}
	return complete(out.Bytes(), d.Lang, levels)
}

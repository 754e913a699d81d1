package pdf

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"strconv"

	"lupaus/model"
)

// What the library writes, and what is looked for in it.
const (
	header    = "%PDF-1."
	catalogue = "/Type /Catalog\n"
	outline   = "null]\n/Count 0>>\n"
	outlines  = "<</Type /Outlines "
	trailer   = "\n>>\nstartxref\n"
	entrySize = 20 // of the cross-reference table
)

// change puts text in the place of some bytes of the file.
type change struct {
	at, cut int
	text    string
}

// complete adds what the library cannot say: the language, that viewers show
// the title, the file's identity, and how many bookmarks each bookmark holds
// (levels are theirs). The cross-reference table is brought up to date.
func complete(file []byte, lang string, levels []int) ([]byte, error) {
	fail := func(what string) ([]byte, error) {
		return nil, &model.Error{Code: CodeFailed, Err: errors.New(what)}
	}
	at, end := bytes.LastIndex(file, []byte(catalogue)), bytes.LastIndex(file, []byte(trailer))
	if !bytes.HasPrefix(file, []byte(header)) || at < 0 || end < at {
		return fail("the file has no header, catalogue or trailer")
	}
	number, _, _ := bytes.Cut(file[end+len(trailer):], []byte("\n"))
	xref, err := strconv.Atoi(string(number))
	if err != nil || xref < at || xref > end {
		return fail(fmt.Sprintf("cross-reference table at %q", number))
	}
	// The newest of what is used is of PDF 1.4; 1.7 is what readers expect.
	changes := []change{{len(header), 1, "7"}}
	changes = append(changes, countBookmarks(file[:at], levels)...)
	extra := "/ViewerPreferences <</DisplayDocTitle true>>\n"
	if lang != "" {
		extra += "/Lang (" + lang + ")\n"
	}
	changes = append(changes, change{at + len(catalogue), 0, extra})

	table, rest, ok := bytes.Cut(file[xref:end], []byte("trailer"))
	if !ok {
		return fail("no trailer behind the cross-reference table")
	}
	var out bytes.Buffer
	out.Grow(len(file) + 4096)
	from := 0
	for _, c := range changes {
		out.Write(file[from:c.at])
		out.WriteString(c.text)
		from = c.at + c.cut
	}
	out.Write(file[from:xref])
	start := out.Len()
	if err := moveEntries(table, changes); err != nil {
		return nil, err
	}
	out.Write(table)
	sum := sha256.Sum256(out.Bytes())
	fmt.Fprintf(&out, "trailer%s\n/ID [<%x> <%x>]%s%d\n%%%%EOF\n", rest, sum[:16], sum[:16], trailer, start)
	return out.Bytes(), nil
}

// countBookmarks corrects the counts of the bookmarks, all of which the
// library calls childless. They stand last in the file before what describes
// it; those with children are shown closed, which a negative count means.
func countBookmarks(file []byte, levels []int) []change {
	changes := make([]change, len(levels), len(levels)+1)
	top, end := 0, len(file)
	for i := len(levels) - 1; i >= 0; i-- {
		at := bytes.LastIndex(file[:end], []byte(outline))
		if at < 0 {
			return nil
		}
		children := 0
		for k := i + 1; k < len(levels) && levels[k] > levels[i]; k++ {
			if levels[k] == levels[i]+1 {
				children++
			}
		}
		text := "null]>>\n"
		if children > 0 {
			text = fmt.Sprintf("null]\n/Count -%d>>\n", children)
		}
		if levels[i] == 0 {
			top++
		}
		changes[i] = change{at, len(outline), text}
		end = at
	}
	if root := bytes.LastIndex(file, []byte(outlines)); root >= 0 && len(levels) > 0 {
		changes = append(changes, change{root + len(outlines), 0, fmt.Sprintf("/Count %d ", top)})
	}
	return changes
}

// moveEntries adds to the offsets of a cross-reference table what the changes
// before them add to the file.
func moveEntries(table []byte, changes []change) error {
	lines := bytes.SplitAfter(table, []byte("\n"))
	for _, line := range lines {
		if len(line) != entrySize || line[17] != 'n' {
			continue
		}
		offset, err := strconv.Atoi(string(line[:10]))
		if err != nil {
			return &model.Error{Code: CodeFailed, Err: fmt.Errorf("cross-reference entry: %w", err)}
		}
		moved := offset
		for _, c := range changes {
			if c.at < offset {
				moved += len(c.text) - c.cut
			}
		}
		copy(line, fmt.Sprintf("%010d", moved))
	}
	return nil
}

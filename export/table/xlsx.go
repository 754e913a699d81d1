package table

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"lupaus/export/exchange"
)

// streamFrom is the size from which a sheet or the shared texts are streamed
// from a temporary file instead of being held in memory.
const streamFrom = 8 << 20

// ReadXLSX reads the sheets of a workbook that hold anything. Formula cells
// hold the value that was stored with them. The error is a *model.Error of
// exchange.
func ReadXLSX(ctx context.Context, in io.Reader) ([]*Grid, error) { return readXLSX(ctx, in, Shown) }

// Cells says how the cells of a workbook are read.
type Cells int

// The ways of reading cells.
const (
	// Shown reads what people see, so that dates stay dates; numbers as they are
	// stored, because formats round them.
	Shown Cells = iota
	// Stored reads all cells as they are stored, dates as numbers, too. It takes
	// half the time.
	Stored
	// Values reads numbers as they are stored whatever their format adds to them,
	// shares of a hundred as such ("85%"), codes with their leading zeros, and days as
	// in model.Date whatever the order of their parts is in the format.
	Values
)

func readXLSX(ctx context.Context, in io.Reader, as Cells) (grids []*Grid, err error) {
	data, err := exchange.ReadAll(ctx, in)
	if err != nil {
		return nil, err
	}
	if err := checkZip(data); err != nil {
		return nil, err
	}
	defer func() {
		// excelize is not hardened against every broken file.
		if r := recover(); r != nil {
			grids, err = nil, exchange.Fail(exchange.CodeSyntax, "read xlsx: %v", r)
		}
	}()
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		UnzipSizeLimit: exchange.MaxUnzipped, UnzipXMLSizeLimit: streamFrom,
	})
	if err != nil {
		return nil, exchange.Fail(exchange.CodeSyntax, "open xlsx: %w", err)
	}
	defer func() {
		if cerr := f.Close(); cerr != nil && err == nil {
			err = fmt.Errorf("close xlsx: %w", cerr)
		}
	}()
	var limit counter
	props, err := f.GetWorkbookProps()
	if err != nil {
		return nil, exchange.Fail(exchange.CodeSyntax, "open xlsx: %w", err)
	}
	from1904 := props.Date1904 != nil && *props.Date1904
	for _, sheet := range f.GetSheetList() {
		g, err := readSheet(ctx, f, sheet, rowReader{as, from1904}, &limit)
		if err != nil {
			return nil, err
		}
		if len(g.Rows) > 0 {
			grids = append(grids, g)
		}
	}
	if len(grids) == 0 {
		return nil, exchange.Fail(exchange.CodeEmpty, "read xlsx: no sheet has text")
	}
	return grids, nil
}

// maxParts is how many files a workbook may consist of.
const maxParts = 10_000

// checkZip refuses compressed files that would unpack to too much before
// anything is unpacked. A part that is larger than its header says is stopped
// by archive/zip itself.
func checkZip(data []byte) error {
	if bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0")) {
		return exchange.Fail(exchange.CodeEncrypted, "open xlsx: an OLE container")
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		if errors.Is(err, zip.ErrFormat) && !bytes.HasPrefix(data, []byte("PK")) {
			return exchange.Fail(exchange.CodeBinary, "open xlsx: %w", err)
		}
		return exchange.Fail(exchange.CodeSyntax, "open xlsx: %w", err)
	}
	var total uint64
	workbook := false
	for _, part := range z.File {
		if part.UncompressedSize64 > exchange.MaxUnzipped {
			return exchange.Fail(exchange.CodeTooBig, "open xlsx: %s unpacks to %d bytes", part.Name, part.UncompressedSize64)
		}
		total += part.UncompressedSize64
		workbook = workbook || strings.HasPrefix(strings.ToLower(strings.ReplaceAll(part.Name, `\`, "/")), "xl/")
		if strings.HasSuffix(strings.ToLower(part.Name), ".xml") {
			if err := checkDoctype(part); err != nil {
				return err
			}
		}
	}
	if total > exchange.MaxUnzipped || len(z.File) > maxParts {
		return exchange.Fail(exchange.CodeTooBig, "open xlsx: %d parts unpack to %d bytes", len(z.File), total)
	}
	if !workbook {
		return exchange.Fail(exchange.CodeBinary, "open xlsx: a compressed file without a workbook")
	}
	return nil
}

// checkDoctype refuses parts that declare a document type, which no workbook
// does. Encrypted and broken parts are left to excelize.
func checkDoctype(part *zip.File) error {
	r, err := part.Open()
	if err != nil {
		return nil
	}
	defer r.Close()
	head := make([]byte, 1024)
	n, _ := io.ReadFull(r, head)
	if bytes.Contains(head[:n], []byte("<!DOCTYPE")) {
		return exchange.Fail(exchange.CodeDoctype, "open xlsx: %s", part.Name)
	}
	return nil
}

// readSheet reads a sheet as it is stored, and unless that is what is wanted at
// the same time as people see it.
func readSheet(ctx context.Context, f *excelize.File, sheet string, by rowReader, limit *counter) (*Grid, error) {
	g := &Grid{Name: sheet, Sheet: true}
	stored, err := f.Rows(sheet)
	if err != nil {
		return g, nil // a sheet of charts has no rows
	}
	defer stored.Close()
	var shown *excelize.Rows
	if by.as != Stored {
		if shown, err = f.Rows(sheet); err != nil {
			return g, nil
		}
		defer shown.Close()
	}
	for line := 1; stored.Next() && (shown == nil || shown.Next()); line++ {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		row, err := by.read(shown, stored)
		if err != nil {
			return nil, exchange.Fail(exchange.CodeSyntax, "read sheet %s row %d: %w", sheet, line, err)
		}
		if row = tidy(row); len(row) == 0 {
			continue
		}
		if err := limit.add(len(row)); err != nil {
			return nil, err
		}
		g.Rows = append(g.Rows, slices.Clone(row))
		g.Lines = append(g.Lines, line)
	}
	if err := stored.Error(); err != nil {
		return nil, exchange.Fail(exchange.CodeSyntax, "read sheet %s: %w", sheet, err)
	}
	return g, nil
}

// rowReader reads rows of cells in a way.
type rowReader struct {
	as       Cells
	from1904 bool // days are counted from 1904, as old Macs do
}

func (by rowReader) read(shown, stored *excelize.Rows) ([]string, error) {
	raw, err := stored.Columns(excelize.Options{RawCellValue: true})
	if err != nil || shown == nil {
		return raw, err
	}
	row, err := shown.Columns()
	if err != nil {
		return nil, err
	}
	for i := range row {
		switch {
		case i >= len(raw) || row[i] == raw[i] || !storedNumber.MatchString(raw[i]):
		case by.as == Values:
			row[i] = by.value(row[i], raw[i])
		case number.MatchString(row[i]):
			row[i] = raw[i]
		}
	}
	return row, nil
}

var (
	storedNumber = regexp.MustCompile(`^[+-]?[0-9]+(?:[.,][0-9]+)?(?:[eE][+-]?[0-9]+)?$`)
	padded       = regexp.MustCompile(`^0[0-9]+$`)
	shownDate    = regexp.MustCompile(`^[0-9]{1,4}[-/. ]{1,2}(?:[0-9]{1,2}|\pL{3,})[-/. ]{1,2}[0-9]{2,4}(?:$|[ T])`)
)

// value is what a number means that a format shows in another way.
func (by rowReader) value(shown, raw string) string {
	n, err := strconv.ParseFloat(raw, 64)
	switch {
	case err != nil, padded.MatchString(shown):
		return shown
	case strings.HasSuffix(strings.TrimSpace(shown), "%"):
		return strconv.FormatFloat(math.Round(n*1e14)/1e12, 'f', -1, 64) + "%"
	case shownDate.MatchString(shown):
		if t, err := excelize.ExcelDateToTime(n, by.from1904); err == nil {
			return t.Format(time.DateOnly)
		}
	}
	return raw
}

package exchange

import (
	"bytes"
	"context"
	"encoding/binary"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// The limits of what is read.
const (
	MaxInput    = 64 << 20  // bytes of a file
	MaxUnzipped = 256 << 20 // bytes that a compressed file may unpack to
	MaxRows     = 100_000   // rows of a table, empty ones not counted
	MaxCells    = 2_000_000 // cells of a table
	MaxEntities = 100_000   // records of a project
	MaxPeople   = 2_000     // personas, and as many roles, of a foreign file
	MaxColumns  = 16_384    // cells of one row: what Excel allows
)

// ReadAll reads a whole file of at most MaxInput bytes. An error of ours is a
// *model.Error with CodeTooBig or CodeEmpty; it stops when ctx is done.
func ReadAll(ctx context.Context, r io.Reader) ([]byte, error) {
	var buf bytes.Buffer
	if l, ok := r.(interface{ Len() int }); ok && l.Len() <= MaxInput {
		buf.Grow(l.Len() + bytes.MinRead)
	}
	n, err := buf.ReadFrom(io.LimitReader(&ctxReader{ctx, r}, MaxInput+1))
	switch {
	case err != nil:
		return nil, err
	case n > MaxInput:
		return nil, Fail(CodeTooBig, "read input: more than %d bytes", MaxInput)
	case n == 0:
		return nil, Fail(CodeEmpty, "read input")
	}
	return buf.Bytes(), nil
}

// ReadText reads a whole text as ReadAll and Decode do.
func ReadText(ctx context.Context, r io.Reader) (string, Charset, error) {
	data, err := ReadAll(ctx, r)
	if err != nil {
		return "", "", err
	}
	return Decode(data)
}

// ctxReader fails when its context is done.
type ctxReader struct {
	ctx context.Context
	r   io.Reader
}

// Read implements io.Reader.
func (c *ctxReader) Read(b []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.r.Read(b)
}

// Charset says how the bytes of a text were understood.
type Charset string

// The charsets that are recognised.
const (
	UTF8        Charset = "UTF-8"
	UTF8Damaged Charset = "UTF-8?" // mostly UTF-8; broken bytes became U+FFFD
	UTF16       Charset = "UTF-16"
	Windows1252 Charset = "Windows-1252"
)

const bomUTF8 = "\xEF\xBB\xBF"

// Decode turns the bytes of a text file into text without a byte order mark.
// Bytes that are not UTF-8 are taken for Windows-1252, what Excel writes in
// Western Europe, unless most of the letters outside ASCII are good UTF-8. The
// error is a *model.Error: CodeBinary when the bytes are no text, CodeEmpty
// when there are none. Decode may keep the data.
func Decode(data []byte) (string, Charset, error) {
	if s, ok := decodeUTF16(data); ok {
		if strings.TrimSpace(s) == "" {
			return "", UTF16, Fail(CodeEmpty, "decode text")
		}
		return s, UTF16, nil
	}
	data = bytes.TrimPrefix(data, []byte(bomUTF8))
	if len(bytes.TrimSpace(data)) == 0 {
		return "", UTF8, Fail(CodeEmpty, "decode text")
	}
	if looksBinary(data) {
		return "", "", Fail(CodeBinary, "decode text: the bytes are no text")
	}
	if utf8.Valid(data) {
		return string(data), UTF8, nil
	}
	if cut := trimPartRune(data); len(data) == HeadLen && utf8.Valid(cut) {
		return string(cut), UTF8, nil // the head of a file, cut within a letter
	}
	if mostlyUTF8(data) {
		return strings.ToValidUTF8(string(data), "\uFFFD"), UTF8Damaged, nil
	}
	out, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		return "", "", Fail(CodeBinary, "decode Windows-1252: %w", err)
	}
	return string(out), Windows1252, nil
}

// decodeUTF16 decodes text with a byte order mark, or without one when every
// other byte of the beginning is zero.
func decodeUTF16(data []byte) (string, bool) {
	if len(data) < 2 {
		return "", false
	}
	var order binary.ByteOrder
	switch {
	case data[0] == 0xFF && data[1] == 0xFE:
		order, data = binary.LittleEndian, data[2:]
	case data[0] == 0xFE && data[1] == 0xFF:
		order, data = binary.BigEndian, data[2:]
	default:
		if order = bareUTF16(data); order == nil {
			return "", false
		}
	}
	var b strings.Builder
	b.Grow(len(data) / 2)
	for len(data) >= 2 {
		r := rune(order.Uint16(data))
		data = data[2:]
		if utf16.IsSurrogate(r) && len(data) >= 2 {
			if pair := utf16.DecodeRune(r, rune(order.Uint16(data))); pair != utf8.RuneError {
				r, data = pair, data[2:]
			}
		}
		b.WriteRune(r)
	}
	return b.String(), true
}

func bareUTF16(data []byte) binary.ByteOrder {
	head := data[:min(len(data), 256)&^1]
	if len(head) < 8 {
		return nil
	}
	var zeros [2]int
	for i, c := range head {
		if c == 0 {
			zeros[i&1]++
		}
	}
	half := len(head) / 2
	switch {
	case zeros[0] == 0 && zeros[1] > half*3/4:
		return binary.LittleEndian
	case zeros[1] == 0 && zeros[0] > half*3/4:
		return binary.BigEndian
	}
	return nil
}

// looksBinary judges by the control characters, which texts hardly have.
func looksBinary(data []byte) bool {
	head := data[:min(len(data), 64<<10)]
	controls := 0
	for _, c := range head {
		switch {
		case c == 0:
			controls += 4
		case c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f':
			controls++
		}
	}
	return controls > 3 && controls*100 > len(head)
}

func trimPartRune(data []byte) []byte {
	for i := 1; i < utf8.UTFMax && i < len(data); i++ {
		if utf8.RuneStart(data[len(data)-i]) {
			return data[:len(data)-i]
		}
	}
	return data
}

func mostlyUTF8(data []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n <= 1 {
			bad++
			n = 1
		} else {
			good++
		}
		i += n
	}
	return good > bad
}

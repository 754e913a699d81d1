package exchange

import (
	"bytes"
	"path/filepath"
	"strings"

	"lupaus/model"
)

// Format names a foreign format; it is the word used on the command line.
type Format string

// The formats that can be read and written.
const (
	Mermaid Format = "mermaid"
	CJML    Format = "cjml"
	CSV     Format = "csv"
	XLSX    Format = "xlsx"
	JSON    Format = "json"
)

// Formats lists the formats.
func Formats() []Format { return []Format{Mermaid, CJML, CSV, XLSX, JSON} }

// Extensions lists the endings of a format's file names with their dot, the
// usual one first.
func (f Format) Extensions() []string {
	switch f {
	case Mermaid:
		return []string{".mmd", ".mermaid", ".md"}
	case CJML:
		return []string{".cjml", ".xml"}
	case CSV:
		return []string{".csv", ".tsv", ".txt"}
	case XLSX:
		return []string{".xlsx", ".xlsm"}
	case JSON:
		return []string{".json"}
	}
	return nil
}

// WordKey is the translation key of a format's name.
func (f Format) WordKey() string { return "exchange.format." + string(f) }

// HeadLen is how many bytes of a file Guess likes to see.
const HeadLen = 4096

// Guess names the format of a file from the first bytes and the name. What the
// content shows beyond doubt wins over the name, because files get renamed;
// the name decides the rest. The error is a *model.Error that says what the
// file seems to be instead.
func Guess(name string, head []byte) (Format, error) {
	if len(bytes.TrimSpace(bytes.TrimPrefix(head, []byte(bomUTF8)))) == 0 {
		return "", Fail(CodeEmpty, "guess format of %s", name)
	}
	ext := strings.ToLower(filepath.Ext(name))
	if code := foreign(head, ext); code != "" {
		return "", Fail(code, "guess format of %s", name)
	}
	if bytes.HasPrefix(head, []byte("PK\x03\x04")) {
		return XLSX, nil
	}
	text, _, err := Decode(bytes.Clone(head[:min(len(head), HeadLen)]))
	if err != nil {
		return "", err
	}
	if f := guessText(text); f != "" {
		return f, nil
	}
	for _, f := range Formats() {
		for _, e := range f.Extensions() {
			if e == ext && f != XLSX {
				return f, nil
			}
		}
	}
	if ext == "" && strings.ContainsAny(text, ";,\t") {
		return CSV, nil
	}
	return "", Fail(CodeUnknown, "guess format of %s", name)
}

// guessText looks for a beginning that only one format can have.
func guessText(text string) Format {
	text = strings.TrimSpace(text)
	switch {
	case strings.HasPrefix(text, "<"):
		if strings.HasPrefix(text, "<?xml") || strings.Contains(strings.ToLower(text), "<cjml") {
			return CJML
		}
	case strings.HasPrefix(text, "{") && strings.Contains(text, `"`):
		return JSON
	}
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		switch {
		case strings.EqualFold(line, "journey"), strings.HasPrefix(line, "```mermaid"):
			return Mermaid
		}
	}
	return ""
}

// foreign recognises files that none of our readers can read, so that people
// get a better answer than a syntax error.
func foreign(head []byte, ext string) model.Code {
	switch {
	case bytes.HasPrefix(head, []byte("\xD0\xCF\x11\xE0")): // OLE: old Excel, or a workbook with a password
		if ext == ".xls" {
			return CodeOldExcel
		}
		return CodeEncrypted
	case len(head) >= 20 && bytes.Equal(head[16:20], []byte("\xED\xDA\x0C\xED")): // bbolt, little endian
		return CodeOwnFile
	}
	for _, magic := range []string{"\xFF\xD8\xFF", "\x89PNG", "GIF8", "%PDF", "\x7FELF", "MZ", "\x1F\x8B", "RIFF", "BM", "II*\x00", "MM\x00*", "Rar!", "7z\xBC\xAF"} {
		if bytes.HasPrefix(head, []byte(magic)) && (len(magic) > 2 || bytes.IndexByte(head, 0) >= 0) {
			return CodeBinary
		}
	}
	return ""
}

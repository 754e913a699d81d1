package mermaid

import (
	"html"
	"regexp"
	"strconv"
	"strings"

	"lupaus/export/exchange"
)

// Entities must be decoded before a line is cut at its colons, because they
// hold semicolons, but what they stand for must not be cut at. So the
// characters that mean something become placeholders, which [restore] turns
// back. The placeholders are noncharacters of Unicode, which no text holds.
const (
	special          = ":;#,%\n"
	firstPlaceholder = 0xFDD0
)

// entity is "#58;", "#quot;", "&amp;" or "&#58;": what Mermaid and HTML know.
var entity = regexp.MustCompile(`[#&][A-Za-z][A-Za-z0-9]{0,30};|&?#[xX][0-9A-Fa-f]{1,6};|&?#[0-9]{1,7};`)

// breaks are HTML's line breaks, which Mermaid draws as such.
var breaks = regexp.MustCompile(`(?i)<br[ \t]*/?>`)

// decode replaces entities and line breaks by the characters they stand for,
// or by their placeholders.
func decode(s string) string {
	s = strings.Map(func(r rune) rune {
		if r >= firstPlaceholder && r <= 0xFDEF {
			return -1
		}
		return r
	}, s)
	if strings.ContainsRune(s, '<') {
		s = breaks.ReplaceAllString(s, placeholder('\n'))
	}
	if !strings.ContainsAny(s, "#&") {
		return s
	}
	return entity.ReplaceAllStringFunc(s, func(e string) string {
		decoded, ok := character(e)
		if !ok {
			return e
		}
		var b strings.Builder
		for _, r := range decoded {
			b.WriteString(placeholder(r))
		}
		return b.String()
	})
}

func character(e string) (string, bool) {
	name := strings.TrimSuffix(strings.TrimLeft(e, "#&"), ";")
	if n, err := strconv.Atoi(name); err == nil {
		if n <= 0 || n > 0x10FFFF {
			return "", false
		}
		return string(rune(n)), true
	}
	ref := "&" + name + ";"
	if strings.Contains(e, "#x") || strings.Contains(e, "#X") {
		ref = "&#" + name + ";"
	}
	decoded := html.UnescapeString(ref)
	return decoded, decoded != ref
}

func placeholder(r rune) string {
	if i := strings.IndexRune(special, r); i >= 0 {
		return string(rune(firstPlaceholder + i))
	}
	return string(r)
}

// restore puts the real characters in place of the placeholders.
func restore(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= firstPlaceholder && r < firstPlaceholder+rune(len(special)) {
			return rune(special[r-firstPlaceholder])
		}
		return r
	}, s)
}

func startsWithEntity(line string) bool {
	at := entity.FindStringIndex(line)
	return at != nil && at[0] == 0
}

// escapeName writes a name so that Mermaid shows it as it is: what its grammar
// takes for itself becomes an entity, a line break becomes <br>.
func escapeName(s string) string {
	lines := strings.Split(exchange.Clean(s), "\n")
	for i, line := range lines {
		line = exchange.Escape(line, ":,<&")
		lines[i] = strings.ReplaceAll(line, "%%", "#37;#37;")
	}
	s = strings.Join(lines, "<br>")
	if word, _ := keyword(s); word != "" || strings.HasPrefix(s, "`") || strings.HasPrefix(s, "---") {
		s = "#" + strconv.Itoa(int(s[0])) + ";" + s[1:]
	}
	return s
}

// escapeRemark writes a value of a remark on one line.
func escapeRemark(s string) string {
	return strings.ReplaceAll(exchange.Escape(exchange.Clean(s), ""), "%%", "#37;#37;")
}

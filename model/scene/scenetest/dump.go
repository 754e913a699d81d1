package scenetest

import (
	"fmt"
	"strings"

	"lupaus/model/scene"
)

// Dump writes a scene in words, one mark or zone a line, for comparing with a
// file that is read by people.
func Dump(s *scene.Scene) string {
	var b strings.Builder
	fmt.Fprintf(&b, "scene %q %s x %s\n", s.Title, mm(s.Width), mm(s.Height))
	for _, p := range s.Blocks {
		fmt.Fprintf(&b, "block at %s %s\n", mm(p.X), mm(p.Y))
		for _, m := range p.Marks {
			fmt.Fprintf(&b, "  %s\n", markText(m))
		}
		for _, z := range p.Zones {
			fmt.Fprintf(&b, "  zone %s %s", rect(z.Rect), z.Ref.Part)
			for _, id := range []any{z.Ref.Owner, z.Ref.Lane, z.Ref.Persona} {
				fmt.Fprintf(&b, " %q", id)
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func mm(f float64) string {
	s := fmt.Sprintf("%.2f", f)
	if s == "-0.00" {
		s = "0.00"
	}
	return s
}

func rect(r scene.Rect) string { return mm(r.X) + " " + mm(r.Y) + " " + mm(r.W) + " " + mm(r.H) }

func pen(p scene.Pen) string {
	if p.Width == 0 {
		return "no pen"
	}
	return fmt.Sprintf("pen %d %s %d", p.Colour, mm(p.Width), p.Dash)
}

func markText(m scene.Mark) string {
	switch m := m.(type) {
	case scene.Box:
		return fmt.Sprintf("box %s radius %s fill %d %s", rect(m.Rect), mm(m.Radius), m.Fill, pen(m.Pen))
	case scene.Path:
		var b strings.Builder
		for _, s := range m.Segments {
			switch s.Verb {
			case scene.MoveTo:
				fmt.Fprintf(&b, " M %s %s", mm(s.P.X), mm(s.P.Y))
			case scene.LineTo:
				fmt.Fprintf(&b, " L %s %s", mm(s.P.X), mm(s.P.Y))
			case scene.CubicTo:
				fmt.Fprintf(&b, " C %s %s %s %s %s %s", mm(s.A.X), mm(s.A.Y), mm(s.B.X), mm(s.B.Y), mm(s.P.X), mm(s.P.Y))
			case scene.Close:
				b.WriteString(" Z")
			}
		}
		return fmt.Sprintf("path fill %d %s%s", m.Fill, pen(m.Pen), b.String())
	case scene.Text:
		return fmt.Sprintf("text %s %s size %g face %d colour %d %q", mm(m.X), mm(m.Y), m.Size, m.Face, m.Colour, m.S)
	}
	return fmt.Sprintf("%v", m)
}

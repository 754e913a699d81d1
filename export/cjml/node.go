package cjml

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"lupaus/export/exchange"
)

// The limits of an XML file: how deep elements nest and how many there are.
// CJML needs a depth of eight.
const (
	maxDepth = 64
	maxNodes = 3_000_000
)

// node is one element with its text and our own remarks.
type node struct {
	name  string
	attrs []xml.Attr
	nodes []*node
	text  []byte
	line  int
	used  bool // somebody has read it
}

// remark is the name of a node that holds a processing instruction of ours.
const remark = "?lupaus"

// child returns the first child of one of the names and marks it as read.
func (n *node) child(names ...string) *node {
	if n == nil {
		return nil
	}
	for _, c := range n.nodes {
		for _, name := range names {
			if strings.EqualFold(c.name, name) {
				c.used = true
				return c
			}
		}
	}
	return nil
}

// word is the text of a child.
func (n *node) word(names ...string) string {
	if c := n.child(names...); c != nil {
		return strings.TrimSpace(string(c.text))
	}
	return ""
}

// attr is the value of an attribute without the blanks around it.
func (n *node) attr(names ...string) string {
	if n == nil {
		return ""
	}
	for _, name := range names {
		for _, a := range n.attrs {
			if strings.EqualFold(a.Name.Local, name) {
				return strings.TrimSpace(a.Value)
			}
		}
	}
	return ""
}

func (n *node) at() exchange.At { return exchange.At{Line: n.line} }

// parse reads XML into a tree. It is strict first and forgiving when that
// fails: bare ampersands and unclosed elements are read, with the position of
// the first fault. A document type is refused, so entities cannot be defined.
func parse(ctx context.Context, text string) (root *node, fault error, err error) {
	text = withoutDeclaration(text)
	root, fault = parseWith(ctx, text, true)
	if fault == nil {
		return root, nil, nil
	}
	var syntax *xml.SyntaxError
	if !errors.As(fault, &syntax) {
		return nil, nil, fault
	}
	root, err = parseWith(ctx, text, false)
	if errors.As(err, &syntax) {
		return nil, nil, exchange.Fail(exchange.CodeSyntax, "parse XML: %w", err)
	}
	return root, fault, err
}

// withoutDeclaration blanks out <?xml …?>: the text is decoded already, and
// encoding/xml refuses versions other than 1.0.
func withoutDeclaration(text string) string {
	head := strings.TrimLeft(text, " \t\r\n")
	if !strings.HasPrefix(head, "<?xml") {
		return text
	}
	end := strings.Index(head, "?>")
	if end < 0 {
		return text
	}
	skipped := strings.Count(text[:len(text)-len(head)+end], "\n")
	return strings.Repeat("\n", skipped) + head[end+2:]
}

// coded leaves faults of syntax to the caller and gives others their code.
func coded(err error) error {
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		return err
	}
	return exchange.Fail(exchange.CodeSyntax, "parse XML: %w", err)
}

func parseWith(ctx context.Context, text string, strict bool) (*node, error) {
	d := xml.NewDecoder(strings.NewReader(text))
	d.Strict = strict
	top := &node{}
	stack := []*node{top}
	for count := 0; ; count++ {
		if count > maxNodes {
			return nil, exchange.Fail(exchange.CodeTooMany, "parse XML: more than %d parts", maxNodes)
		}
		if count%1024 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		tok, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return finish(top, stack, strict)
		}
		if err != nil {
			return nil, coded(err)
		}
		line, _ := d.InputPos()
		if stack, err = push(stack, tok, line, strict); err != nil {
			return nil, err
		}
	}
}

// push puts one token into the tree. RawToken is used because it keeps the
// prefixes apart from the names and leaves closing to us.
func push(stack []*node, tok xml.Token, line int, strict bool) ([]*node, error) {
	here := stack[len(stack)-1]
	switch tok := tok.(type) {
	case xml.StartElement:
		if len(stack) > maxDepth {
			return nil, exchange.Fail(exchange.CodeSyntax, "parse XML line %d: deeper than %d", line, maxDepth)
		}
		n := &node{name: tok.Name.Local, attrs: tok.Copy().Attr, line: line}
		here.nodes = append(here.nodes, n)
		return append(stack, n), nil
	case xml.EndElement:
		for i := len(stack) - 1; i > 0; i-- {
			if stack[i].name == tok.Name.Local {
				if strict && i != len(stack)-1 {
					break
				}
				return stack[:i], nil
			}
		}
		if strict {
			return nil, &xml.SyntaxError{Line: line, Msg: "unexpected </" + tok.Name.Local + ">"}
		}
	case xml.CharData:
		if len(bytes.TrimSpace(tok)) > 0 {
			here.text = append(here.text, tok...)
		}
	case xml.ProcInst:
		if tok.Target == "lupaus" {
			here.nodes = append(here.nodes, &node{name: remark, text: bytes.Clone(tok.Inst), line: line})
		}
	case xml.Directive:
		return nil, exchange.Fail(exchange.CodeDoctype, "parse XML line %d: <!%.40s", line, tok)
	}
	return stack, nil
}

func finish(top *node, stack []*node, strict bool) (*node, error) {
	if strict && len(stack) > 1 {
		return nil, &xml.SyntaxError{Line: stack[len(stack)-1].line, Msg: "element is not closed"}
	}
	for _, n := range top.nodes {
		if n.name != remark {
			return n, nil
		}
	}
	return nil, exchange.Fail(exchange.CodeSyntax, "parse XML: no element")
}

// leftovers lists the elements under a node that nobody read, each name once
// with its first line and number.
func (n *node) leftovers(report func(at exchange.At, name string, times int)) {
	type found struct {
		first *node
		times int
	}
	var order []string
	seen := map[string]*found{}
	var walk func(n *node)
	walk = func(n *node) {
		for _, c := range n.nodes {
			switch {
			case c.used:
				walk(c)
			case c.name == remark:
			case seen[c.name] != nil:
				seen[c.name].times++
			default:
				seen[c.name] = &found{c, 1}
				order = append(order, c.name)
			}
		}
	}
	walk(n)
	for _, name := range order {
		report(seen[name].first.at(), name, seen[name].times)
	}
}

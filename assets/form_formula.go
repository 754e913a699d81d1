package assets

import (
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/vm"

	"lupaus/model"
)

// formulaScope is what the formulas of a form may count with, as far as the form
// has been read: every formula counts with what stands before it, so none can
// wait for itself.
type formulaScope struct {
	rows   map[string]any                  // of blocks of numbers
	blocks map[string]map[string][]float64 // columns of numbers by block
}

// compile makes a formula. own are the numbers of the same row that stand before
// it. The language is that of github.com/expr-lang/expr. The mistake, nil when
// there is none, has no place yet.
func (s *formulaScope) compile(text string, own map[string]any) (*model.Formula, *FileError) {
	env := maps.Clone(s.rows)
	for key, columns := range s.blocks {
		env[key] = columns
	}
	maps.Copy(env, own)
	program, err := expr.Compile(text, expr.Env(env), expr.AsFloat64())
	if err != nil {
		return nil, formulaError(text, err)
	}
	f := &model.Formula{Text: text, Needs: s.needs(program.Node())}
	for _, need := range f.Needs {
		block, column, dotted := strings.Cut(need, ".")
		if _, there := s.blocks[block][column]; dotted && !there {
			return nil, &FileError{Key: "formulaName", Args: []any{text, need}}
		}
	}
	f.Eval = func(values map[string]any) (float64, error) { return evaluate(program, values) }
	return f, nil
}

var unknownName = regexp.MustCompile(`^unknown name (\S+)`)

// formulaError says what is wrong with a formula: it counts with what is not
// there, cannot be read from a character on, or does not come to a number.
func formulaError(text string, err error) *FileError {
	wrong := &FileError{Key: "formulaResult", Args: []any{text}, Err: err}
	if at, ok := errors.AsType[*file.Error](err); ok {
		wrong.Key, wrong.Args = "formula", []any{text, at.From + 1}
		if m := unknownName.FindStringSubmatch(at.Message); m != nil {
			wrong.Key, wrong.Args = "formulaName", []any{text, m[1]}
		}
	}
	return wrong
}

func evaluate(program *vm.Program, values map[string]any) (float64, error) {
	v, err := expr.Run(program, values)
	if err != nil {
		return 0, err
	}
	n, ok := v.(float64)
	if !ok {
		return 0, fmt.Errorf("%w: %v", model.ErrNoNumber, v)
	}
	return n, nil
}

// needs lists the numbers that an expression uses.
func (s *formulaScope) needs(node ast.Node) []string {
	v := &needVisitor{blocks: s.blocks}
	ast.Walk(&node, v)
	slices.Sort(v.found)
	return slices.Compact(v.found)
}

type needVisitor struct {
	blocks map[string]map[string][]float64
	found  []string
}

// Visit implements ast.Visitor: it sees parts before what they are parts of.
func (v *needVisitor) Visit(node *ast.Node) {
	switch n := (*node).(type) {
	case *ast.IdentifierNode:
		if v.blocks[n.Value] == nil {
			v.found = append(v.found, n.Value)
		}
	case *ast.MemberNode:
		block, isName := n.Node.(*ast.IdentifierNode)
		column, isText := n.Property.(*ast.StringNode)
		if isName && isText && v.blocks[block.Value] != nil {
			v.found = append(v.found, block.Value+"."+column.Value)
		}
	}
}

package assets

import (
	"errors"
	"fmt"

	"go.yaml.in/yaml/v4"
)

// positionError is a mistake at a line of a file of assets.
type positionError struct {
	line    int
	message string
}

// Error reads on after the file's name: "12: message".
func (e *positionError) Error() string { return fmt.Sprintf("%d: %s", e.line, e.message) }

func lineError(line int, format string, args ...any) error {
	return &positionError{line, fmt.Sprintf(format, args...)}
}

// yamlError puts the line of the first mistake in front of its message.
func yamlError(err error) error {
	if l, ok := errors.AsType[*yaml.LoadError](err); ok {
		if p, ok := errors.AsType[*positionError](l); ok {
			return p
		}
		return lineError(l.Mark.Line, "%s", l.Message)
	}
	return lineError(1, "%v", err)
}

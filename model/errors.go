package model

import (
	"errors"
	"fmt"
	"strings"
)

// Code names a failure in a way that every part of the program and every
// translation ("error." + code) can rely on.
type Code string

// The codes of failures in the model.
const (
	CodeNotFound    Code = "notFound"    // an entity that was named is not there
	CodeInvalid     Code = "invalid"     // the result would break a rule of the model
	CodeUnknownKind Code = "unknownKind" // a record of a kind this version does not know
	CodeNothing     Code = "nothing"     // there is nothing to do
	CodeAnswered    Code = "answered"    // a questionnaire that somebody has answered stays as it is
	CodeNeeded      Code = "needed"      // what is to be removed is needed elsewhere
)

// Error is a failure with a code that can be translated. Err has the details
// for the log.
type Error struct {
	Code Code
	ID   ID
	Err  error
}

// Error implements error.
func (e *Error) Error() string {
	s := string(e.Code)
	if e.ID != "" {
		s += " " + string(e.ID)
	}
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

// Unwrap gives the wrapped error.
func (e *Error) Unwrap() error { return e.Err }

// CodeOf returns the code of the first Error in a chain, or "".
func CodeOf(err error) Code {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Code
	}
	return ""
}

// NotFound returns an Error with CodeNotFound.
func NotFound(kind Kind, id ID) *Error {
	return &Error{Code: CodeNotFound, ID: id, Err: fmt.Errorf("%s is not in the project", kind)}
}

// Problems are broken rules as an error; an Error with CodeInvalid may wrap them.
type Problems []Problem

// Error implements error; it names the first few.
func (p Problems) Error() string {
	const shown = 5
	var b strings.Builder
	for i, one := range p {
		if i == shown {
			fmt.Fprintf(&b, "; and %d more", len(p)-shown)
			break
		}
		if i > 0 {
			b.WriteString("; ")
		}
		b.WriteString(one.String())
	}
	return b.String()
}

package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/storage"
)

// usageError is a mistake in the command line: a translation key and its
// arguments.
type usageError struct {
	key  string
	args []any
}

// Error is for logs; people get the translation.
func (e *usageError) Error() string { return fmt.Sprint(e.key, " ", e.args) }

// fileError is a failure that has to do with one file.
type fileError struct {
	path string
	err  error
}

// Error implements error.
func (e *fileError) Error() string { return e.path + ": " + e.err.Error() }

// Unwrap gives the wrapped error.
func (e *fileError) Unwrap() error { return e.err }

// about says which file a failure is about; nil stays nil.
func about(path string, err error) error {
	if err == nil {
		return nil
	}
	return &fileError{path, err}
}

// flagError turns the library's complaint about a flag into ours.
func flagError(err error) error {
	switch e := err.(type) { //nolint:errorlint // the library hands these over unwrapped
	case *pflag.NotExistError:
		return &usageError{"ctl.usage.flag", []any{dashes(e.GetSpecifiedName())}}
	case *pflag.ValueRequiredError:
		return &usageError{"ctl.usage.flagValue", []any{dashes(e.GetSpecifiedName())}}
	case *pflag.InvalidValueError:
		if c, ok := e.GetFlag().Value.(*choice); ok {
			return &usageError{"ctl.usage.flagChoice", []any{e.GetValue(), dashes(e.GetFlag().Name), strings.Join(c.allowed, ", ")}}
		}
		return &usageError{"ctl.usage.flagBad", []any{e.GetValue(), dashes(e.GetFlag().Name)}}
	case *pflag.InvalidSyntaxError:
		return &usageError{"ctl.usage.flag", []any{e.GetSpecifiedFlag()}}
	}
	return err
}

func dashes(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

// finish says on standard error what went wrong and returns the exit code.
func (a *app) finish(cmd *cobra.Command, err error) int {
	if err == nil {
		return exitOK
	}
	if e, ok := errors.AsType[*usageError](err); ok {
		a.say(a.words.T(e.key, e.args...))
		fmt.Fprintln(a.err, a.words.T("ctl.usage.try", cmd.CommandPath()))
		return exitUsage
	}
	message := a.explain(err)
	_, named := errors.AsType[*assets.FileError](err) // the message begins with the file
	if e, ok := errors.AsType[*fileError](err); ok && !named {
		message = e.path + ": " + message
	}
	a.say(message)
	if model.CodeOf(err) == storage.CodeExists && cmd.Flags().Lookup("force") != nil {
		fmt.Fprintln(a.err, a.words.T("ctl.hint.force"))
	}
	return exitFailed
}

func (a *app) say(message string) { fmt.Fprintf(a.err, "lupausctl: %s\n", message) }

// explain finds the words for a failure: those of its code, those of what the
// operating system said, or the bare details.
func (a *app) explain(err error) string {
	if e, ok := errors.AsType[*brokenRules](err); ok {
		return a.explainRules(e)
	}
	if e, ok := errors.AsType[*assets.FileError](err); ok {
		return e.Text(a.words)
	}
	code := model.CodeOf(err)
	if code == "" {
		code = systemCode(err)
	}
	if key := "error." + string(code); code != "" && a.words.Has(key) {
		return a.words.T(key)
	}
	detail := err
	if e, ok := errors.AsType[*fileError](err); ok {
		detail = e.err
	}
	return a.words.T("ctl.failed", cmp.Or(detail.Error(), "?"))
}

// systemCode gives errors of the operating system the codes that storage has
// for the same things.
func systemCode(err error) model.Code {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return storage.CodeNotThere
	case errors.Is(err, fs.ErrPermission):
		return storage.CodeNoPermission
	case errors.Is(err, fs.ErrExist):
		return storage.CodeExists
	}
	return ""
}

package exchange

import (
	"fmt"

	"lupaus/model"
)

// The codes of files that cannot be read or written at all.
const (
	CodeEmpty     model.Code = "importEmpty"     // there is nothing in the file
	CodeBinary    model.Code = "importBinary"    // a picture, a program or another file that is not text
	CodeUnknown   model.Code = "importUnknown"   // neither the name nor the content tells the format
	CodeTooBig    model.Code = "importTooBig"    // over MaxInput, or over what a compressed file may unpack to
	CodeTooMany   model.Code = "importTooMany"   // over MaxRows, MaxCells or MaxEntities
	CodeSyntax    model.Code = "importSyntax"    // broken beyond what a reader can bridge
	CodeDoctype   model.Code = "importDoctype"   // an XML file that declares a document type
	CodeNothing   model.Code = "importNothing"   // well formed, but holds no journey
	CodeNewer     model.Code = "importNewer"     // written by a newer version of the program
	CodeField     model.Code = "importField"     // a field that the format does not have
	CodeInvalid   model.Code = "importInvalid"   // breaks a rule of the model
	CodeEncrypted model.Code = "importEncrypted" // protected by a password
	CodeOldExcel  model.Code = "importOldExcel"  // the XLS of the last century
	CodeOwnFile   model.Code = "importOwnFile"   // a project file of this program: open it instead
	CodeNoJourney model.Code = "exportNoJourney" // the journey to write is not in the project
)

// Fail returns a *model.Error with a code and the details for the log.
func Fail(code model.Code, format string, args ...any) error {
	return &model.Error{Code: code, Err: fmt.Errorf(format, args...)}
}

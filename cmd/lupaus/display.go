package main

// displayError says why no window can be shown; its key, behind
// "lupaus.display.", names the sentence that tells the user what to do.
type displayError struct {
	key    string
	detail string
}

// Error implements error.
func (e *displayError) Error() string { return e.key + ": " + e.detail }

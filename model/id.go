package model

import (
	"crypto/rand"
	"encoding/base32"
)

// ID names one entity, unique over all kinds in a project. Made by [NewID];
// entities read from foreign files get fresh ones.
type ID string

// IDSource gives a fresh ID at each call. Edits and importers take one, so that
// tests can hand them a predictable source.
type IDSource func() ID

var idEncoding = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// NewID returns a random ID of 80 bits, 16 lower-case letters and digits.
// Safe for concurrent use.
func NewID() ID {
	var b [10]byte
	rand.Read(b[:]) // never fails since Go 1.24
	return ID(idEncoding.EncodeToString(b[:]))
}

package source

import (
	"errors"
	"strconv"

	"exitclause/internal/archive"
	"exitclause/internal/message"
)

// unfoldFailure says why the file or member called uri could not be unfolded.
func unfoldFailure(uri string, opts Options, err error) *Error {
	kind, note := Unreadable, message.Note{}
	var damage *archive.Damage
	switch {
	case errors.As(err, &damage) && !damage.Cut:
		note = message.New("archive.records", "n", strconv.Itoa(damage.Records))
	case errors.Is(err, archive.ErrTruncated):
		kind, note = Truncated, message.New("archive.truncated")
	case errors.As(err, &damage):
		kind, note = Truncated, message.New("archive.records", "n", strconv.Itoa(damage.Records))
	case errors.Is(err, archive.ErrDamaged):
		note = message.New("archive.damaged")
	case errors.Is(err, archive.ErrEncrypted):
		note = message.New("archive.encrypted")
	case errors.Is(err, archive.ErrMethod):
		note = message.New("archive.method")
	case errors.Is(err, errElsewhere):
		note = message.New("archive.elsewhere")
	case errors.Is(err, archive.ErrBomb):
		kind, note = Limit, message.New("archive.bomb")
	case errors.Is(err, archive.ErrTooMany):
		kind, note = Limit, message.New("archive.many")
	case errors.Is(err, errTooMuch):
		kind, note = Limit, message.New("archive.total", "limit", sizeText(maxUnfolded*opts.MaxBytes))
	case errors.Is(err, errNested):
		kind, note = Limit, message.New("archive.nested", "n", strconv.Itoa(maxNesting))
	default:
		return readFailure(uri, opts, err)
	}
	return &Error{URI: uri, Kind: kind, Note: note, Err: err}
}

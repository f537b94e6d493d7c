package appeal

import (
	"exitclause/internal/law"
	"exitclause/internal/message"
)

// Stage is how far an appeal has come: which letter is the next.
type Stage string

// The stages, in order.
const (
	Request   Stage = "request"
	Reminder  Stage = "reminder"
	Appeal    Stage = "appeal"
	Fallback  Stage = "fallback" // freeze the account for good, delete the rest
	Complaint Stage = "complaint"
)

// Stages returns the names of the stages, in order.
func Stages() []string {
	return []string{string(Request), string(Reminder), string(Appeal), string(Fallback), string(Complaint)}
}

// position is where a case stands: the letter sent last and what came back.
type position struct {
	sent   *Event // the last letter of the user, or nil
	answer *Event // the last answer to it that decides something, or nil
}

func (c *Case) position() position {
	var p position
	for i := range c.Log {
		switch e := &c.Log[i]; {
		case e.Mine():
			p = position{sent: e}
		case e.Kind != Acknowledged:
			p.answer = e
		}
	}
	return p
}

// after is the stage that follows a letter that was refused, or that has got no
// answer in time.
var after = map[Kind]struct{ refused, unanswered Stage }{
	Requested:  {Appeal, Reminder},
	Reminded:   {Appeal, Appeal},
	Appealed:   {Fallback, Fallback},
	Proposed:   {Complaint, Complaint},
	Complained: {Complaint, Complaint},
}

// Stage returns the letter that comes next. It does not know deadlines: see
// Early.
func (c *Case) Stage() Stage {
	p := c.position()
	if p.sent == nil {
		return Request
	}
	if p.answer != nil && p.answer.Kind != Extended {
		return after[p.sent.Kind].refused
	}
	return after[p.sent.Kind].unanswered
}

// Ground returns why an appeal is written.
func (c *Case) Ground() Ground {
	for i := len(c.Log) - 1; i >= 0; i-- {
		switch e := c.Log[i]; e.Kind {
		case Refused:
			return e.Ground
		case IdentityAsked:
			return Identity
		case AnsweredPartly, Closed:
			return Partial
		}
	}
	return Silence
}

// Done reports whether there is nothing left to ask: the account was closed and
// nothing else was wanted.
func (c *Case) Done() bool {
	return c.First(Closed) != nil && !c.Asks(Erase)
}

// early returns a warning if the provider still has time to answer the letter
// sent last: until the end of an extension, as far as one is allowed, or else of
// the longest of deadlines.
func (c *Case) early(stage Stage, deadlines []deadline) []message.Note {
	p := c.position()
	if p.sent == nil || p.answer != nil && p.answer.Kind != Extended || stage == Request {
		return nil
	}
	last := law.Date{}
	if p.answer != nil {
		last = p.answer.Until
		if most := extended(deadlines); most != (law.Date{}) && most.Compare(last) < 0 {
			last = most
		}
	} else if p.sent.Kind == Requested {
		for _, d := range deadlines {
			if d.by.Compare(last) > 0 {
				last = d.by
			}
		}
	}
	if c.Date.Compare(last) > 0 {
		return nil
	}
	return []message.Note{message.New("letter.warning.early", "date", last.String())}
}

// extended returns the latest day to which a statute lets the time for an answer
// be extended; zero if none does.
func extended(deadlines []deadline) (last law.Date) {
	for _, d := range deadlines {
		if d.act == law.Answer && d.extends.Compare(last) > 0 {
			last = d.extends
		}
	}
	return last
}

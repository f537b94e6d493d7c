package law

import "exitclause/internal/message"

// Act is what a provider must do in time.
type Act string

// The acts.
const (
	Answer      Act = "answer"      // answer the request and say what was done
	Refuse      Act = "refuse"      // give the reasons for a refusal, and the remedies
	Acknowledge Act = "acknowledge" // confirm that it was received
)

var acts = []string{string(Answer), string(Refuse), string(Acknowledge)}

// Event is what a deadline is counted from: the day on which the provider
// received it.
type Event string

// The events.
const (
	Request   Event = "request"
	Complaint Event = "complaint"
)

var events = []string{string(Request), string(Complaint)}

// Deadline is a period that a statute sets for an act. Where the statute sets
// no number there is no Deadline.
type Deadline struct {
	Act       Act
	Within    Period
	Of        Event
	Extension *Extension // nil if there is none
}

// Extension is what a provider may add to a deadline, once.
type Extension struct {
	By      Period
	Notice  Period // within which, from the same event, the user must be told; zero if not set
	Reasons bool   // the user must be told why
}

// Due is a deadline counted from a day.
type Due struct {
	From     Date // the day of the event
	By       Date // the last day for the act
	Extended Date // the last day if the deadline is extended, or zero
	Notice   Date // the last day to tell of the extension, or zero
	business bool
}

// Count counts d from the day of its event. An extension is counted from the
// same day, as one longer period.
func (d *Deadline) Count(from Date) Due {
	due := Due{From: from, By: d.Within.After(from), business: d.Within.Business}
	if d.Extension == nil {
		return due
	}
	due.Extended = d.Within.plus(d.Extension.By).After(from)
	if d.Extension.Notice != (Period{}) {
		due.Notice = d.Extension.Notice.After(from)
	}
	return due
}

// Caveats returns what the count cannot know and a person should: holidays, and
// that a period that ends on a weekend may run on to the next working day.
func (d Due) Caveats() []message.Note {
	var notes []message.Note
	if d.business {
		notes = append(notes, message.New("law.caveat.holidays"))
	}
	if d.By.Weekend() {
		notes = append(notes, message.New("law.caveat.weekend", "date", d.By.String()))
	}
	return notes
}

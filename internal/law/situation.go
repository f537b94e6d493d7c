package law

import (
	"slices"

	"exitclause/internal/message"
	"exitclause/internal/practice"
)

// Situation is what is known of a case. What is zero is unknown.
type Situation struct {
	Residence Place    // of the user
	Providers []Place  // where the provider's entities are established
	Invoked   []string // ids of the instruments that the provider's documents name
	On        Date     // the day whose law counts; zero for any day
}

// Standing is the ground on which a provision can be cited.
type Standing string

// The standings, firmest first.
const (
	// OfRight: it binds the provider towards this user.
	OfRight Standing = "of-right"
	// Conditional: it does if something is so that is not known.
	Conditional Standing = "conditional"
	// Invoked: it is not shown to bind the provider towards this user, but the
	// provider's own documents name it. For the user that is the argument "you
	// say you follow it"; a provision against him is to be challenged.
	Invoked Standing = "invoked"
)

var standings = []Standing{OfRight, Conditional, Invoked}

// Offer is a provision that can be cited in a situation.
type Offer struct {
	*Provision
	Standing Standing
	// Because holds what makes it apply (OfRight, Invoked), or the conditions,
	// all of which must be met (Conditional).
	Because []message.Note
	// Named reports whether the provider's documents name the instrument.
	Named bool
}

// Asking returns the provisions by which a privacy notice must contain p, the
// firmest first.
func (s *Statutes) Asking(p practice.Practice, in Situation) []Offer {
	return s.offers(in, func(v *Provision) bool { return slices.Contains(v.Asks, p) })
}

// Supporting returns the provisions for the user that stand behind a clause of
// p, or grant what it grants, the firmest first.
func (s *Statutes) Supporting(p practice.Practice, in Situation) []Offer {
	return s.offers(in, func(v *Provision) bool { return v.Side == practice.For && slices.Contains(v.Supports, p) })
}

// Against returns the provisions that a provider may rely on for a clause of p,
// the firmest first.
func (s *Statutes) Against(p practice.Practice, in Situation) []Offer {
	return s.offers(in, func(v *Provision) bool { return v.Side == practice.Against && slices.Contains(v.Supports, p) })
}

// Countering returns the provisions that answer target, a practice or the id of
// a provision against the user, the firmest first.
func (s *Statutes) Countering(target string, in Situation) []Offer {
	return s.offers(in, func(v *Provision) bool { return v.counters(target) })
}

func (s *Statutes) offers(in Situation, wanted func(*Provision) bool) []Offer {
	var all []Offer
	for _, p := range s.Provisions {
		if !wanted(p) {
			continue
		}
		if offer, ok := in.Offer(p); ok {
			all = append(all, offer)
		}
	}
	slices.SortStableFunc(all, func(a, b Offer) int {
		return slices.Index(standings, a.Standing) - slices.Index(standings, b.Standing)
	})
	return all
}

// Offer tells on what ground p can be cited in the situation, or false if it
// cannot.
func (in Situation) Offer(p *Provision) (Offer, bool) {
	if !p.InForce(in.On) {
		return Offer{}, false
	}
	offer := Offer{Provision: p, Named: in.names(p.Instrument)}
	scope := p.Instrument.Applies
	user, provider := in.Residence.in(scope.User), anyIn(in.Providers, scope.Provider)
	switch {
	case user == yes || provider == yes:
		offer.Standing, offer.Because = OfRight, []message.Note{scope.fact(user == yes)}
		if scope.Entity != "" {
			offer.Standing, offer.Because = Conditional, scope.conditions(false, false)
		}
	// Who is known to live elsewhere is not offered a law for residents on the
	// mere chance that the provider is established there.
	case user == unknown || provider == unknown && scope.User == "":
		offer.Standing, offer.Because = Conditional, scope.conditions(user == unknown, provider == unknown)
	case offer.Named:
		offer.Standing, offer.Because = Invoked, []message.Note{message.New("law.because.named")}
	default:
		return Offer{}, false
	}
	return offer, true
}

// names reports whether the documents name i, or what i implements.
func (in Situation) names(i *Instrument) bool {
	return slices.Contains(in.Invoked, i.ID) || i.Under != "" && slices.Contains(in.Invoked, i.Under)
}

// fact returns what makes s hold: where the user lives, or else where the
// provider is established.
func (s Scope) fact(user bool) message.Note {
	if user {
		return message.New("law.user." + string(s.User))
	}
	return message.New("law.provider." + string(s.Provider))
}

// conditions returns what would have to be so for s to hold, of what is open.
func (s Scope) conditions(user, provider bool) []message.Note {
	var all []message.Note
	switch {
	case user && provider:
		all = append(all, message.New("law.either."+string(s.User)))
	case user || provider:
		all = append(all, s.fact(user))
	}
	if s.Entity != "" {
		all = append(all, message.New("law.entity."+string(s.Entity)))
	}
	return all
}

// Package practice is the closed vocabulary of the program: the 22 things a
// clause can say about keeping, erasing and closing, and the side each of them
// takes in an appeal.
//
// The names follow the OPP-115 annotation scheme and the W3C Data Privacy
// Vocabulary (DPV 2.3); the appeal side uses the words of the statutes.
package practice

// Practice is one thing a clause can say. The zero value is no practice.
type Practice string

// The vocabulary, in the order in which reports list it.
const (
	RetentionPeriod       Practice = "retention-period"
	RetentionObligation   Practice = "retention-obligation"
	RetentionInterest     Practice = "retention-interest"
	RetentionAfterClosure Practice = "retention-after-closure"
	DataDisposal          Practice = "data-disposal"

	ErasureRight     Practice = "erasure-right"
	ErasureProcedure Practice = "erasure-procedure"
	ErasureException Practice = "erasure-exception"
	ResponseTime     Practice = "response-time"
	IdentityCheck    Practice = "identity-check"

	ClosureRight        Practice = "closure-right"
	ClosureProcedure    Practice = "closure-procedure"
	ClosureCondition    Practice = "closure-condition"
	ClosureEffect       Practice = "closure-effect"
	ProviderTermination Practice = "provider-termination"

	RestrictionObjection Practice = "restriction-objection"
	AccessPortability    Practice = "access-portability"
	ComplaintRight       Practice = "complaint-right"
	PrivacyContact       Practice = "privacy-contact"

	LawInvoked         Practice = "law-invoked"
	DisputeForum       Practice = "dispute-forum"
	LanguagePrecedence Practice = "language-precedence"
)

// Stance is the side a clause takes in an appeal to close an account or to
// erase data.
type Stance string

// The four stances.
const (
	For     Stance = "for"     // the user can cite it
	Against Stance = "against" // the provider will cite it
	Step    Stance = "step"    // what the user must do, or whom to ask
	Context Stance = "context" // frames the dispute
)

// Group gathers practices of one subject.
type Group string

// The five groups.
const (
	Retention Group = "retention"
	Erasure   Group = "erasure"
	Closure   Group = "closure"
	Redress   Group = "redress"
	Frame     Group = "frame"
)

type entry struct {
	practice Practice
	group    Group
	stance   Stance
}

var table = [...]entry{
	{RetentionPeriod, Retention, For},
	{RetentionObligation, Retention, Against},
	{RetentionInterest, Retention, Against},
	{RetentionAfterClosure, Retention, Against},
	{DataDisposal, Retention, For},
	{ErasureRight, Erasure, For},
	{ErasureProcedure, Erasure, Step},
	{ErasureException, Erasure, Against},
	{ResponseTime, Erasure, For},
	{IdentityCheck, Erasure, Step},
	{ClosureRight, Closure, For},
	{ClosureProcedure, Closure, Step},
	{ClosureCondition, Closure, Step},
	{ClosureEffect, Closure, Context},
	{ProviderTermination, Closure, Against},
	{RestrictionObjection, Redress, For},
	{AccessPortability, Redress, For},
	{ComplaintRight, Redress, For},
	{PrivacyContact, Redress, Step},
	{LawInvoked, Frame, For},
	{DisputeForum, Frame, Context},
	{LanguagePrecedence, Frame, Context},
}

// All returns the whole vocabulary in its fixed order.
func All() []Practice {
	all := make([]Practice, len(table))
	for i, e := range table {
		all[i] = e.practice
	}
	return all
}

// places are the indexes of table.
var places = func() map[Practice]int {
	m := make(map[Practice]int, len(table))
	for i, e := range table {
		m[e.practice] = i
	}
	return m
}()

// Index returns the place of p in All, or -1 if p is not in the vocabulary.
func (p Practice) Index() int {
	if i, ok := places[p]; ok {
		return i
	}
	return -1
}

// Known reports whether p is in the vocabulary.
func (p Practice) Known() bool { return p.Index() >= 0 }

// Stance returns the side p takes, or "" if p is not in the vocabulary.
func (p Practice) Stance() Stance {
	if i := p.Index(); i >= 0 {
		return table[i].stance
	}
	return ""
}

// Group returns the subject p belongs to, or "" if p is not in the vocabulary.
func (p Practice) Group() Group {
	if i := p.Index(); i >= 0 {
		return table[i].group
	}
	return ""
}
